import { cleanText } from '#kernel';

/** Twelve digits: three for the place of birth's registration, one for century and sex, two for the year, six at random. */
const CITIZEN = /^\d{12}$/;
/** The old card of nine digits. */
const OLD = /^\d{9}$/;
/** What foreigners have: letters and digits. */
const ANY = /^[A-Z0-9]{5,20}$/;

/** A number of an identity paper in one spelling, or what is wrong with what was typed. */
export type IdentityNumberReading = { number: string } | { fault: string };

/** Reads "001 162 000 123", with spaces, dots and hyphens where people put them. Never refuses what some paper may bear. */
export function readIdentityNumber(typed: string): IdentityNumberReading {
  const number = cleanText(typed)
    .replace(/[\s.-]/g, '')
    .toUpperCase();
  if (ANY.test(number)) return { number };
  return { fault: 'Số căn cước gồm 12 chữ số. Hãy xem lại mặt trước của thẻ.' };
}

/**
 * What looks wrong about a number, as a question to the person; undefined when nothing does. It never refuses: codes of
 * places change, people have papers of other countries, and nobody can look the number up.
 * @param birthDate "1962-07-07"
 */
export function identityWarning(number: string, birthDate: string | undefined): string | undefined {
  if (OLD.test(number)) return 'Đây là số chứng minh nhân dân cũ, 9 chữ số. Nếu bạn đã có thẻ căn cước, hãy nhập số 12 chữ số.';
  if (/^\d+$/.test(number) && !CITIZEN.test(number)) return `Số căn cước có 12 chữ số. Bạn đã nhập ${number.length}.`;
  if (!CITIZEN.test(number)) return 'Số này có chữ cái. Nếu bạn dùng giấy tờ của nước khác, hãy xác nhận số đúng như trên giấy tờ.';
  if (number.startsWith('000')) return 'Ba chữ số đầu của số căn cước không thể là 000. Hãy xem lại.';
  const year = yearOf(number);
  if (birthDate !== undefined && year !== Number(birthDate.slice(0, 4)))
    return `Số căn cước này là của người sinh năm ${year}, còn ngày sinh bạn ghi là năm ${birthDate.slice(0, 4)}. Hãy xem lại cả hai.`;
  return undefined;
}

/** The year of birth that the fourth to sixth digits say: 0 and 1 are the 1900s, 2 and 3 the 2000s, and so on. */
function yearOf(number: string): number {
  return 1900 + Math.floor(Number(number[3]) / 2) * 100 + Number(number.slice(4, 6));
}
