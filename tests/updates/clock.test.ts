import { describe, expect, test } from 'vitest';
import { createWorld, makeSettings, makeUpdate } from '../fakes/updates-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

async function createRunningWorld(subscription: object = {}, fields: object = {}) {
  const world = createWorld();
  await world.settings().update('1', () => makeSettings([{ channelId: '11', ...subscription }], fields));
  world.publish(makeUpdate('old'));
  const job = world.boot();
  await job.start();
  return { world, job };
}

test('a clock that is set back to the moment of a post that nobody heard of does not make it look new', async () => {
  const { world, job } = await createRunningWorld();
  world.discord.state.fault = (method) => (method === 'POST' ? 'resets after' : 'fails before');
  world.publish(makeUpdate('a'));
  await job.tick();
  world.discord.state.fault = () => null;
  // Much later than Discord knows the nonce, but seconds later by the clock.
  world.pass(hour);
  world.jump(-hour);
  await world.boot().start();
  expect(world.posted('11')).toEqual([['a']]);
});

describe.each([
  ['an hour forward', hour],
  ['a day forward', day],
  ['an hour back', -hour],
  ['a day back', -day],
])('a clock that is set %s', (_, jump) => {
  test('neither repeats nor drops nor holds up a post', async () => {
    const { world, job } = await createRunningWorld();
    world.publish(makeUpdate('a'));
    await job.tick();
    world.jump(jump);
    world.publish(makeUpdate('b'));
    await job.tick();
    world.jump(-jump);
    world.publish(makeUpdate('c'));
    await job.tick();
    await world.boot().tick();
    expect(world.posted('11')).toEqual([['a'], ['b'], ['c']]);
  });

  test('while a post is tried keeps it one post, in order', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => 'resets after';
    world.publish(makeUpdate('a'));
    await job.tick();
    world.discord.state.fault = () => null;
    world.jump(jump);
    world.pass(10 * minute);
    world.publish(makeUpdate('b'));
    await job.tick();
    world.pass(20 * minute);
    await job.tick();
    expect(world.posted('11')).toEqual([['a'], ['b']]);
  });

  test('while nothing reaches Discord keeps both posts', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => 'resets before';
    world.publish(makeUpdate('a'));
    await job.tick();
    world.jump(jump);
    world.publish(makeUpdate('b'));
    await job.tick();
    world.discord.state.fault = () => null;
    world.pass(hour);
    await job.tick();
    expect(world.posted('11')).toEqual([['a'], ['b']]);
  });

  test('around a process that dies keeps one post', async () => {
    const { world, job } = await createRunningWorld();
    world.discord.state.fault = () => 'resets after';
    world.publish(makeUpdate('a'));
    await job.tick();
    world.discord.state.fault = () => null;
    world.jump(jump);
    world.pass(30 * minute);
    await world.boot().start();
    expect(world.posted('11')).toEqual([['a']]);
  });

  test('around a digest keeps it one digest', async () => {
    const { world, job } = await createRunningWorld({ schedule: 'daily' });
    world.publish(makeUpdate('a'));
    await job.tick();
    world.jump(jump);
    await job.tick();
    world.jump(-jump);
    for (let hours = 0; hours < 50; hours += 1) {
      world.pass(hour);
      await job.tick();
    }
    expect(world.posted('11')).toEqual([['a']]);
  });
});

describe.each([
  ['two days', 2 * day],
  ['a year', 365 * day],
])('a clock that is %s ahead', (_, ahead) => {
  async function postUnheard(subscription: object) {
    const { world, job } = await createRunningWorld(subscription);
    world.jump(ahead);
    world.publish(makeUpdate('a'));
    world.discord.state.fault = (method) => (method === 'POST' ? 'resets after' : 'fails before');
    await job.tick();
    world.discord.state.fault = () => null;
    return world;
  }

  test('does not make a forum post that nobody heard of look old', async () => {
    const world = await postUnheard({ channelType: 15 });
    world.pass(hour);
    await world.boot().start();
    expect(world.discord.threads.map(({ name }) => name)).toEqual(['News of a']);
  });

  test('does not make a message of a busy channel that nobody heard of look old', async () => {
    const world = await postUnheard({});
    world.pass(hour);
    for (let index = 0; index < 150; index += 1)
      world.discord.add('11', { type: 0, author: { id: '7' }, components: [] });
    await world.boot().start();
    expect(world.posted('11').filter((ids) => ids.length > 0)).toEqual([['a']]);
  });
});

