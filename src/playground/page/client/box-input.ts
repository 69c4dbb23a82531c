import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DraftField } from './command-draft.ts';
import type { CommandEntry } from './types.ts';

/** An input that speaks for the list of choices above it. */
export interface BoxInput {
  listId: string;
  /** The list is shown for this input, with this choice marked (-1 for none). */
  isExpanded: boolean;
  active: number;
  onText(text: string): void;
  onFocus(): void;
  onKey(event: KeyboardEvent): void;
}

const attachmentType = 11;

/** The input after the command: plain text or a slash, then the names of more options. */
export function tailInput(
  input: BoxInput,
  at: { text: string; place: string; usable: boolean; entry: CommandEntry | null },
): TemplateResult {
  const { label = null, options = [] } = at.entry ?? {};
  const invitation = at.usable ? `Message ${at.place}: type / for commands` : at.place;
  const more = options.some(({ required }) => required !== true) ? 'options…' : '';
  return html`<input id="tail" class="tail" type="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="2000"
    placeholder=${label === null ? invitation : more}
    aria-label=${label === null ? invitation : `${label}: more options; Enter sends`}
    aria-autocomplete="list" aria-controls=${input.listId} aria-expanded=${String(input.isExpanded)} aria-activedescendant=${activeId(input)}
    ?disabled=${!at.usable} .value=${live(at.text)}
    @input=${onText(input)} @focus=${() => input.onFocus()} @keydown=${(event: KeyboardEvent) => input.onKey(event)} />`;
}

/** The labelled input of one option, by its type. */
export function fieldInput(
  input: BoxInput,
  at: { field: DraftField; isWrong: boolean; onFile: (file: File | null) => void },
): TemplateResult {
  const { option, text } = at.field;
  const id = `option-${option.name}`;
  const description = `${option.description} (${option.required === true ? 'required' : 'optional'})`;
  const mode = option.type === 4 ? 'numeric' : option.type === 10 ? 'decimal' : nothing;
  const invalid = String(at.isWrong);
  const onFile = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) at.onFile(target.files?.[0] ?? null);
  };
  const element =
    option.type === attachmentType
      ? html`<input id=${id} class="option-input" type="file" aria-description=${description} aria-invalid=${invalid}
        @change=${onFile} @keydown=${(event: KeyboardEvent) => input.onKey(event)} />`
      : html`<input id=${id} class="option-input" type="text" inputmode=${mode} role="combobox" autocomplete="off" spellcheck="false"
        aria-autocomplete="list" aria-controls=${input.listId} aria-expanded=${String(input.isExpanded)} aria-activedescendant=${activeId(input)}
        aria-description=${description} aria-invalid=${invalid} .value=${live(text)}
        @input=${onText(input)} @focus=${() => input.onFocus()} @keydown=${(event: KeyboardEvent) => input.onKey(event)} />`;
  return html`<span class="option"><label class="option-name" for=${id}>${option.name}</label>${element}</span>`;
}

function activeId({ listId, active }: BoxInput): unknown {
  return active === -1 ? nothing : `${listId}-${active}`;
}

function onText(input: BoxInput): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement) input.onText(target.value);
  };
}
