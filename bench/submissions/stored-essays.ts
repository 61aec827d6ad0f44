import { packPrint, printOf, type StoredPrint, unpackPrint } from '#submissions';
import { anEssay } from '#submissions/testing';

const SHORTEST = 3000;
const SPREAD = 2000;

/** Essays of 3,000 to 5,000 words as a tenant has stored them: the packed print of each; the text is made again when asked for. */
export class StoredEssays {
  readonly prints: readonly Buffer[];
  private readonly texts = new Map<number, string>();

  constructor(readonly count: number) {
    this.prints = Array.from({ length: count }, (_, at) => packPrint(printOf(essayOf(at))));
  }

  get bytes(): number {
    return this.prints.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** All prints, unpacked one after the other, as rows of a database are. */
  *read(): Generator<StoredPrint<number>> {
    for (const [id, bytes] of this.prints.entries()) yield { id, print: unpackPrint(bytes) };
  }

  /** The text of an essay. It is kept, so that the second time costs nothing. */
  textOf(at: number): string {
    const text = this.texts.get(at) ?? essayOf(at);
    this.texts.set(at, text);
    return text;
  }
}

function essayOf(at: number): string {
  return anEssay({ seed: `bai-${at}`, words: SHORTEST + ((at * 37) % SPREAD) });
}
