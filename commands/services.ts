import type { Answerer } from '../src/answers/ask/create-answerer.ts';
import type { Services } from '../src/bot/command.ts';

/** What the commands of this bot may use: the contract's services, and the answers to plain questions. */
export interface AskServices extends Services {
  answerer(): Answerer;
}
