/** Words that carry no content in a question: grammar, politeness, chat. English grammar, not part of any record. */
export const commonWords: ReadonlySet<string> = new Set(
  `a about abt actually actualy ah all already also am an and any anybody anyone anything are arent as asap at atm aw be
  been being besides bout btw but by bruh can cant cheers could couldnt cuz cos course damn dat did didnt do does doesnt
  doing dont dude else er eh even exact exacly exactly fam few ffs for fr from get gets getting gimme give go
  goes going gonna good got gotta guess guys had has hasnt have havent having he hed hello help her here hers hes hey hi
  him his hm hmm how hows i id idk iirc if ill im imo in info into irl is isnt it itd its itself ive just kinda know
  known knows legit let lets like lol lmao lot lots lowkey may maybe me mean might moment more most much must my n na nah need
  no nor not now nowadays o of off ok okay on one ones only or orignally originally other otherwise our out over per plz
  pls please possible pretty ppl question quick r rather really remember right rly rn said same saw say saying says see
  seem seen shall she should shouldnt so some somebody someone something somewhere soo sooo sorta still stuff such sup
  sure tbh tell than thanks that thats the their theirs them then there theres these they theyre thing things think this
  tho those though thought through thru thx to told too true tryna u um up ur us very vs w wanna want wanted was wasnt wat
  way we well were werent wh whaddya what whatever whats when whens whenever where wheres whether which wich while who
  whom whos whose why whys will with wo wont wonder wondering would wouldnt ya yall yeah yep yes yet yo you your youre
  called name named names happen happened happens exist exists wrt versus whod whove whatd whered howd whyd wtf
  since everywhere anywhere again along alongside apart away back both during each either every everybody everyone many
  therefore thus toward towards upon via within without guy bro cool nice wow hell heck
  confused curious heard read reading articles article diffrent different find found look looking looks show
  according reportedly apparently supposedly allegedly currently presently eventually finally simply basically literally
  honestly seriously initially mostly mainly especially particularly specifically usually generally probably possibly
  certainly definitely absolutely totally completely entirely nearly almost roughly approximately around alone together
  til ever never next under through ago anyway anymore anytime soon instead`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that say little by themselves: an answer may well be worded without them. English, not part of any record. */
export const lightWords: ReadonlySet<string> = new Set(
  `after agree answer ask asked become before began begin best better big bit bring brought call come comes coming
  current day days deal early end far first full gave given happening idea important involve involved join joined
  joining kind last late later latest leave left line list little long longer makes making mention mentioned move
  moved needs new newest old open opinion order people person pick picked piece place plan planned plans
  point put recent recently report reported reports set short side sort speak spoke start started
  state stay story take takes taken talk talked talking talks time times today top try turn turned turning
  use used using version versions view ways went whole word words work worked working world year years
  actual change changed charge chance choose chosen considered deep details explain fact famous
  follow hear hit hold keep kept knew lead led life live main meant number official officially
  own play played playing plays quite reason result run running scene sense serious shown similar special
  specific stop supposed type until watch wrong`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
