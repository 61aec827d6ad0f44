import { parseLocal } from '#kernel';
import { roundOfInterest, roundPhase } from './round-phase.js';

const at = (text: string): Date => parseLocal(text) as Date;
const week = (opens: string, closes: string, state: 'scheduled' | 'published' = 'scheduled') =>
  ({ opensAt: at(opens), closesAt: at(closes), state }) as const;

describe('the phase of a round', () => {
  const first = week('2024-10-21 10:00', '2024-10-28 09:30');

  it.each([
    ['2024-10-21 09:59:59', 'before'],
    ['2024-10-21 10:00', 'open'],
    ['2024-10-28 09:29:59', 'open'],
    ['2024-10-28 09:30', 'pending'],
  ] as const)('at %s is %s', (time, phase) => {
    expect(roundPhase(first, at(time))).toBe(phase);
  });

  it('is published only when the board has published it', () => {
    expect(roundPhase({ ...first, state: 'published' }, at('2024-10-30 10:00'))).toBe('published');
    expect(roundPhase({ ...first, state: 'annulled' }, at('2024-10-22 10:00'))).toBe('annulled');
  });

  it('shows people the open round, then the next one, then the last', () => {
    const second = week('2024-10-28 10:00', '2024-11-04 09:30');
    const rounds = [first, second];

    expect(roundOfInterest(rounds, at('2024-10-22 10:00'))).toBe(first);
    expect(roundOfInterest(rounds, at('2024-10-28 09:45'))).toBe(second);
    expect(roundOfInterest(rounds, at('2024-12-01 00:00'))).toBe(second);
    expect(roundOfInterest<(typeof rounds)[number]>([], at('2024-12-01 00:00'))).toBeUndefined();
  });
});
