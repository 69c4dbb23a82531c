/** Words of which the one side denies the other. English, not part of any record. */
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:die[sd]?|dying|dead|death|killed|kills?|kill|killing|murder\w*|shot dead|shoots|passed away|perish\w*)\b/,
    /\b(?:surviv\w*|alive|lives?|lived|live to|escap\w*|(?:gets?|got|getting) (?:away|out)|makes? it(?: out)?|made it(?: out)?|saved?|saves|rescued?|in time|spared?)\b/,
  ],
  [
    /\b(?:caught|arrest\w*|captured?|in custody|goes to (?:jail|prison))\b/,
    /\b(?:escap\w*|(?:gets?|got|getting) away|on the run|free|hides?|evad\w*)\b/,
  ],
  [
    /\b(?:open|opened|in business|standing|(?:still|can \w+|go|go and) (?:there|around|eat|visit|go|exist\w*|stand\w*))\b/,
    /\b(?:shut|closed?|closes|demolished|pulled down|torn down|gone|out of business)\b/,
  ],
  [
    /\b(?:together|same|shared?|shares?|sharing|one table|side by side)\b/,
    /\b(?:apart|separate\w*|different|neither|alone)\b/,
  ],
  [
    /\b(?:accept\w*|agree[ds]?|said yes|signed|took it|direct(?:ed)?|paid|bought|bid|bidding)\b/,
    /\b(?:turn(?:ed|s)? (?:\w+ )?(?:\w+ )?down|declin\w*|refus\w*|reject\w*|passed on|passed over|said no|no to)\b/,
  ],
  [
    /\b(?:love[ds]?|loving|praise[ds]?|rave|glowing|enjoy(?:ed)?|liked?|positive|warm|impressed)\b/,
    /\b(?:lukewarm|pann?ed|put off|hated?|hates|disliked?|negative|bad|criticis\w*|cool)\b/,
  ],
  [
    /\b(?:made up|fictional|fiction|invent\w*|imaginary|fake|myth)\b/,
    /\b(?:true|real|really|actual|actually|in life|based on a|factual)\b/,
  ],
  [
    /\b(?:original (?:story|idea|script|screenplay)|unrelated|brand new|first told)\b/,
    /\b(?:remakes?|told (?:\w+ )*before|based on|follows|adapt\w*|reboot|grew from)\b/,
  ],
  [
    /\b(?:finished|finish|complete|completed|done|ready|wrapped|written)\b/,
    /\b(?:unfinished|half ?way|half written|middle|still (?:being|in|at)|in progress|under way|deep into|far into|two thirds|early development|not yet)\b/,
  ],
  [
    /\b(?:cut|cuts|shorten(?:ed)?|trim(?:med)?|edit(?:ed)? down|chop(?:ped)?)\b/,
    /\b(?:keep its|kept its|full length|uncut|left its|intact|untouched)\b/,
  ],
  [
    /\b(?:outside|street|on location|real (?:places|locations)|outdoors)\b/,
    /\b(?:studios?|sound ?stages?|inside|dubbed)\b/,
  ],
  [
    /\b(?:cheap(?:er)?|less money|low budget|small budget|smaller)\b/,
    /\b(?:expensive|costly|more money|pricey|big budget|bigger|larger)\b/,
  ],
  [/\b(?:win|won|wins|winning|nominated|nomination|nod)\b/, /\b(?:passed over|snubb?ed|lost|ignored|left out)\b/],
  [
    /\b(?:single|one film|one big|one large|standalone|in one)\b/,
    /\b(?:series|two parts|split|two (?:\w+ )?(?:films|movies|sequels)|trilogy|several films|tv show|miniseries)\b/,
  ],
  [
    /\b(?:used|kept|included|shown|in the film|seen|remains?|stayed|appears?|see|show|shows|uses?)\b/,
    /\b(?:left out|cut out|was cut|were cut|unused|dropped|removed|deleted|replaced|took its place)\b/,
  ],
  [
    /\b(?:married|marry|together|stays? with|stay|stays|still with)\b/,
    /\b(?:marriage ends|divorc\w*|splits?|leaves|lets? \w+ \w* ?go|behind|walks? away|comes? apart|break(?:s)? up)\b/,
  ],
  [
    /\b(?:alone|solo|by himself|single handed\w*|on his own|himself)\b/,
    /\b(?:co (?:author|writer|wrote|written)\w*|together|jointly)\b/,
  ],
  [/\b(?:fast|quick(?:ly)?|short)\b/, /\b(?:slow(?:ly)?|long|lengthy)\b/],
  [/\b(?:relaxed|sloppy|careless|easy going)\b/, /\b(?:careful|pains|meticulous|picky|perfectionist|painstaking)\b/],
  [/\b(?:easy|simple|breeze)\b/, /\b(?:hard|difficult|tough|challeng\w*)\b/],
  [
    /\b(?:forgotten|irrelevant|obscure|dated|overlooked)\b/,
    /\b(?:classic\w*|benchmark|influence|counted among|still|love[ds]?)\b/,
  ],
  [
    /\b(?:stop(?:ped|s)?|quit|gave up|give up|retired?|ended)\b/,
    /\b(?:went on|goes on|continued?|kept|keeps|carried on|ran on)\b/,
  ],
  [/\b(?:go(?:es)? with|went with|takes? along|brings?|joins? (?:him|her))\b/, /\b(?:behind|leaves|left)\b/],
  [
    /\b(?:straight to (?:streaming|video|dvd)|skip\w* (?:cinemas|thea(?:ter|tre)s))\b/,
    /\b(?:in cinemas|cinemas?|thea(?:ter|tre)s)\b/,
  ],
  [
    /\b(?:stick\w* (?:\w+ )?to|faithful|exactly|identical)\b/,
    /\b(?:goes (?:further|beyond)|differs?|departs?|changes?)\b/,
  ],
  [
    /\b(?:go(?:es|ne)? up|went up|rais(?:es?|ed)|rises?|rose|increas\w*|grew|grows?|balloon\w*|hiked?)\b/,
    /\b(?:c[ao]me down|comes down|go(?:es)? down|went down|cut|lower(?:ed)?|reduc\w*|fell|falls?|drop(?:s|ped)?|slashed|trimmed)\b/,
  ],
  [/\b(?:as long|another|same|longer|equal\w*)\b/, /\b(?:far|much|a lot) shorter\b/],
  [/\bblanks?\b/, /\blive (?:rounds?|ammunition|ammo)\b/],
  [/\bpast\b/, /\bpresent\b/],
  [
    /\b(?:a single|one|just one|only one|the same) (?:period|time|timeline|era|year)\b/,
    /\b(?:back and forth|two (?:periods|times|timelines|eras))\b/,
  ],
  [/\b(?:smaller|bigger|larger|tinier|scaled down)\b/, /\b(?:matches|same size|as (?:big|large) as)\b/],
  [
    /\b(?:keeps?|kept|held on to|holds on to|own|owns)\b/,
    /\b(?:lets? (?:\w+ ){1,3}go|left (?:\w+ ){1,3}free|gave (?:\w+ )?up|moved? (?:\w+ ){0,4}to|free to)\b/,
  ],
  [/\b(?:forever|permanent\w*|always)\b/, /\b(?:changes?|depends|varies|sometimes)\b/],
  [
    /\b(?:fail(?:ed|s)?|flop(?:ped)?|bomb(?:ed)?|disaster)\b/,
    /\b(?:succe\w+|hit|number one|bestsell\w*|best selling|topped)\b/,
  ],
];

/**
 * Whether folded text stands on the other side of a pair of words than a statement: `opposite`, or `same` where the word
 * on the other side is itself denied. Null where nothing can be told. The clause goes before the whole statement.
 */
export function opposition(asked: string, clause: string, statement: string): 'opposite' | 'same' | null {
  const found = pairs.map(([one, other]) => {
    const [askedOne, askedOther] = [one.test(asked), other.test(asked)];
    if (askedOne === askedOther) return null;
    const [mine, theirs] = askedOne ? [one, other] : [other, one];
    const told = mine.test(clause) || theirs.test(clause) ? clause : statement;
    if (mine.test(told) || !theirs.test(told)) return null;
    return isDenied(told, theirs) ? 'same' : 'opposite';
  });
  return found.find((each) => each === 'opposite') ?? found.find((each) => each === 'same') ?? null;
}

function isDenied(told: string, word: RegExp): boolean {
  const at = word.exec(told)?.index ?? 0;
  return /\b(?:not|never|no|neither|without)(?: \w+)? $/.test(told.slice(0, at));
}
