import { topicKey } from '../../dataset/dataset.ts';
import { liveClaims } from '../../dataset/live-claims.ts';
import { workInTheMaking } from '../../dataset/work-in-the-making.ts';
import { wordsOf } from '../../lib/words.ts';
import type { AtOnce, AtOnceParts } from './at-once.ts';
import { leftoverUnits } from './leftover-units.ts';
import { namesAny } from './names-any.ts';

/** "Any news?", "how is it coming along": nothing is asked but how the work that is being made stands. */
export function createStandingAnswer({ dataset, synonyms, factOf }: AtOnceParts): AtOnce {
  const making = workInTheMaking(dataset);
  const topic =
    making === undefined ? undefined : dataset.topics.get(topicKey(making.id, making.glance[0]?.topic ?? ''));
  const asking = new Set(
    synonyms.termsOf([...(topic === undefined ? [] : topic.aliases.flatMap(wordsOf)), 'status', 'news', 'update']),
  );
  const progress =
    /\b(?:coming along|come along|going on|getting on|far along|stands?|stage|doing|progress\w*|status|updates?|news|latest|happening|in the works|cancell?ed|dead)\b/;

  return (question) => {
    const { units, works, kind, words, day } = question;
    if (units.some((unit) => (unit.kind === 'name' && !namesAny(unit, 'work')) || unit.kind === 'time')) return null;
    if (leftoverUnits(question, asking).length > 0) return null;
    const text = words.join(' ');
    const isNews = kind === 'status' || progress.test(text);
    const concerns = making !== undefined && (works.length === 0 || works.includes(making.id));
    if (concerns && isNews && (works.length > 0 || kind === 'status')) {
      const [claim] = liveClaims(dataset, topic?.claims ?? [], day);
      const fact = claim === undefined ? undefined : factOf(`claim:${claim.id}`);
      return fact === undefined ? null : { facts: [fact], past: [] };
    }
    return null;
  };
}
