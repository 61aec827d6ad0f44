import { personCode, pseudonymOf } from './person-code.js';

describe('the code of a person', () => {
  it('is the beginning of the pseudonym, and leads back to it', () => {
    expect(personCode('4f21a9c0-1111-4222-8333-444455556666')).toBe('K-4F21A9');
    expect(pseudonymOf('K-4F21A9')).toBe('4f21a9');
    expect(pseudonymOf(' k 4f21 ')).toBe('4f21');
  });

  it.each(['Khải', 'K', 'K-4', 'Phường 9', 'k-zzzz', ''])('is not %j', (typed) => {
    expect(pseudonymOf(typed)).toBeUndefined();
  });
});
