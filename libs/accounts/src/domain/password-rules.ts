import { foldVietnamese } from '#kernel';

const SHORTEST = 10;
const LONGEST = 200;
const DIFFERENT_CHARACTERS = 5;

/** What is said of a password before it is typed. */
export const PASSWORD_HINT = `Ít nhất ${SHORTEST} ký tự. Một câu dễ nhớ tốt hơn một từ khó.`;

/** A password as it is compared: one spelling of accents, whatever keyboard it was typed on. */
export function normalPassword(typed: string): string {
  return typed.normalize('NFC');
}

/** Why a password cannot be taken, as a sentence; undefined when it can. */
export function passwordFault(typed: string, owner: { fullName: string; email: string; phone?: string }): string | undefined {
  const characters = [...normalPassword(typed)];
  if (characters.length < SHORTEST) return `Mật khẩu phải có ít nhất ${SHORTEST} ký tự. Bạn đã nhập ${characters.length}.`;
  if (characters.length > LONGEST) return `Mật khẩu dài quá ${LONGEST} ký tự. Hãy chọn một câu ngắn hơn.`;
  if (new Set(characters).size < DIFFERENT_CHARACTERS) return 'Mật khẩu chỉ lặp lại vài ký tự. Hãy chọn một câu dễ nhớ.';
  const letters = lettersOf(typed);
  const own = [lettersOf(owner.fullName), lettersOf(owner.email), lettersOf(owner.email.split('@')[0] ?? '')];
  if (own.some((name) => name.length > 3 && letters.includes(name)))
    return 'Mật khẩu chứa họ tên hoặc địa chỉ thư của bạn, người khác dễ đoán. Hãy chọn một câu khác.';
  const digits = (owner.phone ?? '').replace(/\D/g, '').slice(-9);
  if (digits.length > 3 && letters.includes(digits))
    return 'Mật khẩu chứa số điện thoại của bạn, người khác dễ đoán. Hãy chọn một câu khác.';
  return undefined;
}

/** Letters and digits alone, without accents: "Bảo-Lan 75" and "baolan75" are the same guess. */
function lettersOf(text: string): string {
  return foldVietnamese(text).replace(/[^a-z0-9]/g, '');
}
