/** The height of the smallest letters that an SVG sets, in its own unit (millimetres on a certificate); Infinity without any. */
export function smallestLetters(svg: string): number {
  return Math.min(...Array.from(svg.matchAll(/\sfont-size="([\d.]+)"/g), ([, size]) => Number(size)));
}
