import { jest } from '@jest/globals';
import { Turnstile } from './domain/turnstile.js';
import { Passwords } from './passwords.service.js';

const TYPED = 'khoabang-2024';

describe('comparing passwords', () => {
  const passwords = new Passwords();

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('takes what the comparison says where there is a password', async () => {
    const stored = await passwords.hash(TYPED);

    expect(await passwords.matches(stored, TYPED)).toBe(true);
    expect(await passwords.matches(stored, 'khoabang-2025')).toBe(false);
  });

  it.each([undefined, null])('never lets in where there is none (%s), were the one compared with right by chance', async (stored) => {
    const nobodys = jest.spyOn(passwords as unknown as { nobodys: () => Promise<string> }, 'nobodys');
    nobodys.mockResolvedValue(await passwords.hash(TYPED));

    expect(await passwords.matches(stored, TYPED)).toBe(false);
    expect(nobodys).toHaveBeenCalledTimes(1);
  });

  it.each([undefined, null])('does the same work where there is none (%s)', async (stored) => {
    const work = jest.spyOn(Turnstile.prototype, 'run');
    const hash = await passwords.hash(TYPED);
    await passwords.matches(stored, TYPED);

    work.mockClear();
    await passwords.matches(hash, TYPED);
    const worked = work.mock.calls.length;
    work.mockClear();
    await passwords.matches(stored, TYPED);

    expect([worked, work.mock.calls.length]).toEqual([1, 1]);
  });
});
