const mask = '•••';
const secretKeys = ['token', 'authorization', 'session_id'];

/** A copy of a value of any shape in which no token stands, whether under its own name or inside of a text. */
export function maskSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((inner) => maskSecrets(inner, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretKeys.includes(key.toLowerCase()) && typeof inner === 'string' ? mask : maskSecrets(inner, secrets),
    ]),
  );
}

function maskText(text: string, secrets: readonly string[]): string {
  const named = secrets
    .filter((secret) => secret !== '')
    .reduce((masked, secret) => masked.replaceAll(secret, mask), text);
  // The tokens of interactions and webhooks stand in their addresses.
  return named.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?]+/g, `$1${mask}`);
}
