import { foldVietnamese } from '#kernel';
import { sha256 } from '#rules';
import type { NominationPerson } from './nomination-content.js';

/** By what an author is found again in a copy that another tenant keeps, whatever place they have there: one print for each contact. */
export function printsOf({ fullName, email, phone }: Pick<NominationPerson, 'fullName' | 'email' | 'phone'>): string[] {
  return [email, phone].flatMap((contact) => (contact === null ? [] : sha256([`${foldVietnamese(fullName)}\n${contact}`])));
}
