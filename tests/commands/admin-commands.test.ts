import { MessageFlags } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import { namespaceNames } from '../../src/settings/store.ts';
import { collect } from '../fakes/collect.ts';
import { createHarness, type Harness } from '../fakes/harness.ts';
import { channelId, guildId, rawAutocomplete, rawCommand, rawPress, rawSelect } from '../fakes/interactions.ts';
import { buttonsOf, messageOf, partsOf, textOf } from '../fakes/message-parts.ts';
import { makeSettings } from '../fakes/updates-world.ts';

const manageGuild = 1n << 5n;
const place = { permissions: manageGuild };
const noon = '2026-11-20T12:00:00.000Z';
const updateInput = { type: 7 };

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness('tests/fixtures/record');
});

const run = (name: string, sub: string, options: object[] = [], more: object = {}) =>
  harness.ask(rawCommand(name, { ...place, options: [{ name: sub, type: 1, options: options as never[] }], ...more }));
const press = (id: string) => harness.ask(rawPress(id, place));
const text = (name: string, value: string) => ({ name, type: 3, value });
const subscription = async (): Promise<Subscription | undefined> =>
  (await harness.services.settings.get(guildId)).subscriptions[0];
const subscribed = (fields: object = {}, guild: object = {}) =>
  harness.services.settings.update(guildId, () => makeSettings([{ channelId, ...fields }], guild));
const updateIds = () => [...harness.services.dataset().updates.keys()];

async function know(since: string): Promise<void> {
  await harness.store.known.setMany(updateIds().map((id) => [id, { since }]));
}

function row(updateId: string, fields: object): [string, object] {
  const common = { version: 1, guildId, channelId, updateId, plannedAt: noon, order: 0, due: noon };
  return [
    `${updateId}:${channelId}`,
    { ...common, batch: updateId, members: [updateId], unsureSince: null, ...fields },
  ];
}

describe('/updates pause and resume', () => {
  it('pauses, says so in the list, and resumes at once when nothing was missed', async () => {
    await subscribed();
    await know('2026-01-01T00:00:00.000Z');
    expect(textOf(await run('updates', 'pause'))).toContain('is paused: nothing is posted there');
    expect((await subscription())?.paused).toEqual({ by: 'admin', since: noon });
    expect(textOf(await run('updates', 'list'))).toContain('Paused by you since');
    expect(textOf(await run('updates', 'pause'))).toContain('is paused already');
    expect(textOf(await run('updates', 'resume'))).toContain('is no longer paused. Nothing was missed.');
    expect((await subscription())?.paused).toBeNull();
    expect(harness.woken).toEqual([channelId, channelId]);
  });

  async function missSome() {
    await subscribed({ certainty: 'all', paused: { by: 'admin', since: '2026-11-19T00:00:00.000Z' } });
    await know('2026-11-20T00:00:00.000Z');
    const answer = await run('updates', 'resume');
    expect(textOf(answer)).toMatch(/not been posted in .* while it was paused/);
    expect((await subscription())?.paused).not.toBeNull();
    return buttonsOf(answer);
  }
  const rows = async () => (await collect(harness.store.delivery.entries())).map(([, value]) => value);

  it('asks what to do with what was missed, and promises it on the press of a button', async () => {
    const [catchUp = ''] = await missSome();
    expect(textOf(await harness.ask(rawPress(catchUp)))).toContain('Manage Server');
    expect(await rows()).toEqual([]);
    const done = await press(catchUp);
    expect(done).toMatchObject(updateInput);
    expect(textOf(done)).toContain('will be posted');
    expect((await subscription())?.paused).toBeNull();
    expect(await rows()).toMatchObject(updateIds().map(() => ({ state: 'intent', channelId })));
  });

  it('skips what was missed on the press of the other, and says so in the preview', async () => {
    const [, skip = ''] = await missSome();
    expect(textOf(await press(skip))).toContain('skipped');
    expect(await rows()).toMatchObject(updateIds().map(() => ({ state: 'failed', reason: 'skipped by an admin' })));
    expect(textOf(await run('updates', 'preview'))).toContain('Not posted: skipped by an admin');
  });

  it('gives what was refused for a week anew, and looks for it first when it may have arrived', async () => {
    await subscribed({ certainty: 'all', paused: { by: 'error', since: '2026-11-10T00:00:00.000Z', code: 50013 } });
    await know('2026-11-01T00:00:00.000Z');
    const [id = ''] = updateIds();
    const unsureSince = '2026-11-10T00:00:00.000Z';
    await harness.store.delivery.setMany([
      row(id, { state: 'failed', reason: 'given up', doneAt: '2026-11-18T00:00:00.000Z', unsureSince }),
    ]);
    const [catchUp = ''] = buttonsOf(await run('updates', 'resume'));
    await press(catchUp);
    expect(await rows()).toMatchObject([{ state: 'intent', updateId: id, unsureSince }]);
  });

  it.each(['pause', 'resume', 'preview'])('/updates %s says when a channel has no subscription', async (sub) => {
    expect(textOf(await run('updates', sub))).toContain('has no subscription');
  });

  it('a channel that was deleted is ended by its id, and what is no channel is refused', async () => {
    await subscribed();
    const channel = (value: string) => [{ name: 'channel', type: 7, value }];
    expect(textOf(await run('updates', 'unsubscribe', channel('here')))).toContain('I cannot find that channel');
    expect(textOf(await run('updates', 'pause', channel(channelId)))).toContain('is paused: nothing is posted there');
    expect(textOf(await run('updates', 'unsubscribe', channel(channelId)))).toContain('gets no more updates');
    expect(await subscription()).toBeUndefined();
  });

  it('/updates resume says when a channel is not paused', async () => {
    await subscribed();
    expect(textOf(await run('updates', 'resume'))).toContain('is not paused');
  });
});

