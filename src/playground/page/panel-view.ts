import type { APIChannel } from 'discord-api-types/v10';
import type { DatasetInfo, PlaygroundControls } from '../playground-controls.ts';
import { botPermissions } from './bot-permissions.ts';
import { faultKinds } from './fault-kinds.ts';
import type { PageStandIn } from './page-stand-in.ts';

/** What the side panel shows, around the channel that is open. */
export interface PanelView {
  /** Null in direct messages and for a channel that is gone. */
  channel: {
    name: string;
    isSpoilerChannel: boolean;
    permissions: { name: string; allowed: boolean }[];
  } | null;
  /** `lastEnd` says how it ended by itself, null when it runs or was killed. */
  bot: { sessions: number; isRunning: boolean; lastEnd: string | null };
  faults: { waiting: number; gateway: boolean; unavailableGuilds: number; guildsWithoutBot: number };
  faultKinds: { id: string; label: string; detail: string }[];
  /** Null when the page is not told of the bot's process and record. */
  behind: { dataset: DatasetInfo; clockOffsetMs: number } | null;
}

const spoilerChannel = 1 << 21;

/** The panel around a channel. */
export async function viewPanel(
  { standIn, controls }: { standIn: PageStandIn; controls?: PlaygroundControls },
  channelId: string | null,
): Promise<PanelView> {
  const channel = standIn
    .guilds()
    .flatMap(({ id }) => standIn.channels(id))
    .find(({ id }) => id === channelId);
  const { waiting, gateway, unavailableGuilds, guildsWithoutBot } = standIn.faults();
  return {
    channel: channel === undefined ? null : viewChannel(standIn, channel),
    bot: {
      sessions: standIn.sessions(),
      isRunning: controls?.isBotRunning() ?? standIn.sessions() > 0,
      lastEnd: controls?.lastBotEnd() ?? null,
    },
    faults: {
      waiting,
      gateway,
      unavailableGuilds: unavailableGuilds.length,
      guildsWithoutBot: guildsWithoutBot.length,
    },
    faultKinds: faultKinds.map(({ id, label, detail }) => ({ id, label, detail })),
    behind:
      controls === undefined
        ? null
        : { dataset: await controls.datasetInfo(), clockOffsetMs: controls.clockOffsetMs() },
  };
}

function viewChannel(standIn: PageStandIn, channel: APIChannel): PanelView['channel'] {
  const own = standIn.permissions(standIn.botUserId, channel.id);
  const flags = 'flags' in channel ? (channel.flags ?? 0) : 0;
  return {
    name: channel.name ?? '',
    isSpoilerChannel: (flags & spoilerChannel) !== 0,
    permissions: Object.entries(botPermissions).map(([name, bit]) => ({ name, allowed: (own & bit) !== 0n })),
  };
}
