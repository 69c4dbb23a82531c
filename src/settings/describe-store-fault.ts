const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no right to write there',
  EPERM: 'there is no right to write there',
  EROFS: 'the file system can only be read',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  ENOENT: 'the folder does not exist and cannot be made',
  EISDIR: 'it is a folder, not a file',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the server closed the connection',
  ENOTFOUND: 'there is no server of that name',
  EAI_AGAIN: 'the name of the server cannot be looked up',
  ETIMEDOUT: 'the server does not answer in time',
  '28P01': 'the server refuses the user name or the password',
  '28000': 'the server refuses this user',
  '3D000': 'there is no database of that name',
  '42501': 'the user has no right to create or write its table',
  '25006': 'the database can only be read',
  '53100': 'the disk of the server is full',
  '53300': 'the server has no connection left',
  'sqlite 5': 'another process holds it locked',
  'sqlite 8': 'there is no right to write there',
  'sqlite 11': 'the file is damaged',
  'sqlite 13': 'the disk is full',
  'sqlite 14': 'the file cannot be opened; check the rights on it and on its folder',
  'sqlite 26': 'the file is not a SQLite database',
};

/** Why the store failed, in a few words for people; the system's own words where the fault is not a common one. */
export function describeStoreFault(error: unknown): string {
  for (const cause of causes(error)) {
    const reason = reasons[codeOf(cause)];
    if (reason !== undefined) return reason;
  }
  const text = causes(error)
    .map((cause) => (cause instanceof Error ? cause.message : String(cause)))
    .find((message) => message !== '');
  return text ?? 'the reason is not known';
}

function causes(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error];
  const inner = error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause];
  return [error, ...inner.flatMap(causes)];
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  // SQLite's extended codes keep the plain one in the lowest byte.
  if ('errcode' in error && typeof error.errcode === 'number') return `sqlite ${error.errcode & 0xff}`;
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
