import { type APIInteraction, type APIInteractionResponse, InteractionResponseType } from 'discord-api-types/v10';
import type { SpoilerLevel } from '../dataset/record-schema.ts';
import { cutText } from '../lib/plain-text.ts';
import { shortHash } from '../lib/short-hash.ts';
import type { Card } from '../views/card.ts';
import { renderCard } from '../views/render-card.ts';
import type { Command, Components, Services, Source } from './command.ts';
import { failureCard } from './failure-card.ts';
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

export interface DispatchOptions {
  commands: readonly Command[];
  /** Component handlers by the first part of the custom id; those of commands are found by the command's name. */
  components?: Record<string, Components>;
  services: Services;
  /** Sends the callback (Discord, Create Interaction Response). */
  respond(interaction: { id: string; token: string }, body: APIInteractionResponse): Promise<void>;
  /** Told of each interaction when it is over. */
  observe(handled: Handled): void;
  /** Milliseconds of a clock that never jumps. */
  clock(): number;
}

/** Discord takes no more choices than this. */
const maxChoices = 25;

/** Makes the function that answers interactions. It never rejects: what fails is answered with a sentence and observed. */
export function createDispatch(options: DispatchOptions): (raw: APIInteraction) => Promise<void> {
  const { services, respond, observe, clock } = options;
  const byName = new Map(options.commands.map((command) => [command.data.toJSON().name, command]));
  const handlersOf = (name: string): Components => options.components?.[name] ?? byName.get(name)?.components ?? {};

  return async (raw) => {
    const started = clock();
    const parsed = parseInteraction(raw);
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
    let body: APIInteractionResponse;
    let failure: { error?: unknown; reference?: string } = {};
    try {
      body = await answer(parsed);
    } catch (error) {
      failure = { error, reference: shortHash(raw.id, 8) };
      body = failed(parsed, failure.reference ?? '');
    }
    try {
      await respond(parsed, body);
      finish(name, failure.error === undefined ? 'answered' : 'failed', failure);
    } catch (error) {
      finish(name, 'undelivered', { error: failure.error ?? error });
    }
  };

  async function answer(parsed: Exclude<ParsedInteraction, { kind: 'other' }>): Promise<APIInteractionResponse> {
    if (parsed.kind === 'autocomplete') {
      const choices = byName.get(parsed.name)?.autocomplete?.(parsed.focused, services) ?? [];
      const data = choices
        .filter(({ value }) => value.length > 0 && value.length <= 100)
        .slice(0, maxChoices)
        .map((choice) => ({ name: cutText(choice.name, 100), value: choice.value }));
      return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: data } };
    }
    const source: Source = { ...parsed.place, plain: await plainLevel(parsed.place) };
    if (parsed.kind === 'command') {
      const command = byName.get(parsed.name);
      if (command === undefined) return message(outdatedCard(), source.plain);
      const card = await command.answer({ ...source, ...parsed.input }, services);
      return message(parsed.input.options.get('private') === true ? { ...card, ephemeral: true } : card, source.plain);
    }
    const handler = parsed.route === null ? undefined : own(handlersOf(parsed.route.command), parsed.route.action);
    if (parsed.route === null || handler === undefined) return message(outdatedCard(), source.plain);
    const card = await handler(parsed.route.args, source, services);
    if (card.ephemeral) return message(card, source.plain);
    if (!parsed.isAsker) return message({ ...card, ephemeral: true }, source.plain);
    return { type: InteractionResponseType.UpdateMessage, data: renderCard(card, { plain: source.plain }) };
  }

  /** What may be shown plainly: by the guild's setting, and all of it in a channel that is there for spoilers. */
  async function plainLevel(place: ParsedInteraction['place']): Promise<SpoilerLevel> {
    if (((place.channel?.flags ?? 0) & spoilerChannelFlag) !== 0) return 'novel';
    if (place.guildId === null) return 'none';
    try {
      return (await services.settings.get(place.guildId)).spoilers;
    } catch {
      // A fan's answer does not depend on the store: without it everything stays hidden.
      return 'none';
    }
  }
}

function own(handlers: Components, action: string): Components[string] | undefined {
  return Object.hasOwn(handlers, action) ? handlers[action] : undefined;
}

function message(card: Card, plain: SpoilerLevel): APIInteractionResponse {
  return { type: InteractionResponseType.ChannelMessageWithSource, data: renderCard(card, { plain }) };
}

function failed(parsed: ParsedInteraction, reference: string): APIInteractionResponse {
  if (parsed.kind === 'autocomplete')
    return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
  return message(failureCard(reference), 'none');
}
