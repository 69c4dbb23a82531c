import { describe, expect, test } from 'vitest';
import { createWorld, makeSettings, makeUpdate } from '../fakes/updates-world.ts';

const day = 86_400_000;

/** A world with one instant subscription, whose record held one update when the bot first started. */
async function createRunningWorld() {
  const world = createWorld();
  await world.settings().update('1', () => makeSettings([{ channelId: '11' }]));
  world.publish(makeUpdate('old'));
  const job = world.boot();
  await job.start();
  return { world, job };
}

describe('what is new', () => {
  test('the first start on an empty store posts nothing of the record', async () => {
    const { world, job } = await createRunningWorld();
    await job.tick();
    expect(world.posted('11')).toEqual([]);
  });

  test('an id never seen is posted once, whatever its date', async () => {
    const { world, job } = await createRunningWorld();
    world.publish(makeUpdate('new', { date: '1995' }));
    expect(await job.tick()).toMatchObject({ fresh: 1, planned: 1, posted: 1, pending: 0 });
    await job.tick();
    await world.boot().tick();
    expect(world.posted('11')).toEqual([['new']]);
  });

  test('an empty record counts as started, so that the first update of all is new', async () => {
    const world = createWorld();
    await world.settings().update('1', () => makeSettings([{ channelId: '11' }]));
    await world.boot().start();
    world.publish(makeUpdate('first'));
    await world.boot().tick();
    expect(world.posted('11')).toEqual([['first']]);
  });

  test('an edited update and one that vanishes and comes back are not new', async () => {
    const { world, job } = await createRunningWorld();
    world.publish(makeUpdate('old', { headline: 'Edited' }));
    await job.tick();
    world.withdraw('old');
    await job.tick();
    world.publish(makeUpdate('old'));
    await job.tick();
    expect(world.posted('11')).toEqual([]);
    expect(world.events.filter((event) => event.includes('vanished'))).toHaveLength(1);
  });

  test('more than five new at once go out as digests of at most ten', async () => {
    const { world, job } = await createRunningWorld();
    const ids = Array.from({ length: 12 }, (_, index) => `u${String(index).padStart(2, '0')}`);
    world.publish(...ids.map((id) => makeUpdate(id)));
    await job.tick();
    expect(world.posted('11')).toEqual([ids.slice(0, 10), ids.slice(10)]);
  });

  test('a tick with nothing new touches neither store nor Discord', async () => {
    const world = createWorld();
    await world.settings().update('1', () => makeSettings([{ channelId: '11', schedule: 'daily' }]));
    let steps = 0;
    const point = async () => {
      steps += 1;
    };
    const counting = { point, crashed: new Promise<'crashed'>(() => {}), count: 0 };
    const job = world.boot(counting);
    await job.start();
    world.publish(makeUpdate('for-tomorrow'));
    expect(await job.tick()).toMatchObject({ planned: 1, posted: 0, pending: 1 });
    steps = 0;
    await job.tick();
    expect(steps).toBe(0);
  });

  test('a walk over the settings that breaks off makes nothing known, and the next tick adds what is missing', async () => {
    const { world, job } = await createRunningWorld();
    await world.settings().update('2', () => makeSettings([{ channelId: '21' }]));
    world.texts.guild.set('3', '{');
    world.publish(makeUpdate('new'));
    await expect(job.tick()).rejects.toThrow(SyntaxError);
    expect(world.texts.known.has('new')).toBe(false);
    world.texts.guild.delete('3');
    await job.tick();
    expect([world.posted('11'), world.posted('21')]).toEqual([[['new']], [['new']]]);
  });

  test('damaged settings of one guild keep no other guild from its post', async () => {
    const { world, job } = await createRunningWorld();
    world.texts.guild.set('0', '{"version":99}');
    world.publish(makeUpdate('new'));
    await job.tick();
    expect(world.posted('11')).toEqual([['new']]);
    expect(world.events).toContain('damaged settings');
  });
});

describe('digests', () => {
  test('a daily digest goes out at nine by the clock of the guild, in one message', async () => {
    const world = createWorld();
    const settings = makeSettings([{ channelId: '11', schedule: 'daily' }], { timezone: 'Europe/Berlin' });
    await world.settings().update('1', () => settings);
    const job = world.boot();
    await job.start();
    world.publish(makeUpdate('a'));
    await job.tick();
    world.pass(3_600_000);
    world.publish(makeUpdate('b'));
    await job.tick();
    world.pass(18 * 3_600_000 + 59 * 60_000);
    await job.tick();
    expect(world.posted('11')).toEqual([]);
    world.pass(60_000);
    await job.tick();
    expect(world.posted('11')).toEqual([['a', 'b']]);
  });
});

