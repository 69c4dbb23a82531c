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

const auxiliary =
  'is|isnt|are|arent|was|wasnt|were|werent|do|does|doesnt|did|didnt|has|hasnt|have|havent|had|hadnt|will|wont|would|wouldnt|can|cant|could|couldnt|should|am|must|may|might|aint';
const startsWithAuxiliary = new RegExp(`^(?:${auxiliary})\\b`);
const openings =
  /^(?:(?:so|ok|okay|hey|yo|well|but|and|um|wait|btw|pls|please|hold on|hang on|lol|oh|quick question|question|im confused|confused) )+/;
/** Asks the reader to tell something, which then is the question. */
const requests =
  /^(?:(?:can|could|do|would|will) (?:you|u|ya|we|i|anyone|anybody|someone) (?:guys |all |please |pls |just )*(?:tell|know|say|confirm|explain|remember|remind|check|get|list|name|give|show|share|help|have any idea)|any idea|any clue|anyone know|does (?:anyone|anybody|somebody|someone) (?:here )?know|tell me|i wonder|(?:im |just |was )?wondering|i want to know|wanna know|id like to know)(?: me| us)? ?/;
const whWord = /\b(?:who|whos|whom|whose|what|whats|which|when|whens|where|wheres|why|whys|how|hows|wat)\b/;
const tags = new RegExp(
  '\\b(?:is it true|is it right|is that true|is that right|true or false|legit|for real|fact or|or is it just talk|or not|or nah|or no|yes or no|confirmed or)\\b' +
    `|\\b(?:right|true|correct|yeah|huh|innit|i guess|i think|i heard|no|yes|cap|is (?:he|she|that|this|it) (?:right|wrong|lying))$` +
    `|\\b(?!which|what|who|where|when|how|why)\\w+ (?:${auxiliary}) (?:it|he|she|they|there|we|you)$`,
);
/** "In the book does it …", "when they came in had the offers …": a question behind a time or place. */
const laterInversion = new RegExp(
  `^(?:back )?(?:adjusted for|in|at|by|during|after|before|since|on|as of|with|for) (?!(?:${auxiliary}) )(?:\\w+ ){1,8}?(?:${auxiliary}) \\w+` +
    '|^(?:when|while) (?:\\w+ ){3,8}?(?:had|did|does|do) \\w+',
);
/** A sentence that puts something forward, as people do to have it confirmed. */
const statement =
  /^(?!(?:the )?(?:guy|girl|man|woman|actor|actress|person|one|name|list|dude|character|director)\b)(?:\w+ ){1,6}?(?:is|isnt|was|wasnt|are|arent|were|werent|has|had|hasnt|did|didnt|doesnt|dont|will|wont|cant|never|only|already|really|actually|always) \w+(?!.* (?:by|from|of|with|to|for)$)/;

/** What kind of answer a folded question calls for. */
export function questionKind(folded: string): QuestionKind {
  const opened = folded.replace(openings, '');
  const text = opened.replace(requests, '');
  if (text !== opened && /^(?:if|whether)\b/.test(text)) return 'whether';
  if (startsWithAuxiliary.test(text) || /^(?:its|thats|theres|hes|shes|theyre|theyve) \w/.test(text)) return 'whether';
  if (tags.test(text) && !startsWithWh.test(text)) return 'whether';
  if (laterInversion.test(text) && !whWord.test(text.replace(/^(?:when|while)\b/, ''))) return 'whether';
  const kind = firstKind(text);
  if (kind !== null) return kind === 'what' && tags.test(text) ? 'whether' : kind;
  return /^any \w/.test(opened) || (statement.test(text) && text === opened) ? 'whether' : 'what';
}

const startsWithWh =
  /^(?:who|whos|whom|whose|what|whats|which|when|whens|where|wheres|why|whys|how|hows|wat|list|name)\b/;

/** Lists and news are told by their words, the other kinds by which question word comes first. */
function firstKind(text: string): QuestionKind | null {
  const found = patterns.flatMap(([kind, pattern], order) => {
    const match = pattern.exec(text);
    const at = kind === 'list' || kind === 'status' ? -1 : (match?.index ?? 0);
    return match === null ? [] : [{ kind, at, order }];
  });
  return found.sort((a, b) => a.at - b.at || a.order - b.order)[0]?.kind ?? null;
}
