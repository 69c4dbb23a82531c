import type { Card } from '../views/card.ts';

/** The answer to a button or command that this version of the bot does not know. */
export function outdatedCard(): Card {
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [
      {
        kind: 'text',
        spans: [
          'This button or command is from another version of the bot. Ask again with a slash command: ',
          { code: '/about' },
          ' lists them.',
        ],
      },
    ],
  };
}
