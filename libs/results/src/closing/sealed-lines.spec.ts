import { SealedLines } from './sealed-lines.js';

const FIRST = ['a1', 'r1', 'b1', 's1', 'p1', 'Xã 1', 'can-bo', '{0,19,7}', '{2,0,5}', '1234', '1729562400123', '1729562700000', 'f0', '0a'];

const read = (...rows: string[][]) => {
  const lines = new SealedLines(Buffer.from(rows.map((row) => `${row.join('\t')}\n`).join('')));
  const found = [];
  while (lines.next()) {
    const { id, roundId, place, person, unit, audience, questions, marks, prediction, startedAt, submittedAt, seal, salt } = lines;
    found.push([id, roundId, place, person, unit, audience, [...questions], [...marks], prediction, startedAt, submittedAt, seal, salt]);
  }
  return found;
};

describe('sealed attempts as lines', () => {
  it('are read field by field', () => {
    const second = ['a2', 'r1', 'b1', 's2', 'p2', 'x', 'y', '{3}', '{0}', '\\N', '-5', '0', 'f1', '0b'];

    expect(read(FIRST, second)).toEqual([
      ['a1', 'r1', 'b1\ts1', 'p1', 'Xã 1', 'can-bo', [0, 19, 7], [2, 0, 5], 1234, 1729562400123, 1729562700000, 'f0', '0a'],
      ['a2', 'r1', 'b1\ts2', 'p2', 'x', 'y', [3], [0], NaN, -5, 0, 'f1', '0b'],
    ]);
  });

  it('hold empty lists, and words with what COPY writes otherwise', () => {
    const odd = FIRST.with(5, 'a\\\\b\\tc').with(7, '{}').with(8, '{}');

    expect(read(odd)[0]!.slice(4, 8)).toEqual(['a\\b\tc', 'can-bo', [], []]);
  });

  it('are none in nothing', () => {
    expect(read()).toEqual([]);
  });
});