describe('faults of Discord', () => {
  test('a lost answer is repeated and posts once', async () => {
    const { world, job } = await createRunningWorld();
    const faults = ['resets after', 'fails after', 'limits'] as const;
    let index = 0;
    world.discord.state.fault = () => faults[index++] ?? null;
    world.publish(makeUpdate('new'));
    await job.tick();
    expect(world.posted('11')).toEqual([['new']]);
    expect(index).toBeGreaterThan(3);
  });

  test('a missing permission pauses the subscription with its code, and a day later the post arrives', async () => {
    const { world, job } = await createRunningWorld();
    await world.settings().update('2', () => makeSettings([{ channelId: '21' }]));
    world.discord.state.fault = (_, channelId) => (channelId === '11' ? { status: 403, code: 50013 } : null);
    world.publish(makeUpdate('new'));
    expect(await job.tick()).toMatchObject({ posted: 1, paused: 1 });
    const { subscriptions } = await world.settings().get('1');
    expect(subscriptions[0]?.paused).toMatchObject({ by: 'error', code: 50013, retryAt: '2026-11-21T12:00:00.000Z' });
    world.publish(makeUpdate('newer'));
    await job.tick();
    world.discord.state.fault = () => null;
    world.pass(day - 1);
    await job.tick();
    expect(world.posted('11')).toEqual([]);
    world.pass(3_600_001);
    await job.tick();
    expect(world.posted('11')).toEqual([['new'], ['newer']]);
    expect((await world.settings().get('1')).subscriptions[0]?.paused).toBeNull();
  });

  test('after a week of refusals the subscription gets nothing more until its admin resumes it', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => ({ status: 404, code: 10003 });
    world.publish(makeUpdate('new'));
    for (let hours = 0; hours < 24 * 9; hours += 1) {
      await job.tick();
      world.pass(3_600_000);
    }
    expect(world.discord.state.requests).toBe(8);
    expect(JSON.parse(world.texts.delivery.get('new:11') ?? '')).toMatchObject({ state: 'failed', reason: 'given up' });
    expect((await world.settings().get('1')).subscriptions).toHaveLength(1);
    world.publish(makeUpdate('newer'));
    expect(await job.tick()).toMatchObject({ planned: 0 });
  });

  test('a message that Discord rejects is given up, and the next one of the channel goes out', async () => {
    const { world, job } = await createRunningWorld();
    let first = true;
    world.discord.state.fault = () => {
      const fault = first ? { status: 400, code: 50035 } : null;
      first = false;
      return fault;
    };
    world.publish(makeUpdate('bad'), makeUpdate('good'));
    expect(await job.tick()).toMatchObject({ posted: 1, failed: 1 });
    expect(world.posted('11')).toEqual([['good']]);
    expect((await world.settings().get('1')).subscriptions[0]?.paused).toBeNull();
  });

  test('a failure that passes holds back the later messages of the channel, and is given up after a day', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => 'fails before';
    world.publish(makeUpdate('a'), makeUpdate('b'));
    await job.tick();
    expect(world.texts.delivery.get('b:11')).not.toContain('failingSince');
    for (let minutes = 0; minutes < 24 * 60 + 20; minutes += 20) {
      await job.tick();
      world.pass(20 * 60_000);
    }
    world.discord.state.fault = () => null;
    await job.tick();
    expect(JSON.parse(world.texts.delivery.get('a:11') ?? '')).toMatchObject({ state: 'failed', code: 502 });
    expect(world.posted('11').flat()).toEqual(['b']);
  });

  test('an outage ends the round early, and everything arrives after it', async () => {
    const { world, job } = await createRunningWorld();
    const channels = Array.from({ length: 200 }, (_, index) => ({ channelId: String(1000 + index) }));
    await world.settings().update('2', () => makeSettings(channels));
    world.discord.state.fault = () => 'resets before';
    world.publish(makeUpdate('new'));
    await job.tick();
    expect(world.discord.state.requests).toBeLessThan(300);
    world.discord.state.fault = () => null;
    world.pass(60_000);
    await job.tick();
    expect(channels.map(({ channelId }) => world.posted(channelId))).toEqual(channels.map(() => [['new']]));
  });

  test('a rejected token ends the job and leaves the rest for the next start', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => ({ status: 401, code: 0 });
    world.publish(makeUpdate('new'));
    await job.tick();
    expect(world.events).toContain('fatal: Error 0');
    await expect(job.tick()).rejects.toThrow('stopped');
    world.discord.state.fault = () => null;
    await world.boot().start();
    expect(world.posted('11')).toEqual([['new']]);
  });
});

