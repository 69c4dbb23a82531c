import { html, nothing, type TemplateResult } from 'lit';
import type { DatasetInfo } from '../../playground-controls.ts';
import { type UpdateFields, updateDraft } from './update-draft.ts';

/** What the form does with what was written, and what was wrong with it last time. */
export interface UpdateFormPage {
  faults: readonly string[];
  isBusy: boolean;
  publish(update: Record<string, unknown> & { id: string }): void;
}

/** A form for an update of the record, filled in so far that it can be published as it is. */
export function updateForm(dataset: DatasetInfo, page: UpdateFormPage): TemplateResult {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const data = new FormData(event.currentTarget);
    const read = (name: keyof UpdateFields) => String(data.get(name) ?? '');
    page.publish(
      updateDraft({
        date: read('date'),
        kind: read('kind'),
        certainty: read('certainty'),
        spoiler: read('spoiler'),
        headline: read('headline'),
        summary: read('summary'),
        source: read('source'),
      }),
    );
  };
  const today = new Date().toISOString().slice(0, 10);
  return html`<form class="panel-form" aria-label="Update" @submit=${onSubmit}>
    <label class="panel-field is-wide">Headline<input class="panel-input" name="headline" required maxlength="120" value="An update from the playground" /></label>
    <label class="panel-field is-wide">Summary<textarea class="panel-input" name="summary" required maxlength="600" rows="3">Written by hand, to watch it arrive in the channels that asked for it.</textarea></label>
    <label class="panel-field">Date<input class="panel-input" name="date" required pattern="\\d{4}(-\\d{2}){0,2}" value=${today} /></label>
    ${select('Kind', 'kind', dataset.kinds)}
    ${select('Certainty', 'certainty', dataset.certainties)}
    ${select('Spoiler', 'spoiler', dataset.spoilerLevels)}
    <label class="panel-field is-wide">Source<select class="panel-input" name="source">${dataset.sources.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>
    ${page.faults.length === 0 ? nothing : html`<ul class="panel-faults is-wide" role="alert">${page.faults.map((fault) => html`<li>${fault}</li>`)}</ul>`}
    <button class="button button-primary is-wide" type="submit" ?disabled=${page.isBusy}>Publish</button>
  </form>`;
}

function select(label: string, name: string, values: readonly string[]): TemplateResult {
  return html`<label class="panel-field">${label}<select class="panel-input" name=${name}>${values.map((value) => html`<option value=${value}>${value}</option>`)}</select></label>`;
}
