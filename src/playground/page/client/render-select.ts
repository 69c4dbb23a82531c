import type { APISelectMenuComponent } from 'discord-api-types/v10';
import { html, type TemplateResult } from 'lit';
import type { Choice, Message, MessageState, RenderContext } from './types.ts';

type SelectChoice = Choice & { chosen: boolean };

/** A select of a message: one value is sent when chosen, several when the list is closed with its button. */
export function renderSelect(
  component: APISelectMenuComponent,
  message: Message,
  { context, state }: { context: RenderContext; state: MessageState },
): TemplateResult {
  const send = (values: string[]) =>
    state.during(component.custom_id, () => context.select(message, component.custom_id, values));
  const disabled = component.disabled === true || state.isBusy(component.custom_id);
  const look = { choices: selectChoices(component, context), disabled, send };
  return (component.max_values ?? 1) > 1 ? several(component, look) : single(component, look);
}

function selectChoices(component: APISelectMenuComponent, context: RenderContext): SelectChoice[] {
  if (component.type !== 3) {
    const types = 'channel_types' in component ? component.channel_types : undefined;
    return context.choicesOf(component.type, types).map((choice) => ({ ...choice, chosen: false }));
  }
  return component.options.map(({ label, value, description, default: chosen }) => ({
    label,
    value,
    ...(description !== undefined && { detail: description }),
    chosen: chosen === true,
  }));
}

interface SelectLook {
  choices: SelectChoice[];
  disabled: boolean;
  send(values: string[]): void;
}

function single(component: APISelectMenuComponent, { choices, disabled, send }: SelectLook): TemplateResult {
  const placeholder = component.placeholder ?? 'Make a selection';
  const onChange = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) send(target.value === '' ? [] : [target.value]);
  };
  const none = !choices.some(({ chosen }) => chosen);
  return html`<select class="select" aria-label=${placeholder} data-custom-id=${component.custom_id} ?disabled=${disabled} @change=${onChange}>
    <option value="" ?disabled=${component.min_values !== 0} .selected=${none}>${placeholder}</option>
    ${choices.map(
      ({ label, detail, value, chosen }) =>
        html`<option value=${String(value)} .selected=${chosen}>${detail === undefined ? label : `${label} – ${detail}`}</option>`,
    )}
  </select>`;
}

function several(component: APISelectMenuComponent, { choices, disabled, send }: SelectLook): TemplateResult {
  const { min_values: least = 1, max_values: most = 1 } = component;
  const placeholder = component.placeholder ?? 'Make a selection';
  const boxes = (from: EventTarget | null) =>
    from instanceof Element
      ? [...(from.closest('.select-lines')?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])]
      : [];
  const check = ({ target }: Event) => {
    const count = boxes(target).length;
    const done = target instanceof Element ? target.closest('.select-lines')?.querySelector('button') : null;
    if (done) done.disabled = count < least || count > most;
  };
  const finish = ({ target }: Event) => send(boxes(target).map(({ value }) => value));
  const chosen = choices.filter((choice) => choice.chosen).length;
  return html`<details class="select-several">
    <summary class="select">${placeholder}</summary>
    <div class="select-lines" role="group" aria-label=${placeholder} @change=${check}>
      ${choices.map(
        ({ label, detail, value, chosen: isChosen }) => html`<label class="select-line">
          <input type="checkbox" value=${String(value)} .checked=${isChosen} ?disabled=${disabled} />${label}
          ${detail === undefined ? '' : html`<small>${detail}</small>`}
        </label>`,
      )}
      <button class="button button-primary" type="button" data-custom-id=${component.custom_id} ?disabled=${disabled || chosen < least || chosen > most} @click=${finish}>Done</button>
    </div>
  </details>`;
}