describe('digests', () => {
  test('a digest with nothing in it is not sent', async () => {
    const { world, job } = await createRunningWorld({ schedule: 'daily' });
    for (let hours = 0; hours < 72; hours += 1) {
      world.pass(hour);
      await job.tick();
    }
    expect(world.posted('11')).toEqual([]);
  });

  test('one whose hour was missed goes out as soon as the bot is back, once, and the next at nine again', async () => {
    const { world, job } = await createRunningWorld({ schedule: 'daily' });
    world.publish(makeUpdate('a'));
    await job.tick();
    world.pass(2 * day + 5 * hour);
    const later = world.boot();
    await later.start();
    expect(world.posted('11')).toEqual([['a']]);
    world.publish(makeUpdate('b'));
    await later.tick();
    world.pass(15 * hour + 59 * minute);
    await later.tick();
    expect(world.posted('11')).toEqual([['a']]);
    world.pass(minute);
    await later.tick();
    expect(world.posted('11')).toEqual([['a'], ['b']]);
  });

  test('a new time zone moves the digest that waits', async () => {
    const { world, job } = await createRunningWorld({ schedule: 'daily' });
    world.publish(makeUpdate('a'));
    await job.tick();
    await world.settings().update('1', (settings) => ({ ...settings, timezone: 'America/Los_Angeles' }));
    job.wake('1', '11');
    await job.tick();
    // 12:00 UTC is 04:00 there: five hours to go.
    world.pass(5 * hour - 1);
    await job.tick();
    expect(world.posted('11')).toEqual([]);
    world.pass(1);
    await job.tick();
    expect(world.posted('11')).toEqual([['a']]);
  });

  test('a digest changed to posts at once goes out with the next run', async () => {
    const { world, job } = await createRunningWorld({ schedule: 'weekly' });
    world.publish(makeUpdate('a'));
    await job.tick();
    await world.settings().update('1', () => makeSettings([{ channelId: '11', schedule: 'instant' }]));
    job.wake('1', '11');
    await job.tick();
    expect(world.posted('11')).toEqual([['a']]);
  });

  test.each([
    ['Europe/Berlin', '2027-03-25'],
    ['Europe/Berlin', '2027-10-28'],
    ['America/New_York', '2027-03-11'],
    ['America/New_York', '2027-11-04'],
    ['Australia/Lord_Howe', '2027-04-01'],
    ['Africa/Cairo', '2027-04-27'],
    ['UTC', '2027-03-25'],
  ])('in %s the days around the change of clocks after %s have one digest each, at nine', async (zone, from) => {
    const { world, job } = await createRunningWorld({ schedule: 'daily' }, { timezone: zone });
    world.pass(Date.parse(`${from}T12:30:00Z`) - world.now().getTime());
    const at = new Map<string, string>();
    for (let quarters = 0; quarters < 6 * 96; quarters += 1) {
      if (quarters % 96 === 0) world.publish(makeUpdate(`day-${quarters / 96}`));
      await job.tick();
      for (const [id = ''] of world.posted('11'))
        if (!at.has(id)) at.set(id, world.now().toLocaleString('sv-SE', { timeZone: zone }));
      world.pass(15 * minute);
    }
    expect(world.posted('11')).toHaveLength(6);
    const days = [...at.values()].map((time) => time.split(' ')[0]);
    expect(new Set(days).size).toBe(6);
    expect([...at.values()].map((time) => time.split(' ')[1])).toEqual(days.map(() => '09:00:00'));
  });
});
