import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type BoxInput, fieldInput, tailInput } from './box-input.ts';
import { choiceList } from './choice-list.ts';
import type { CommandBoxPage } from './command-box-page.ts';
import { type CommandDraft, type DraftField, readFields } from './command-draft.ts';
import { entryOffer } from './entry-offer.ts';
import { exactEntry } from './exact-entry.ts';
import { filterChoices } from './filter-choices.ts';
import { icon } from './icon.ts';
import { type KeyAction, keyAction } from './key-action.ts';
import { LightElement } from './light-element.ts';
import { nestOptions } from './nest-options.ts';
import { OfferedChoices } from './offered-choices.ts';
import { optionOffer } from './option-offer.ts';
import { readBox } from './read-box.ts';
import type { Choice, CommandEntry, Option } from './types.ts';

const debounceMs = 150;
const listId = 'choices';

/** The command box: plain text, or a slash menu, then a field for each option, then Enter. */
export class CommandBox extends LightElement {
  static override properties = {
    page: { attribute: false },
    place: { attribute: false },
    usable: { type: Boolean },
    draft: { state: true },
    tail: { state: true },
    fault: { state: true },
  };

  declare page: CommandBoxPage;
  /** Names the channel that the box writes to, or says in a sentence why it cannot. */
  declare place: string;
  declare usable: boolean;
  declare private draft: CommandDraft | null;
  declare private tail: string;
  declare private fault: { field: DraftField; text: string } | null;
  /** For the field of an option, or null for the input after the command. */
  readonly #offered = new OfferedChoices<DraftField | null>(() => this.requestUpdate());

  constructor() {
    super();
    this.draft = null;
    this.tail = '';
    this.fault = null;
  }

  /** Puts the focus where one types on. */
  async focusEnd(): Promise<void> {
    await this.updateComplete;
    this.#input(this.draft?.fields.at(-1) ?? null)?.focus();
  }

  /** Offers the commands anew when they may have changed while somebody was choosing. */
  refresh(): void {
    if (document.activeElement === this.#input(null) && this.draft === null && this.tail.startsWith('/')) {
      this.#offerEntries();
    }
  }

  /** Chooses a command, and sends it at once when asked to and nothing is missing. */
  async fill(entry: CommandEntry, { send = false, text = '' }: { send?: boolean; text?: string } = {}): Promise<void> {
    this.#clear();
    const required = entry.options.filter((option) => option.required === true);
    const fields = required.map((option) => ({ option, text: '', picked: null }));
    const [first] = fields;
    if (first !== undefined) first.text = text.replace(`${first.option.name}:`, '').trim();
    this.draft = { entry, fields };
    await this.updateComplete;
    if (send && first === undefined) this.#submit();
    else this.#input(first ?? null)?.focus();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('place') && changed.get('place') !== undefined) this.#clear();
  }

  protected override render(): unknown {
    return html`<form id="box" class="box" aria-label="Command box" autocomplete="off" @submit=${this.#onSubmit} @focusout=${this.#onBlur} @click=${this.#onClick}>
      ${choiceList(listId, this.#offered.offer)}
      <p class="box-fault" role="alert" ?hidden=${this.fault === null}>${this.fault?.text ?? ''}</p>
      <div class="box-line">
        <div class="box-content">
          ${this.draft === null ? nothing : this.#chip(this.draft.entry.label)}
          <span class="fields">${repeat(
            this.draft?.fields ?? [],
            ({ option }) => option.name,
            (field) => this.#field(field),
          )}</span>
          ${tailInput(
            this.#boxInput(null, () => this.#onTail()),
            { text: this.tail, place: this.place, usable: this.usable, entry: this.draft?.entry ?? null },
          )}
        </div>
        <button class="icon-button send" type="submit" aria-label="Send" ?disabled=${!this.usable}>${icon('send')}</button>
      </div>
    </form>`;
  }

  protected override updated(): void {
    this.querySelector('[role="option"][aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #chip(label: string): TemplateResult {
    return html`<span class="chip"><span>${label}</span><button class="chip-remove" type="button" aria-label="Remove ${label}" @click=${() => this.#reset()}>${icon('close')}</button></span>`;
  }

  /** What an input needs of the box: `field` is null for the one after the command. */
  #boxInput(field: DraftField | null, offer: () => void): BoxInput {
    const shown = this.#offered.of(field);
    return {
      listId,
      isExpanded: shown !== null && shown.choices.length > 0,
      active: shown?.active ?? -1,
      onText: (text) => {
        if (field === null) this.tail = text;
        else field.text = text;
        offer();
      },
      onFocus: offer,
      onKey: (event) => this.#onKey(event, field),
    };
  }

