import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { SpoilerLevel } from '../dataset/record-schema.ts';
import { cutText } from '../lib/plain-text.ts';
import { shortHash } from '../lib/short-hash.ts';
import { within } from '../lib/within.ts';
import type { CardFile } from '../views/card.ts';
import type { Command, Components, MessageCommand, Services, Source } from './command.ts';
import type { Respond } from './create-responder.ts';
import { failureCard } from './failure-card.ts';
import { createCardKeeper, type Drawn, draw } from './keep-cards.ts';
import { lateCard } from './late-card.ts';
import { outdatedCard } from './outdated-card.ts';
import { type ParsedInteraction, parseInteraction, spoilerChannelFlag } from './parse-interaction.ts';

export type Outcome = 'answered' | 'failed' | 'undelivered' | 'ignored';

/** What one interaction came to, for the log and the metrics. */
export interface Handled {
  interactionId: string;
  guildId: string | null;
  kind: ParsedInteraction['kind'];
  command: string;
  outcome: Outcome;
  durationMs: number;
  error?: unknown;
  reference?: string;
}

export interface DispatchOptions<Given extends Services = Services> {
  commands: readonly Command<Given>[];
  messageCommands?: readonly MessageCommand<Given>[];
  /** Component handlers by the first part of the custom id; those of commands are found by the command's name. */
  components?: Record<string, Components<Given>>;
  services: Given;
  respond: Respond;
  /** The highest spoiler level that the guild shows plainly. */
  spoilersOf(guildId: string): Promise<SpoilerLevel>;
  /** Told of each interaction when it is over. */
  observe(handled: Handled): void;
  /** Milliseconds of a clock that never jumps. */
  clock(): number;
}

/** Discord takes no more choices than this. */
const maxChoices = 25;

/** Discord waits three seconds (Discord, Interaction Callback); the way there and back takes some of it. */
const answerWithinMs = 2_500;
/** A store that hangs holds up no fan's answer for longer. */
const settingsWithinMs = 1_000;

