import type { APIApplicationCommand } from 'discord-api-types/v10';
import { checkCommand, checkCommands, isFull } from '../validation/check-commands.ts';
import type { CommandForm } from '../validation/command-form.ts';
import { describeCommand } from '../world/describe-command.ts';
import type { World } from '../world/world.ts';
import { ApiError } from './api-error.ts';
import { countWithin, type WindowCounts } from './count-within.ts';
import { refusals } from './refusals.ts';
import { param, type RestReply, type RestRequest, type Route } from './route.ts';

/** Registration of commands, global and per guild. */
export function commandRoutes(world: World): Route[] {
  const creates: WindowCounts = new Map();
  return ['/applications/:applicationId/commands', '/applications/:applicationId/guilds/:guildId/commands'].flatMap(
    (root): Route[] => [
      { method: 'GET', path: root, handle: (request) => listCommands(world, request) },
      { method: 'PUT', path: root, handle: (request) => overwrite(world, request, creates) },
      { method: 'POST', path: root, handle: (request) => upsert(world, request, creates) },
      {
        method: 'GET',
        path: `${root}/:commandId`,
        handle: (request) => ({ status: 200, body: find(world, request) }),
      },
      { method: 'PATCH', path: `${root}/:commandId`, handle: (request) => change(world, request) },
      {
        method: 'DELETE',
        path: `${root}/:commandId`,
        handle: (request) => {
          world.commands.delete(find(world, request).id);
          world.publish({ type: 'world' });
          return { status: 204 };
        },
      },
    ],
  );
}

/** The guild of the request, null for global commands; refused when the application or guild is not the bot's. */
function scope(world: World, request: RestRequest): string | null {
  if (param(request, 'applicationId') !== world.applicationId) {
    throw new ApiError(404, 10002, 'Unknown Application');
  }
  const guildId = request.params.guildId;
  if (guildId === undefined) return null;
  const guild = world.guilds.get(guildId);
  if (guild === undefined || !guild.members.has(world.bot.id)) throw refusals.missingAccess();
  return guildId;
}

function inScope(world: World, guildId: string | null): APIApplicationCommand[] {
  return [...world.commands.values()].filter((command) => (command.guild_id ?? null) === guildId);
}

function find(world: World, request: RestRequest): APIApplicationCommand {
  const guildId = scope(world, request);
  const command = inScope(world, guildId).find(({ id }) => id === param(request, 'commandId'));
  if (command === undefined) throw refusals.unknownCommand();
  return command;
}

function listCommands(world: World, request: RestRequest): RestReply {
  const commands = inScope(world, scope(world, request));
  const localised = ['true', 'True', '1'].includes(request.query.get('with_localizations') ?? '');
  return { status: 200, body: localised ? commands : commands.map(withoutLocalizations) };
}

function overwrite(world: World, request: RestRequest, creates: WindowCounts): RestReply {
  const guildId = scope(world, request);
  const forms = checkCommands(request.body);
  const before = inScope(world, guildId);
  const added = forms.filter((form) => !before.some(({ name, type }) => name === form.name && type === form.type));
  for (const _ of added) countCreate(world, guildId, creates);
  for (const { id } of before) world.commands.delete(id);
  const commands = forms.map((form) => store(world, form, { guildId, before }));
  return { status: 200, body: commands };
}

function upsert(world: World, request: RestRequest, creates: WindowCounts): RestReply {
  const guildId = scope(world, request);
  const form = checkCommand(request.body);
  const before = inScope(world, guildId);
  const replaces = before.some(({ name, type }) => name === form.name && type === form.type);
  if (!replaces && isFull(before, form.type)) {
    throw new ApiError(400, 30032, 'Maximum number of application commands reached');
  }
  if (!replaces) countCreate(world, guildId, creates);
  return { status: replaces ? 200 : 201, body: store(world, form, { guildId, before }) };
}

function countCreate(world: World, guildId: string | null, creates: WindowCounts): void {
  const { commandCreateLimit: limit } = world.options;
  if (countWithin(creates, guildId ?? 'global', { limit, now: world.now() }).isOver) throw refusals.tooManyCreates();
}

function change(world: World, request: RestRequest): RestReply {
  const command = find(world, request);
  const changes = typeof request.body === 'object' && request.body !== null ? request.body : {};
  const form = checkCommand({ ...command, ...changes });
  return {
    status: 200,
    body: store(world, form, { guildId: command.guild_id ?? null, before: [command], id: command.id }),
  };
}

/** A command keeps its id as long as name and type stay. */
function store(
  world: World,
  form: CommandForm,
  into: { guildId: string | null; before: readonly APIApplicationCommand[]; id?: string },
): APIApplicationCommand {
  const same = into.before.find(({ name, type }) => name === form.name && type === form.type);
  const id = into.id ?? same?.id ?? world.nextId();
  const described = describeCommand(world, form, { id, guildId: into.guildId });
  const unchanged = same !== undefined && sameBut(same, described);
  const command = unchanged ? same : described;
  world.commands.set(id, command);
  world.commandsRegistered = true;
  world.publish({ type: 'world' });
  return command;
}

function sameBut(a: APIApplicationCommand, b: APIApplicationCommand): boolean {
  return JSON.stringify({ ...a, version: '' }) === JSON.stringify({ ...b, version: '' });
}

function withoutLocalizations<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutLocalizations) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutLocalizations(inner)])) as T;
}
