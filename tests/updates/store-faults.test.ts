import { describe, expect, test } from 'vitest';
import { LockLostError } from '../../src/settings/lock-lost-error.ts';
import type { FollowUpRow } from '../../src/updates/follow-up-row.ts';
import { createFollowUps } from '../../src/updates/follow-ups.ts';
import { eraseGuildData } from '../../src/updates/guild-data.ts';
import { createSender } from '../../src/updates/sender.ts';
import { createMemoryNamespace } from '../fakes/memory-namespace.ts';
import { createWorld, makeSettings, makeUpdate } from '../fakes/updates-world.ts';

const minute = 60_000;

/** A world whose ledger takes no `done` as long as `full.is`, as a disk that is full. */
async function createFullWorld(subscription: object = {}) {
  const full = { is: false };
  const world = createWorld({
    open(name, { point }) {
      const namespace = createMemoryNamespace(world.texts[name], { point });
      const refuse = (value: unknown) => {
        if (full.is && name === 'delivery' && JSON.stringify(value).includes('"done"'))
          throw new Error('database or disk is full');
      };
      return {
        ...namespace,
        async setMany(entries) {
          for (const [, value] of entries) refuse(value);
          await namespace.setMany(entries);
        },
      };
    },
  });
  await world.settings().update('1', () => makeSettings([{ channelId: '11', ...subscription }]));
  const job = world.boot();
  await job.start();
  return { world, job, full };
}

describe('a store that cannot be written after a post', () => {
  test('does not make the post again, however long it lasts and although there is no history to look in', async () => {
    const { world, job, full } = await createFullWorld();
    world.discord.state.hasHistory = false;
    full.is = true;
    world.publish(makeUpdate('a'));
    for (let minutes = 0; minutes < 30; minutes += 1) {
      await job.tick();
      world.pass(minute);
    }
    expect(world.posted('11')).toEqual([['a']]);
    expect(world.events).toContain('Deliveries to a channel broke off; they are tried again');
    full.is = false;
    await job.tick();
    expect(JSON.parse(world.texts.delivery.get('a:11') ?? '')).toMatchObject({
      state: 'done',
      messageId: world.discord.messages('11')[0]?.id,
    });
    world.publish(makeUpdate('b'));
    await job.tick();
    expect(world.posted('11')).toEqual([['a'], ['b']]);
  });

  test('does not make a post of a forum again either', async () => {
    const { world, job, full } = await createFullWorld({ channelType: 15 });
    full.is = true;
    world.publish(makeUpdate('a'));
    for (let minutes = 0; minutes < 5; minutes += 1) {
      await job.tick();
      world.pass(minute);
    }
    full.is = false;
    await job.tick();
    expect(world.discord.threads).toHaveLength(1);
  });

  test('does not count its publication anew with each attempt to write, so that the next one waits for nothing', async () => {
    const { world, job, full } = await createFullWorld({ channelType: 5, crosspost: true });
    const run = async () => {
      await job.tick();
      await job.followUp();
      world.pass(minute);
    };
    full.is = true;
    world.publish(makeUpdate('a'));
    for (let minutes = 0; minutes < 20; minutes += 1) await run();
    full.is = false;
    world.publish(makeUpdate('b'));
    await run();
    expect(world.discord.messages('11')).toMatchObject([{ crossposted: true }, { crossposted: true }]);
  });
});

test('a walk over the ledger that breaks off when another copy has planned is made again', async () => {
  const broken = { is: false };
  const world = createWorld({
    open(name, { point }) {
      const namespace = createMemoryNamespace(world.texts[name], { point });
      return {
        ...namespace,
        async *entries() {
          if (broken.is && name === 'delivery') throw new Error('The walk breaks off');
          yield* namespace.entries();
        },
      };
    },
  });
  await world.settings().update('1', () => makeSettings([{ channelId: '11' }]));
  const [dying, living] = [world.boot(), world.boot()];
  await dying.start();
  await living.start();
  world.publish(makeUpdate('a'));
  world.discord.state.fault = () => 'fails before';
  await dying.tick();
  world.discord.state.fault = () => null;
  broken.is = true;
  await expect(living.tick()).rejects.toThrow('The walk breaks off');
  broken.is = false;
  await living.tick();
  expect(world.posted('11')).toEqual([['a']]);
});

describe('a guild of which everything is erased while it is posted to', () => {
  test.each(['posted', 'refused'])('keeps nothing of a post that is %s afterwards', async (end) => {
    let erasing: Promise<void> | null = null;
    const world = createWorld({ parts: { mayPost: async () => void (await erasing) } });
    await world.settings().update('1', () => makeSettings([{ channelId: '11' }]));
    await world.settings().update('2', () => makeSettings([{ channelId: '21' }]));
    const job = world.boot();
    await job.start();
    world.publish(makeUpdate('a'));
    const store = {
      ...Object.fromEntries(
        (['guild', 'known', 'delivery', 'issue', 'followup'] as const).map((name) => [
          name,
          createMemoryNamespace(world.texts[name]),
        ]),
      ),
      departure: createMemoryNamespace(new Map()),
    } as Parameters<typeof eraseGuildData>[0];
    world.discord.state.fault = (_method, channelId) => {
      if (channelId !== '11') return null;
      erasing ??= eraseGuildData(store, '1', world.settings()).then(() => job.forgetGuild('1', world.now()));
      return end === 'posted' ? null : { status: 403, code: 50013 };
    };
    world.discord.state.point = async () => void (await erasing);
    await job.tick();
    await job.tick();
    await job.followUp();
    for (const name of ['guild', 'delivery', 'issue', 'followup'] as const)
      expect([...world.texts[name]].filter(([, text]) => !text.includes('"2"') && !text.includes('"21"'))).toEqual([]);
    expect(world.posted('21')).toEqual([['a']]);
  });

  test('has no follow-up written down that was under way', async () => {
    const texts = new Map<string, string>();
    const followUps = createFollowUps(createMemoryNamespace(texts), { onDamaged: () => {} });
    const at = '2026-11-20T12:00:00.000Z';
    const row: FollowUpRow = {
      version: 1,
      kind: 'crosspost',
      state: 'intent',
      guildId: '1',
      channelId: '11',
      messageId: '5',
      plannedAt: at,
      due: at,
      attempts: 0,
    };
    await followUps.add([row]);
    texts.clear();
    followUps.drop('1');
    await followUps.write({ ...row, state: 'done' });
    expect([...texts]).toEqual([]);
    expect(followUps.due(new Date(at))).toEqual([]);
  });
});

test('that another copy of the process posts now is no fault of Discord’s', async () => {
  const lost = new LockLostError('Another copy of the process posts now');
  const sender = createSender({ get: () => Promise.reject(lost), post: () => Promise.reject(lost) });
  await expect(sender.send('11', {}, 'nonce')).rejects.toBe(lost);
  await expect(sender.send('11', { name: 'A post' }, 'nonce')).rejects.toBe(lost);
  await expect(sender.readBack('11', { customIds: [], since: new Date(0), now: new Date(0) })).rejects.toBe(lost);
});
