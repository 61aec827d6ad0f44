import { createHash } from 'node:crypto';

/**
 * The number on somebody's ticket: the first 48 bits of SHA-256 over the UTF-8 text `seed + "\n" + pseudonym`, read as an
 * unsigned integer, big-endian; in hexadecimal its first 12 digits. The smaller number goes first.
 */
export function drawTicket(seed: string, pseudonym: string): number {
  return createHash('sha256').update(`${seed}\n${pseudonym}`, 'utf8').digest().readUIntBE(0, 6);
}
