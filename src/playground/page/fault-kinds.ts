import type { PageStandIn } from './page-stand-in.ts';

/** A way to break the Discord around the bot, by name. */
export interface FaultKind {
  id: string;
  label: string;
  detail: string;
  /** `channelId` is the channel that is open on the page. */
  inject(standIn: PageStandIn, channelId: string): void;
}

const few = 5;
const anywhere = {};
const posts = { method: 'POST', path: /^\/channels\// };

/** Every fault that the panel offers. */
export const faultKinds: readonly FaultKind[] = [
  {
    id: 'slow',
    label: 'Slow answers',
    detail: 'The next request of the bot takes 4 seconds: too late for a reply.',
    inject: ({ addFault }) => addFault({ match: anywhere, times: 1, effect: { kind: 'delay', ms: 4000 } }),
  },
  {
    id: 'server-error',
    label: 'Server errors',
    detail: `The next ${few} requests get 503.`,
    inject: ({ addFault }) => addFault({ match: anywhere, times: few, effect: { kind: 'status', status: 503 } }),
  },
  {
    id: 'late-error',
    label: 'Server error after the work',
    detail: 'The next post is made, but the bot gets 502.',
    inject: ({ addFault }) => addFault({ match: posts, effect: { kind: 'status', status: 502, after: true } }),
  },
  {
    id: 'rate-limit',
    label: 'Rate limit',
    detail: 'The next post has to wait 3 seconds.',
    inject: ({ addFault }) =>
      addFault({ match: posts, effect: { kind: 'rate-limit', retryAfterSeconds: 3, scope: 'user' } }),
  },
  {
    id: 'global-rate-limit',
    label: 'Global rate limit',
    detail: 'The next request hits the limit of the whole bot, for 3 seconds.',
    inject: ({ addFault }) =>
      addFault({ match: anywhere, effect: { kind: 'rate-limit', retryAfterSeconds: 3, scope: 'global' } }),
  },
  {
    id: 'reset-before',
    label: 'Connection cut before',
    detail: 'The next post never arrives.',
    inject: ({ addFault }) => addFault({ match: posts, effect: { kind: 'reset-before' } }),
  },
  {
    id: 'reset-after',
    label: 'Connection cut after',
    detail: 'The next post is made, but the bot is not told so.',
    inject: ({ addFault }) => addFault({ match: posts, effect: { kind: 'reset-after' } }),
  },
  {
    id: 'outage',
    label: 'Outage',
    detail: 'Every request gets 503 and the gateway is gone, until all faults are cleared.',
    inject: ({ addFault, dropGateway, setGatewayFaults }) => {
      setGatewayFaults({ refuse: true });
      addFault({ match: anywhere, times: Number.POSITIVE_INFINITY, effect: { kind: 'status', status: 503 } });
      dropGateway({ close: 1006 });
    },
  },
  {
    id: 'reconnect',
    label: 'Gateway: reconnect',
    detail: 'Discord asks the bot to connect anew (op 7); it resumes.',
    inject: ({ dropGateway }) => dropGateway({ op: 7 }),
  },
  {
    id: 'invalid-session',
    label: 'Gateway: invalid session',
    detail: 'The session is lost (op 9); the bot identifies anew.',
    inject: ({ dropGateway }) => dropGateway({ op: 9, resumable: false }),
  },
  {
    id: 'gateway-cut',
    label: 'Gateway: line cut',
    detail: 'The connection breaks without a word.',
    inject: ({ dropGateway }) => dropGateway({ close: 1006 }),
  },
  {
    id: 'duplicate',
    label: 'Gateway: everything twice',
    detail: 'Each event arrives twice, until all faults are cleared.',
    inject: ({ setGatewayFaults }) => setGatewayFaults({ duplicate: true }),
  },
  {
    id: 'disorder',
    label: 'Gateway: out of order',
    detail: 'Every two events change places, until all faults are cleared.',
    inject: ({ setGatewayFaults }) => setGatewayFaults({ reorder: true }),
  },
  {
    id: 'no-heartbeat',
    label: 'Gateway: silence',
    detail: 'Heartbeats get no answer, until all faults are cleared; the bot notices within a minute or two.',
    inject: ({ setGatewayFaults }) => setGatewayFaults({ dropAcks: true }),
  },
  {
    id: 'token-refused',
    label: 'Token refused',
    detail: 'The gateway closes for good (4004); the bot ends with exit code 69.',
    inject: ({ dropGateway }) => dropGateway({ close: 4004 }),
  },
  {
    id: 'permission-loss',
    label: 'Permission lost',
    detail: 'The bot no longer sees this channel.',
    inject: (standIn, channelId) => denyView(standIn, channelId),
  },
  {
    id: 'channel-removal',
    label: 'Channel deleted',
    detail: 'This channel goes, with everything in it.',
    inject: ({ deleteChannel }, channelId) => deleteChannel(channelId),
  },
  {
    id: 'guild-outage',
    label: 'Server unavailable',
    detail: 'This server has an outage of its own, until all faults are cleared.',
    inject: (standIn, channelId) => standIn.setGuildAvailability(guildOf(standIn, channelId), false),
  },
  {
    id: 'guild-removal',
    label: 'Bot removed',
    detail: 'An admin removes the bot from this server; clearing all faults invites it again.',
    inject: (standIn, channelId) => standIn.removeBot(guildOf(standIn, channelId)),
  },
];

function guildOf(standIn: PageStandIn, channelId: string): string {
  const guild = standIn.guilds().find(({ id }) => standIn.channels(id).some((channel) => channel.id === channelId));
  if (guild === undefined) throw new RangeError('This channel is in no server');
  return guild.id;
}

function denyView(standIn: PageStandIn, channelId: string): void {
  const roleId = standIn.botRoleId(guildOf(standIn, channelId));
  standIn.setChannel(channelId, { overwrites: [{ id: roleId, type: 0, deny: 1n << 10n }] });
}
