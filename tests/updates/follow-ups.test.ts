import { describe, expect, test } from 'vitest';
import { createWorld, makeSettings, makeUpdate, type SubscriptionInput } from '../fakes/updates-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

async function createRunningWorld(subscription: Omit<SubscriptionInput, 'channelId'> = {}, fields: object = {}) {
  const world = createWorld();
  await world.settings().update('1', () => makeSettings([{ channelId: '11', ...subscription }], fields));
  world.publish(makeUpdate('old'));
  const job = world.boot();
  await job.start();
  const run = async () => {
    await job.tick();
    await job.followUp();
  };
  return { world, job, run };
}

const rowsOf = (texts: ReadonlyMap<string, string>) => [...texts.values()].map((text) => JSON.parse(text));

describe('corrections', () => {
  test('an update that replaces one edits the older message once, with a link to the newer one', async () => {
    const { world, run } = await createRunningWorld();
    world.publish(makeUpdate('a'));
    await run();
    world.publish(makeUpdate('b', { supersedes: ['a'] }));
    await run();
    await run();
    const [first, second] = world.discord.messages('11');
    expect(first?.edits).toBe(1);
    expect(JSON.stringify(first?.components)).toContain(`https://discord.com/channels/1/11/${second?.id}`);
    expect(second?.edits).toBeUndefined();
    await world.boot().tick();
    expect(world.posted('11')).toEqual([['a'], ['b']]);
  });

  test('a message is corrected also where the newer update is not posted, and then has no link', async () => {
    const { world, run } = await createRunningWorld();
    world.publish(makeUpdate('a'));
    await run();
    world.publish(makeUpdate('denial', { certainty: 'denied', supersedes: ['a'] }));
    await run();
    expect(world.posted('11')).toEqual([['a']]);
    const [first] = world.discord.messages('11');
    expect(JSON.stringify(first?.components)).toContain('"by":"denial","url":null');
  });

  test('a message in a thread that has been archived meanwhile is corrected, and the thread archived again', async () => {
    const { world, run } = await createRunningWorld({ channelType: 15 });
    world.publish(makeUpdate('a'));
    await run();
    const thread = world.discord.threads[0]?.id ?? '';
    world.discord.state.archived.add(thread);
    world.publish(makeUpdate('b', { supersedes: ['a'] }));
    await run();
    expect(world.discord.messages(thread)[0]?.edits).toBe(1);
    expect([...world.discord.state.archived]).toEqual([thread]);
  });

  test('two corrections of one message both stand in it', async () => {
    const { world, run } = await createRunningWorld();
    world.publish(makeUpdate('a'));
    await run();
    world.publish(makeUpdate('b', { supersedes: ['a'] }));
    await run();
    world.publish(makeUpdate('c', { supersedes: ['a'] }));
    await run();
    const [first] = world.discord.messages('11');
    expect(first?.edits).toBe(2);
    expect(JSON.stringify(first?.components)).toMatch(/"by":"b".*"by":"c"/);
  });

  test('both in one message need no edit', async () => {
    const { world, run } = await createRunningWorld();
    const others = Array.from({ length: 6 }, (_, index) => makeUpdate(`m${index}`));
    world.publish(makeUpdate('a'), ...others, makeUpdate('b', { supersedes: ['a'] }));
    await run();
    expect(world.discord.messages('11').map(({ edits }) => edits)).toEqual([undefined]);
  });

  test.each([
    ['was deleted', 404, 10008, 'failed'],
    ['may not be edited now', 429, 30046, 'intent'],
    ['is published and was edited too often', 429, 20022, 'intent'],
    ['stands in an archived thread', 400, 50083, 'failed'],
  ])('a message that %s stops nothing', async (_, status, code, state) => {
    const { world, run } = await createRunningWorld();
    world.publish(makeUpdate('a'));
    await run();
    world.discord.state.fault = (method) => (method === 'PATCH' ? { status, code } : null);
    world.publish(makeUpdate('b', { supersedes: ['a'] }));
    await run();
    expect(world.posted('11')).toEqual([['a'], ['b']]);
    expect(rowsOf(world.texts.followup)).toMatchObject([{ kind: 'correction', state }]);
    world.discord.state.fault = () => null;
    world.pass(2 * hour);
    await run();
    expect(world.discord.messages('11')[0]?.edits).toBe(state === 'intent' ? 1 : undefined);
  });

  test('a correction that was promised outlives the process', async () => {
    const { world, job, run } = await createRunningWorld();
    world.publish(makeUpdate('a'));
    await run();
    world.publish(makeUpdate('b', { supersedes: ['a'] }));
    await job.tick();
    const next = world.boot();
    await next.start();
    await next.followUp();
    expect(world.discord.messages('11')[0]?.edits).toBe(1);
  });
});

