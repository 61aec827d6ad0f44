import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS, localDay, parseLocal } from '#kernel';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readMoment } from '../plan/moment.js';
import { formatPeriod, type Period } from '../plan/period.js';
import { readPlan } from '../plan/read-plan.js';
import { shiftPlan } from '../schedule/shift-plan.js';
import { movedMoment, movedPeriod } from './moved-words.js';
import { readDraft } from './read-draft.js';
import { daysUntil, firstTime, movablePaths, redate, suggestedOpening, unmovedMentions } from './redate.js';

const FOLDERS = ['plans', 'presets'].map((name) => join(import.meta.dirname, '../../../../config', name));
const PLANS = new Map(
  FOLDERS.flatMap((folder) => readdirSync(folder).map((file) => [file, join(folder, file)] as const))
    .filter(([file]) => file.endsWith('.yaml'))
    .map(([file, path]) => [file.replace('.yaml', ''), readFileSync(path, 'utf8')]),
);
const LAM_DONG = PLANS.get('lam-dong')!;

/** What a plan says, each rough time as its words: these are moved by their middle. */
function said(source: string, days: number, parents: (source: string) => string): unknown {
  const loadParent = (code: string): { file: string; source: string } => ({ file: code, source: parents(PLANS.get(code)!) });
  const { ruleSet, faults } = readPlan(source, { file: 'p', loadParent });
  if (!ruleSet) throw new Error(faults.map(({ message }) => message).join('\n'));
  return inWords(shiftPlan(ruleSet, { days }));
}

function inWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  if ('says' in value) return formatPeriod(value as Period);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inWords(inner)]));
}

