import { cleanText } from './vietnamese-text.js';

/** Initials of two or three letters that are one consonant, kept whole so that a masked name can still be read aloud. */
const CLUSTERS = ['ngh', 'ch', 'gh', 'gi', 'kh', 'ng', 'nh', 'ph', 'qu', 'th', 'tr'];

/**
 * A name for public pages: the given name cut to its initial and three raised dots, "Nguyễn Thị Ngọc Diệp" becomes
 * "Nguyễn Thị Ngọc D···". The last two words are joined by a no-break space, so that the initial never stands alone.
 */
export function maskName(fullName: string): string {
  const words = cleanText(fullName).split(' ');
  const given = words.pop() ?? '';
  const lower = given.toLocaleLowerCase('vi');
  const cluster = CLUSTERS.find((candidate) => lower.startsWith(candidate) && lower.length > candidate.length);
  const masked = `${given.slice(0, cluster?.length ?? 1)}···`;
  const rest = words.join(' ');
  return rest ? `${rest}\u00a0${masked}` : masked;
}

/** "N.T.N.D." for "Nguyễn Thị Ngọc Diệp", as newspapers name children: for whoever has not agreed to more. */
export function nameInitials(fullName: string): string {
  const words = cleanText(fullName).split(' ');
  return words.map((word) => `${(/\p{L}/u.exec(word)?.[0] ?? '').toLocaleUpperCase('vi')}.`).join('');
}

/** "091 ••• •678", without a break inside: enough for its owner to recognise. */
export function maskPhone(phone: string): string {
  const national = phone.replace(/^\+84/, '0');
  return `${national.slice(0, 3)}\u00a0•••\u00a0•${national.slice(-3)}`;
}

/** "lu•••@vidu.vn" */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(2, at))}•••${email.slice(at)}`;
}
