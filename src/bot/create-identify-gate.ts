import type { REST } from '@discordjs/rest';
import { type RESTGetAPIGatewayBotResult, Routes } from 'discord-api-types/v10';
import * as z from 'zod';
import type { Namespace } from '../settings/store.ts';
import { type Identified, type IdentifyLimit, identifyWait, rememberedMs } from './identify-budget.ts';

export interface IdentifyGateOptions {
  rest: Pick<REST, 'get'>;
  /** Where it is remembered, beyond the end of the process, what was asked for. */
  memory: Pick<Namespace, 'get' | 'set'>;
  /** Tells the processes that run different shards apart. */
  key: string;
  now: () => Date;
  /** Ends early when the signal is given. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  onLimit(limit: IdentifyLimit): void;
  /** It waits for so long, and then looks again. */
  onWait(ms: number, reason: string): void;
  /** It goes on without what it could not remember. */
  onTrouble(message: string, error: unknown): void;
}

/** Lets a process ask for new sessions of the gateway no faster than Discord's limit of a day allows. */
export interface IdentifyGate {
  /**
   * Resolves when the shards may ask for a session each; `auto` are as many as Discord recommends. Rejects where Discord
   * does not say what is left, and when the signal is given.
   */
  pass(shards: number | 'auto', signal: AbortSignal): Promise<void>;
  /** Remembers that a session is asked for now; never rejects. */
  note(): Promise<void>;
}

/** Discord may reset its limit earlier than it said. */
const longestSleepMs = 300_000;

const remembered = z.array(z.object({ at: z.number(), identifies: z.number() }));

/** Makes the gate; it asks and reads nothing before it is passed. */
export function createIdentifyGate(options: IdentifyGateOptions): IdentifyGate {
  const { rest, memory, key, now, sleep, onLimit, onWait, onTrouble } = options;

  async function recall(): Promise<Identified[]> {
    try {
      const parsed = remembered.safeParse(await memory.get(key));
      return parsed.success ? parsed.data : [];
    } catch (error) {
      onTrouble('It could not be read how often the bot was started of late', error);
      return [];
    }
  }

  let noting: Promise<void> = Promise.resolve();

  async function remember(): Promise<void> {
    const at = now().getTime();
    const earlier = await recall();
    const kept = earlier.filter((each) => each.at > at - rememberedMs && each.at <= at);
    try {
      await memory.set(key, [...kept, { at, identifies: 1 }]);
    } catch (error) {
      onTrouble('It could not be written down that the bot was started', error);
    }
  }

  return {
    async pass(shards, signal) {
      for (;;) {
        const info = (await rest.get(Routes.gatewayBot(), { signal })) as RESTGetAPIGatewayBotResult;
        const { total, remaining, reset_after: resetAfterMs } = info.session_start_limit;
        const limit = { total, remaining, resetAfterMs };
        onLimit(limit);
        const identifies = shards === 'auto' ? info.shards : shards;
        const earlier = await recall();
        signal.throwIfAborted();
        const wait = identifyWait({ identifies, limit, earlier, now: now().getTime() });
        if (wait.ms === 0) return;
        onWait(wait.ms, wait.reason);
        await sleep(Math.min(wait.ms, longestSleepMs), signal);
        signal.throwIfAborted();
      }
    },
    note() {
      // One after the other: several shards may ask at the same time.
      noting = noting.then(remember);
      return noting;
    },
  };
}
