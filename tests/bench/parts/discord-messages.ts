import type { Use } from './uses.ts';

/** A steady stream of interactions: each use in turn, by users in turn, evenly spread. */
export interface Load {
  /** Loads of the same name go on with the uses where the one before ended. */
  name: string;
  uses: Use[];
  perSecond: number;
  count: number;
  /** Waits so long before the first. */
  delayMs?: number;
}

export interface LoadResult {
  /** From the dispatch on the gateway until the head of the callback request was read, in the order they were answered. */
  latenciesMs: number[];
  /** Dispatched and not answered within Discord's three seconds, or refused. */
  lost: number;
}

/** What the process of stand-ins can be asked to do, and what it says. */
export interface DiscordCalls {
  /** Opens a Discord with one guild of 20 channels and so many users, and so many guilds more with nothing in them. */
  open(options: { users: number; guilds: number }): { id: number; apiUrl: string; token: string };
  /** Registers the commands that another stand-in has with this one. */
  copyCommands(options: { from: number; to: number }): null;
  load(options: { id: number } & Load): LoadResult;
  /** So many interactions, each use and user in turn, as fast as they are answered, `atOnce` at a time; those lost. */
  flood(options: { id: number; uses: Use[]; count: number; atOnce: number }): { lost: number };
  close(options: { id: number }): null;
}
