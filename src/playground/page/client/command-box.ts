import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ChoiceOffer, choiceList } from './choice-list.ts';
import { type CommandDraft, type DraftField, readFields } from './command-draft.ts';
import { exactEntry } from './exact-entry.ts';
import { filterChoices } from './filter-choices.ts';
import { icon } from './icon.ts';
import { LightElement } from './light-element.ts';
import { nestOptions } from './nest-options.ts';
import type { Choice, CommandEntry, CommandOption, Option } from './types.ts';

/** What the command box asks of the page around it. */
export interface CommandBoxPage {
  entries(): CommandEntry[];
  /** The closed list of an option, null where any value goes. */
  choicesOf(option: Option): Choice[] | null;
  /** What the bot offers for what is being typed. */
  suggest(entry: CommandEntry, options: CommandOption[]): Promise<Choice[]>;
  send(entry: CommandEntry, options: CommandOption[]): void;
  say(text: string): void;
  complain(text: string): void;
  /** Takes a file and gives its id. */
  upload(file: File): Promise<string | null>;
}

const debounceMs = 150;
const listId = 'choices';
const attachmentType = 11;

/** The command box: plain text, or a slash menu, then a field for each option, then Enter. */
export class CommandBox extends LightElement {
  static override properties = {
    page: { attribute: false },
    place: { attribute: false },
    usable: { type: Boolean },
    draft: { state: true },
    tail: { state: true },
    offer: { state: true },
    fault: { state: true },
  };

  declare page: CommandBoxPage;
  /** Names the channel that the box writes to, or says in a sentence why it cannot. */
  declare place: string;
  declare usable: boolean;
  declare private draft: CommandDraft | null;
  declare private tail: string;
  declare private offer: (ChoiceOffer & { for: DraftField | null }) | null;
  declare private fault: { field: DraftField; text: string } | null;
  // Grows with whatever makes an answer that is still on its way too old to show.
  #turn = 0;

  constructor() {
    super();
    this.draft = null;
    this.tail = '';
    this.offer = null;
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
      ${choiceList(listId, this.offer)}
      <p class="box-fault" role="alert" ?hidden=${this.fault === null}>${this.fault?.text ?? ''}</p>
      <div class="box-line">
        <div class="box-content">
          ${this.draft === null ? nothing : this.#chip(this.draft.entry.label)}
          <span class="fields">${repeat(
            this.draft?.fields ?? [],
            ({ option }) => option.name,
            (field) => this.#field(field),
          )}</span>
          ${this.#tailInput()}
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

  #tailInput(): TemplateResult {
    const { label = null, options = [] } = this.draft?.entry ?? {};
    const invitation = this.usable ? `Message ${this.place}: type / for commands` : this.place;
    const more = options.some(({ required }) => required !== true) ? 'options…' : '';
    return html`<input id="tail" class="tail" type="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="2000"
      placeholder=${label === null ? invitation : more}
      aria-label=${label === null ? invitation : `${label}: more options; Enter sends`}
      aria-autocomplete="list" aria-controls=${listId} aria-expanded=${this.#expanded(null)} aria-activedescendant=${this.#activeId(null)}
      ?disabled=${!this.usable} .value=${live(this.tail)}
      @input=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) this.tail = target.value;
        this.#onTail();
      }}
      @focus=${() => this.#onTail()} @keydown=${(event: KeyboardEvent) => this.#onKey(event, null)} />`;
  }

  #field(field: DraftField): TemplateResult {
    const { option } = field;
    const id = `option-${option.name}`;
    const description = `${option.description} (${option.required === true ? 'required' : 'optional'})`;
    const mode = option.type === 4 ? 'numeric' : option.type === 10 ? 'decimal' : nothing;
    const invalid = this.fault?.field === field ? 'true' : 'false';
    const input =
      option.type === attachmentType
        ? html`<input id=${id} class="option-input" type="file" aria-description=${description} aria-invalid=${invalid} @change=${(
            event: Event,
          ) => {
            this.#uploading = this.#onFile(event, field);
          }} @keydown=${(event: KeyboardEvent) => this.#onKey(event, field)} />`
        : html`<input id=${id} class="option-input" type="text" inputmode=${mode} role="combobox" autocomplete="off" spellcheck="false"
          aria-autocomplete="list" aria-controls=${listId} aria-expanded=${this.#expanded(field)} aria-activedescendant=${this.#activeId(field)}
          aria-description=${description} aria-invalid=${invalid} .value=${live(field.text)}
          @input=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) field.text = target.value;
            this.#offerValues(field);
          }}
          @focus=${() => this.#offerValues(field)} @keydown=${(event: KeyboardEvent) => this.#onKey(event, field)} />`;
    return html`<span class="option"><label class="option-name" for=${id}>${option.name}</label>${input}</span>`;
  }

  #expanded(field: DraftField | null): string {
    return String(this.offer !== null && this.offer.for === field && this.offer.choices.length > 0);
  }

