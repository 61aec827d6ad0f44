import { jest } from '@jest/globals';

const verify = jest.fn<(hash: string, password: string) => Promise<boolean>>(async () => true);
jest.unstable_mockModule('@node-rs/argon2', () => ({ hash: async () => 'a hash of something that nobody types', verify }));
const { Passwords } = await import('./passwords.service.js');

describe('comparing passwords', () => {
  beforeEach(() => verify.mockClear());

  it('takes what the comparison says where there is a password', async () => {
    expect(await new Passwords().matches('the hash', 'khoabang-2024')).toBe(true);
    expect(verify.mock.calls).toEqual([['the hash', 'khoabang-2024']]);
  });

  it.each([undefined, null])('does the same work where there is none (%s), and never lets in', async (stored) => {
    expect(await new Passwords().matches(stored, 'khoabang-2024')).toBe(false);
    expect(verify.mock.calls).toEqual([['a hash of something that nobody types', 'khoabang-2024']]);
  });
});
