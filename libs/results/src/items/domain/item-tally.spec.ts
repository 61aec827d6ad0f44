import { ItemTally } from './item-tally.js';

const [A, B, C] = [1, 2, 4];
/** So many people gave the answer, with this share of the rest right. */
function tally(...groups: [bits: number, rest: number, people: number][]) {
  const counted = new ItemTally(4, A);
  for (const [bits, rest, people] of groups) for (let n = 0; n < people; n += 1) counted.add(bits, rest);
  return counted.figures();
}

describe('the report on a question', () => {
  it('counts how often it was shown, answered, wholly right, and each option', () => {
    expect(tally([A, 1, 30], [B, 0.5, 6], [A | C, 0.5, 2], [0, 0, 2])).toMatchObject({
      shown: 40,
      answered: 38,
      right: 30,
      facility: 0.75,
      chosen: [32, 6, 2, 0],
    });
    expect(tally()).toMatchObject({ shown: 0, facility: null, discrimination: null, suspicious: null, isWeak: false });
  });

  it('correlates being right with the rest of the paper', () => {
    expect(tally([A, 1, 20], [B, 0, 20]).discrimination).toBeCloseTo(1, 12);
    expect(tally([A, 0, 20], [B, 1, 20])).toMatchObject({ discrimination: expect.closeTo(-1, 12), isWeak: true });
    expect(tally([A, 1, 15], [A, 0, 5], [B, 1, 5], [B, 0, 15]).discrimination).toBeCloseTo(0.5, 12);
    expect(tally([A, 0.5, 20], [B, 0.5, 20])).toMatchObject({ discrimination: null, isWeak: false });
    expect(tally([A, 1, 29]).discrimination).toBeNull();
  });

  it('suspects the key when most of the best chose one other option', () => {
    expect(tally([B, 0.95, 20], [A, 0.95, 5], [A, 0.3, 60]).suspicious).toEqual({ bits: B, best: 25, chose: 20, right: 5 });
    expect(tally([B, 0.95, 12], [A, 0.95, 13], [A, 0.3, 60]).suspicious).toBeNull();
  });

  it('does not suspect it for what the weak chose, for two other options, for few people, nor for silence', () => {
    expect(tally([A, 0.95, 30], [B, 0.2, 70]).suspicious).toBeNull();
    expect(tally([B, 0.95, 13], [C, 0.95, 13], [A, 0.2, 60]).suspicious).toBeNull();
    expect(tally([B, 0.95, 9]).suspicious).toBeNull();
    expect(tally([0, 0.95, 30], [A, 0.2, 60]).suspicious).toBeNull();
  });
});
