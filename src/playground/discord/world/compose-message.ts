import { type APIAttachment, type APIMessage, type APIUser, MessageFlags } from 'discord-api-types/v10';
import type { UploadedFile } from '../rest/route.ts';
import type { MessageForm } from '../validation/message-form.ts';
import { walkComponents } from '../validation/walk-components.ts';
import { composeComponents } from './compose-components.ts';
import { findMentions } from './find-mentions.ts';
import { storeFile } from './store-file.ts';
import type { Channel, World } from './world.ts';

/** What a message is made of besides its form. */
export interface MessageSource {
  channel: Channel;
  author: APIUser;
  files: readonly UploadedFile[];
  /** The allowances of a form without `allowed_mentions`: all in channels, only users from interactions. */
  parseByDefault: string[];
  /** On edits: the message as it was. */
  before?: APIMessage;
  extra?: Partial<APIMessage>;
  /** Whether the flag for ephemeral messages counts; elsewhere it is ignored. */
  mayBeEphemeral?: boolean;
}

const settable =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.IsVoiceMessage;

/** The message that the API shows for a form; on edits what the form leaves out stays as it was. */
export function composeMessage(world: World, form: MessageForm, source: MessageSource): APIMessage {
  const { before, channel } = source;
  const id = before?.id ?? world.nextId();
  const attachments = composeAttachments(world, form, source);
  const components =
    form.components === undefined
      ? (before?.components ?? [])
      : (composeComponents(form.components ?? [], (url) => resolveMedia(world, url, attachments)) as unknown[]);
  const content = form.content === undefined ? (before?.content ?? '') : (form.content ?? '');
  const texts = [content, ...displayedTexts(components)].join('\n');
  const rebuilt = before === undefined || form.content !== undefined || form.components !== undefined;
  const mentions = rebuilt
    ? findMentions(world, texts, {
        authorId: source.author.id,
        channel,
        allowed: form.allowed_mentions,
        parseByDefault: source.parseByDefault,
        repliedUserId: source.extra?.referenced_message?.author.id,
      })
    : null;
  const kept = before?.flags ?? 0;
  const allowed = settable | (source.mayBeEphemeral === true ? MessageFlags.Ephemeral : 0);
  const layout = (kept | (form.flags ?? 0)) & MessageFlags.IsComponentsV2;
  const composed = {
    ...before,
    id,
    channel_id: channel.id,
    type: before?.type ?? (form.message_reference?.type !== 1 && form.message_reference ? 19 : 0),
    author: source.author,
    content,
    embeds: form.embeds === undefined ? (before?.embeds ?? []) : (form.embeds ?? []).map(composeEmbed),
    components,
    attachments: layout === 0 ? attachments : unshown(attachments, components),
    mentions:
      mentions === null ? (before?.mentions ?? []) : mentions.userIds.flatMap((user) => world.users.get(user) ?? []),
    mention_roles: mentions === null ? (before?.mention_roles ?? []) : mentions.roleIds,
    mention_everyone: mentions === null ? (before?.mention_everyone ?? false) : mentions.everyone,
    pinned: before?.pinned ?? false,
    tts: before?.tts ?? form.tts ?? false,
    timestamp: before?.timestamp ?? world.now().toISOString(),
    edited_timestamp: before === undefined ? null : world.now().toISOString(),
    flags: before === undefined ? (form.flags ?? 0) & allowed : editedFlags(kept, form.flags),
    ...(form.poll != null && { poll: composePoll(world, form.poll) }),
    ...(form.nonce != null && before === undefined && { nonce: form.nonce }),
    ...source.extra,
  };
  // Checked against Discord's published response schema by a test; the type package's unions cannot be built by parts.
  return composed as unknown as APIMessage;
}

function editedFlags(kept: number, asked: number | null | undefined): number {
  const loading = kept & ~MessageFlags.Loading;
  if (asked == null) return loading;
  const suppressed = asked & MessageFlags.SuppressEmbeds;
  return (loading & ~MessageFlags.SuppressEmbeds) | suppressed | (asked & MessageFlags.IsComponentsV2);
}

/** Uploads, plus on edits those of the old ones that the form still lists. */
function composeAttachments(world: World, form: MessageForm, source: MessageSource): APIAttachment[] {
  const listed = form.attachments;
  const kept = (source.before?.attachments ?? []).filter(
    ({ id }) => listed == null || listed.some((attachment) => String(attachment.id) === id),
  );
  const added = source.files.map((file) => {
    const details = listed?.find(({ id }) => Number(id) === file.index && String(id).length < 4);
    const name = details?.filename ?? file.name;
    const description = details?.description ?? undefined;
    const isSpoiler = details?.is_spoiler === true;
    return storeFile(world, source.channel.id, { file: { ...file, name }, description, isSpoiler });
  });
  return [...kept, ...added];
}

function resolveMedia(world: World, url: string, attachments: readonly APIAttachment[]) {
  const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : null;
  const attachment = attachments.find(({ filename }) => filename === name);
  const address = attachment?.url ?? url;
  const media = {
    id: world.nextId(),
    url: address,
    proxy_url: address,
    width: null,
    height: null,
    content_type: attachment?.content_type ?? null,
    ...(attachment !== undefined && { attachment_id: attachment.id }),
  };
  return { url: address, name, size: attachment?.size ?? null, media };
}

/** Components V2 show files themselves; what they show is no longer listed. */
function unshown(attachments: APIAttachment[], components: readonly unknown[]): APIAttachment[] {
  const shown = JSON.stringify(components);
  return attachments.filter(({ id }) => !shown.includes(`"attachment_id":"${id}"`));
}

function displayedTexts(components: readonly unknown[]): string[] {
  const all = [...walkComponents(components as Parameters<typeof walkComponents>[0])];
  return all.flatMap(({ component }) => (component.type === 10 ? [String(component.content)] : []));
}

function composeEmbed(embed: object): object {
  const given = Object.entries(embed).filter(([, value]) => value !== null && value !== '');
  const made = Object.fromEntries(given);
  const fields = Array.isArray(made.fields) ? made.fields : null;
  return {
    type: 'rich',
    ...made,
    ...(fields !== null && { fields: fields.map((field: object) => ({ inline: false, ...field })) }),
  };
}

function composePoll(world: World, poll: NonNullable<MessageForm['poll']>): object {
  const hours = poll.duration ?? 24;
  return {
    question: poll.question,
    answers: poll.answers.map((answer, index) => ({ ...answer, answer_id: index + 1 })),
    expiry: new Date(world.now().getTime() + hours * 3_600_000).toISOString(),
    allow_multiselect: poll.allow_multiselect ?? false,
    layout_type: 1,
    results: { is_finalized: false, answer_counts: [] },
  };
}
