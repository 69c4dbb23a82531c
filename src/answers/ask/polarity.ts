const negation =
  /\b(?:no|not|never|nobody|none|neither|nothing|without|nor|false|untrue|denied|declin\w*|refus\w*|instead of|cannot|wrongly|mistaken\w*|too early|premature\w*|passed over|ruled out|keeps? [\w ]+ out)\b/i;
/** Says that it is not known. */
const open =
  /\b(?:not (?:yet )?known|open whether|was open|is open|remains? open|no official word|perhaps|unclear|not settled|undecided|no comment|neither confirmed nor denied|might)\b/i;
const asksNegative = /\b(?:not|never|isnt|wasnt|didnt|doesnt|arent|wont|cant|without|no)\b/;
const asksDone = /\b(?:done|finished|finish|complete|completed|ready|wrapped|over|out)\b/;
const unfinished =
  /\b(?:still (?:being|in|at|writing)|being (?:written|prepared|made|worked)|deep into|far into|middle of|halfway|half[- ]way|in progress|under way|in preparation|working on|to come|is to|was to|aims?|aimed|planned|in development|in pre-production)\b/i;

/** Whether a statement says yes or no to a folded yes-or-no question, by the negations in both and by what is still under way. */
export function polarity(question: string, statement: string): 'Yes' | 'No' | 'Not settled' {
  const [first = statement] = statement.split(/(?<=[.!?])\s(?=\p{Lu})/u, 1);
  if (open.test(first)) return 'Not settled';
  if (asksDone.test(question) && unfinished.test(first)) return 'No';
  const negated = negation.test(first);
  if (!asksNegative.test(question.replace(/^(?:isnt|wasnt|didnt|doesnt|arent|wont)\b/, '')))
    return negated ? 'No' : 'Yes';
  // "Is it true that they never met": a statement that they never did says yes.
  return negated ? 'Yes' : /\bfirst\b/i.test(first) ? 'Yes' : 'No';
}