describe('publishing to followers', () => {
  const announcement = { channelType: 5, crosspost: true };

  test('every message is published once, at most ten in an hour, and posts do not wait for it', async () => {
    const { world, run } = await createRunningWorld(announcement);
    for (let index = 0; index < 12; index += 1) {
      world.publish(makeUpdate(`u${index}`));
      await run();
    }
    const published = () => world.discord.messages('11').filter(({ crossposted }) => crossposted).length;
    expect([world.posted('11').length, published()]).toEqual([12, 10]);
    world.pass(hour);
    await run();
    expect(published()).toBe(12);
  });

  test('a limit on publishing is waited out, and the message is not posted again', async () => {
    const { world, run } = await createRunningWorld(announcement);
    world.discord.state.fault = (_method, _channel, url) => (url.endsWith('crosspost') ? 'limits' : null);
    world.publish(makeUpdate('a'));
    await run();
    expect(rowsOf(world.texts.followup)).toMatchObject([{ kind: 'crosspost', state: 'intent', attempts: 1 }]);
    world.discord.state.fault = () => null;
    world.pass(hour);
    await run();
    expect(world.discord.messages('11')).toMatchObject([{ crossposted: true }]);
  });

  test('a lost answer to publishing counts as done when Discord says so', async () => {
    const { world, run } = await createRunningWorld(announcement);
    let lost = false;
    world.discord.state.fault = (_method, _channel, url) => {
      if (lost || !url.endsWith('crosspost')) return null;
      lost = true;
      return 'resets after';
    };
    world.publish(makeUpdate('a'));
    await run();
    world.pass(hour);
    await run();
    expect(rowsOf(world.texts.followup)).toMatchObject([{ kind: 'crosspost', state: 'done' }]);
  });

  test.each([
    ['nobody asked for it', { channelType: 5 }],
    ['the channel is no announcement channel', { channelType: 0, crosspost: true }],
  ])('nothing is published where %s', async (_, subscription) => {
    const { world, run } = await createRunningWorld(subscription);
    world.publish(makeUpdate('a'));
    await run();
    expect(world.texts.followup.size).toBe(0);
  });
});

describe('notices to admins', () => {
  const refusing = { status: 403, code: 50013 };
  const refuse11 = (_method: string, channelId: string) => (channelId === '11' ? refusing : null);
  const contents = (world: ReturnType<typeof createWorld>, channelId: string) =>
    world.discord.messages(channelId).map(({ content }) => content);

  test('a channel that refuses is told of once, in the channel for notices, and every refusal is counted', async () => {
    const { world, run } = await createRunningWorld({}, { notices: '90' });
    world.discord.state.fault = refuse11;
    world.publish(makeUpdate('a'));
    await run();
    world.pass(day + hour);
    await run();
    await run();
    expect(contents(world, '90')).toEqual(['notice 11 50013 false']);
    expect(rowsOf(world.texts.issue)).toMatchObject([
      { guildId: '1', channelId: '11', code: 50013, count: 2, firstSeen: '2026-11-20T12:00:00.000Z' },
    ]);
  });

  test('after a week it is said that nothing more is tried', async () => {
    const { world, run } = await createRunningWorld({}, { notices: '90' });
    world.discord.state.fault = refuse11;
    world.publish(makeUpdate('a'));
    for (let hours = 0; hours < 24 * 9; hours += 1) {
      await run();
      world.pass(hour);
    }
    expect(contents(world, '90')).toEqual(['notice 11 50013 false', 'notice 11 50013 true']);
    expect(rowsOf(world.texts.issue)).toMatchObject([{ count: 8 }]);
  });

  test('without a channel for notices, or when it refuses too, Discord’s own channel for admins is used', async () => {
    const { world, run } = await createRunningWorld({}, { notices: '90' });
    world.discord.state.communityChannels.set('1', '91');
    world.discord.state.fault = (_method, channelId) => (['11', '90'].includes(channelId) ? refusing : null);
    world.publish(makeUpdate('a'));
    await run();
    expect([contents(world, '90'), contents(world, '91')]).toEqual([[], ['notice 11 50013 false']]);
  });

  test('where there is nobody to tell, the list alone says it', async () => {
    const { world, run } = await createRunningWorld();
    world.discord.state.fault = refuse11;
    world.publish(makeUpdate('a'));
    await run();
    expect(rowsOf(world.texts.followup)).toMatchObject([
      { kind: 'notice', state: 'failed', reason: 'there is no channel to tell the admins in' },
    ]);
  });

  test('a notice whose answer is lost is sent again and stands there once', async () => {
    const { world, run } = await createRunningWorld({}, { notices: '90' });
    let lost = false;
    world.discord.state.fault = (_method, channelId) => {
      if (channelId === '90' && !lost) {
        lost = true;
        return 'resets after';
      }
      return refuse11(_method, channelId);
    };
    world.publish(makeUpdate('a'));
    await run();
    world.pass(minute);
    await run();
    expect(contents(world, '90')).toHaveLength(1);
  });
});

