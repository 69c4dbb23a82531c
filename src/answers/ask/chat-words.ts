/** What is typed for short in chat, with the word that it stands for. English, not part of any record. */
const shorthand = `yr year|yrs years|mins minutes|min minutes|hr hour|hrs hours|mo months|bday birthday|b4 before|ppl people|sth something|smth something|
  sumthin something|pic picture|pics pictures|vid video|vids videos|fave favourite|fav favourite|msg message|def definitely|prob probably|
  probs probably|obv obviously|tho though|thru through|bc because|cuz because|coz because|cos because|n and|nd and|w with|
  dir director|char character|chars characters|char's character|dat that|dis this|dem them|em them|da the|teh the|hte the|ya you|
  yall you|gf girlfriend|bf boyfriend|irl real|tix tickets|lil little|bros brothers|prolly probably|2nite tonight|2day today|
  tmrw tomorrow|fam family|convo conversation|collab collaboration|doc documentary|docs documentaries|ep episode|eps episodes|
  szn season|bio biography|vs versus|feat featuring|ft featuring|perf performance|pls please|plz please|thx thanks|
  acc according|aug august|1st first|2nd second|3rd third|4th fourth|5th fifth|mil million|k thousand`;

export const chatWords: ReadonlyMap<string, string> = new Map(
  shorthand.split('|').map((pair): [string, string] => {
    const [short = '', long = ''] = pair.trim().split(' ');
    return [short, long];
  }),
);
