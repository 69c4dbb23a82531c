import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { checkForm } from '../validation/check-form.ts';
import { snowflake, text } from '../validation/fields.ts';
import { formFault } from '../validation/form-fault.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import { describeWebhook, type Webhook } from '../world/webhook.ts';
import type { World } from '../world/world.ts';
import { accessChannel, type ChannelAccess } from './channel-access.ts';
import { refusals } from './refusals.ts';
import { param, type RestRequest, type Route } from './route.ts';

const webhookForm = z.object({ name: text(1, 80), channel_id: snowflake.nullish() });
const followForm = z.object({ webhook_channel_id: snowflake });
const perChannel = 15;
const perGuild = 1000;

/** Webhooks as the bot's token manages them, and following an announcement channel. */
export function channelWebhookRoutes(world: World): Route[] {
  return [
    { method: 'POST', path: '/channels/:channelId/followers', handle: (request) => follow(world, request) },
    {
      method: 'POST',
      path: '/channels/:channelId/webhooks',
      handle: (request) => {
        const access = accessChannel(world, request);
        const { name } = readForm(request);
        const token = `${access.channel.id}.${world.nextId()}`;
        const webhook = createWebhook(world, access, { type: 1, name, token, sourceChannelId: null });
        return { status: 200, body: describeWebhook(world, webhook) };
      },
    },
    {
      method: 'GET',
      path: '/channels/:channelId/webhooks',
      handle: (request) => {
        const access = accessChannel(world, request);
        access.need(PermissionFlagsBits.ManageWebhooks);
        const found = [...world.webhooks.values()].filter(({ channelId }) => channelId === access.channel.id);
        return { status: 200, body: found.map((webhook) => describeWebhook(world, webhook)) };
      },
    },
    {
      method: 'GET',
      path: '/webhooks/:webhookId',
      handle: (request) => ({ status: 200, body: describeWebhook(world, manage(world, request)) }),
    },
    {
      method: 'PATCH',
      path: '/webhooks/:webhookId',
      handle: (request) => {
        const webhook = manage(world, request);
        const { name, channel_id: channelId } = readForm({
          ...request,
          body: { name: webhook.name, ...asObject(request.body) },
        });
        const changed = { ...webhook, name, channelId: channelId ?? webhook.channelId };
        world.webhooks.set(webhook.id, changed);
        return { status: 200, body: describeWebhook(world, changed) };
      },
    },
    {
      method: 'DELETE',
      path: '/webhooks/:webhookId',
      handle: (request) => {
        world.webhooks.delete(manage(world, request).id);
        return { status: 204 };
      },
    },
  ];
}

function follow(world: World, request: RestRequest) {
  const source = accessChannel(world, request);
  if (source.channel.type !== ChannelType.GuildAnnouncement) throw refusals.wrongChannelType();
  const check = checkForm(followForm, request.body ?? {});
  if (!check.ok) throw invalidForm(check.faults);
  const target = accessChannel(world, { ...request, params: { channelId: check.data.webhook_channel_id } });
  const name = `${world.guilds.get(source.channel.guildId ?? '')?.name ?? ''} #${source.channel.name}`;
  const given = { type: 2, name, token: null, sourceChannelId: source.channel.id } as const;
  const webhook = createWebhook(world, target, given);
  return { status: 200, body: { channel_id: source.channel.id, webhook_id: webhook.id } };
}

function createWebhook(
  world: World,
  { channel, need }: ChannelAccess,
  given: Pick<Webhook, 'type' | 'name' | 'token' | 'sourceChannelId'>,
): Webhook {
  need(PermissionFlagsBits.ManageWebhooks);
  const count = [...world.webhooks.values()].filter(({ channelId }) => channelId === channel.id).length;
  if (count >= perChannel) throw refusals.tooManyWebhooks();
  const inGuild = [...world.webhooks.values()].filter(({ guildId }) => guildId === channel.guildId).length;
  if (inGuild >= perGuild) throw refusals.tooManyGuildWebhooks();
  const webhook: Webhook = { ...given, id: world.nextId(), guildId: channel.guildId, channelId: channel.id };
  world.webhooks.set(webhook.id, webhook);
  return webhook;
}

function manage(world: World, request: RestRequest): Webhook {
  const webhook = world.webhooks.get(param(request, 'webhookId'));
  if (webhook === undefined) throw refusals.unknownWebhook();
  accessChannel(world, { ...request, params: { channelId: webhook.channelId } }).need(
    PermissionFlagsBits.ManageWebhooks,
  );
  return webhook;
}

function readForm(request: RestRequest): z.output<typeof webhookForm> {
  const check = checkForm(webhookForm, request.body ?? {});
  if (!check.ok) throw invalidForm(check.faults);
  const word = /clyde|discord/i.exec(check.data.name)?.[0];
  if (word === undefined) return check.data;
  const message = `Username cannot contain "${word.toLowerCase()}"`;
  throw invalidForm([formFault(['name'], 'USERNAME_INVALID_CONTAINS', message)]);
}

function asObject(body: unknown): object {
  return typeof body === 'object' && body !== null ? body : {};
}