describe('channels that are lost together', () => {
  const channels = Array.from({ length: 12 }, (_, index) => ({ channelId: String(200 + index) }));

  async function loseAll(fault: (channelId: string) => 'resets after' | null) {
    const world = createWorld();
    await world.settings().update('1', () => makeSettings(channels, { notices: '90' }));
    await world.settings().update('2', () => makeSettings([{ channelId: '299' }], { notices: '91' }));
    const job = world.boot();
    await job.start();
    world.discord.state.fault = (_method, channelId) =>
      channelId.startsWith('2') ? { status: 403, code: 50001 } : fault(channelId);
    world.publish(makeUpdate('a'));
    for (let minutes = 0; minutes < 4; minutes += 1) {
      await job.tick();
      await job.followUp();
      world.pass(minute);
    }
    const told = (channelId: string) =>
      world.discord.messages(channelId).map(({ content }) => String(content).match(/notice \d+/g)?.length);
    return { own: told('90'), other: told('91') };
  }

  test('are told of in as few messages as hold them, each guild for itself', async () => {
    expect(await loseAll(() => null)).toEqual({ own: [10, 2], other: [1] });
  });

  test('are told of once, although an answer is lost', async () => {
    const lost = new Set<string>();
    const fault = (channelId: string) => {
      if (lost.has(channelId)) return null;
      lost.add(channelId);
      return 'resets after' as const;
    };
    expect(await loseAll(fault)).toEqual({ own: [10, 2], other: [1] });
  });
});

describe('forums', () => {
  const forum = { channelType: 15 };

  test('each update becomes a post of its own', async () => {
    const { world, run } = await createRunningWorld(forum);
    world.publish(makeUpdate('a'), makeUpdate('b'));
    await run();
    expect(world.discord.threads.map(({ name, parent_id }) => [name, parent_id])).toEqual([
      ['News of a', '11'],
      ['News of b', '11'],
    ]);
    const [thread] = world.discord.threads;
    expect(JSON.parse(world.texts.delivery.get('a:11') ?? '')).toMatchObject({
      messageId: thread?.id,
      postedIn: thread?.id,
    });
  });

  test.each(['resets after', 'fails after', 'resets before'] as const)(
    'a request that %s leaves one post, since it is looked for before another is started',
    async (fault) => {
      const { world, run } = await createRunningWorld(forum);
      let met = false;
      world.discord.state.fault = (method) => {
        if (met || method !== 'POST') return null;
        met = true;
        return fault;
      };
      world.publish(makeUpdate('a'));
      await run();
      world.pass(minute);
      await run();
      expect(world.discord.threads).toHaveLength(1);
    },
  );

  test('a forum that wants a tag gets the first that anybody may use', async () => {
    const { world, run } = await createRunningWorld(forum);
    world.discord.state.tagsOf.set('11', [
      { id: '71', moderated: true },
      { id: '72', moderated: false },
    ]);
    world.publish(makeUpdate('a'));
    await run();
    expect(world.discord.threads.map(({ tags }) => tags)).toEqual([['72']]);
  });

  test('a forum that wants a tag and has none pauses the subscription with that code', async () => {
    const { world, run } = await createRunningWorld(forum);
    world.discord.state.tagsOf.set('11', []);
    world.publish(makeUpdate('a'));
    await run();
    expect((await world.settings().get('1')).subscriptions[0]?.paused).toMatchObject({ by: 'error', code: 40067 });
  });

  test('a post is corrected in its thread', async () => {
    const { world, run } = await createRunningWorld(forum);
    world.publish(makeUpdate('a'));
    await run();
    world.publish(makeUpdate('b', { supersedes: ['a'] }));
    await run();
    const [thread, newer] = world.discord.threads;
    const [starter] = world.discord.messages(thread?.id ?? '');
    expect(starter?.edits).toBe(1);
    expect(JSON.stringify(starter?.components)).toContain(`https://discord.com/channels/1/${newer?.id}/${newer?.id}`);
  });
});
