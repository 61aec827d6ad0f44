const SMALL_TEXT_MM = 6;

/**
 * Where a column of texts has come to. Each text says how much air it wants above it; the air is stretched or pressed
 * together so that one-line and two-line names both stand well in the same space.
 */
export class Stack {
  /** Baseline of the last text. */
  y: number;
  /** Width of the widest line of the last text, for the rule below it. */
  width = 0;
  /** Sum of the air that can be stretched. */
  air = 0;

  /**
   * @param scale how far the air is stretched (above 1) or pressed
   * @param shrink by how much letters are made smaller (1: not at all) because air alone does not give the room
   */
  constructor(
    readonly top: number,
    private readonly scale: number,
    private readonly shrink: number,
  ) {
    this.y = top;
  }

  /** Baseline of the first line of the next text. Vietnamese capitals with two marks rise as high as the letter is large. */
  nextBaseline(before: number, size: number): number {
    this.air += before;
    return this.y + before * this.scale + size;
  }

  /** The size to set a text in that asks for `size` mm. Running text, small as it is, gives way less than headings and names. */
  sizeFor(size: number): number {
    return size * (size < SMALL_TEXT_MM ? 1 - (1 - this.shrink) * 0.4 : this.shrink);
  }

  /** How far the air must be scaled so that the column reaches `bottom`, judged by a column drawn at scale 1. */
  scaleTo(bottom: number): number {
    const rest = bottom - this.y + this.air;
    return this.air > 0 ? rest / this.air : rest >= 0 ? 1 : 0;
  }
}
