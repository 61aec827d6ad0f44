import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { cleanText, maskEmail, maskPhone } from '#kernel';

/** Where a person can be reached: a phone in E.164 ("+84912345678") or an e-mail address in lower case. */
export type Contact = { kind: 'phone'; value: string } | { kind: 'email'; value: string };

/** A contact, or the sentence that says what is wrong with what was typed. */
export type ContactReading = { contact: Contact } | { fault: string };

/**
 * Reads what people type: "0912 345 678", "+84 912.345.678", "84912345678", a foreign number with "+", or an e-mail
 * address. Vietnamese numbers must be mobile ones, since a code is sent there.
 */
export function readContact(typed: string): ContactReading {
  const text = cleanText(typed);
  if (!text) return { fault: 'Hãy nhập số điện thoại hoặc thư điện tử.' };
  return text.includes('@') ? readEmail(text) : readPhone(text);
}

/** Reads a phone number; see readContact. */
export function readPhone(typed: string): ContactReading {
  const text = cleanText(typed).replace(/[\s.()-]/g, '');
  if (!text) return { fault: 'Hãy nhập số điện thoại di động.' };
  if (!/^\+?\d+$/.test(text)) return { fault: 'Số điện thoại chỉ gồm chữ số. Hãy xem lại những ký tự khác.' };
  const national = text.startsWith('84') && text.length === 11 ? `+${text}` : text;
  const phone = parsePhoneNumberFromString(national, 'VN');
  if (phone?.isValid()) return { contact: { kind: 'phone', value: phone.number } };
  if (national.startsWith('+') && !national.startsWith('+84'))
    return { fault: 'Số điện thoại nước ngoài này không đúng. Hãy xem lại mã nước và các chữ số.' };
  const digits = national.replace(/^\+84/, '0');
  if (digits.length !== 10) return { fault: `Số điện thoại di động có 10 chữ số. Bạn đã nhập ${digits.length}.` };
  return { fault: 'Đây không phải số di động. Số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09.' };
}

function readEmail(text: string): ContactReading {
  const email = text.toLowerCase();
  if (/^[^\s@<>"',;:()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email) && email.length <= 254)
    return { contact: { kind: 'email', value: email } };
  return { fault: 'Địa chỉ thư điện tử có dạng ten@coquan.vn. Hãy xem lại.' };
}

/** A contact as it is kept, which was read once and is therefore right. @throws Error for anything else */
export function keptContact(kept: string): Contact {
  const reading = readContact(kept);
  if ('fault' in reading) throw new Error('What is kept here is no contact.');
  return reading.contact;
}

/** "số 091 ••• •678", "địa chỉ lu•••@vidu.vn" */
export function describeContact(contact: Contact): string {
  return contact.kind === 'phone' ? `số ${maskPhone(contact.value)}` : `địa chỉ ${maskEmail(contact.value)}`;
}
