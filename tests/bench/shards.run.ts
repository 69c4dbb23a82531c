import process from 'node:process';
import { parseArgs } from 'node:util';
import { runHosts } from '../end-to-end/run-hosts.ts';
import { createDatabase, postgresAnswers, queryPostgres } from '../postgres.ts';

/** Three processes on one PostgreSQL store at 12 shards and 30,000 guilds; one is killed and one stopped on the way. */
const { values } = parseArgs({
  options: {
    guilds: { type: 'string', default: '30000' },
    shards: { type: 'string', default: '12' },
    subscribed: { type: 'string', default: '1000' },
  },
  strict: false,
});
if (!(await postgresAnswers())) {
  process.stdout.write('skipped: no PostgreSQL answers at TEST_POSTGRES_URL or 127.0.0.1:5432\n');
  process.exit(0);
}
const database = `stakeout_bench_hosts_${process.pid}`;
const started = performance.now();
try {
  const report = await runHosts({
    storeUrl: await createDatabase(database),
    shards: Number(values.shards),
    guilds: Number(values.guilds),
    subscribed: Number(values.subscribed),
    updates: 4,
    interactionsPerSecond: 50,
    patienceMs: 600_000,
    say: (line) =>
      void process.stdout.write(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${line}\n`),
  });
  const { interactions, answered, diedWithTheKilled, refusedCallbacks, posts, wrongPosts, stoppedWith } = report;
  process.stdout.write(
    `${interactions} interactions, ${answered} answered, ${diedWithTheKilled} died with the process that was killed, ${refusedCallbacks} callbacks refused\n${posts} posts, ${wrongPosts.length} missing or twice; the stopped process ended with ${stoppedWith}\n`,
  );
  const met =
    interactions - answered <= diedWithTheKilled &&
    refusedCallbacks === 0 &&
    wrongPosts.length === 0 &&
    stoppedWith === 0;
  process.stdout.write(
    met ? 'every interaction answered once, every update posted once\n' : `NOT met\n${wrongPosts.join('\n')}\n`,
  );
  process.exitCode = met ? 0 : 1;
} finally {
  await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
}
