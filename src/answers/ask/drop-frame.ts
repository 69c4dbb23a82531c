const asks = [
  "(?:what|what['’]?s|anything|something|is there anything)(?: (?:does|do|did|is|has|have))?(?: the| your| this)? (?:records?|bot|file|you|we|u)(?: (?:holds?|have|has|says?|knows?|tells?|got|shows?|contains?))+(?: us| me)?(?: on record| on file)?",
  "(?:what|what['’]?s|what is|is there anything|anything)(?: there)? (?:on record|on file|in the record|recorded|known)",
  '(?:can you |could you |please |pls )*(?:fill|clue) me in',
  '(?:can you |could you |please |pls )*(?:tell|inform|remind|brief) (?:me|us)(?: more| all)?',
  "(?:i want|i['’]?d like|i would like|wanna|want) to (?:know|hear|learn)(?: more)?",
];
const frame = new RegExp(
  `^\\s*(?:(?:${asks.join('|')}) (?:about|on|of|regarding|concerning)|regarding|concerning|as regards|with regard to) +(?=\\S)`,
  'i',
);

/**
 * Leaves out an opening that only asks to be told, of which an answer has nothing to account for: "what does the record
 * hold about", "fill me in on", "regarding". English.
 */
export function dropFrame(text: string): string {
  return text.replace(frame, '');
}
