import { type APIMessage, ChannelType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/settings/open-store.ts';
import { makeSettings } from '../fakes/updates-world.ts';
import { createDatabase, postgresAnswers, queryPostgres, withoutPostgres } from '../postgres.ts';
import { messageOf } from './admin-stage.ts';
import { createStage, pressable, type Stage, textOfMessage, until } from './stage.ts';
import { type RunningProcess, startProcess, untilReady } from './start-process.ts';
import { dropUpdate } from './updates-on-disk.ts';

const answers = await postgresAnswers();
// On a busy machine three seconds are not enough for everything.
const patient = { interactionTimeoutMs: 10_000 };
const database = `stakeout_copies_${process.pid}`;

describe.skipIf(!answers)(`two processes on one PostgreSQL store ${answers ? '' : withoutPostgres}`, () => {
  let stage: Stage;
  let other: RunningProcess;
  beforeEach(async () => {
    const url = await createDatabase(database);
    stage = await createStage('tests/fixtures/record', { STORE_URL: url }, patient);
    await stage.start();
    other = await startProcess({
      DISCORD_TOKEN: stage.standIn.token,
      DISCORD_API_URL: stage.standIn.apiUrl,
      DATASET_DIR: stage.directory,
      STORE_URL: url,
      UPDATES_CRON: '* * * * * *',
    });
    await untilReady(other);
    const { users, channels } = stage.world;
    let subscribed = 0;
    for (const channel of [channels.news, channels.spoilers]) {
      const option = { name: 'channel', type: OptionType.Channel, value: channel };
      const options = [{ name: 'subscribe', type: 1, options: [option] }];
      const outcome = await stage.standIn.invoke(
        { userId: users.admin, channelId: channels.general },
        'updates',
        options,
      );
      expect(outcome.kind).toBe('message');
      // Discord gives an interaction to every session: the slower process writes the settings too.
      subscribed += 1;
      for (const { output } of [stage.running(), other])
        await until('the interaction to be over', () => output().split('"command":"updates"').length > subscribed);
    }
  }, 90_000);
  afterEach(async () => {
    await other.stop('SIGKILL');
    await stage.close();
    await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  });

  const drop = (id: string) =>
    dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline ${id}` });
  const postsOf = (channelId: string) =>
    stage.standIn
      .messages(channelId)
      .map(textOfMessage)
      .flatMap((text) => /Headline (\d{4}-\d\d-\d\d-[a-z]+)/.exec(text)?.[1] ?? []);
  const news = () => postsOf(stage.world.channels.news);
  const isLeader = ({ output }: RunningProcess) => output().includes('This copy of the bot posts updates from now on');
  /** How often the other one has looked and left it to the first. */
  const standbyTicks = async () => {
    const text = await (await fetch(`${other.url}/metrics`)).text();
    return Number(/^stakeout_updates_runs_total\{outcome="standby"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  const tick = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000));

  it('both answer every interaction, and none undoes what the other has saved', async () => {
    const { users, channels, guildId } = stage.world;
    const admin = { userId: users.admin, channelId: channels.general };
    const more = Array.from({ length: 8 }, (_, index) =>
      stage.standIn.addChannel({ guildId, name: `more-${index}`, type: ChannelType.GuildText }),
    );
    const subscribe = (value: string) =>
      stage.standIn.invoke(admin, 'updates', [
        { name: 'subscribe', type: 1, options: [{ name: 'channel', type: OptionType.Channel, value }] },
      ]);
    const outcomes = await Promise.all(more.map(({ id }) => subscribe(id)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(more.map(() => 'message'));
    drop('2026-11-20-everywhere');
    for (const { id } of more) await until('the post', () => postsOf(id)[0]);
    for (const { id } of more) expect(stage.standIn.messages(id)).toHaveLength(2);
  }, 90_000);

  it('one posts while the other stands by', async () => {
    expect([isLeader(stage.running()), isLeader(other)]).toEqual([true, false]);
    drop('2026-11-20-a');
    await until('the post', () => news()[0]);
    await tick(2);
    expect(news()).toEqual(['2026-11-20-a']);
    expect(postsOf(stage.world.channels.spoilers)).toEqual(['2026-11-20-a']);
    // Both answer from the record as it is now.
    for (const { output } of [stage.running(), other]) expect(output()).toContain('The record has changed');
  }, 90_000);

  it('the other takes over within two ticks when the first is killed', async () => {
    drop('2026-11-20-a');
    await until('the post', () => news()[0]);
    await stage.running().stop('SIGKILL');
    const ticks = await standbyTicks();
    await until('the takeover', () => isLeader(other));
    expect((await standbyTicks()) - ticks).toBeLessThanOrEqual(2);
    drop('2026-11-20-b');
    await until('the post of the other', () => news()[1]);
    expect(news()).toEqual(['2026-11-20-a', '2026-11-20-b']);
  }, 90_000);

  it('the other takes over from one that is frozen, and nothing is repeated when that one thaws', async () => {
    stage.standIn.addFault({
      match: { method: 'POST', path: /messages$/ },
      effect: { kind: 'delay', ms: 400 },
      times: 1,
    });
    drop('2026-11-20-a');
    // In the middle of its posts.
    await until('a request under way', () => stage.running().output().includes('New updates'));
    stage.running().child.kill('SIGSTOP');
    const ticks = await standbyTicks();
    await until('the takeover', () => isLeader(other));
    expect((await standbyTicks()) - ticks).toBeLessThanOrEqual(2);
    drop('2026-11-20-b');
    await until('the post of the other', () => news().includes('2026-11-20-b'));
    stage.running().child.kill('SIGCONT');
    drop('2026-11-20-c');
    await until('the last post', () => news().includes('2026-11-20-c'));
    await tick(3);
    for (const channel of [stage.world.channels.news, stage.world.channels.spoilers])
      expect(postsOf(channel)).toEqual(['2026-11-20-a', '2026-11-20-b', '2026-11-20-c']);
    expect(stage.running().child.exitCode).toBeNull();
  }, 90_000);
});

describe.skipIf(!answers)(
  `two hosts with a shard each on one PostgreSQL store ${answers ? '' : withoutPostgres}`,
  () => {
    let stage: Stage;
    let other: RunningProcess;
    const env: Record<string, string> = {};
    beforeEach(async () => {
      env.STORE_URL = await createDatabase(database);
      stage = await createStage('tests/fixtures/record', env, patient);
      // The first to start posts; the guild is on the other one's shard.
      const shard = Number((BigInt(stage.world.guildId) >> 22n) % 2n);
      env.SHARDS = `${1 - shard}-${1 - shard}/2`;
      await stage.start();
      other = await startProcess({
        DISCORD_TOKEN: stage.standIn.token,
        DISCORD_API_URL: stage.standIn.apiUrl,
        DATASET_DIR: stage.directory,
        STORE_URL: env.STORE_URL,
        SHARDS: `${shard}-${shard}/2`,
        UPDATES_CRON: '* * * * * *',
      });
      await untilReady(other);
    }, 90_000);
    afterEach(async () => {
      await other.stop('SIGKILL');
      await stage.close();
      await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    });

    const use = async (name: string, sub: string): Promise<APIMessage> => {
      const { users, channels } = stage.world;
      const actor = { userId: users.admin, channelId: channels.general };
      return messageOf(await stage.standIn.invoke(actor, name, [{ name: sub, type: 1, options: [] }]));
    };
    const press = async (message: APIMessage, label: string) => {
      const { users, channels } = stage.world;
      const actor = { userId: users.admin, channelId: channels.general };
      return messageOf(await stage.standIn.press(actor, message.id, pressable(message).get(label) ?? ''));
    };
    const drop = (id: string) =>
      dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline ${id}` });
    const posts = (id: string) =>
      stage.standIn.messages(stage.world.channels.general).filter((message) => textOfMessage(message).includes(id))
        .length;

    const looked = (id: string) =>
      stage
        .running()
        .output()
        .split('\n')
        .some((line) => line.includes('New updates') && line.includes(id));

    it('the one that posts learns at once what an admin did at the other', async () => {
      const panel = await use('updates', 'subscribe');
      expect(stage.running().output()).not.toContain('"command":"updates"');
      await use('updates', 'pause');
      drop('2026-11-20-a');
      await until('the other look at the record', () => looked('2026-11-20-a'));
      await until('the record to be served anew here', () => other.output().includes('served anew'));
      await press(await use('updates', 'resume'), 'Post it now');
      await until('what was missed', () => posts('2026-11-20-a') === 1);

      const { users, channels } = stage.world;
      const actor = { userId: users.admin, channelId: channels.general };
      const choose = (value: string) =>
        stage.standIn.select(actor, panel.id, `v1:updates:schedule:${channels.general}`, [value]);
      await choose('daily');
      drop('2026-11-21-b');
      await until('the other look at the record', () => looked('2026-11-21-b'));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(posts('2026-11-21-b')).toBe(0);
      await choose('instant');
      await until('what waited for the digest', () => posts('2026-11-21-b') === 1);
      expect(posts('2026-11-20-a')).toBe(1);
    }, 90_000);
  },
);

