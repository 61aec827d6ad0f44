import type { Figure, SuiteOptions } from './figure.js';

/**
 * Measures the parts of a suite one after the other, or the one that was asked for, and says each figure as soon as it is known: what
 * a long run has measured is not lost with what comes after it.
 */
export async function inParts(
  { part, say, shown }: SuiteOptions,
  parts: Readonly<Record<string, () => Promise<readonly Figure[]>>>,
): Promise<Figure[]> {
  const names = Object.keys(parts);
  if (part !== undefined && !names.includes(part)) throw new Error(`No part is called “${part}”. Parts: ${names.join(', ')}`);
  const figures: Figure[] = [];
  for (const name of part === undefined ? names : [part]) {
    const measured = (await parts[name]?.()) ?? [];
    for (const figure of measured) say(shown(figure));
    figures.push(...measured);
  }
  return figures;
}
