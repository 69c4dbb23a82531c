const first =
  /\b(?:first|debut|never|no one|nobody|not|no)\b.*\b(?:before|until)\b|\bbefore\b.*\bnever\b|\b(?:first|debut)\b/;
const asksFirst = /\b(?:first|debut)\b/;
const asksEarlier =
  /\b(?:before|earlier|previous\w*|prior|other|another|ever)\b(?! (?:\d{4}|the (?:end|year)|\w+ \d{4}))/;
const later = /\b(?:earlier|two|third|previous\w*|already|again)\b/;

/**
 * Whether a statement says that a thing was the first of its kind, where folded text asks for that (`yes`) or for an
 * earlier one (`no`); null where neither is so.
 */
export function precedence(asked: string, told: string): 'yes' | 'no' | null {
  if (!first.test(told) || later.test(told)) return null;
  const subject = /(\w+) (?:came|was) (?:\w+ )?first\b/.exec(told)?.[1];
  const [mine, theirs] = asked.split(/\bbefore\b|\b(?:based on|inspired by)\b/);
  const isAfter = /\b(?:based on|inspired by)\b/.test(asked);
  if (subject !== undefined && theirs !== undefined) {
    const isMine = mine?.split(' ').includes(subject) === true;
    if (isMine !== theirs.split(' ').includes(subject)) return isMine !== isAfter ? 'yes' : 'no';
  }
  const [sameThing] = /\bfirst (?!time|film|movie|one|scene)\w+/.exec(asked) ?? [];
  if (sameThing !== undefined && told.includes(sameThing)) return null;
  if (asksFirst.test(asked)) return /\b(?:second|third|last)\b/.test(told) ? null : 'yes';
  return asksEarlier.test(asked) ? 'no' : null;
}
