import { stem } from '../../lib/words.ts';

/** Verbs, adverbs and adjectives for which a statement often has another word, or none. English, not part of any record. */
const words =
  `accept account achieve act add admit affect afford aim allow amount appear apply appreciate approach argue
  arrive attempt attend avoid base bear beat belong blame boast bother break build carry cause cite claim clear compare
  complain concern connect consider consist contain continue contribute convince count cover create credit cut decide
  describe deserve develop disappear discover discuss dislike do draw dream drive drop earn enjoy ensure enter establish
  expect experience express face fail fall feel fill finish fit fix focus force form get go grab grow handle hang happen
  hate head hope identify ignore imagine include increase indicate insist intend introduce invite jump keep land lay learn
  lend let lie lift like list listen look lose love maintain make manage mark match matter mean measure meet mind miss name
  need note notice obtain occur offer operate own pass perform place prefer prepare present prevent promise propose prove
  provide pull push put raise reach realise realize receive recognise recognize recommend refer relate rely remain
  remove repeat represent require rest reveal ring rise say see seek seem send serve set share shift show sit sound
  spend split stand state stick stretch strike struggle succeed suffer suggest suit supply support suppose take talk tend
  think touch train treat trust turn understand visit wait want wear wish wonder
  dabble juggle bump pop blow kick knock toss nail crack swing spark shape craft ditch dump tie boil stress tackle
  brag gush slam bash roast drag rush settle slip slide steer tempt toy trade tweak twist urge vow warn
  weigh wind yield assume bet bother crop dub dwell gain hail hook leap loom mull opt pan pave
  peg pin pitch plug pour pump push root rip roll shed skip snap soar spin stem stir swap sweep tap tag tip toss tout
  trigger vibe
  beaten  broke broken built came chose  did drawn drew fallen fell felt fought gave gone got grew grown had heard
  held hid kept knew known laid landed led left lent lost made met paid ran rang risen rose said sat saw seen sent
  shook showed shown slept spent spoke stood struck stuck swore taken taught thought threw took tried understood was went
  woke  wore worn written
  able accurate actual alive alternative amazing apparent available aware awesome bad basic beautiful brief bright certain
  clear clever close common complete correct crazy crucial current decent direct double easy entire epic essential fair
  fast final fine flat free fresh full fun funny general genuine glad great guilty hard heavy high honest huge iconic
  ideal individual initial interesting iron key large legendary likely lone low lucky major massive memorable minor modern
  mutual natural neat normal notable obvious odd ordinary original overall particular perfect personal plain popular
  positive potential precise previous primary prior private proper public pure quiet rare raw ready real regular related
  relevant rough sad safe separate serious sharp significant silly simple single slight small smart smooth solid special
  steady strange strict strong sudden suitable super thick thin tight tiny total tough tricky typical ugly unique unusual
  usual various vast vital weak weird whole wide wild young
  abroad across ahead altogether behind below beneath beside between beyond early elsewhere forever forward further half
  hence inside later less long lately maybe meanwhile near nearby none often once outside perhaps sometimes straight
  throughout twice whereas
  aspect bit bunch business case concept couple deal degree detail edge effort element example feature feeling figure
  group idea instance issue item level living manner mess method mode nature note occasion option pair paper pass past
  pattern period picture problem process project purpose rate reference respect risk rule sign sites site source step
  subject task term title topic trick truth type unit use way word web internet online google wiki wikipedia
  timeline bunch info people folks fan fans man men woman women part role done`.split(/\s+/);

const stems: ReadonlySet<string> = new Set(words.map(stem));

/** Whether a word may be missing from a right answer: it says how a thing is put rather than what is asked for. */
export function isSoft(word: string): boolean {
  return /^[a-z]{4,}ly$/.test(word) || stems.has(stem(word));
}
