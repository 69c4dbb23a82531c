import type { SpoilerLevel } from '../dataset/record-schema.ts';
import { createRecent } from '../lib/create-recent.ts';
import { oncePer } from '../lib/once-per.ts';
import { dayOf } from '../lib/partial-date.ts';
import type { Card } from '../views/card.ts';
import { type MessageBody, renderCard } from '../views/render-card.ts';
import type { Services } from './command.ts';

/** A card and the message that it makes, rendered when first asked for. */
export interface Drawn {
  card: Card;
  render(plain: SpoilerLevel): MessageBody;
}

/** So many are kept, each of some kilobytes. */
const mostKept = 500;

/** Keeps cards that depend on nothing but the record, the day and what was asked, so that each is made and rendered once. */
export function createCardKeeper(
  services: Pick<Services, 'dataset' | 'now'>,
): (asked: readonly unknown[], make: () => Card | Promise<Card>) => Promise<Drawn> {
  const keptOf = oncePer((_record: object) => createRecent<Drawn>(mostKept));
  return async (asked, make) => {
    const kept = keptOf(services.dataset());
    const key = JSON.stringify([dayOf(services.now()), ...asked]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const drawn = draw(await make());
    kept.set(key, drawn);
    return drawn;
  };
}

/** Renders a card once for each level of spoilers that it is shown at. */
export function draw(card: Card): Drawn {
  const bodies = new Map<SpoilerLevel, MessageBody>();
  return {
    card,
    render(plain) {
      const body = bodies.get(plain) ?? renderCard(card, { plain });
      bodies.set(plain, body);
      return body;
    },
  };
}
