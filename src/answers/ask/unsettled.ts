import { denies } from './affirmation.ts';
import type { Sides, Verdict } from './sides.ts';

/** Says that it is not known. */
const open =
  /\b(?:not (?:yet )?known|(?:was|is|were|remains?|it) open|leaves it open|open whether|unclear|not settled|undecided|left (?:\w+ ){1,8}open|would not (?:\w+ )?know|nothing settled|if [\w ]+ is right|raised the possibility|an idea|only possible)\b|^if\b/;
/** Says so of what may have happened meanwhile. */
const isUnknown = /\b(?:whether|not known to) [\w ]*\b(?:not known|unknown|begun|happened)\b/;
/** Says that it is no more than talk. */
const rumour = /\b(?:is|was|remains) (?:\w+ )?a rumou?r\b/;
/** Says that somebody would not tell. */
const refused =
  /\b(?:no comment|neither confirmed nor denied|would not (?:say|be drawn|commit\w*)|with a perhaps|no certainty)\b/;
/** Says that somebody was thought of, and no more. */
const tentative =
  /\b(?:in talks|linked|considered|consideration|in the running|floated|offered|looking for|possible|might|may|guess(?:es)?|supposed|rumou?r\w*|wish|proposed|proposal|suggested|hoped|seeking|sought|would have)\b/;
const noWord =
  /\b(?:no|nobodys?|nothing|never|not|neither)\b[\w ]{0,30}\b(?:announced|confirmed|official\w*|said|named)\b|\bto himself\b/;
const wordGiven = /\b(?:announced|confirmed|official\w*|said)\b/;
const planned =
  /\b(?:is to|was to|are to|were to|planned|plans?|aims?|aimed|aiming|hope[ds]?|hoping|intend\w*|expect\w*|meant to|(?:was|is|are|were) set to|wanted|target\w*|will|was set|thought that)\b/;
const deniesPlan = /\b(?:not|never|nobody|no) (?:\w+ ){0,3}(?:to|will|plan\w*)\b|\bwill not\b/;
const unfinished =
  /\b(?:still (?:being|in|at|writing)|being (?:written|prepared|made|worked)|deep into|far into|middle of|halfway|half way|in progress|under way|in preparation|working on|in development|in pre production|two thirds)\b/;
const asksDone = /\b(?:done|finished|finish|complete|completed|ready|wrapped|over|out|shot)\b/;
const asksPast = /^(?:did|has|have|had|was|were)\b|\b(?:already|yet|started|begun|began)\b/;

/** What is left open by a statement, or told not to be so yet; null where it is told. */
export function unsettled({ assertion, clause, whole, told }: Sides): Verdict | null {
  const { text, negated, aboutTalk } = assertion;
  const not = negated ? 'Yes' : 'No';
  if (refused.test(whole) || open.test(clause) || isPerhaps(text, clause)) return 'Not settled';
  if (rumour.test(whole) && !/\brumou?r/.test(text)) return 'Not settled';
  if (isUnknown.test(whole) && (asksPast.test(text) || asksDone.test(text))) return 'Not settled';
  if (assertion.asksWord && noWord.test(wordGiven.test(clause) ? clause : whole)) return not;
  if (asksDone.test(text) && unfinished.test(whole)) return not;
  if (assertion.wantsCertainty && told.certainty === 'reported') return 'Not settled';
  if (told.asOf !== undefined && planned.test(clause) && asksPast.test(text) && !aboutTalk && !deniesPlan.test(clause))
    return 'Not settled';
  if (denies(clause) || aboutTalk) return null;
  return tentative.test(whole) && told.certainty !== 'confirmed' ? 'Not settled' : null;
}

/** "Perhaps" before one of several things leaves the others as they are. */
function isPerhaps(asked: string, clause: string): boolean {
  const [, next] = /\bperhaps (\w+)/.exec(clause) ?? [];
  return clause.endsWith('perhaps') || (next !== undefined && asked.split(' ').includes(next));
}
