import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { createStage, textOfMessage, until } from '../end-to-end/stage.ts';
import { dropUpdate } from '../end-to-end/updates-on-disk.ts';

export interface CyclesOptions {
  cycles: number;
  /** An interaction is sent every so many milliseconds. */
  everyMs: number;
  channels: number;
  /** How long the bot is left up, from 0 to 1 of half a second. */
  random: () => number;
  /** How long Discord waits for an answer: three seconds, or longer where the machine may be too busy for them. */
  interactionTimeoutMs: number;
}

export interface CyclesResult {
  cycles: number;
  /** Interactions that the gateway handed to a bot whose connection was open. */
  accepted: number;
  /** Those that nobody tried to answer, or whose answer Discord would not take. */
  unanswered: string[];
  /** How long the slowest and the one in a hundred took, from gateway to answer. */
  slowestMs: number;
  p99Ms: number;
  /** Answers that Discord would not take, for being too late or the second. */
  refused: number;
  updates: number;
  /** One line for each channel that does not hold each update once and in order. */
  violations: string[];
  exitCodes: Set<number | null>;
  longestStopMs: number;
}

interface Frame {
  t?: string;
  d?: { id: string };
}

/** Stops the real process with SIGTERM and starts it, over and over, while commands come in and updates are dropped. */
export async function runCycles(given: CyclesOptions): Promise<CyclesResult> {
  const { cycles, everyMs, channels, random, interactionTimeoutMs } = given;
  const options = { globalLimit: null, requestLogSize: 1_000_000, interactionTimeoutMs };
  const stage = await createStage('tests/fixtures/record', {}, options);
  try {
    await stage.start();
    const { standIn, world } = stage;
    const accepted = new Map<string, number>();
    standIn.subscribe((event) => {
      if (event.type !== 'gateway' || event.direction !== 'out') return;
      const { t, d } = event.frame as Frame;
      if (t === 'INTERACTION_CREATE' && d !== undefined) accepted.set(d.id, Date.now());
    });
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

    const asker = { userId: world.users.fan, channelId: world.channels.general };
    const questions = [
      () => standIn.invoke(asker, 'about'),
      () => standIn.invoke(asker, 'sequel', [{ name: 'status', type: OptionType.Subcommand, options: [] }]),
      () => standIn.invoke(asker, 'ask', [{ name: 'question', type: OptionType.String, value: 'who directs it?' }]),
    ];
    const asked: Promise<unknown>[] = [];
    const load = setInterval(() => {
      const question = questions[asked.length % questions.length];
      if (question !== undefined) asked.push(question());
    }, everyMs);

    const ids: string[] = [];
    const exitCodes = new Set<number | null>();
    let longestStopMs = 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const id = `2026-11-20-u${String(cycle).padStart(3, '0')}`;
      ids.push(id);
      dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline ${id}.` });
      await new Promise((resolve) => setTimeout(resolve, random() * 500));
      const from = performance.now();
      exitCodes.add(await stage.running().stop('SIGTERM'));
      longestStopMs = Math.max(longestStopMs, performance.now() - from);
      // Every other one is told to stop while it is still coming up.
      await stage.start(cycle % 2 === 0 ? 'ready' : 'listening');
    }
    const posted = (channelId: string) =>
      standIn
        .messages(channelId)
        .map(textOfMessage)
        .flatMap((text) => text.match(/(?<=Headline )2026-11-20-u\d+/g) ?? []);
    await until(
      'the last update everywhere',
      () => made.every(({ id }) => posted(id).includes(ids.at(-1) ?? '')),
      60_000,
    );
    clearInterval(load);
    await Promise.all(asked);

    const callbacks = standIn.requests().filter(({ path }) => /^\/interactions\/\d+\/.+\/callback/.test(path));
    const answered = new Map(
      callbacks
        .filter(({ status }) => status < 300)
        .map(({ path, at }): [string, number] => [/\d+/.exec(path)?.[0] ?? '', Date.parse(at)]),
    );
    const tookMs = [...accepted].flatMap(([id, at]) => (answered.get(id) ?? at) - at).sort((a, b) => a - b);
    return {
      cycles,
      accepted: accepted.size,
      unanswered: [...accepted.keys()].filter((id) => !answered.has(id)),
      slowestMs: tookMs.at(-1) ?? 0,
      p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0,
      refused: callbacks.filter(({ status }) => status >= 400).length,
      updates: ids.length,
      violations: made.flatMap(({ id, name }) => {
        const found = posted(id);
        return found.join() === ids.join() ? [] : [`${name}: ${found.join(' ')}`];
      }),
      exitCodes,
      longestStopMs,
    };
  } finally {
    await stage.close();
  }
}