  #activeId(field: DraftField | null): unknown {
    const isMarked = this.offer !== null && this.offer.for === field && this.offer.active !== -1;
    return isMarked ? `${listId}-${this.offer?.active}` : nothing;
  }

  #input(field: DraftField | null): HTMLInputElement | null {
    return this.querySelector(field === null ? '#tail' : `#option-${CSS.escape(field.option.name)}`);
  }

  #clear(): void {
    this.#turn += 1;
    this.draft = null;
    this.tail = '';
    this.offer = null;
    this.fault = null;
  }

  #reset(): void {
    this.#clear();
    this.#input(null)?.focus();
  }

  #onTail(): void {
    this.#turn += 1;
    this.fault = null;
    if (this.draft !== null) this.#offerOptions(this.draft);
    else if (this.tail.startsWith('/')) this.#offerEntries();
    else this.offer = null;
  }

  #offerEntries(): void {
    const entries = this.page.entries();
    const exact = exactEntry(entries, this.tail);
    if (exact !== null) {
      void this.fill(exact, { text: this.tail.slice(exact.label.length + 1) });
      return;
    }
    const choices = entries.map(({ label, description }) => ({ label, detail: description, value: label }));
    // filterChoices stops at 25; a bare slash shows them all.
    const shown = this.tail === '/' ? choices : filterChoices(choices, this.tail);
    this.#show(null, {
      title: entries.length === 0 ? 'No commands here' : 'Commands',
      choices: shown,
      active: 0,
      pick: ({ value }) => {
        const chosen = entries.find(({ label }) => label === value);
        if (chosen !== undefined) void this.fill(chosen);
      },
    });
  }

  #offerOptions({ entry, fields }: CommandDraft): void {
    const free = entry.options.filter(({ name }) => !fields.some(({ option }) => option.name === name));
    const choices = free.map(({ name, description }) => ({ label: name, detail: description, value: name }));
    const pick = (choice: Choice) => {
      const option = free.find(({ name }) => name === choice.value);
      if (option !== undefined) void this.#addField(option);
    };
    const named = choices.find(({ label }) => this.tail === `${label}:`);
    if (named !== undefined) {
      pick(named);
      return;
    }
    const shown = filterChoices(choices, this.tail);
    const title = shown.length === 0 ? '' : 'More options (Enter sends)';
    this.#show(null, { title, choices: shown, active: this.tail === '' ? -1 : 0, pick });
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
    this.#turn += 1;
    const mine = this.#turn;
    const { option } = field;
    const closed = this.page.choicesOf(option);
    const typed = field.picked?.label === field.text ? '' : field.text;
    this.#showValues(field, closed === null ? [] : filterChoices(closed, typed), closed !== null && typed !== '');
    if (closed !== null || !('autocomplete' in option) || option.autocomplete !== true) return;
    setTimeout(async () => {
      if (mine !== this.#turn || this.draft === null) return;
      const choices = await this.#suggest(this.draft, field);
      // No choice is marked: Enter sends what was typed, for any value goes.
      if (mine === this.#turn && document.activeElement === this.#input(field)) this.#showValues(field, choices, false);
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
      this.#turn += 1;
      field.picked = choice;
      field.text = choice.label;
      this.offer = null;
      this.requestUpdate();
      if (this.draft?.fields.at(-1) === field) this.#input(null)?.focus();
    };
    const title = `${field.option.name}: ${field.option.description}`;
    this.#show(field, { title, choices, active: first ? 0 : -1, pick });
  }

  #show(field: DraftField | null, offer: ChoiceOffer): void {
    this.offer = { ...offer, for: field, active: offer.choices.length === 0 ? -1 : offer.active };
  }

  #move(by: 1 | -1): void {
    if (this.offer === null) return;
    const { active, choices } = this.offer;
    const to = active === -1 && by === -1 ? choices.length - 1 : (active + by + choices.length) % choices.length;
    this.offer = { ...this.offer, active: to };
  }

  #pick(): void {
    const { offer } = this;
    const choice = offer?.choices[Math.max(offer.active, 0)];
    this.offer = null;
    if (choice !== undefined) offer?.pick(choice);
  }

  #onKey(event: KeyboardEvent, field: DraftField | null): void {
    if (event.isComposing) return;
    const { key } = event;
    const value = field?.text ?? this.tail;
    const open = this.offer !== null && this.offer.choices.length > 0;
    const isMarked = (this.offer?.active ?? -1) !== -1;
    if (open && (key === 'ArrowDown' || key === 'ArrowUp')) this.#move(key === 'ArrowDown' ? 1 : -1);
    else if (open && key === 'Enter' && isMarked) this.#pick();
    else if (open && key === 'Tab' && !event.shiftKey && (isMarked || value !== '')) this.#pick();
    else if (key === 'Enter') this.#submit();
    else if (key === 'Escape' && open) this.offer = null;
    else if (key === 'Escape' && (this.draft !== null || value !== '')) this.#reset();
    else if (key === 'Backspace' && value === '' && this.draft !== null) this.#stepBack(field);
    else return;
    event.preventDefault();
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
    const { draft } = this;
    if (draft === null) {
      const text = this.tail.trim();
      if (text === '') return;
      if (text.startsWith('/')) {
        this.page.complain(`There is no ${text.split(' ', 1)[0]} here. Type / to see what there is.`);
        return;
      }
      this.#reset();
      this.page.say(text);
      return;
    }
    const { options, fault } = readFields(draft.fields, this.page.choicesOf);
    if (fault !== null) {
      this.#input(fault.field)?.focus();
      this.fault = fault;
      return;
    }
    this.#reset();
    this.page.send(draft.entry, nestOptions(draft.entry, options));
  }

  async #onFile({ target }: Event, field: DraftField): Promise<void> {
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    const id = file === undefined ? null : await this.page.upload(file);
    field.text = file?.name ?? '';
    field.picked = id === null ? null : { label: field.text, value: id };
    if (id === null) field.text = '';
    this.requestUpdate();
  }

  #onBlur({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.offer = null;
  }

  #onClick({ target }: Event): void {
    if (target instanceof Element && !target.closest('button, input, label, li')) void this.focusEnd();
  }
}
