import { topicKey } from '../../dataset/dataset.ts';
import { workInTheMaking } from '../../dataset/work-in-the-making.ts';
import { type Day, lastDay } from '../../lib/partial-date.ts';
import { wordsOf } from '../../lib/words.ts';
import { answerCast } from '../answer-cast.ts';
import type { AtOnce, AtOnceParts } from './at-once.ts';
import { holdsAny } from './holds-any.ts';
import { leftoverUnits, otherSoftUnits } from './leftover-units.ts';
import { namesAny } from './names-any.ts';
import type { Question } from './question.ts';

const mostNames = 12;

/** "Who is in it": the whole cast by how sure it is. */
export function createCastListAnswer({ dataset, synonyms, factOf }: AtOnceParts): AtOnce {
  const making = workInTheMaking(dataset)?.id;
  const termsOf = new Map(
    [...dataset.works.values()].map(({ id, cast }) => {
      const topic = cast === undefined ? undefined : dataset.topics.get(topicKey(id, cast));
      const words = topic === undefined ? [] : [topic.title, ...topic.aliases].flatMap(wordsOf);
      return [
        id,
        new Set(synonyms.termsOf([...words, 'actors', 'confirmed', 'official', 'attached', 'names'])),
      ] as const;
    }),
  );

  return (question) => {
    const { units, works, kind } = question;
    const work = works.find((id) => id === making) ?? works[0];
    if (work === undefined || !['who', 'list', 'what', 'status'].includes(kind)) return null;
    const terms = termsOf.get(work) ?? new Set<string>();
    if (
      units.some((unit) => unit.kind === 'name' && !namesAny(unit, 'work')) ||
      leftoverUnits(question, terms).length > 0 ||
      otherSoftUnits(question, terms).length > 0
    )
      return null;
    const asked = units.filter((unit) => !namesAny(unit, 'work') && unit.kind !== 'time');
    const named = asked.some((unit) => unit.kind === 'word' && holdsAny(terms, unit));
    const whoIsIn =
      kind === 'who' &&
      asked.every(
        (unit) => unit.kind === 'light' && /^(?:officially|official|current|confirmed|part)$/.test(unit.text),
      );
    if (!(named && kind !== 'what') && !(named && /\bcast\b/.test(question.words.join(' '))) && !whoIsIn) return null;
    const { groups } = answerCast(dataset, work, work === making ? dayOf(question) : question.day);
    const sentences = groups.map(({ standing, members }) => {
      const people = members.map(({ person }) => dataset.people.get(person)?.name ?? person);
      const more = people.length > mostNames ? ` and ${people.length - mostNames} more` : '';
      const heading = standing === 'denied' ? 'Ruled out' : `${standing[0]?.toUpperCase()}${standing.slice(1)}`;
      return `${heading}: ${people.slice(0, mostNames).join(', ')}${more}.`;
    });
    const main = groups[0]?.members[0]?.claim;
    const fact = main === undefined ? undefined : factOf(`claim:${main.id}`);
    const { title, kind: form } = dataset.works.get(work) ?? { title: '', kind: '' };
    if (fact === undefined) return null;
    const none = groups[0]?.standing === 'confirmed' ? '' : ' Nobody is confirmed.';
    const statement = `The cast of ${title} (${form.toLowerCase()}).${none} ${sentences.join(' ')}`;
    return { facts: [{ ...fact, statement, spoiler: 'none' }], past: [] };
  };
}

/** "Who had been cast in late 2023": the cast as it stood then. */
function dayOf({ times: [time, other], day }: Question): Day {
  const then = time === undefined || other !== undefined ? day : lastDay(time);
  return then < day ? then : day;
}
