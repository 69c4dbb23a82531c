import { type DiscordAPIError, Events, PermissionFlagsBits, WebSocketShardEvents } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';
import { openClient } from './open-client.ts';
import { openWorld } from './open-world.ts';
import { openRawBot } from './raw-bot.ts';

describe('on the gateway, the library', () => {
  test('resumes after being asked to reconnect, and misses nothing', async () => {
    const { client, standIn, world } = await openClient();
    const heard: string[] = [];
    client.on(Events.ChannelCreate, ({ name }) => heard.push(name));
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    standIn.dropGateway({ op: 7 });
    standIn.addChannel({ guildId: world.guildId, name: 'meanwhile', type: 0 });
    await resumed;
    await expect.poll(() => heard).toEqual(['meanwhile']);
  });

  test('resumes after the line is cut', async () => {
    const { client, standIn } = await openClient();
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    standIn.dropGateway({ close: 1006 });
    await resumed;
    expect(standIn.sessions()).toBe(1);
  });

  test('identifies anew when its session is lost', async () => {
    const { client, standIn } = await openClient();
    const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    standIn.dropGateway({ op: 9, resumable: false });
    await ready;
    expect(standIn.sessions()).toBe(1);
  }, 15_000);

  test.each([4000, 4001, 4002])('resumes after close code %i', async (close) => {
    const { client, standIn } = await openClient();
    const back = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    standIn.dropGateway({ close });
    await back;
    expect(standIn.sessions()).toBe(1);
  });

  test('comes back after each close code that ends no bot', async () => {
    // The library waits five seconds between two identifies: all of them wait at once.
    const codes = [4003, 4005, 4007, 4008, 4009];
    const worlds = await Promise.all(codes.map(() => openClient()));
    const back = worlds.map(
      ({ client }) =>
        new Promise<void>((resolve) => {
          client.once(Events.ShardResume, () => resolve());
          client.once(Events.ShardReady, () => resolve());
        }),
    );
    for (const [index, { standIn }] of worlds.entries()) standIn.dropGateway({ close: codes[index] ?? 0 });
    await Promise.all(back);
    expect(worlds.map(({ standIn }) => standIn.sessions())).toEqual(codes.map(() => 1));
  }, 15_000);

  test.each([4004, 4010, 4011, 4012, 4013, 4014])('gives up after close code %i', async (close) => {
    const { client, standIn } = await openClient();
    client.on(Events.ShardError, () => {});
    const gone = new Promise<number>((resolve) => client.once(Events.ShardDisconnect, ({ code }) => resolve(code)));
    standIn.dropGateway({ close });
    expect(await gone).toBe(close);
    expect(standIn.sessions()).toBe(0);
  });

  test('comes back when a closed door opens again', async () => {
    const { client, standIn } = await openClient();
    client.on(Events.ShardError, () => {});
    standIn.setGatewayFaults({ refuse: true });
    standIn.dropGateway({ close: 1006 });
    await expect.poll(() => standIn.sessions()).toBe(0);
    const back = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    standIn.setGatewayFaults({});
    await back;
    expect(standIn.sessions()).toBe(1);
  });

  test('measures the heartbeat', async () => {
    const { client } = await openClient({ options: { gatewayHeartbeatMs: 60 } });
    await expect.poll(() => client.ws.ping, { timeout: 3000 }).toBeGreaterThanOrEqual(0);
  });

  test('sends a heartbeat when it is asked for one', async () => {
    const { client, standIn } = await openClient();
    expect(client.ws.ping).toBe(-1);
    standIn.dropGateway({ op: 1 });
    await expect.poll(() => client.ws.ping).toBeGreaterThanOrEqual(0);
  });

  test('refuses a wrong token at once', async () => {
    const { standIn } = await openWorld();
    await expect(connectClient({ ...standIn, token: 'wrong' })).rejects.toThrow('invalid token');
  });

  test('loses its token after too many identifies', async () => {
    const { standIn } = await openWorld({ identifyLimit: { limit: 2, windowMs: 86_400_000 } });
    await connectClient(standIn);
    const second = await connectClient(standIn);
    second.on(Events.ShardError, () => {});
    const gone = new Promise<number>((resolve) => second.once(Events.ShardDisconnect, ({ code }) => resolve(code)));
    const third = await openRawBot(standIn);
    third.send(2, { token: standIn.token, properties: {}, intents: 0 });
    expect(await gone).toBe(4004);
    expect(await second.rest.get('/users/@me').catch(({ status }: DiscordAPIError) => status)).toBe(401);
  });

  test('has to wait between two identifies where that is asked for', async () => {
    const { standIn } = await openWorld({ identifySpacingMs: 5000 });
    await connectClient(standIn);
    const second = await openRawBot(standIn);
    second.send(2, { token: standIn.token, properties: {}, intents: 0 });
    expect(await second.take(({ op }) => op === 9)).toMatchObject({ d: false });
  });

  test('sees raw events by their names', async () => {
    const { client, standIn, world } = await openClient();
    const names: (string | undefined)[] = [];
    client.on(Events.Raw, ({ t }: { t?: string }) => names.push(t));
    standIn.addChannel({ guildId: world.guildId, name: 'x', type: 0 });
    await expect.poll(() => names).toContain('CHANNEL_CREATE');
    expect(WebSocketShardEvents.Resumed).toBe('resumed');
  });
});

describe('the world of a stand-in', () => {
  test('is put back to what it was', async () => {
    const { standIn, general, world, fan } = await openClient({ rights: PermissionFlagsBits.ManageWebhooks });
    standIn.say(fan, 'before');
    const snapshot = standIn.snapshot();
    standIn.say(fan, 'after');
    standIn.deleteChannel(world.channels.news);
    await general.createWebhook({ name: 'w' });
    standIn.restore(snapshot);
    expect(standIn.messages(general.id).map(({ content }) => content)).toEqual(['before']);
    expect(standIn.channels(world.guildId)).toHaveLength(5);
    standIn.say(fan, 'again');
    standIn.restore(snapshot);
    expect(standIn.messages(general.id)).toHaveLength(1);
  });
});
