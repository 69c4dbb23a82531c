import type { APIChannel } from 'discord-api-types/v10';
import { z } from 'zod';
import type { PlaygroundControls } from '../playground-controls.ts';
import { botPermissions, setBotPermission } from './bot-permissions.ts';
import { checkBody } from './check-body.ts';
import { clearFaults } from './clear-faults.ts';
import { faultKinds } from './fault-kinds.ts';
import { PageError } from './page-error.ts';
import type { PageStandIn } from './page-stand-in.ts';

const channel = z.string().regex(/^\d{1,20}$/, 'must be an id');
const dayMs = 86_400_000;
const forms = {
  spoiler: z.strictObject({ channel, on: z.boolean() }),
  permission: z.strictObject({ channel, name: z.enum(Object.keys(botPermissions)), allowed: z.boolean() }),
  fault: z.strictObject({ channel, kind: z.enum(faultKinds.map(({ id }) => id)) }),
  clear: z.strictObject({}),
  publish: z.strictObject({ update: z.record(z.string(), z.unknown()) }),
  bot: z.strictObject({ running: z.boolean() }),
  clock: z.strictObject({
    offsetMs: z
      .int()
      .min(0)
      .max(400 * dayMs),
  }),
};
const spoilerChannel = 1 << 21;

/** What the side panel is there to move. */
export interface ControlledPlayground {
  standIn: PageStandIn;
  controls?: PlaygroundControls;
}

/** Moves the world behind the page; a PageError says what is wrong with the body. */
export async function performControl(
  { standIn, controls }: ControlledPlayground,
  name: string,
  body: unknown,
): Promise<object> {
  switch (name) {
    case 'spoiler': {
      const { channel: id, on } = checkBody(forms.spoiler, body);
      const { channel: found } = findChannel(standIn, id);
      const flags = 'flags' in found ? (found.flags ?? 0) : 0;
      standIn.setChannel(id, { flags: on ? flags | spoilerChannel : flags & ~spoilerChannel });
      return {};
    }
    case 'permission': {
      const { channel: id, name: right, allowed } = checkBody(forms.permission, body);
      const bit = Object.entries(botPermissions).find(([known]) => known === right)?.[1] ?? 0n;
      setBotPermission(standIn, findChannel(standIn, id), { bit, allowed });
      return {};
    }
    case 'fault': {
      const { channel: id, kind } = checkBody(forms.fault, body);
      inject(standIn, kind, id);
      return {};
    }
    case 'clear':
      checkBody(forms.clear, body);
      clearFaults(standIn);
      return {};
    case 'publish': {
      const { update } = checkBody(forms.publish, body);
      return needControls(controls).publishUpdate(update);
    }
    case 'bot': {
      const { running } = checkBody(forms.bot, body);
      await (running ? needControls(controls).restartBot() : needControls(controls).killBot());
      return {};
    }
    case 'clock': {
      const { offsetMs } = checkBody(forms.clock, body);
      await needControls(controls).setClockOffset(offsetMs);
      return {};
    }
    default:
      throw new PageError(404, 'Nothing to move under that name');
  }
}

function inject(standIn: PageStandIn, kind: string, channelId: string): void {
  try {
    faultKinds.find(({ id }) => id === kind)?.inject(standIn, channelId);
  } catch (error) {
    throw new PageError(400, error instanceof Error ? error.message : String(error));
  }
}

function findChannel(standIn: PageStandIn, id: string): { guildId: string; channel: APIChannel } {
  for (const guild of standIn.guilds()) {
    const found = standIn.channels(guild.id).find((candidate) => candidate.id === id);
    if (found !== undefined) return { guildId: guild.id, channel: found };
  }
  throw new PageError(400, '"channel" must be the id of a channel of a server');
}

function needControls(controls: PlaygroundControls | undefined): PlaygroundControls {
  if (controls === undefined) throw new PageError(400, 'This playground does not hold the process of the bot');
  return controls;
}
