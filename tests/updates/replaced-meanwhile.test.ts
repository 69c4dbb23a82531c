import { expect, test } from 'vitest';
import { createMemoryNamespace } from '../fakes/memory-namespace.ts';
import { createWorld, makeSettings, makeUpdate, type World } from '../fakes/updates-world.ts';

const minute = 60_000;
const isDone = (value: unknown) => JSON.stringify(value ?? null).includes('"state":"done"');

const many = Array.from({ length: 7 }, (_, index) => makeUpdate(`m${index}`));
// Not asked for, so that the older message alone is to say what it replaced.
const denial = (supersedes: string) => makeUpdate('denial', { certainty: 'denied', supersedes: [supersedes] });

interface Store {
  /** Whether of several ends only the first is taken. */
  isFull: boolean;
  /** Called when updates become known. */
  onKnown: () => void;
}

/** A world with a channel, whose store the test upsets. */
async function createUnsteadyWorld() {
  const store: Store = { isFull: false, onKnown: () => {} };
  const world = createWorld({
    open(name, { point }) {
      const namespace = createMemoryNamespace(world.texts[name], { point });
      return {
        ...namespace,
        async setMany(entries) {
          const [first, ...others] = entries;
          const breaksOff = store.isFull && name === 'delivery' && isDone(first?.[1]);
          if (breaksOff && first !== undefined && others.length > 0) await namespace.setMany([first]);
          if (breaksOff) throw new Error('database or disk is full');
          await namespace.setMany(entries);
          if (name === 'known') store.onKnown();
        },
      };
    },
  });
  await world.settings().update('1', () => makeSettings([{ channelId: '11', certainty: 'reported' }]));
  const job = world.boot();
  await job.start();
  return { world, job, store };
}

function messagesOf(world: World): string[] {
  return world.discord.messages('11').map(({ components }) => JSON.stringify(components));
}

const replaced = (updateId: string) => `{"updateId":"${updateId}","by":"denial","url":null}`;

test('an update that is replaced while its message is written down only in part says so', async () => {
  const { world, job, store } = await createUnsteadyWorld();
  store.isFull = true;
  world.publish(...many);
  await job.tick();
  expect(JSON.parse(world.texts.delivery.get('m0:11') ?? '')).toMatchObject({ state: 'done' });
  expect(JSON.parse(world.texts.delivery.get('m5:11') ?? '')).toMatchObject({ state: 'intent' });
  world.publish(denial('m5'));
  await job.tick();
  world.pass(2 * minute);
  store.isFull = false;
  await job.tick();
  await job.followUp();
  expect(messagesOf(world)).toEqual([expect.stringContaining(replaced('m5'))]);
  expect(world.posted('11')).toEqual([many.map(({ id }) => id)]);
});

test('so does one that another copy writes down after this one has announced what replaces it', async () => {
  const { world, job, store } = await createUnsteadyWorld();
  world.publish(makeUpdate('a'));
  await job.tick();
  const done = world.texts.delivery.get('a:11') ?? '';
  world.texts.delivery.set('a:11', done.replace('"state":"done"', '"state":"intent"'));
  const standby = world.boot();
  world.discord.state.fault = () => 'fails before';
  await standby.start();
  world.discord.state.fault = () => null;
  world.pass(20 * minute);
  store.onKnown = () => void world.texts.delivery.set('a:11', done);
  world.publish(denial('a'));
  await standby.tick();
  await standby.followUp();
  expect(messagesOf(world)).toEqual([expect.stringContaining(replaced('a'))]);
});

test('so does one whose row is lost, and which becomes known together with what replaces it', async () => {
  const { world, job } = await createUnsteadyWorld();
  world.publish(...many);
  await job.tick();
  // A process that died wrote down neither all of the message nor which updates are known.
  for (const { id } of many) world.texts.known.delete(id);
  world.texts.delivery.delete('m5:11');
  world.publish(denial('m5'));
  const next = world.boot();
  await next.start();
  await next.tick();
  await next.followUp();
  expect(messagesOf(world)).toEqual([expect.stringContaining(replaced('m5'))]);
  expect(world.posted('11')).toEqual([many.map(({ id }) => id)]);
});
