import { inFours, randomLetters, readLetters } from './spoken-code.js';

describe('codes that people copy', () => {
  it('are random, in letters that are not mistaken for each other', () => {
    const letters = randomLetters(4_000);

    expect(letters).toMatch(/^[0-9A-HJKMNP-TV-Z]{4000}$/);
    expect(new Set(letters).size).toBe(32);
    expect(randomLetters(12)).not.toBe(randomLetters(12));
  });

  it('are read as they were meant, however they were copied', () => {
    expect(readLetters(' 7f3k–92qx m4tp ')).toBe('7F3K92QXM4TP');
    expect(readLetters('o1Il')).toBe('0111');
    expect(readLetters('')).toBe('');
  });

  it('stand in groups of four', () => {
    expect(inFours('7F3K92QXM4TP')).toBe('7F3K-92QX-M4TP');
    expect(inFours('7F3K92')).toBe('7F3K-92');
    expect(inFours('')).toBe('');
  });
});