describe('after a restart', () => {
  test('an answer of a command with the same button does not pass for the post', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => 'fails before';
    world.publish(makeUpdate('new'));
    await job.tick();
    world.discord.state.fault = () => null;
    const components = [{ type: 2, custom_id: 'v1:update:sources:new' }];
    const author = { id: '900000000000000001' };
    world.discord.add('11', { type: 20, author, components, webhook_id: '5' });
    world.discord.add('11', { type: 0, author: { id: '7' }, components });
    world.pass(600_000);
    expect(await world.boot().start()).toMatchObject({ posted: 1, resentBlind: 0 });
    expect(world.discord.messages('11')).toHaveLength(3);
  });

  test('without the history a message that may be there is sent again and counted', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => 'resets before';
    world.publish(makeUpdate('new'));
    await job.tick();
    world.discord.state.fault = () => null;
    world.discord.state.hasHistory = false;
    world.pass(600_000);
    expect(await world.boot().start()).toMatchObject({ posted: 1, resentBlind: 1 });
  });

  test('a message that was deleted by somebody after its lost answer is not posted again', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => ({ status: 404, code: 10008 });
    world.publish(makeUpdate('new'));
    expect(await job.tick()).toMatchObject({ posted: 1, pending: 0 });
  });
});

describe('two copies of the process', () => {
  test('what one has posted the other does not post, and what one has left the other delivers', async () => {
    const { world, job } = await createRunningWorld();
    const other = world.boot();
    await other.start();
    world.publish(makeUpdate('a'));
    await job.tick();
    await other.tick();
    expect(world.posted('11')).toEqual([['a']]);
    world.discord.state.fault = () => 'limits';
    world.publish(makeUpdate('b'));
    await job.tick();
    world.discord.state.fault = () => null;
    await other.tick();
    world.pass(600_000);
    await job.tick();
    expect(world.posted('11')).toEqual([['a'], ['b']]);
  });
});

describe('what changes while a channel waits', () => {
  async function createWaitingWorld() {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => ({ status: 403, code: 50001 });
    world.publish(makeUpdate('new'));
    await job.tick();
    world.discord.state.fault = () => null;
    return { world, job };
  }

  test('a channel that its admin resumes is tried at once when it is woken', async () => {
    const { world, job } = await createWaitingWorld();
    await world.settings().update('1', () => makeSettings([{ channelId: '11' }]));
    expect(await job.tick()).toMatchObject({ posted: 0, pending: 1 });
    job.wake('1', '11');
    expect(await job.tick()).toMatchObject({ posted: 1, pending: 0 });
  });

  test('what was erased meanwhile is neither posted nor written again', async () => {
    const { world, job } = await createWaitingWorld();
    world.texts.delivery.clear();
    job.wake('1', '11');
    expect(await job.tick()).toMatchObject({ posted: 0, failed: 0, pending: 0 });
    expect([world.posted('11'), world.texts.delivery.size]).toEqual([[], 0]);
  });

  test.each([
    ['unsubscribed', []],
    ['paused', [{ channelId: '11', paused: { by: 'admin', since: '2026-11-20T12:00:00.000Z' } }]],
  ])('a channel that was %s gets nothing, and the ledger says why', async (reason, subscriptions) => {
    const { world, job } = await createWaitingWorld();
    await world.settings().update('1', () => makeSettings(subscriptions));
    job.wake('1', '11');
    expect(await job.tick()).toMatchObject({ failed: 1, pending: 0 });
    expect(world.posted('11')).toEqual([]);
    expect(JSON.parse(world.texts.delivery.get('new:11') ?? '')).toMatchObject({ state: 'failed', reason });
  });

  test('an update that is no longer on record is not posted', async () => {
    const { world, job } = await createWaitingWorld();
    world.withdraw('new');
    await world.settings().update('1', () => makeSettings([{ channelId: '11' }]));
    job.wake('1', '11');
    expect(await job.tick()).toMatchObject({ posted: 0, failed: 1, pending: 0 });
  });
});

describe('runs', () => {
  test('two ticks at the same time are one run', async () => {
    const { world, job } = await createRunningWorld();
    world.publish(makeUpdate('new'));
    const [first, second] = await Promise.all([job.tick(), job.tick()]);
    expect(first).toBe(second);
  });

  test('stopping finishes the message in flight and begins no other', async () => {
    const { world, job } = await createRunningWorld();
    world.publish(makeUpdate('a'), makeUpdate('b'));
    const posting = Promise.withResolvers<void>();
    world.discord.state.fault = () => {
      posting.resolve();
      return null;
    };
    const run = job.tick();
    await posting.promise;
    await job.stop();
    await run;
    expect(world.posted('11')).toEqual([['a']]);
    expect(JSON.parse(world.texts.delivery.get('a:11') ?? '')).toMatchObject({ state: 'done' });
    await world.boot().start();
    expect(world.posted('11')).toEqual([['a'], ['b']]);
  });
});
