const mask = '[redacted]';

/** Makes a function that takes the secrets, and whatever looks like one, out of a text. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  // Inside JSON a secret may stand escaped.
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  const known = [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
  return (text) =>
    known
      .reduce((result, secret) => result.replaceAll(secret, mask), text)
      .replace(botToken, mask)
      .replace(interactionToken, `$1${mask}`)
      .replace(passwordInUrl, `$1${mask}@`);
}

const botToken = /\b[\w-]{20,40}\.[\w-]{5,8}\.[\w-]{25,80}\b/g;
/** In the path of a webhook or of an interaction's callback; who holds it can speak for the bot for 15 minutes. */
const interactionToken = /(\/(?:webhooks|interactions)\/\d{15,20}\/)[\w.%=+-]{20,}/g;
const passwordInUrl = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#:@"\\]*:)[^\s/@"\\]+@/gi;