describe.skipIf(!answers)(
  `a copy that is frozen in a broadcast and thaws much later ${answers ? '' : withoutPostgres}`,
  () => {
    it('sends nothing of what it had ready', async () => {
      const url = await createDatabase(database);
      let later = 0;
      const stage = await createStage(
        'tests/fixtures/record',
        { STORE_URL: url },
        { now: () => new Date(Date.now() + later), globalLimit: null, ...patient },
      );
      let other: RunningProcess | null = null;
      try {
        const { standIn, world } = stage;
        const channels = Array.from({ length: 150 }, (_, index) =>
          standIn.addChannel({ guildId: world.guildId, name: `c${index}`, type: ChannelType.GuildText }),
        ).map(({ id }) => id);
        await stage.start();
        other = await startProcess({
          DISCORD_TOKEN: standIn.token,
          DISCORD_API_URL: standIn.apiUrl,
          DATASET_DIR: stage.directory,
          STORE_URL: url,
          UPDATES_CRON: '* * * * * *',
        });
        await untilReady(other);
        const store = await openStore(url, { onError: () => {} });
        await store.guild.set(world.guildId, makeSettings(channels.map((channelId) => ({ channelId }))));
        await store.close();
        const posts = (channel: string) => standIn.messages(channel).length;
        const posted = () => channels.filter((channel) => posts(channel) > 0).length;
        dropUpdate(stage.directory, { id: '2026-11-20-a', sources: [stage.sourceId] });
        await until('some of the posts', () => posted() > 4);
        stage.running().child.kill('SIGSTOP');
        expect(posted()).toBeLessThan(channels.length);
        await until('all of the posts', () => posted() === channels.length);
        // Discord has forgotten the nonces by then.
        later = 600_000;
        stage.running().child.kill('SIGCONT');
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        expect(channels.filter((channel) => posts(channel) !== 1)).toEqual([]);
      } finally {
        await other?.stop('SIGKILL');
        await stage.close();
        await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      }
    }, 120_000);
  },
);
