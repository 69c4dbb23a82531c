/** A benchmark: what it shows, and the command that runs it in a process of its own. */
export interface Bench {
  shows: string;
  /** Arguments to Node.js; the options on the command line of the runner are added. */
  node: readonly string[];
}

/** Every benchmark by name, in the order in which `npm run bench` runs them. */
export const benches: Readonly<Record<string, Bench>> = {
  ask: {
    shows: '/ask in process: right and declined beside search alone, time, a record 100 times as large',
    node: ['tests/bench/ask.run.ts'],
  },
  latency: {
    shows: 'gateway dispatch to callback request, against a bare discord.js bot',
    node: ['tests/bench/latency.run.ts'],
  },
  start: {
    shows: 'start to ready and processor time at rest, against a bare discord.js bot',
    node: ['tests/bench/start.run.ts'],
  },
  memory: {
    shows: 'resident memory by guilds, and its growth over a million interactions',
    node: ['tests/bench/memory.run.ts'],
  },
  shards: {
    shows: 'three processes, 12 shards and 30,000 guilds on one PostgreSQL store, one killed and one stopped',
    node: ['tests/bench/shards.run.ts'],
  },
  kills: {
    shows: 'posts under kill -9: every channel holds each update once',
    node: ['tests/bench/delivery-kills.run.ts'],
  },
  scale: {
    shows: 'posting with 1,000 to 100,000 subscriptions: idle ticks, time and memory',
    node: ['tests/bench/delivery-scale.run.ts'],
  },
  'stop-and-start': {
    shows: 'stopped and started under load: nothing unanswered, each update once',
    node: ['tests/bench/stop-and-start.run.ts'],
  },
  throughput: {
    shows: 'posts a second, without and with the limit',
    node: ['tests/bench/delivery-throughput.run.ts'],
  },
};