describe('/updates list', () => {
  it('shows the next digest, the last post with its link, and what an error means', async () => {
    await subscribed({ schedule: 'daily' }, { timezone: 'Europe/Berlin' });
    await know('2026-11-01T00:00:00.000Z');
    const [id = ''] = updateIds();
    await harness.store.delivery.setMany([row(id, { state: 'done', doneAt: noon, messageId: '77' })]);
    const list = textOf(await run('updates', 'list'));
    expect(list).toContain(`next digest <t:${Date.parse('2026-11-21T08:00:00Z') / 1000}:f>`);
    expect(list).toContain(`https://discord.com/channels/${guildId}/${channelId}/77`);
    const paused = {
      by: 'error',
      since: noon,
      code: 160005,
      reason: 'Thread is locked',
      retryAt: '2026-11-21T12:00:00.000Z',
    };
    await subscribed({ paused });
    const broken = textOf(await run('updates', 'list'));
    expect(broken).toContain('Paused by an error');
    expect(broken).toContain('Thread is locked (160005). The thread is locked: unlock it');
    await subscribed({ paused: { ...paused, retryAt: undefined } });
    expect(textOf(await run('updates', 'list'))).toContain('A week of daily tries has failed');
  });

  it('turns pages of five, each with the buttons of what it shows', async () => {
    const channels = Array.from({ length: 7 }, (_, index) => ({ channelId: `20000000000000010${index}` }));
    await harness.services.settings.update(guildId, () => makeSettings(channels));
    const first = await run('updates', 'list');
    expect(textOf(first)).toContain('7 channels get updates');
    const next = buttonsOf(first).at(-1) ?? '';
    const second = await press(next);
    expect(second).toMatchObject(updateInput);
    expect(buttonsOf(second)).toContain('v1:updates:unsubscribe:200000000000000106');
    expect(buttonsOf(second)).not.toContain('v1:updates:unsubscribe:200000000000000100');
  });
});