describe('moving the times of a plan’s text', () => {
  it('says what shifting the rule set says, for every plan and preset', () => {
    expect(PLANS.size).toBeGreaterThan(25);
    // Days of the plan from 2024 to 2027 that stay within the years that a plan may name.
    fc.assert(
      fc.property(fc.constantFrom(...PLANS.values()), fc.integer({ min: -3000, max: 3000 }), (source, days) => {
        expect(said(redate(source, days), 0, (above) => redate(above, days))).toEqual(said(source, days, (above) => above));
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('leaves every letter that is no date alone', () => {
    const letters = (source: string): string => source.replace(/[\d/-]/g, '');
    fc.assert(
      fc.property(fc.constantFrom(...PLANS.values()), fc.integer({ min: -40, max: 40 }), (source, weeks) => {
        const moved = redate(source, weeks * 7);
        expect(letters(moved)).toBe(letters(source));
        expect(moved.split('\n')).toHaveLength(source.split('\n').length);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, number, string]>([
    ['2024-10-21 10:00', 42, '2024-12-02 10:00'],
    ['2024-10-30 24:00', 2, '2024-11-01 24:00'],
    ['2024-10-21T10:00:00+07:00', 7, '2024-10-28T10:00:00+07:00'],
    ['hết ngày 30/10/2024', 7, 'hết ngày 06/11/2024'],
    ['hết 5/9/2024', 7, 'hết 12/9/2024'],
    ['16h30’ ngày 06/10/2024', -7, '16h30’ ngày 29/09/2024'],
    ['8 giờ 30 phút, ngày 21 tháng 10 năm 2024', 90, '8 giờ 30 phút, ngày 19 tháng 01 năm 2025'],
    ['ngày 2 tháng 9 năm 2024', 7, 'ngày 9 tháng 9 năm 2024'],
    ['2024-02-28', 366, '2025-02-28'],
    ['khi nào xong', 7, 'khi nào xong'],
  ])('“%s” and %i days is “%s”', (text, days, expected) => {
    expect(replaced(text, movedMoment(text, days))).toBe(expected);
  });

  it.each<[string, number, string]>([
    ['cuối tháng 12/2024', 42, 'cuối tháng 2/2025'],
    ['Trong tháng 6/2027', -365, 'Trong tháng 6/2026'],
    ['đầu tháng 09/2024', 35, 'đầu tháng 10/2024'],
    ['cuối năm 2024', 365, 'cuối năm 2025'],
    ['trước ngày 14/10/2024', 7, 'trước ngày 21/10/2024'],
    ['ngày 28/8/2021', 7, 'ngày 4/9/2021'],
    ['một hôm nào đó', 7, 'một hôm nào đó'],
  ])('“%s” and %i days is “%s”', (text, days, expected) => {
    expect(replaced(text, movedPeriod(text, days))).toBe(expected);
  });

  it('is exact to the minute in every written form', () => {
    const forms: ((date: string, time: string) => string)[] = [
      (date, time) => `${date} ${time}`,
      (date, time) => `${time} ngày ${slashed(date)}`,
      (date, time) => `${time.replace(':', 'h')}’, ngày ${slashed(date, false)}`,
      (date) => `hết ngày ${slashed(date)}`,
      (date) => `ngày ${slashed(date, false).replace('/', ' tháng ').replace('/', ' năm ')}`,
    ];
    const day = fc.integer({ min: Date.UTC(2005, 0) / DAY_MS, max: Date.UTC(2090, 0) / DAY_MS });
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        day,
        fc.constantFrom('00:00', '9:30', '24:00'),
        fc.integer({ min: -1500, max: 1500 }),
        (form, n, time, days) => {
          const text = form(localDay(new Date(n * DAY_MS)), time);
          const [before, after] = [readMoment(text), readMoment(replaced(text, movedMoment(text, days)))];
          if (typeof before === 'string' || typeof after === 'string') throw new Error(text);
          expect(after).toEqual({ ...before, instant: new Date(before.instant.getTime() + days * DAY_MS) });
        },
      ),
    );
  });

  it('keeps quotes, comments, dates of documents and times that hang on an event', () => {
    const source = `# Từ 21/10/2024.
contest:
  plan: { issuer: A, place: B, date: 12/8/2024 } # ngày 12/8/2024
  unitsAt: 2024-10-21
registration: { opens: "2024-10-20 08:00", fields: [] } # mở sớm
launch: 'ngày 18/10/2024'
ceremony: [ngày 28/11/2024]
parts:
  - kind: essay
    receiving: { opens: { event: ban-hanh, days: 1 }, closes: hết ngày 30/10/2024 }
texts: { summary: 'Bắt đầu 21/10/2024' }`;

    expect(redate(source, 7)).toBe(
      source
        .replace('"2024-10-20 08:00"', '"2024-10-27 08:00"')
        .replace("'ngày 18/10/2024'", "'ngày 25/10/2024'")
        .replace('28/11/2024', '05/12/2024')
        .replace('hết ngày 30/10/2024', 'hết ngày 06/11/2024'),
    );
    expect(movablePaths(source)).toEqual(['registration.opens', 'launch', 'parts[0].receiving.closes', 'ceremony[0]']);
    expect(unmovedMentions(readDraft(source, { file: 'p' }).form, source).map(({ path }) => path)).toEqual([
      'contest.plan.date',
      'contest.unitsAt',
      'texts.summary',
    ]);
  });

  it('finds what a text says in an unusual way too', () => {
    for (const source of ['launch: "ng\\u00e0y 18/10/2024"\n', 'launch: >-\n  ngày\n  18/10/2024\n', 'launch: "18/10/2\\x3024"\n'])
      expect(parse(redate(source, 7))).toEqual({ launch: (parse(source) as { launch: string }).launch.replace('18', '25') });
  });

  it('leaves alone a text that is no plan', () => {
    for (const source of ['', 'contest: [', '- 2024-10-21', 'launch: &a 18/10/2024\n']) expect(redate(source, 7)).toBe(source);
  });
});

describe('the day on which to begin', () => {
  it('is counted from the first opening, whatever may be earlier', () => {
    expect(firstTime(LAM_DONG)).toEqual({ path: 'parts[1].receiving.opens', at: parseLocal('2024-10-21') });
    expect(firstTime('launch: ngày 18/10/2024\nregistration: { opens: 2024-10-01 }\n')).toEqual({
      path: 'registration.opens',
      at: parseLocal('2024-10-01'),
    });
    const day = firstTime('parts: [{ kind: essay, receiving: { opens: { event: x }, closes: hết ngày 30/10/2024 } }]\n');
    expect({ path: day?.path, day: localDay(day!.at) }).toEqual({ path: 'parts[0].receiving.closes', day: '2024-10-30' });
    expect(firstTime('code: a\nparts: [{ receiving: { opens: { event: x } } }]\n')).toBeUndefined();
  });

  it('is the next such weekday at least two weeks ahead; one far enough ahead stays', () => {
    const monday = parseLocal('2024-10-21 10:00')!;

    expect(suggestedOpening(monday, parseLocal('2026-11-20 22:00')!)).toBe('2026-12-07');
    expect(suggestedOpening(monday, parseLocal('2026-11-23 08:00')!)).toBe('2026-12-07');
    expect(suggestedOpening(monday, parseLocal('2024-10-08')!)).toBe('2024-10-28');
    expect(suggestedOpening(monday, parseLocal('2024-10-07')!)).toBe('2024-10-21');
    expect(daysUntil(monday, '2026-12-07') % 7).toBe(0);
    expect(daysUntil(monday, '2024-10-20')).toBe(-1);
  });
});

function replaced(text: string, words: { from: string; to: string } | undefined): string {
  return words ? text.replace(words.from, words.to) : text;
}

function slashed(date: string, isPadded = true): string {
  const parts = date.split('-').toReversed();
  return (isPadded ? parts : parts.map((part) => String(Number(part)))).join('/');
}
