import { type FormFault, formFault } from './form-fault.ts';
import { type AnyComponent, walkComponents } from './walk-components.ts';

const maxComponents = 40;
const maxText = 4000;

/** What holds over all components of a message together: count, text, unique ids, files that exist. */
export function checkComponentRules(
  components: readonly AnyComponent[],
  of: { path: readonly (string | number)[]; layout: boolean; fileNames: readonly string[] },
): FormFault[] {
  const all = [...walkComponents(components, of.path)];
  return [
    ...(of.layout ? checkTotals(all, of.path) : []),
    ...duplicates(all, 'custom_id', { code: 'COMPONENT_CUSTOM_ID_DUPLICATED', what: 'custom id' }),
    ...duplicates(all, 'id', { code: 'COMPONENT_ID_DUPLICATED', what: 'id' }),
    ...all.flatMap(({ component, path }) => missingFiles(component, { path, fileNames: of.fileNames })),
  ];
}

type Walked = { component: AnyComponent; path: (string | number)[] };

function checkTotals(all: readonly Walked[], path: readonly (string | number)[]): FormFault[] {
  const faults: FormFault[] = [];
  if (all.length > maxComponents) {
    const message = `The total number of components cannot exceed ${maxComponents}`;
    faults.push(formFault(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message));
  }
  const characters = all.reduce(
    (sum, { component }) => sum + (component.type === 10 ? String(component.content).length : 0),
    0,
  );
  if (characters > maxText) {
    const message = `The displayable text size of components in the message has exceeded the maximum limit of ${maxText}`;
    faults.push(formFault(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message));
  }
  return faults;
}

function duplicates(
  all: readonly Walked[],
  key: 'custom_id' | 'id',
  words: { code: string; what: string },
): FormFault[] {
  const seen = new Set<string | number>();
  return all.flatMap(({ component, path }) => {
    const value = component[key];
    // An id of 0 is the same as none.
    if (value === undefined || value === null || value === 0) return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [formFault(path, words.code, `Component ${words.what} cannot be duplicated`)];
  });
}

function missingFiles(
  component: AnyComponent,
  of: { path: (string | number)[]; fileNames: readonly string[] },
): FormFault[] {
  const items = Array.isArray(component.items) ? component.items : [];
  const holders: [unknown, (string | number)[]][] = [
    [component.media, ['media', 'url']],
    [component.file, ['file', 'url']],
    ...items.map((item, index): [unknown, (string | number)[]] => [
      (item as { media?: unknown }).media,
      ['items', index, 'media', 'url'],
    ]),
  ];
  return holders.flatMap(([holder, path]) => {
    const url = (holder as { url?: unknown } | undefined)?.url;
    if (typeof url !== 'string' || !url.startsWith('attachment://')) return [];
    if (of.fileNames.includes(url.slice('attachment://'.length))) return [];
    const message = 'The referenced attachment was not found in this message';
    return [formFault([...of.path, ...path], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message)];
  });
}
