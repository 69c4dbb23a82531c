import { checkMessage } from '../validation/message-form.ts';
import { composeMessage } from '../world/compose-message.ts';
import { replaceMessage } from '../world/message-store.ts';
import { describeWebhook, type Webhook } from '../world/webhook.ts';
import type { Channel, StoredMessage, World } from '../world/world.ts';
import { findOrdinaryWebhook } from './execute-webhook.ts';
import { refusals } from './refusals.ts';
import { param, type RestReply, type RestRequest, type Route } from './route.ts';

const path = '/webhooks/:webhookId/:token';

/** A webhook as whoever has its token sees and deletes it. */
export function tokenWebhookRoutes(world: World): Route[] {
  const find = (request: RestRequest): Webhook => {
    const webhook = findOrdinaryWebhook(world, request);
    if (webhook === null) throw refusals.unknownWebhook();
    return webhook;
  };
  return [
    {
      method: 'GET',
      path,
      auth: 'none',
      handle: (request) => ({ status: 200, body: describeWebhook(world, find(request), { withUser: false }) }),
    },
    {
      method: 'DELETE',
      path,
      auth: 'none',
      handle: (request) => {
        world.webhooks.delete(find(request).id);
        return { status: 204 };
      },
    },
  ];
}

/** A message that came through the webhook. */
export function findWebhookMessage(
  world: World,
  webhook: Webhook,
  request: RestRequest,
): { channel: Channel; stored: StoredMessage } {
  const channel = world.channels.get(request.query.get('thread_id') ?? webhook.channelId);
  const stored = channel?.messages.get(param(request, 'messageId'));
  if (channel === undefined || stored?.message.webhook_id !== webhook.id) throw refusals.unknownMessage();
  return { channel, stored };
}

/** Edits a message that came through the webhook. */
export function editThroughWebhook(world: World, webhook: Webhook, request: RestRequest): RestReply {
  const { channel, stored } = findWebhookMessage(world, webhook, request);
  const { message } = stored;
  const existing = { flags: message.flags ?? 0, fileNames: message.attachments.map(({ filename }) => filename) };
  const form = checkMessage(request.body, { files: request.files, existing });
  const edited = composeMessage(world, form, {
    channel,
    author: message.author,
    files: request.files,
    parseByDefault: ['users'],
    before: message,
  });
  return { status: 200, body: replaceMessage(world, channel, edited) };
}
