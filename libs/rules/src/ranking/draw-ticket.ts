import { hash } from 'node:crypto';

/**
 * The number on somebody's ticket: the first 48 bits of SHA-256 over the UTF-8 text `seed + "\n" + pseudonym`, read as an
 * unsigned integer, big-endian; in hexadecimal its first 12 digits. The smaller number goes first.
 */
export function drawTicket(seed: string, pseudonym: string): number {
  return Number.parseInt(hash('sha256', `${seed}\n${pseudonym}`, 'hex').slice(0, 12), 16);
}
