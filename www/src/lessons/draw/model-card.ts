import { fileAddress } from '../../base/embed';
import { Store } from '../../base/store';
import { integrity } from '../../engine/sums';

/** A count, a total and the corresponding percentage, as written by the command that measured them. */
export interface Count {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
}

/** What the model card beside the weights says about them. */
export interface ModelCard {
  readonly mnistTest: Count;
  readonly heldOutWriters: Count;
  readonly refusals: {
    /** Digits written by people, refused. */
    readonly heldOutWriters: Count;
    /** Non-digits, of kinds that the judge had never seen, refused. */
    readonly noDigits: Count;
  };
}

export const cardPage = fileAddress('models/digits.md');

/**
 * The model card, once it is loaded. It is a footnote: without it the lesson still works and says nothing about
 * accuracy.
 */
export class CardStore extends Store<ModelCard | undefined> {
  #isAsked = false;

  constructor() {
    super(undefined);
  }

  load(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    try {
      const response = await fetch(fileAddress('models/digits.json'), integrity('digits.json'));
      if (response.ok) this.set(parseCard(await response.json()));
    } catch (cause) {
      console.warn('The model card could not be read.', cause);
    }
  }
}

/** The figures in the card's JSON, or undefined if they are missing. */
export function parseCard(json: unknown): ModelCard | undefined {
  if (!isRecord(json) || !isRecord(json.figures)) return undefined;
  const { mnistTest, heldOutWriters, refusals } = json.figures;
  if (!isCount(mnistTest) || !isCount(heldOutWriters) || !isRecord(refusals)) return undefined;
  const { heldOutWriters: refused, noDigits } = refusals;
  if (!isCount(refused) || !isCount(noDigits)) return undefined;
  return { mnistTest, heldOutWriters, refusals: { heldOutWriters: refused, noDigits } };
}

function isCount(value: unknown): value is Count {
  return isRecord(value) && [value.hits, value.of, value.share].every(Number.isFinite);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
