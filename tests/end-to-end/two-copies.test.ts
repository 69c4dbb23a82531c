import { ChannelType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, postgresAnswers, queryPostgres, withoutPostgres } from '../postgres.ts';
import { createStage, type Stage, textOfMessage, until } from './stage.ts';
import { type RunningProcess, startProcess, untilReady } from './start-process.ts';
import { dropUpdate } from './updates-on-disk.ts';

const answers = await postgresAnswers();
const database = `stakeout_copies_${process.pid}`;

describe.skipIf(!answers)(`two processes on one PostgreSQL store ${answers ? '' : withoutPostgres}`, () => {
  let stage: Stage;
  let other: RunningProcess;
  beforeEach(async () => {
    const url = await createDatabase(database);
    stage = await createStage('tests/fixtures/record', { STORE_URL: url });
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
  }, 30_000);
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
    for (const { id } of more) await until('the post', () => postsOf(id)[0], 10_000);
    for (const { id } of more) expect(stage.standIn.messages(id)).toHaveLength(2);
  }, 30_000);

  it('one posts while the other stands by', async () => {
    expect([isLeader(stage.running()), isLeader(other)]).toEqual([true, false]);
    drop('2026-11-20-a');
    await until('the post', () => news()[0]);
    await tick(2);
    expect(news()).toEqual(['2026-11-20-a']);
    expect(postsOf(stage.world.channels.spoilers)).toEqual(['2026-11-20-a']);
    // Both answer from the record as it is now.
    for (const { output } of [stage.running(), other]) expect(output()).toContain('The record has changed');
  }, 20_000);

  it('the other takes over within two ticks when the first is killed', async () => {
    drop('2026-11-20-a');
    await until('the post', () => news()[0]);
    await stage.running().stop('SIGKILL');
    const killedAt = Date.now();
    drop('2026-11-20-b');
    await until('the post of the other', () => news()[1]);
    expect(Date.now() - killedAt).toBeLessThan(3_000);
    expect(news()).toEqual(['2026-11-20-a', '2026-11-20-b']);
  }, 20_000);

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
    const frozenAt = Date.now();
    await until('the takeover', () => isLeader(other));
    expect(Date.now() - frozenAt).toBeLessThan(3_000);
    drop('2026-11-20-b');
    await until('the post of the other', () => news().includes('2026-11-20-b'));
    stage.running().child.kill('SIGCONT');
    drop('2026-11-20-c');
    await until('the last post', () => news().includes('2026-11-20-c'));
    await tick(3);
    for (const channel of [stage.world.channels.news, stage.world.channels.spoilers])
      expect(postsOf(channel)).toEqual(['2026-11-20-a', '2026-11-20-b', '2026-11-20-c']);
    expect(stage.running().child.exitCode).toBeNull();
  }, 30_000);
});
