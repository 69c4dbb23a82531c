import { createAboutAnswer } from './answer-about.ts';
import { createCastListAnswer } from './answer-cast-list.ts';
import { createCastingAnswer } from './answer-casting.ts';
import { createCreditsAnswer } from './answer-credits.ts';
import { createFateAnswer } from './answer-fate.ts';
import { createStandingAnswer } from './answer-standing.ts';
import { createTopicAnswer } from './answer-topic.ts';
import type { AtOnce, AtOnceParts } from './at-once.ts';

/** Makes the reader of questions whose answer follows from the structure of the record, tried in turn. */
export function createAtOnce(parts: AtOnceParts): AtOnce {
  const makers = [
    createStandingAnswer,
    createAboutAnswer,
    createCastListAnswer,
    createCastingAnswer,
    createFateAnswer,
    createCreditsAnswer,
    createTopicAnswer,
  ].map((create) => create(parts));
  return (question) => {
    for (const answer of makers) {
      const chosen = answer(question);
      if (chosen !== null) return chosen;
    }
    return null;
  };
}
