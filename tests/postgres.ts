import pg from 'pg';

/** Where tests look for PostgreSQL. */
export const postgresUrl = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/test';

/** Runs one statement; rejects where no server answers. */
export async function queryPostgres(sql: string, url = postgresUrl): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Whether a server answers. */
export function postgresAnswers(): Promise<boolean> {
  return queryPostgres('SELECT 1').then(
    () => true,
    () => false,
  );
}

/** Why a test that needs PostgreSQL is skipped. */
export const withoutPostgres = '(skipped: no PostgreSQL answers at TEST_POSTGRES_URL or 127.0.0.1:5432)';

/** An empty database of its own; gives its address. */
export async function createDatabase(name: string): Promise<string> {
  await queryPostgres(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await queryPostgres(`CREATE DATABASE ${name}`);
  return Object.assign(new URL(postgresUrl), { pathname: `/${name}` }).href;
}
