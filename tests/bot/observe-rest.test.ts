import { Routes } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFollowUpRest, createPostingRest } from '../../src/bot/create-rest.ts';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';
import { fillSampleWorld } from '../../src/playground/discord/sample-world.ts';
import type { StandIn } from '../../src/playground/discord/stand-in.ts';

let standIn: StandIn;
beforeEach(async () => {
  standIn = await createStandIn();
});
afterEach(() => standIn.close());

function observe() {
  const seen = { waits: [] as number[], refusals: [] as string[] };
  const observer = {
    onWait: (seconds: number) => void seen.waits.push(seconds),
    onRefusal: (scope: string) => void seen.refusals.push(scope),
  };
  return { seen, observer };
}

it.each(['user', 'shared', 'global'] as const)('tells of a 429 with the scope %s', async (scope) => {
  const { seen, observer } = observe();
  const rest = createPostingRest(standIn.apiUrl, standIn.token, { observer });
  standIn.addFault({ match: { path: /users/ }, effect: { kind: 'rate-limit', retryAfterSeconds: 60, scope } });
  await rest.get(Routes.user()).catch(() => {});
  expect(seen.refusals).toEqual([scope]);
});

it('tells of a limit that is met before Discord refuses', async () => {
  const { seen, observer } = observe();
  const { channels } = fillSampleWorld(standIn);
  const rest = createFollowUpRest(standIn.apiUrl, standIn.token, observer);
  const say = (index: number) =>
    rest.post(Routes.channelMessages(channels.general), { body: { content: `${index}` } }).catch(() => {});
  for (let index = 0; index < 6; index += 1) await say(index);
  expect(seen.refusals).toEqual([]);
  // The client's own limit of four a second may have made it wait too.
  expect(seen.waits.at(-1)).toBeGreaterThan(1.1);
  expect(seen.waits.at(-1)).toBeLessThanOrEqual(5.1);
}, 15_000);

it('tells of nothing when all goes well', async () => {
  const { seen, observer } = observe();
  await createPostingRest(standIn.apiUrl, standIn.token, { observer }).get(Routes.user());
  expect(seen).toEqual({ waits: [], refusals: [] });
});