describe('/updates preview', () => {
  it('says of each update whether it was posted, or why not', async () => {
    await subscribed({ certainty: 'confirmed', createdAt: '2026-11-02T00:00:00.000Z' });
    const updates = [...harness.services.dataset().updates.values()];
    await know('2026-11-03T00:00:00.000Z');
    const confirmed = updates.find(({ certainty }) => certainty === 'confirmed')?.id ?? '';
    await harness.store.delivery.setMany([row(confirmed, { state: 'done', doneAt: noon, messageId: '77' })]);
    const shown = textOf(await run('updates', 'preview'));
    expect(shown).toContain(`[Posted](<https://discord.com/channels/${guildId}/${channelId}/77>)`);
    expect(shown).toMatch(/Not posted: it is (reported|rumoured|denied), and you chose confirmed only/);
    await subscribed({ kinds: ['budget'], certainty: 'all', createdAt: '2026-11-02T00:00:00.000Z' });
    expect(textOf(await run('updates', 'preview'))).toContain('you did not choose the kind');
    await subscribed({ createdAt: '2026-11-04T00:00:00.000Z' });
    expect(textOf(await run('updates', 'preview'))).toContain('from before you subscribed');
  });

  it('names the code of what failed, and what waits', async () => {
    await subscribed({ certainty: 'all' });
    const [first = '', second = ''] = updateIds();
    await harness.store.delivery.setMany([
      row(first, { state: 'failed', reason: 'Invalid Form Body', code: 50035, doneAt: noon }),
      row(second, { state: 'intent', batch: null, members: [], due: '2026-11-21T09:00:00.000Z' }),
    ]);
    const shown = textOf(await run('updates', 'preview'));
    expect(shown).toContain('One update waits.');
    expect(shown).toContain('Not posted: it failed (50035: Invalid Form Body)');
    expect(shown).toContain('Waits for <t:1795251600:f>');
  });
});

describe('the panel of a subscription', () => {
  const selects = (answer: Awaited<ReturnType<Harness['ask']>>) =>
    partsOf(messageOf(answer).components).flatMap((part) =>
      part.type === 3 || part.type === 6 ? [part.custom_id] : [],
    );

  it('comes with the answer to subscribing, and saves each choice at once', async () => {
    const answer = await run('updates', 'subscribe');
    expect(selects(answer)).toEqual(
      ['kinds', 'certainty', 'schedule', 'role'].map((name) => `v1:updates:${name}:${channelId}`),
    );
    const choose = (name: string, values: string[]) =>
      harness.ask(rawSelect(`v1:updates:${name}:${channelId}`, values, place));
    expect(await choose('kinds', ['budget', 'casting'])).toMatchObject(updateInput);
    await choose('certainty', ['confirmed']);
    await choose('schedule', ['weekly']);
    expect(await subscription()).toMatchObject({
      kinds: ['casting', 'budget'],
      certainty: 'confirmed',
      schedule: 'weekly',
    });
    await choose('kinds', []);
    await choose('certainty', ['nonsense']);
    expect(await subscription()).toMatchObject({ kinds: [], certainty: 'confirmed' });
  });

  it('is refused to people who may not manage the server', async () => {
    await subscribed();
    const answer = await harness.ask(rawSelect(`v1:updates:certainty:${channelId}`, ['all']));
    expect(textOf(answer)).toContain('Manage Server');
    expect((await subscription())?.certainty).toBe('reported');
  });

  it('warns of a role that cannot be pinged, and never takes @everyone', async () => {
    await subscribed();
    const choose = (values: string[], more: object = {}) =>
      harness.ask(rawSelect(`v1:updates:role:${channelId}`, values, { ...place, appPermissions: 3072n, ...more }));
    expect(textOf(await choose(['900000000000000007']))).toContain('is shown but not pinged');
    expect(textOf(await choose(['900000000000000007'], { mentionable: ['900000000000000007'] }))).not.toContain(
      'not pinged',
    );
    expect(textOf(await choose(['900000000000000007'], { appPermissions: 1n << 17n }))).not.toContain('not pinged');
    await choose([guildId]);
    expect((await subscription())?.roleId).toBe('900000000000000007');
    await choose([]);
    expect((await subscription())?.roleId).toBeNull();
  });

  it('offers publishing only in an announcement channel', async () => {
    await subscribed({ channelType: 5 });
    const shown = await press(`v1:updates:panel:${channelId}`);
    const on = buttonsOf(shown).find((id) => id.includes('crosspost')) ?? '';
    await press(on);
    expect((await subscription())?.crosspost).toBe(true);
    await press(on.replace(':on', ':off'));
    expect((await subscription())?.crosspost).toBe(false);
    await subscribed({ channelType: 0 });
    expect(buttonsOf(await press(`v1:updates:panel:${channelId}`)).join()).not.toContain('crosspost');
  });
});

