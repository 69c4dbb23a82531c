import { readFileSync } from 'node:fs';

/** The flags with which `npm start` runs Node.js. */
export function startFlags(): string[] {
  const { start }: { start: string } = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
  return start.split(' ').filter((word) => /^--(?!env-file)/.test(word));
}
