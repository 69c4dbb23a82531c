import { MessageFlags } from 'discord-api-types/v10';
import { checkMessage } from '../validation/message-form.ts';
import { requireContent } from '../validation/require-content.ts';
import { composeMessage } from '../world/compose-message.ts';
import { insertMessage } from '../world/message-store.ts';
import { type Webhook, webhookAuthor } from '../world/webhook.ts';
import type { World } from '../world/world.ts';
import { refusals } from './refusals.ts';
import { param, type RestReply, type RestRequest } from './route.ts';

/** The ordinary webhook of the request, null when it names the application's own. */
export function findOrdinaryWebhook(world: World, request: RestRequest): Webhook | null {
  if (param(request, 'webhookId') === world.applicationId) return null;
  const webhook = world.webhooks.get(param(request, 'webhookId'));
  if (webhook === undefined) throw refusals.unknownWebhook();
  if (webhook.token !== param(request, 'token')) throw refusals.invalidWebhookToken();
  return webhook;
}

/** Posts through a webhook; the message comes back only to those who wait for it. */
export function executeWebhook(world: World, webhook: Webhook, request: RestRequest): RestReply {
  const { files, query } = request;
  const channel = world.channels.get(query.get('thread_id') ?? webhook.channelId);
  if (channel === undefined) throw refusals.unknownChannel();
  const form = checkMessage(request.body, { files });
  requireContent(form, files);
  const given = request.body;
  const named = typeof given === 'object' && given !== null && 'username' in given ? given.username : undefined;
  const message = composeMessage(world, form, {
    channel,
    author: webhookAuthor(webhook, typeof named === 'string' ? named : webhook.name),
    files,
    parseByDefault: ['users'],
    extra: { webhook_id: webhook.id, application_id: world.applicationId },
  });
  insertMessage(world, channel, { message, visibleTo: null });
  const waits = ['true', 'True', '1'].includes(query.get('wait') ?? '');
  return waits ? { status: 200, body: message } : { status: 204 };
}

/** Repeats a published announcement in every channel that follows it. */
export function repeatToFollowers(world: World, sourceChannelId: string, messageId: string): void {
  const source = world.channels.get(sourceChannelId);
  const message = source?.messages.get(messageId)?.message;
  if (source === undefined || message === undefined) return;
  for (const webhook of world.webhooks.values()) {
    const channel = world.channels.get(webhook.channelId);
    if (webhook.sourceChannelId !== sourceChannelId || channel === undefined) continue;
    const kept = (message.flags ?? 0) & (MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);
    const copy = {
      ...message,
      id: world.nextId(),
      channel_id: channel.id,
      author: webhookAuthor(webhook),
      webhook_id: webhook.id,
      flags: kept | MessageFlags.IsCrosspost,
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      message_reference: { type: 0, channel_id: source.id, message_id: message.id, guild_id: source.guildId ?? '' },
    };
    insertMessage(world, channel, { message: copy, visibleTo: null });
  }
}
