import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectiveSnapshot } from '#results';
import { publicTurnout, type Turnout } from '#reports';
import type { CollectiveAward } from '#rules';
import { PROJECT_ROOT } from '#settings';
import { DICTIONARY } from './open-data-dictionary.js';
import { openSpread, openUnits } from './open-data.js';

const DOCUMENT = readFileSync(join(PROJECT_ROOT, 'docs/open-data.md'), 'utf8');

/** All names of fields in what a file holds, "units.people". */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return fieldsOf(value[0]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]);
}

const turnout = publicTurnout({
  contestId: 'c',
  roundId: null,
  viaTenantId: null,
  takenAt: new Date(0),
  totals: { registered: 1, people: 1, attempts: 1, sealed: 1 },
  days: ['2024-10-22'],
  units: [{ unit: 'u', people: 1, attempts: 1, audiences: {}, days: [1] }],
  hours: [],
} as unknown as Turnout);
const units = openUnits(
  { code: 'tap-the', order: [] } as unknown as CollectiveAward,
  { body: { lines: [{ unit: 'u', people: 9, values: [] }] } } as unknown as CollectiveSnapshot,
  new Map(),
);
const spread = openSpread({ contest: { slug: '2024' } } as never, { code: 'dot-1' } as never, { sha256: '…', ranked: 9 }, [
  { points: 3, people: 9 },
]);

describe('the dictionary of the open data', () => {
  it.each([
    ['turnout', turnout, 0],
    ['units', units, 1],
    ['spread', spread, 2],
  ])('explains every field of the %s, on the page and in the document', (_name, data, at) => {
    const page = DICTIONARY[at]!.rows.map(({ name }) => name).join(' ');
    const chapter = DOCUMENT.split('\n## ')[at + 2]!;
    const words = (text: string): Set<string> => new Set(text.match(/\w+/g));

    const fields = [...new Set(fieldsOf(data))];
    expect(fields.length).toBeGreaterThan(4);
    expect(fields.filter((field) => !words(page).has(field))).toEqual([]);
    expect(fields.filter((field) => !words(chapter).has(field))).toEqual([]);
  });
});
