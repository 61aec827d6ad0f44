import { aSubmission } from '../../testing/index.js';
import { submissionColumns } from './submission-columns.js';

describe('submissions as collective awards count them', () => {
  it('count for the unit of the first one that the author sent in, in whatever order they are given', () => {
    const sent = (id: string, unit: string, receivedAt: number) => aSubmission({ id, unit, receivedAt, authors: ['an'] });
    const all = [sent('b2', 'u2', 2), sent('b1', 'u1', 1), sent('b3', 'u3', 3)];
    const unitsOf = (submissions: typeof all): unknown => {
      const { units, unitOfPerson, people, count } = submissionColumns('bai-viet', submissions);
      return [people, [...unitOfPerson].map((unit) => units[unit]), count];
    };

    expect([unitsOf(all), unitsOf(all.toReversed())]).toEqual([
      [['an'], ['u1'], 3],
      [['an'], ['u1'], 3],
    ]);
  });
});
