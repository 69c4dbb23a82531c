import type { StatusUpdate } from '../../src/dataset/record-schema.ts';
import type { FakeDiscord, FakeMessage } from '../fakes/fake-discord.ts';
import type { PlannedChannel, Scenario } from './scenario.ts';

export interface Outcome {
  updates: readonly StatusUpdate[];
  /** When each became new, in milliseconds since the beginning. */
  publishedAt: ReadonlyMap<string, number>;
  /** When the bot looked for what is new. */
  lookedAt: readonly number[];
  /** The channels of which an entry of the store was damaged: they may lack something. */
  damaged: ReadonlySet<string>;
  discord: FakeDiscord;
  began: number;
  /** A channel that nobody subscribed. */
  bystander: string;
}

// Less than the time until the bot looks again.
const promptMs = 55_000;

/** Holds what stands in the channels at the end against what was asked for; written apart from the code it judges. */
export function findViolations(scenario: Scenario, outcome: Outcome): string[] {
  const { lives, storeFaultRate, standby, jumps, outages, storeOutages } = scenario;
  const troubles = [lives, jumps, outages, storeOutages];
  const calm = !standby && storeFaultRate === 0 && troubles.every(({ length }) => length === 0);
  const found = scenario.channels.flatMap((channel) => ofChannel(channel, outcome, calm));
  if (outcome.discord.messages(outcome.bystander).length > 0) found.push('a message to somebody else');
  return found;
}

function ofChannel(channel: PlannedChannel, outcome: Outcome, calm: boolean): string[] {
  const { id, kind, crosspost } = channel;
  const messages = messagesOf(channel, outcome);
  const posted = messages.flatMap((message) => idsOf(message).map((updateId) => ({ updateId, message })));
  const ids = posted.map(({ updateId }) => updateId);
  const wanted = outcome.updates.filter((update) => isWanted(update, channel)).map((update) => update.id);
  const say = (what: string) => `channel ${id} (${kind}, ${channel.subscription.schedule}): ${what}`;
  const found: string[] = [];
  for (const updateId of new Set(ids)) {
    const times = ids.filter((each) => each === updateId).length;
    if (times > 1) found.push(say(`${updateId} stands there ${times} times`));
    if (!wanted.includes(updateId)) found.push(say(`${updateId} was not asked for`));
  }
  if (kind === 'lost' || kind === 'restless' || outcome.damaged.has(id)) return found;
  for (const updateId of wanted) if (!ids.includes(updateId)) found.push(say(`${updateId} is missing`));
  if (ids.join() !== [...ids].sort().join()) found.push(say(`out of order: ${ids.join(' ')}`));
  if (calm && kind === 'healthy' && channel.subscription.schedule === 'instant')
    for (const { updateId, message } of posted) {
      const published = outcome.publishedAt.get(updateId) ?? 0;
      const seen = outcome.lookedAt.find((at) => at >= published) ?? published;
      const late = sentAt(message) - outcome.began - seen;
      if (late > promptMs) found.push(say(`${updateId} came ${late} ms late`));
    }
  for (const { updateId, message } of posted)
    found.push(...ofCorrection(updateId, message, { posted, outcome }).map(say));
  if (crosspost && kind === 'healthy')
    for (const { message } of posted) if (!message.crossposted) found.push(say(`${message.id} was not published`));
  return found;
}

/** The messages of a channel; those of a forum begin its posts. */
function messagesOf({ id, forum }: PlannedChannel, { discord }: Outcome): readonly FakeMessage[] {
  if (!forum) return discord.messages(id);
  const posts = discord.threads.filter((thread) => thread.parent_id === id);
  return posts.flatMap((post) => discord.messages(post.id).slice(0, 1));
}

interface Posted {
  posted: readonly { updateId: string; message: FakeMessage }[];
  outcome: Outcome;
}

/** Whether an update that was replaced says so. */
function ofCorrection(updateId: string, message: FakeMessage, { posted, outcome }: Posted): string[] {
  const text = JSON.stringify(message.components);
  return outcome.updates
    .filter(({ supersedes }) => supersedes.includes(updateId))
    .filter(({ id }) => posted.find((each) => each.updateId === id)?.message !== message)
    .flatMap(({ id }) => (text.includes(`"by":"${id}"`) ? [] : [`${updateId} does not say that ${id} replaced it`]));
}

function isWanted(update: StatusUpdate, { subscription }: PlannedChannel): boolean {
  if (subscription.kinds.length > 0 && !subscription.kinds.includes(update.kind)) return false;
  if (subscription.certainty === 'all') return true;
  return update.certainty === 'confirmed' || (subscription.certainty === 'reported' && update.certainty === 'reported');
}

function idsOf({ components }: FakeMessage): string[] {
  return JSON.stringify(components ?? []).match(/(?<=sources:)[^"]+/g) ?? [];
}

function sentAt({ id }: FakeMessage): number {
  return Number(BigInt(id) >> 22n) + 1_420_070_400_000;
}
