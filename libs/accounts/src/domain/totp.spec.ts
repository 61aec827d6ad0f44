import { generateSync } from 'otplib';
import { matchingTotpStep, newTotpSecret, totpCode, totpStepAt, totpUri, unusedTotpCode } from './totp.js';

/** The secret of RFC 6238's test vectors, "12345678901234567890" in base 32. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('the second factor', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [2000000000, '279037'],
  ])('shows the code of RFC 6238 at second %s', (seconds, code) => {
    expect(totpCode(RFC, at(seconds))).toBe(code);
  });

  it('takes the codes of the present step and of its two neighbours, no others', () => {
    const now = 1_729_500_017;
    const step = totpStepAt(at(now));
    const steps = [-2, -1, 0, 1, 2].map((n) => matchingTotpStep(RFC, generateSync({ secret: RFC, epoch: (step + n) * 30 }), at(now)));

    expect(steps).toEqual([undefined, step - 1, step, step + 1, undefined]);
  });

  it('takes the digits however they are spaced, and nothing but six of them', () => {
    expect(matchingTotpStep(RFC, ' 287 082 ', at(59))).toBe(1);
    for (const typed of ['', '28708', '2870820', 'abcdef', '28708x']) expect(matchingTotpStep(RFC, typed, at(59))).toBeUndefined();
  });

  it('offers the code of the present step, or of the one after when that was used', () => {
    expect(unusedTotpCode(RFC, at(59), undefined)).toBe('287082');
    expect(unusedTotpCode(RFC, at(59), 0)).toBe('287082');
    expect(unusedTotpCode(RFC, at(59), 1)).toBe(totpCode(RFC, at(60)));
    expect(unusedTotpCode(RFC, at(59), 1_000_000)).toBe('287082');
  });

  it('has secrets of 160 bits, each its own', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
  });

  it('tells the app whose account it is', () => {
    expect(totpUri({ secret: RFC, email: 'thu-ky@lam-dong.example', issuer: 'Khoa Bảng' })).toBe(
      `otpauth://totp/Khoa%20B%E1%BA%A3ng:thu-ky%40lam-dong.example?secret=${RFC}&issuer=Khoa%20B%E1%BA%A3ng`,
    );
  });
});
