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

  constructor(
    readonly top: number,
    private readonly scale: number,
  ) {
    this.y = top;
  }

  /** Baseline of the first line of the next text. Vietnamese capitals with two marks rise as high as the letter is large. */
  nextBaseline(before: number, size: number): number {
    this.air += before;
    return this.y + before * this.scale + size;
  }

  /** How far the air must be scaled so that the column reaches `bottom`, judged by a column drawn at scale 1. */
  scaleTo(bottom: number, stretch: number): number {
    if (this.air <= 0) return 1;
    const rest = bottom - this.y + this.air;
    return Math.min(stretch, Math.max(0.3, rest / this.air));
  }
}
