import type { Dataset } from './dataset/dataset.ts';
import type { GuildSettings, Subscription } from './settings/guild-settings.ts';
import type { RenderUpdates } from './updates/delivery-context.ts';
import type { CorrectionRow } from './updates/follow-up-row.ts';
import type { RenderFollowUps } from './updates/perform-follow-up.ts';
import { adminNoticeCard } from './views/admin-notice-card.ts';
import { forumPostName } from './views/forum-post-name.ts';
import { renderCard } from './views/render-card.ts';
import { renderForumMessage, renderForumPost } from './views/render-forum-post.ts';
import { type ReplacedBy, updateCard } from './views/update-card.ts';

const forumType = 15;

/** Draws up posts of updates: a message, or the beginning of a thread where the channel is a forum. */
export function createRender(dataset: () => Dataset): RenderUpdates {
  return ({ updates, settings, subscription }) => {
    const card = updateCard(dataset(), updates, { roleId: subscription.roleId });
    const plain = settings.spoilers;
    if (subscription.channelType !== forumType) return renderCard(card, { plain });
    return renderForumPost(card, { name: forumPostName(updates, plain), plain });
  };
}

/** Draws up corrections of posts and notices to admins. */
export function createRenderFollowUps(dataset: () => Dataset): RenderFollowUps {
  return {
    correction: (row, to) => renderCorrection(dataset(), row, to),
    notice(rows) {
      const refused = rows.map(({ channelId, channelType, faultCode: code, fault: reason }) => ({
        channelId,
        channelType,
        code,
        reason,
      }));
      const final = rows.some((row) => row.final);
      return renderCard(adminNoticeCard(refused, { final }), { plain: 'none' });
    },
  };
}

function renderCorrection(
  dataset: Dataset,
  row: CorrectionRow,
  { settings, subscription }: { settings: GuildSettings; subscription: Subscription },
): object | null {
  const updates = row.members.flatMap((id) => dataset.updates.get(id) ?? []);
  const replaced = new Map<string, ReplacedBy[]>();
  for (const { updateId, by, url } of row.replaced) {
    const update = dataset.updates.get(by);
    if (update !== undefined) replaced.set(updateId, [...(replaced.get(updateId) ?? []), { update, url }]);
  }
  if (updates.length === 0 || replaced.size === 0) return null;
  // An edit pings nobody, whatever the first message did.
  const { pings: _nobody, ...card } = updateCard(dataset, updates, { roleId: subscription.roleId, replaced });
  const plain = settings.spoilers;
  return subscription.channelType === forumType ? renderForumMessage(card, { plain }) : renderCard(card, { plain });
}
