import { expect, it } from 'vitest';
import { createDatabase, postgresAnswers, queryPostgres, withoutPostgres } from '../postgres.ts';
import { runHosts } from './run-hosts.ts';

const answers = await postgresAnswers();
const database = `stakeout_hosts_${process.pid}`;

it.skipIf(!answers)(
  `three hosts answer each interaction once and post each update once, one killed, one stopped ${answers ? '' : withoutPostgres}`,
  async () => {
    try {
      const report = await runHosts({
        storeUrl: await createDatabase(database),
        shards: 3,
        guilds: 300,
        subscribed: 60,
        updates: 4,
        interactionsPerSecond: 20,
        patienceMs: 60_000,
        say: () => {},
      });
      expect(report).toMatchObject({ refusedCallbacks: 0, posts: 240, wrongPosts: [], stoppedWith: 0 });
      expect(report.interactions).toBeGreaterThan(50);
      expect(report.interactions - report.answered).toBeLessThanOrEqual(report.diedWithTheKilled);
    } finally {
      await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    }
  },
  180_000,
);
