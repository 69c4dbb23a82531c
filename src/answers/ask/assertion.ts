import { normalise } from '../../lib/normalise.ts';

/** What a yes-or-no question puts forward, without the words that only ask. */
export interface Assertion {
  /** Folded words with single spaces. */
  text: string;
  negated: boolean;
  /** Puts forward that this is all there is: "only", "by himself", "the whole". */
  exclusive: boolean;
  /** Asks how sure it is: "officially", "definitely". */
  wantsCertainty: boolean;
  /** Asks whether somebody has said so: "announced", "official". */
  asksWord: boolean;
  /** Asks about what is said, offered or planned rather than about what is. */
  aboutTalk: boolean;
}

const chat =
  'so|ok|okay|hey|yo|well|but|and|um|wait|btw|pls|please|lol|hold on|hang on|quick question|question|im confused|confused|oh';
const frames = new RegExp(
  `^(?:(?:${chat}|(?:my|the|this|some|a|our) \\w+(?: \\w+)? (?:says|said|swears|claims|claimed|thinks|told me|insists|reckons)|` +
    'i (?:just )?(?:heard|read|thought|think|guess|believe|saw|remember|assume)|(?:people|ppl|they|everyone|someone|somebody) (?:say|says|said|claims?)|' +
    'is it (?:really |actually )?(?:true|right|correct|a fact)|isnt it true|true or false|fact or (?:cap|fiction|myth)|am i (?:right|wrong|imagining it)|' +
    'tell me|can you confirm|correct me if im wrong|apparently|supposedly)(?: that| or)? )+',
);
const tags = new RegExp(
  `(?: (?:right|true|correct|legit|yeah|yes|no|huh|eh|i guess|i think|i believe|i heard|lol|tho|though|then|innit|fr|for real|fact or (?:cap|fiction|myth)|true or false|` +
    'or (?:no|not|nah|what|cap|false|just talk|is it just talk|is that just talk|is that cap|is that a myth|is (?:that|it) (?:wrong|just \\w+(?: \\w+)?))|yes or no|is (?:he|she|that|this|it) (?:right|true|correct|legit|wrong)|that (?:right|true|correct)|am i right|' +
    '(?:is|isnt|was|wasnt|are|arent|were|werent|do|does|doesnt|dont|did|didnt|has|hasnt|have|havent|had|hadnt|will|wont|would|wouldnt|can|cant|could) (?:it|he|she|they|there|that|we)))+$',
);
const leading =
  /^(?:isnt|arent|wasnt|werent|dont|doesnt|didnt|hasnt|havent|hadnt|wont|wouldnt|cant|couldnt|shouldnt)\b/;
const negators =
  /\b(?:never|not|no|zero|nobody|noone|none|nothing|neither|nor|nowhere|without|hardly|wont|didnt|doesnt|dont|isnt|wasnt|arent|werent|cant|cannot|couldnt|wouldnt|hasnt|havent|hadnt|aint|false|untrue|a lie)\b/;
const exclusives =
  /\b(?:only|just|solely|alone|by (?:himself|herself|themselves|itself)|on (?:his|her|their|its) own|single handed\w*|entirely|completely|wholly|purely|fully|exclusively|the (?:whole|entire)|all (?:of|by|the)|most of the|nothing but|every (?:single )?)\b/;
const sureness =
  /\b(?:certain|certainly|definite|definitely|definetly|official(?:ly)?|confirmed|confirm|for sure|guaranteed?|locked|settled|100 percent|sure|set in stone|announced?|done deal|a lock)\b/;
const word =
  /\b(?:official(?:ly)?|confirm\w*|announc\w*|said|says|say|reveal\w*|told|tells?|known?|named?|public|word)\b/;
const talk =
  /\b(?:rumou?r\w*|linked|consider\w*|talks?|talking|reported(?:ly)?|offered|said|says|say|claim\w*|supposed\w*|meant to|plan\w*|want\w*|going to at|at some (?:point|stage)|at one (?:point|stage)|in the running|possib\w*|might|may|could|floated|suggest\w*|propos\w*|hop\w+|wish\w*|mention\w*|thinking|thought|speculat\w*|up for|eyed|aim\w*|target\w*|expected|intend\w*|idea)\b/;

/** Reads a folded question. A leading "didn't" expects a yes and denies nothing, nor does "doesn't he" at the end. */
export function assertionOf(folded: string, typed = folded): Assertion {
  const bare = folded.replace(frames, '').replace(tags, '').replace(frames, '');
  const text = (bare === '' ? folded : bare).replace(leading, (word) => word.slice(0, -2));
  return {
    text,
    negated: negators.test(withoutAside(text, typed)),
    exclusive: exclusives.test(text),
    wantsCertainty: sureness.test(text),
    asksWord: word.test(text),
    aboutTalk: talk.test(text),
  };
}

/** "Only this, no that" and "not only" deny nothing. */
function withoutAside(text: string, typed: string): string {
  const [, aside] = /,\s*((?:no|not|without|never)\s.*)$/is.exec(typed) ?? [];
  const words = aside === undefined ? '' : normalise(aside).split(' ').slice(0, 3).join(' ');
  const at = words === '' ? -1 : text.lastIndexOf(words);
  return (at > 0 ? text.slice(0, at) : text).replace(/\bnot only\b|(?<=.) if .*$/g, '');
}
