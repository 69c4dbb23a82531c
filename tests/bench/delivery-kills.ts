import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import type { Fault } from '../../src/playground/discord/stand-in.ts';
import { createStage, textOfMessage, until } from '../end-to-end/stage.ts';
import { dropUpdate } from '../end-to-end/updates-on-disk.ts';
import { createRandom } from '../simulation/random.ts';

export interface KillsOptions {
  kills: number;
  channels: number;
  updates: number;
  seed: number;
}

export interface KillsResult {
  kills: number;
  /** Requests to post, for how much was repeated. */
  posts: number;
  /** One line for each channel that does not hold each update once and in order. */
  violations: string[];
}

const post = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
const effects: [Fault['effect'], ...Fault['effect'][]] = [
  { kind: 'reset-after' },
  { kind: 'reset-before' },
  { kind: 'delay', ms: 300 },
  { kind: 'status', status: 502 },
];

/** Kills the real process with -9 at random moments while updates are dropped, with faults on, and looks what arrived. */
export async function runKills({ kills, channels, updates, seed }: KillsOptions): Promise<KillsResult> {
  const random = createRandom(seed);
  const stage = await createStage('tests/fixtures/record', {}, { globalLimit: null });
  try {
    await stage.start();
    const { standIn, world } = stage;
    const made = Array.from({ length: channels }, (_, index) =>
      standIn.addChannel({ guildId: world.guildId, name: `channel-${index}`, type: 0 }),
    );
    for (const { id } of made) {
      const option = { name: 'channel', type: OptionType.Channel, value: id };
      const outcome = await standIn.invoke(
        { userId: world.users.admin, channelId: world.channels.general },
        'updates',
        [{ name: 'subscribe', type: 1, options: [option] }],
      );
      if (outcome.kind !== 'message') throw new Error(`Not subscribed: ${JSON.stringify(outcome)}`);
    }
    const ids = Array.from({ length: updates }, (_, index) => `2026-11-20-u${String(index).padStart(3, '0')}`);
    const coming = [...ids];
    for (let kill = 0; kill < kills; kill += 1) {
      const id = kill % Math.max(1, Math.floor(kills / updates)) === 0 ? coming.shift() : undefined;
      if (id !== undefined) dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline ${id}.` });
      if (random.chance(0.5))
        standIn.addFault({ match: post, effect: random.pick(effects), times: random.between(1, 5) });
      await new Promise((resolve) => setTimeout(resolve, random.between(0, 1_200)));
      await stage.running().stop('SIGKILL');
      standIn.clearFaults();
      await stage.start();
    }
    for (const id of coming)
      dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline ${id}.` });
    const posted = (channelId: string) =>
      standIn
        .messages(channelId)
        .map(textOfMessage)
        .flatMap((text) => text.match(/(?<=Headline )2026-11-20-u\d+/g) ?? []);
    const last = ids.at(-1) ?? '';
    await until('the last update everywhere', () => made.every(({ id }) => posted(id).includes(last)), 120_000);
    const violations = made.flatMap(({ id, name }) => {
      const found = posted(id);
      return found.join() === ids.join() ? [] : [`${name}: ${found.join(' ')}`];
    });
    const posts = standIn.requests().filter(({ method, path }) => method === 'POST' && post.path.test(path)).length;
    return { kills, posts: posts - channels, violations };
  } finally {
    await stage.close();
  }
}
