import { REST } from '@discordjs/rest';
import { type APIInteractionResponse, Routes } from 'discord-api-types/v10';

/** Discord gives an interaction three seconds (Discord, Interaction Callback). */
const answerTimeoutMs = 3_000;

/** Just under Discord's 50 a second, which everything else that the bot asks shares (Discord, Rate Limits). */
const postsPerSecond = 45;

/** Sends answers to interactions; they need no token and fall under no global limit. */
export function createResponder(
  apiUrl: string,
): (interaction: { id: string; token: string }, body: APIInteractionResponse) => Promise<void> {
  const rest = new REST({ version: '10', api: apiUrl, timeout: answerTimeoutMs });
  return async ({ id, token }, body) => {
    await rest.post(Routes.interactionCallback(id, token), { body, auth: false });
  };
}

/** Waits longer than this are left to the updates engine, which lets other channels go first. */
const longestWaitMs = 10_000;

/** The client for posts: it keeps under the limits but never retries, since only the engine knows what is safe to repeat. */
export function createPostingRest(apiUrl: string, token: string): REST {
  return new REST({
    version: '10',
    api: apiUrl,
    retries: 0,
    globalRequestsPerSecond: postsPerSecond,
    rejectOnRateLimit: ({ global, retryAfter }) => !global && retryAfter > longestWaitMs,
  }).setToken(token);
}
