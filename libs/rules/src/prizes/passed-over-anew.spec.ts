import { passedOverAnew } from './passed-over-anew.js';

describe('who was passed over', () => {
  const held = (person: string, round = 'r1') => ({ person, group: 'tuan', tier: 'nhat', round });
  const over = (...people: string[]) => ({ passedOver: people.map((person) => ({ group: 'tuan', person, rank: 1, rolledDown: true })) });

  it('may be so wrongly once they have lost the prize for which they were', () => {
    expect(passedOverAnew(over('a', 'b', 'a'), [held('a'), held('b'), held('c')], [held('b')])).toEqual(['a']);
    expect(passedOverAnew(over('a'), [held('a'), held('a', 'r2')], [held('a', 'r2')])).toEqual(['a']);
  });

  it('is so rightly as long as it is held, whatever others have lost or they have won', () => {
    expect(passedOverAnew(over('a'), [held('a'), held('c')], [held('a'), held('a', 'r3')])).toEqual([]);
    expect(passedOverAnew(over(), [held('a')], [])).toEqual([]);
  });
});
