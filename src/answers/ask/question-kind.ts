import type { QuestionKind } from './question.ts';

const patterns: readonly [QuestionKind, RegExp][] = [
  [
    'list',
    /^(?:(?:pls|please|can you|could you) )?(?:list|name (?:all|every|the)|gimme (?:all|every|a list)|give me (?:all|every|a list))\b/,
  ],
  [
    'list',
    /\b(?:list of|list all|list the|every (?:film|movie|feature|one)|all (?:the|of|his|her|their) (?:films|movies|features|works|series|producers|actors|cast|names))\b/,
  ],
  [
    'status',
    /\b(?:any (?:news|updates?|word)|latest (?:news|on|info|update)|whats (?:new|the latest|happening|going on)|what is (?:new|the latest)|still (?:happening|on|alive|in the works)|how far along|current status|status of|where (?:do things|does it) stand)\b/,
  ],
  [
    'how-much',
    /\b(?:how much|how costly|how expensive|what (?:budget|price|sum)|(?:what|whats|what is|what was) the (?:budget|gross|cost|price))\b/,
  ],
  ['how-many', /\bhow many\b/],
  [
    'how-long',
    /\b(?:how long|how old|what age|runtime|running time|how many (?:minutes|hours|days|weeks|months|years))\b/,
  ],
  [
    'when',
    /\b(?:when|whens|since when|what (?:year|date|day|month)|which (?:year|date|day|month)|what time of year|release day|release date|how soon)\b/,
  ],
  [
    'where',
    /\b(?:where|wheres|which (?:city|country|place|town|streamer|service|platform)|what (?:city|country|place|town|location)|whereabouts)\b/,
  ],
  ['why', /\b(?:why|whys|how come|what for|for what reason|reason)\b/],
  [
    'who',
    /\b(?:who|whos|whom|whose|whod|whove|(?:which|what) (?:actor|actress|person|director|producer|author|critic|cop|guy|man|woman|character|name|studio|company|composer|a lister))\b/,
  ],
  ['what', /\b(?:what|whats|which|wich|wat|how|hows)\b/],
];

const auxiliaries =
  /^(?:is|isnt|are|arent|was|wasnt|were|werent|do|does|doesnt|did|didnt|has|hasnt|have|havent|had|will|wont|would|can|could|should|am|must|may|might)\b/;
const openings =
  /^(?:(?:so|ok|okay|hey|yo|well|but|and|um|wait|btw|pls|please|quick question|question|im confused|confused) )+/;
const tags =
  /\b(?:is it true|is it right|is that true|is that right|true or false|legit|for real|fact or|or is it just talk|or not|or nah|yes or no|correct|confirmed or)\b|\bright$/;

/** What kind of answer a folded question calls for. */
export function questionKind(folded: string): QuestionKind {
  const text = folded.replace(openings, '');
  if (auxiliaries.test(text) && !/^(?:can|could|do|would) (?:you|u|ya|i|we)\b/.test(text)) {
    return 'whether';
  }
  const kind = firstKind(text);
  return kind === null || kind === 'what' ? (tags.test(text) ? 'whether' : 'what') : kind;
}

/** Lists and news are told by their words, the other kinds by which question word comes first. */
function firstKind(text: string): QuestionKind | null {
  const found = patterns.flatMap(([kind, pattern], order) => {
    const match = pattern.exec(text);
    const at = kind === 'list' || kind === 'status' ? -1 : (match?.index ?? 0);
    return match === null ? [] : [{ kind, at, order }];
  });
  return found.sort((a, b) => a.at - b.at || a.order - b.order)[0]?.kind ?? null;
}
