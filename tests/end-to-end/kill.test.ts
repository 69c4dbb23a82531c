import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { createStage, type Stage, textOfMessage, until } from './stage.ts';
import { dropUpdate } from './updates-on-disk.ts';

const post = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

describe('kill -9 around a post', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  async function subscribed(): Promise<void> {
    stage = await createStage('tests/fixtures/record');
    await stage.start();
    const { users, channels } = stage.world;
    const option = { name: 'channel', type: OptionType.Channel, value: channels.news };
    const options = [{ name: 'subscribe', type: 1, options: [option] }];
    const outcome = await stage.standIn.invoke(
      { userId: users.admin, channelId: channels.general },
      'updates',
      options,
    );
    expect(outcome.kind).toBe('message');
  }

  const news = () => stage.standIn.messages(stage.world.channels.news);
  const posts = () =>
    stage.standIn.requests().filter(({ method, path }) => method === post.method && post.path.test(path));

  async function killAndRestart(): Promise<void> {
    await stage.running().stop('SIGKILL');
    stage.standIn.clearFaults();
    await stage.start();
  }

  it('leaves one message when Discord has taken it and the answer never came', async () => {
    await subscribed();
    stage.standIn.addFault({ match: post, effect: { kind: 'reset-after' }, times: 1 });
    dropUpdate(stage.directory, { id: '2026-11-20-once', sources: [stage.sourceId] });
    await until('the message', () => news()[1]);
    await killAndRestart();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(
      news()
        .map(textOfMessage)
        .filter((text) => text.includes('Somebody joins')),
    ).toHaveLength(1);
  }, 60_000);

  it('leaves one message when it dies while the request is under way', async () => {
    await subscribed();
    const before = posts().length;
    stage.standIn.addFault({ match: post, effect: { kind: 'delay', ms: 600 }, times: 1 });
    dropUpdate(stage.directory, { id: '2026-11-20-once', sources: [stage.sourceId] });
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    await killAndRestart();
    await until('the message', () => news()[1]);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(
      news()
        .map(textOfMessage)
        .filter((text) => text.includes('Somebody joins')),
    ).toHaveLength(1);
    expect(posts().length).toBeGreaterThan(before);
  }, 60_000);

  it('posts each of three updates once and in order, killed five times at other moments', async () => {
    await subscribed();
    const ids = ['2026-11-18-a', '2026-11-19-b', '2026-11-20-c'];
    for (const id of ids) dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline ${id}` });
    for (const wait of [20, 150, 400, 700, 950]) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      await killAndRestart();
    }
    await until('the last message', () => news().some((message) => textOfMessage(message).includes(ids[2] ?? '')));
    const order = news()
      .map(textOfMessage)
      .flatMap((text) => ids.find((id) => text.includes(id)) ?? []);
    expect(order).toEqual(ids);
  }, 90_000);
});
