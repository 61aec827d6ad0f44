import { LONGEST_TURN_MS, openingTurnMs } from './opening-turn.js';

const at = (time: string): Date => new Date(`2024-10-21T${time}+07:00`);
const WEEK = { opensAt: at('10:00:00'), closesAt: new Date('2024-10-28T09:30:00+07:00'), minutes: 15 };
const people = Array.from({ length: 6000 }, (_, n) => `0192a3b4-0000-7000-8000-${String(n).padStart(12, '0')}`);

describe('the turn at the opening', () => {
  it('is the same whenever it is asked for, and another one in another round', () => {
    expect(openingTurnMs(people[0]!, 'r1', 6000, WEEK)).toBe(openingTurnMs(people[0]!, 'r1', 6000, WEEK));
    expect(openingTurnMs(people[0]!, 'r1', 6000, WEEK)).not.toBe(openingTurnMs(people[0]!, 'r2', 6000, WEEK));
  });

  it('spreads a crowd evenly over twenty seconds at most', () => {
    const perSecond = Array.from({ length: 20 }, () => 0);
    for (const person of people) {
      const turn = openingTurnMs(person, 'r1', people.length, WEEK);
      expect(turn).toBeLessThan(LONGEST_TURN_MS);
      perSecond[Math.floor(turn / 1000)]! += 1;
    }
    expect(Math.max(...perSecond)).toBeLessThan(370);
    expect(Math.min(...perSecond)).toBeGreaterThan(230);
  });

  it('lets few people in at once', () => {
    expect(Math.max(...people.slice(0, 100).map((person) => openingTurnMs(person, 'r1', 100, WEEK)))).toBeLessThan(667);
    expect(openingTurnMs(people[0]!, 'r1', 1, WEEK)).toBeLessThan(7);
  });

  it('is at once for everybody where the end of the round would cut a sitting short', () => {
    const short = { opensAt: at('10:00:00'), closesAt: at('10:15:00'), minutes: 15 };
    expect(people.map((person) => openingTurnMs(person, 'r1', people.length, short)).every((turn) => turn === 0)).toBe(true);
    const enough = { ...short, closesAt: at('10:15:20') };
    expect(people.some((person) => openingTurnMs(person, 'r1', people.length, enough) > 0)).toBe(true);
  });
});
