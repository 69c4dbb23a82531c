import { type APIAttachment, AttachmentFlags } from 'discord-api-types/v10';
import type { UploadedFile } from '../rest/route.ts';
import type { World } from './world.ts';

const keptFiles = 500;

/** Keeps an upload and serves it from the stand-in; the oldest go when there are many. */
export function storeFile(
  world: World,
  channelId: string,
  upload: { file: UploadedFile; description?: string | undefined; isSpoiler?: boolean },
): APIAttachment {
  const id = world.nextId();
  const { file } = upload;
  const path = `/attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
  world.files.set(path, { bytes: file.bytes, type: file.type || 'application/octet-stream' });
  for (const oldest of world.files.keys()) {
    if (world.files.size <= keptFiles) break;
    world.files.delete(oldest);
  }
  const url = `${world.baseUrl}${path}`;
  return {
    id,
    filename: file.name,
    size: file.bytes.length,
    url,
    proxy_url: url,
    ...(file.type !== '' && { content_type: file.type }),
    ...(upload.description !== undefined && { description: upload.description }),
    ...((upload.isSpoiler === true || file.name.startsWith('SPOILER_')) && { flags: AttachmentFlags.IsSpoiler }),
  };
}

/** Keeps a file that a person adds to a command. */
export function uploadFile(world: World, file: { name: string; type: string; bytes: Uint8Array }): APIAttachment {
  const attachment = storeFile(world, world.applicationId, { file: { ...file, index: 0 } });
  world.uploads.set(attachment.id, attachment);
  return attachment;
}
