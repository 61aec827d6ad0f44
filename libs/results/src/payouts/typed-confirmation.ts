import { cleanText } from '#kernel';

/** What a winner types to receive a prize. */
export interface TypedConfirmation {
  fullName?: string | undefined;
  /** Last digits of the identity number. */
  digits?: string | undefined;
  way?: string | undefined;
  bank?: string | undefined;
  accountNumber?: string | undefined;
  accountHolder?: string | undefined;
}

export type ConfirmationField = keyof TypedConfirmation;

export interface ConfirmationFault {
  field: ConfirmationField;
  text: string;
}

/** Where the money goes. */
export interface BankAccount {
  bank: string;
  number: string;
  holder: string;
}

/** A confirmation that can be kept. */
export interface Confirmation {
  fullName: string;
  identityDigits: string;
  way: 'bank' | 'counter';
  /** Where `way` is "bank". */
  bank: BankAccount | undefined;
}

const LONGEST = 120;
/** Vietnamese banks have numbers of 6 to 19 digits, some with letters where the holder has chosen a name. */
const ACCOUNT_NUMBER = /^[0-9A-Z]{6,20}$/;

/** Reads what was typed; says what is wrong with which field otherwise. */
export function readConfirmation(typed: TypedConfirmation): { confirmation: Confirmation } | { faults: ConfirmationFault[] } {
  const faults: ConfirmationFault[] = [];
  const text = (field: ConfirmationField, missing: string): string => {
    const value = cleanText(typed[field] ?? '');
    if (value.length < 2 || value.length > LONGEST) faults.push({ field, text: missing });
    return value;
  };
  const fullName = text('fullName', 'Hãy ghi họ và tên như trên căn cước.');
  const identityDigits = (typed.digits ?? '').replace(/\s/g, '');
  if (!/^\d{4}$/.test(identityDigits)) faults.push({ field: 'digits', text: 'Hãy ghi đúng 4 chữ số cuối của số căn cước.' });
  if (typed.way !== 'bank' && typed.way !== 'counter') {
    faults.push({ field: 'way', text: 'Hãy chọn cách nhận giải.' });
    return { faults };
  }
  if (typed.way === 'counter')
    return faults.length > 0 ? { faults } : { confirmation: { fullName, identityDigits, way: 'counter', bank: undefined } };
  const bank = text('bank', 'Hãy ghi tên ngân hàng và chi nhánh.');
  const number = (typed.accountNumber ?? '').replace(/[\s.-]/g, '').toUpperCase();
  if (!ACCOUNT_NUMBER.test(number))
    faults.push({ field: 'accountNumber', text: 'Số tài khoản có từ 6 đến 20 chữ số hoặc chữ cái. Hãy xem lại.' });
  const holder = text('accountHolder', 'Hãy ghi tên chủ tài khoản.');
  return faults.length > 0 ? { faults } : { confirmation: { fullName, identityDigits, way: 'bank', bank: { bank, number, holder } } };
}
