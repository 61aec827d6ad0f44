import { aJudgingPhase, anEssayPart, aRuleSet, sheetsFor } from '#rules/testing';
import type { JudgingPhase, SubmissionPart } from '#rules';
import { countedSheets } from './counted-sheets.js';
import { drawNumbers } from './draw-numbers.js';
import { evenedTotals, severities } from './severity.js';
import { differences, sheetFaults, sheetHash, tidySheet } from './sheet-content.js';

const phaseOf = (overrides: Parameters<typeof aJudgingPhase>[0] = {}): JudgingPhase => {
  const part = anEssayPart({ judging: { phases: [aJudgingPhase(overrides)] } });
  return (aRuleSet({ parts: [part] }).parts[0] as SubmissionPart).judging.phases[0]!;
};

describe('sheets that count', () => {
  const phase = phaseOf({ judges: 2, discrepancy: { code: 'further-judge', version: 1, points: 20 } });
  const further = (points: number) => ({ ...sheetsFor('b1', [points])[0]!, judge: 'g9', further: true });

  it('are the further judge’s too while the rules call for one', () => {
    const { sheets, result, notCalled } = countedSheets(phase, [...sheetsFor('b1', [50, 80]), further(75)]);
    expect([sheets.length, result.total, notCalled]).toEqual([3, 77_500, []]);
  });

  it('are no longer when the others have come together', () => {
    const { sheets, result, notCalled } = countedSheets(phase, [...sheetsFor('b1', [70, 80]), further(75)]);
    expect([sheets.length, result.total, notCalled.map(({ judge }) => judge)]).toEqual([2, 75_000, ['g9']]);
  });

  it('wait where a sheet is opened again', () => {
    const { sheets, result } = countedSheets(phase, [...sheetsFor('b1', [80]), further(75)]);
    expect([sheets.length, result.total, result.missing]).toEqual([2, null, 1]);
  });
});

describe('a sheet', () => {
  const phase = phaseOf();

  it('keeps the criteria of its phase alone, and no blank comment', () => {
    const typed = { points: { 'noi-dung': 80, la: 3 }, comments: { 'noi-dung': ' Rõ  ràng \n\n Đủ', la: 'x', '': '  ' }, agrees: null };
    expect(tidySheet(phase, typed)).toEqual({ points: { 'noi-dung': 80 }, comments: { 'noi-dung': 'Rõ ràng\nĐủ' }, agrees: null });
  });

  it.each([-1, 100.001, 1.0005, Number.NaN])('has no points like %p', (points) => {
    expect(sheetFaults(phase, { points: { 'noi-dung': points }, comments: {}, agrees: null })).toEqual([
      { criterion: 'Nội dung', maximum: 100 },
    ]);
  });

  it('has a fingerprint of what it says, of which entry and by whom', () => {
    const content = {
      submission: 'b1',
      phase: 'cham-thi',
      judge: 'g1',
      version: 1,
      points: { 'noi-dung': 80 },
      comments: {},
      agrees: null,
    };
    expect(sheetHash({ ...content })).toBe(sheetHash(content));
    expect(sheetHash({ ...content, points: { 'noi-dung': 80.5 } })).not.toBe(sheetHash(content));
  });

  it('typed twice differs where it differs', () => {
    const one = { points: { 'noi-dung': 80 }, comments: { '': 'Tốt' }, agrees: true };
    expect(differences(phase, one, { ...one })).toEqual([]);
    expect(differences(phase, one, { points: { 'noi-dung': 8 }, comments: {}, agrees: false })).toEqual([
      { criterion: 'Nội dung', what: 'points', first: '80', second: '8' },
      { criterion: '', what: 'comment', first: 'Tốt', second: '' },
      { criterion: '', what: 'agrees', first: 'true', second: 'false' },
    ]);
  });
});

describe('severity', () => {
  const marks = (seat: string, totals: number[]) => totals.map((total, at) => ({ seat, submission: `b${at}`, total }));
  const totals = [...marks('g1', [60, 70, 80]), ...marks('g2', [80, 90, 100])];

  it('is how far a judge is from the others on the same entries', () => {
    expect(severities(totals).map(({ seat, mean, againstOthers }) => [seat, mean, againstOthers])).toEqual([
      ['g1', 70, -20],
      ['g2', 90, 20],
    ]);
  });

  it('stands beside the raw marks, evened to the same mean and spread', () => {
    const evened = evenedTotals(totals);
    expect(evened.map(({ total }) => total)).toEqual(totals.map(({ total }) => total));
    expect(evened[1]!.evened).toBeCloseTo(80, 9);
    expect(evened[4]!.evened).toBeCloseTo(80, 9);
  });

  it('says nothing of whoever has marked too little', () => {
    expect(evenedTotals(marks('g1', [60, 70])).map(({ z, evened }) => [z, evened])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

describe('entry numbers', () => {
  it('are different, of as many digits, and none that is taken', () => {
    const taken = new Set(Array.from({ length: 40 }, (_, n) => 100 + n));
    const numbers = drawNumbers(40, taken);
    expect(new Set(numbers).size).toBe(40);
    expect(numbers.every((number) => number >= 100 && number <= 999 && !taken.has(number))).toBe(true);
    const many = new Set(drawNumbers(90, new Set()));
    expect([...many, ...drawNumbers(60, many)].every((number) => number >= 100 && number <= 999)).toBe(true);
    expect(drawNumbers(2_000, new Set()).every((number) => number >= 10_000 && number <= 99_999)).toBe(true);
  });
});