  #field(field: DraftField): TemplateResult {
    return fieldInput(
      this.#boxInput(field, () => this.#offerValues(field)),
      {
        field,
        isWrong: this.fault?.field === field,
        onFile: (file) => {
          this.#uploading = this.#upload(file, field);
        },
      },
    );
  }

  #input(field: DraftField | null): HTMLInputElement | null {
    return this.querySelector(field === null ? '#tail' : `#option-${CSS.escape(field.option.name)}`);
  }

  #clear(): void {
    this.#offered.turn();
    this.#offered.close();
    this.draft = null;
    this.tail = '';
    this.fault = null;
  }

  #reset(): void {
    this.#clear();
    this.#input(null)?.focus();
  }

  #onTail(): void {
    this.#offered.turn();
    this.fault = null;
    if (this.draft !== null) this.#offerOptions(this.draft);
    else if (this.tail.startsWith('/')) this.#offerEntries();
    else this.#offered.close();
  }

  #offerEntries(): void {
    const entries = this.page.entries();
    const exact = exactEntry(entries, this.tail);
    if (exact !== null) {
      void this.fill(exact, { text: this.tail.slice(exact.label.length + 1) });
      return;
    }
    this.#offered.show(
      null,
      entryOffer(entries, this.tail, (entry) => void this.fill(entry)),
    );
  }

  #offerOptions(draft: CommandDraft): void {
    const pick = (option: Option) => void this.#addField(option);
    const offer = optionOffer(draft, this.tail, pick);
    if ('named' in offer) pick(offer.named);
    else this.#offered.show(null, offer);
  }

  async #addField(option: Option): Promise<void> {
    if (this.draft === null) return;
    const field: DraftField = { option, text: '', picked: null };
    this.tail = '';
    this.draft = { ...this.draft, fields: [...this.draft.fields, field] };
    await this.updateComplete;
    this.#input(field)?.focus();
  }

  #offerValues(field: DraftField): void {
    this.fault = null;
    const isNewest = this.#offered.turn();
    const { option } = field;
    const closed = this.page.choicesOf(option);
    const typed = field.picked?.label === field.text ? '' : field.text;
    this.#showValues(field, closed === null ? [] : filterChoices(closed, typed), closed !== null && typed !== '');
    if (closed !== null || !('autocomplete' in option) || option.autocomplete !== true) return;
    setTimeout(async () => {
      if (!isNewest() || this.draft === null) return;
      const choices = await this.#suggest(this.draft, field);
      // No choice is marked: Enter sends what was typed, for any value goes.
      if (isNewest() && document.activeElement === this.#input(field)) this.#showValues(field, choices, false);
    }, debounceMs);
  }

  #suggest(draft: CommandDraft, field: DraftField): Promise<Choice[]> {
    const { option, text } = field;
    const { options } = readFields(draft.fields, this.page.choicesOf, field);
    const focused = { name: option.name, type: option.type, value: text, focused: true };
    return this.page.suggest(draft.entry, nestOptions(draft.entry, [...options, focused]));
  }

  #showValues(field: DraftField, choices: Choice[], first: boolean): void {
    const pick = (choice: Choice) => {
      this.#offered.turn();
      field.picked = choice;
      field.text = choice.label;
      this.#offered.close();
      if (this.draft?.fields.at(-1) === field) this.#input(null)?.focus();
    };
    const title = `${field.option.name}: ${field.option.description}`;
    this.#offered.show(field, { title, choices, active: first ? 0 : -1, pick });
  }

  #onKey(event: KeyboardEvent, field: DraftField | null): void {
    if (event.isComposing) return;
    const { isOpen, isMarked } = this.#offered;
    const action = keyAction(event, {
      isOpen,
      isMarked,
      text: field?.text ?? this.tail,
      hasCommand: this.draft !== null,
    });
    if (action === null) return;
    event.preventDefault();
    this.#act(action, field);
  }

  #act(action: KeyAction, field: DraftField | null): void {
    const acts: Readonly<Record<KeyAction, () => void>> = {
      next: () => this.#offered.move(1),
      previous: () => this.#offered.move(-1),
      pick: () => this.#offered.pick(),
      submit: () => this.#submit(),
      close: () => this.#offered.close(),
      reset: () => this.#reset(),
      back: () => this.#stepBack(field),
    };
    acts[action]();
  }

  /** Backspace in an empty input: back into the field before, or the optional field or the whole command goes. */
  #stepBack(field: DraftField | null): void {
    const { draft } = this;
    const last = draft?.fields.at(-1);
    if (draft === null) return;
    if (field === null && last !== undefined) this.#input(last)?.focus();
    else if (field === null || field.option.required === true) this.#reset();
    else {
      this.draft = { ...draft, fields: draft.fields.filter((other) => other !== field) };
      this.#input(null)?.focus();
    }
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#submit();
  }

  /** Files that are still on their way to the page's server. */
  #uploading: Promise<void> = Promise.resolve();

  /** Sends once what was picked has arrived: without its file a command would be refused. */
  #submit(): void {
    const send = () => this.#send();
    void this.#uploading.then(send, send);
  }

  #send(): void {
    const reading = readBox(this.draft, this.tail, this.page.choicesOf);
    if (reading.kind === 'unknown command') {
      this.page.complain(`There is no ${reading.name} here. Type / to see what there is.`);
    } else if (reading.kind === 'fault') {
      this.#input(reading.field)?.focus();
      this.fault = reading;
    } else if (reading.kind !== 'nothing') {
      this.#reset();
      if (reading.kind === 'text') this.page.say(reading.text);
      else this.page.send(reading.entry, reading.options);
    }
  }

  async #upload(file: File | null, field: DraftField): Promise<void> {
    const id = file === null ? null : await this.page.upload(file);
    field.text = id === null ? '' : (file?.name ?? '');
    field.picked = id === null ? null : { label: field.text, value: id };
    this.requestUpdate();
  }

  #onBlur({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.#offered.close();
  }

  #onClick({ target }: Event): void {
    if (target instanceof Element && !target.closest('button, input, label, li')) void this.focusEnd();
  }
}
