import type { ChoiceOffer } from './choice-list.ts';

/** The list of choices above an input, of one at a time; `Input` tells the inputs apart. */
export class OfferedChoices<Input> {
  #offer: (ChoiceOffer & { for: Input }) | null = null;
  #turn = 0;
  readonly #changed: () => void;

  /** `changed` is told after each change. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get offer(): ChoiceOffer | null {
    return this.#offer;
  }

  /** Whether there is something to choose from, and whether one of it is marked. */
  get isOpen(): boolean {
    return this.#offer !== null && this.#offer.choices.length > 0;
  }

  get isMarked(): boolean {
    return this.isOpen && this.#offer?.active !== -1;
  }

  /** What is offered for this input. */
  of(input: Input): ChoiceOffer | null {
    return this.#offer?.for === input ? this.#offer : null;
  }

  /** Makes whatever is still on its way too old to show; the answer says whether that has happened again since. */
  turn(): () => boolean {
    this.#turn += 1;
    const mine = this.#turn;
    return () => mine === this.#turn;
  }

  show(input: Input, offer: ChoiceOffer): void {
    this.#offer = { ...offer, for: input, active: offer.choices.length === 0 ? -1 : offer.active };
    this.#changed();
  }

  close(): void {
    this.#offer = null;
    this.#changed();
  }

  /** Marks the next choice, round and round; up from none is the last. */
  move(by: 1 | -1): void {
    if (this.#offer === null) return;
    const { active, choices } = this.#offer;
    const next = active === -1 && by === -1 ? choices.length - 1 : (active + by + choices.length) % choices.length;
    this.#offer = { ...this.#offer, active: next };
    this.#changed();
  }

  /** Takes the marked choice, or the first. */
  pick(): void {
    const offer = this.#offer;
    const choice = offer?.choices[Math.max(offer.active, 0)];
    this.close();
    if (choice !== undefined) offer?.pick(choice);
  }
}
