import { countVotes, isCarried } from './vote-tally.js';

describe('a vote', () => {
  it('is carried by more than half, never by a tie, and by what the item asks', () => {
    expect(isCarried(countVotes(['for', 'for', 'against'], 3), 50)).toBe(true);
    expect(isCarried(countVotes(['for', 'for'], 4), 50)).toBe(false);
    expect(isCarried(countVotes(['for', 'for', 'against'], 3), 70)).toBe(false);
    expect(isCarried(countVotes(['for', 'for'], 3), 66)).toBe(true);
  });
});