describe('/settings', () => {
  it('sets a time zone however it is written, completes it, and refuses what is none', async () => {
    await subscribed({ schedule: 'daily' });
    expect(textOf(await run('settings', 'timezone', [text('value', 'america/new york')]))).toContain(
      '09:00 in America/New\\_York',
    );
    expect((await harness.services.settings.get(guildId)).timezone).toBe('America/New_York');
    expect(harness.woken).toEqual([channelId]);
    expect(textOf(await run('settings', 'timezone', [text('value', 'Mars/Olympus')]))).toContain('is no time zone');
    expect((await harness.services.settings.get(guildId)).timezone).toBe('America/New_York');
    const focused = { name: 'value', type: 3, value: 'berl', focused: true };
    const choices = await harness.ask(rawAutocomplete('settings', [{ name: 'timezone', type: 1, options: [focused] }]));
    expect(choices).toMatchObject({ data: { choices: [{ value: 'Europe/Berlin' }] } });
  });

  it('sets the channel for notices when the bot may write there, and takes it back', async () => {
    const option = { name: 'value', type: 7, value: '200000000000000009' };
    const resolved = (rights: string) => ({
      resolved: {
        channels: {
          '200000000000000009': { id: '200000000000000009', type: 0, name: 'mods', app_permissions: rights },
        },
      },
    });
    expect(textOf(await run('settings', 'notices', [option], resolved('1024')))).toContain(
      'Missing: **Send Messages**',
    );
    expect((await harness.services.settings.get(guildId)).notices).toBeNull();
    expect(textOf(await run('settings', 'notices', [option], resolved('3072')))).toContain(
      'You are told in <#200000000000000009>',
    );
    expect((await harness.services.settings.get(guildId)).notices).toBe('200000000000000009');
    expect(textOf(await run('settings', 'show'))).toContain('<#200000000000000009>');
    await run('settings', 'notices');
    expect((await harness.services.settings.get(guildId)).notices).toBeNull();
  });

  async function fillStore() {
    await subscribed({}, { formerChannels: ['200000000000000008'] });
    await know(noon);
    const [id = ''] = updateIds();
    const other = { version: 1, guildId: '999' };
    await harness.store.delivery.setMany([
      row(id, { state: 'done', doneAt: noon, messageId: '77' }),
      [`${id}:200000000000000008`, { ...row(id, {})[1], state: 'done' }],
      [`${id}:5`, other],
    ]);
    await harness.store.issue.setMany([
      [`${guildId}:1:50013`, { guildId }],
      ['999:5:1', other],
    ]);
    await harness.store.followup.setMany([
      ['notice:1', { guildId }],
      ['notice:5', other],
    ]);
    await harness.store.departure.setMany([
      [guildId, { guildId }],
      ['999', other],
    ]);
    await harness.store.guild.set('999', { version: 1 });
  }

  it('exports all that is held on the guild, and nothing of others, as a file that only the admin sees', async () => {
    await fillStore();
    const answer = await run('settings', 'export');
    const [file] = harness.files;
    const data = JSON.parse(file?.text ?? '');
    expect(Object.keys(data.delivery)).toHaveLength(2);
    expect(data).toMatchObject({ guildId, guild: { [guildId]: { version: 1 } }, issue: {}, followup: {} });
    expect(file?.text).not.toContain('999');
    expect((messageOf(answer).flags & MessageFlags.Ephemeral) !== 0).toBe(true);
    expect(JSON.stringify(messageOf(answer))).toContain(`attachment://${file?.name}`);
  });

  it('erases everything of the guild from every namespace after a confirmation, and nothing of others', async () => {
    await fillStore();
    const [confirm = ''] = buttonsOf(await run('settings', 'erase'));
    expect(await harness.store.guild.get(guildId)).toBeDefined();
    expect(textOf(await harness.ask(rawPress(confirm)))).toContain('Manage Server');
    expect(await harness.store.guild.get(guildId)).toBeDefined();
    expect(textOf(await press(confirm))).toContain('is erased');
    expect(harness.forgotten).toEqual([guildId]);
    const left: string[] = [];
    for (const name of namespaceNames.filter((each) => each !== 'known'))
      for (const [key, value] of await collect(harness.store[name].entries())) {
        left.push(`${name} ${key}`);
        expect(JSON.stringify(value)).not.toContain(guildId);
      }
    expect(left).toHaveLength(5);
  });

  it('erases settings that are damaged', async () => {
    await harness.store.guild.set(guildId, { version: 99 });
    expect(textOf(await press('v1:settings:erase:yes'))).toContain('is erased');
    expect(await harness.store.guild.get(guildId)).toBeUndefined();
  });
});
