/** Turns a JSON line of the log into one for people: time, level, message, fields, then the stack of an error. */
export function formatLogLine(line: string): string {
  const entry = parse(line);
  if (entry === null) return line;
  const { time, level, msg, err, ...fields } = entry;
  const words = Object.entries(fields).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const clock = typeof time === 'string' ? time.slice(11, 23) : '';
  const head = [clock, String(level).toUpperCase().padEnd(5), scalar(msg), ...words].filter((word) => word !== '');
  return [head.join(' '), ...stackLines(err)].map((text) => `${plain(text)}\n`).join('');
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function stackLines(err: unknown): string[] {
  if (err === undefined) return [];
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? err.stack : JSON.stringify(err);
  return String(stack)
    .split('\n')
    .map((text) => `  ${text}`);
}

function scalar(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Without the control characters with which a text could repaint the terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
