import type { Question } from './question.ts';

const personal =
  /\b(?:die|dies|died|dead|death|pass away|passed away|born|birthday|birth|age|aged|how old|alive|buried)\b/;

/** The people and characters of whose birth, age or end a question asks; none where it asks of none. */
export function personalNames({ names, words }: Pick<Question, 'names' | 'words'>): string[] {
  const somebody = names.filter((name) => name.startsWith('person:') || name.startsWith('character:'));
  return personal.test(words.join(' ')) ? somebody : [];
}
