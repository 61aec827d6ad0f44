import { inFours, randomLetters, readLetters } from '#kernel';

const LETTERS = 12;

/** "7F3K-92QX-M4TP": sixty random bits, short enough to be typed from paper. */
export function newCertificateCode(): string {
  return inFours(randomLetters(LETTERS));
}

/** The code as somebody may have copied it from paper; undefined when it cannot be one. */
export function readCertificateCode(typed: string): string | undefined {
  const letters = readLetters(typed);
  return letters.length === LETTERS && !letters.includes('U') ? inFours(letters) : undefined;
}