/** Makes the function that answers interactions. It never rejects: what fails is answered with a sentence and observed. */
export function createDispatch<Given extends Services>(
  options: DispatchOptions<Given>,
): (raw: APIInteraction) => Promise<void> {
  const { services, respond, observe, clock } = options;
  const keep = createCardKeeper(services);
  const byName = new Map(options.commands.map((command) => [command.data.name, command]));
  const messageCommands = new Map((options.messageCommands ?? []).map((command) => [command.data.name, command]));
  const handlersOf = (name: string): Components<Given> =>
    options.components?.[name] ?? byName.get(name)?.components ?? {};

  return async (raw) => {
    const started = clock();
    const parsed = parseSafely(raw);
    const finish = (command: string, outcome: Outcome, failure: { error?: unknown; reference?: string } = {}) =>
      observe({
        interactionId: raw.id,
        guildId: parsed.place.guildId,
        kind: parsed.kind,
        command,
        outcome,
        durationMs: clock() - started,
        ...failure,
      });
    if (parsed.kind === 'other') return finish('', 'ignored');
    const name = parsed.kind === 'component' ? (parsed.route?.command ?? '') : parsed.name;
    const reference = shortHash(raw.id, 8);
    let reply: Reply;
    let failure: { error?: unknown; reference?: string } = {};
    try {
      reply = await within(answer(parsed), {
        ms: answerWithinMs,
        fallback() {
          failure = { error: new Error('The answer takes longer than Discord waits'), reference };
          return failed(parsed, reference, lateCard);
        },
      });
    } catch (error) {
      failure = { error, reference };
      reply = failed(parsed, reference);
    }
    try {
      await respond(parsed, reply.body, reply.files);
      finish(name, failure.error === undefined ? 'answered' : 'failed', failure);
    } catch (error) {
      finish(name, 'undelivered', { error: failure.error ?? error });
    }
  };

  async function answer(parsed: Exclude<ParsedInteraction, { kind: 'other' }>): Promise<Reply> {
    if (parsed.kind === 'autocomplete') {
      const choices = byName.get(parsed.name)?.autocomplete?.(parsed.focused, services) ?? [];
      const data = choices
        .filter(({ value }) => value.length > 0 && value.length <= 100)
        .slice(0, maxChoices)
        .map((choice) => ({ name: cutText(choice.name, 100), value: choice.value }));
      return choicesReply(data);
    }
    const source: Source = { ...parsed.place, plain: await plainLevel(parsed.place) };
    if (parsed.kind === 'command') {
      const command = byName.get(parsed.name);
      if (command === undefined) return message(draw(outdatedCard()), source);
      const { subcommand, options: given } = parsed.input;
      const make = () => command.answer({ ...source, ...parsed.input }, services);
      const asked = [parsed.name, subcommand, ...[...given].filter(([name]) => name !== 'private')];
      const drawn = command.isFromRecord ? await keep(asked, make) : draw(await make());
      return message(drawn, source, given.get('private') === true);
    }
    if (parsed.kind === 'message-command') {
      const command = messageCommands.get(parsed.name);
      const card = await (command?.check(parsed.text, source, services) ?? outdatedCard());
      return message(draw(card), source, true);
    }
    const { route, isAsker } = parsed;
    const handler = route === null ? undefined : own(handlersOf(route.command), route.action);
    if (route === null || handler === undefined) return message(draw(outdatedCard()), source);
    const make = () => handler(route.args, { ...source, ...parsed.input }, services);
    const isKept = byName.get(route.command)?.isFromRecord && parsed.input.values.length === 0;
    const drawn = isKept ? await keep([route], make) : draw(await make());
    if (drawn.card.inPlace && isAsker) return update(drawn, source);
    return drawn.card.ephemeral || !isAsker ? message(drawn, source, true) : update(drawn, source);
  }

  /** What may be shown plainly: by the guild's setting, and all of it in a channel that is there for spoilers. */
  async function plainLevel(place: ParsedInteraction['place']): Promise<SpoilerLevel> {
    if (((place.channel?.flags ?? 0) & spoilerChannelFlag) !== 0) return 'novel';
    if (place.guildId === null) return 'none';
    try {
      return await within(options.spoilersOf(place.guildId), { ms: settingsWithinMs, fallback: () => 'none' });
    } catch {
      // A fan's answer does not depend on the store: without it everything stays hidden.
      return 'none';
    }
  }
}

/** A payload that is not what Discord describes is nothing that could be answered. */
function parseSafely(raw: APIInteraction): ParsedInteraction {
  try {
    return parseInteraction(raw);
  } catch {
    const { id, token } = raw;
    const place = {
      interactionId: id,
      guildId: null,
      channel: null,
      userId: '',
      memberPermissions: null,
      locale: 'en-US',
    };
    return { kind: 'other', id, token, place };
  }
}

function own<Handler>(handlers: Record<string, Handler>, action: string): Handler | undefined {
  return Object.hasOwn(handlers, action) ? handlers[action] : undefined;
}

interface Reply {
  body: APIInteractionResponse;
  files: readonly CardFile[];
}

function message({ card, render }: Drawn, { plain }: Pick<Source, 'plain'>, isPrivate = false): Reply {
  const body = render(plain);
  const data = isPrivate ? { ...body, flags: body.flags | MessageFlags.Ephemeral } : body;
  const files = card.file === undefined ? [] : [card.file];
  return { body: { type: InteractionResponseType.ChannelMessageWithSource, data }, files };
}

/** Whether a message is ephemeral stays as it was. */
function update({ render }: Drawn, { plain }: Pick<Source, 'plain'>): Reply {
  const body = render(plain);
  const data = { ...body, flags: body.flags & ~MessageFlags.Ephemeral };
  return { body: { type: InteractionResponseType.UpdateMessage, data }, files: [] };
}

function choicesReply(choices: { name: string; value: string }[]): Reply {
  return { body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }, files: [] };
}

function failed(parsed: ParsedInteraction, reference: string, card = failureCard): Reply {
  if (parsed.kind === 'autocomplete') return choicesReply([]);
  return message(draw(card(reference)), { plain: 'none' });
}
