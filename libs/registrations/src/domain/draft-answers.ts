import { type BirthDateReading, type Contact, readBirthDate, readContact, readPhone } from '#accounts';
import { cleanText } from '#kernel';
import { type AskedFields, mayHold } from './asked-fields.js';
import { identityWarning, readIdentityNumber } from './identity-number.js';

/** What a visitor has typed so far, as typed: nothing is lost by a mistake in another field. */
export interface DraftAnswers {
  fullName?: string;
  day?: string;
  month?: string;
  year?: string;
  phone?: string;
  email?: string;
  audience?: string;
  position?: string;
  address?: string;
  /** Kept sealed while it waits; see RegistrationDrafts. */
  identityNumber?: string;
  /** The number that the person has said is right although it looks wrong. */
  identityConfirmed?: string;
  /** The word that the announcement gives to everyone. */
  accessWord?: string;
  /** Codes of the statements that the person declares. */
  declared?: string[];
  consent?: string;
  /** "yes": the name may be published. Apart from the consent to take part, and never needed. */
  publish?: string;
  basis?: string;
  /** What was typed into the search for the unit. */
  q?: string;
  unitId?: string;
  /** The ward's own unit, on a ward's page. */
  viaUnitId?: string;
  guardianName?: string;
  guardianRelation?: string;
  guardianContact?: string;
  /** Where to go afterwards. */
  next?: string;
}

/** The first step, read: who it is. Only what the rules ask for is in it. */
export interface WhoReading {
  fullName: string;
  birthDate: string;
  contact: Contact;
  audience: string;
  position?: string | undefined;
  address?: string | undefined;
  /** An address beside the phone, where the rules ask for both. */
  email?: string | undefined;
  identityNumber?: string | undefined;
  accessWord?: string | undefined;
  declared?: string[] | undefined;
  publishesName: boolean;
}

/** A fault of one field: its name in the form and the sentence for its owner. */
export interface FieldFault {
  field:
    | 'fullName'
    | 'birthDate'
    | 'phone'
    | 'email'
    | 'audience'
    | 'position'
    | 'address'
    | 'identityNumber'
    | 'accessWord'
    | 'declared'
    | 'consent'
    | 'unit'
    | 'guardianName'
    | 'guardianRelation'
    | 'guardianContact';
  text: string;
  /** Parts of the field that are wrong, where it has parts. */
  wrong?: ('day' | 'month' | 'year')[];
  /** It only looks wrong: whoever says that it is right goes on. */
  isWarning?: boolean;
}

/** The longest that fits on a certificate, and into the table. */
const NAME_MOST = 120;
const LINE_MOST = 300;

/**
 * Reads the first step. `audiences` are the codes that the rules know, `asked` what they ask for.
 * @returns the person, or every fault at once in the order of the fields
 */
export function readWho(
  answers: DraftAnswers,
  { audiences, asked, today }: { audiences: readonly string[]; asked: AskedFields; today: Date },
): { who: WhoReading } | { faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const fullName = cleanText(answers.fullName ?? '');
  const nameFault = faultOfName(fullName);
  if (nameFault) faults.push({ field: 'fullName', text: nameFault });

  const birth: BirthDateReading = readBirthDate({ day: answers.day ?? '', month: answers.month ?? '', year: answers.year ?? '' }, today);
  if ('fault' in birth) faults.push({ field: 'birthDate', text: birth.fault, wrong: birth.wrong });

  const reading = readReachable(answers, asked);
  if ('fault' in reading) faults.push({ field: reading.field, text: reading.fault });
  const email = readSecondAddress(answers, asked);
  if (email && 'fault' in email) faults.push({ field: 'email', text: email.fault });

  const onlyAudience = audiences.length === 1 ? audiences[0] : undefined;
  const audience = answers.audience ?? onlyAudience ?? '';
  if (!audiences.includes(audience)) faults.push({ field: 'audience', text: 'Hãy chọn nhóm của bạn.' });

  const position = readLine('position', answers.position, asked, 'Hãy ghi chức vụ của bạn. Nếu không có, hãy ghi “Không”.', faults);
  const address = readLine('address', answers.address, asked, 'Hãy ghi địa chỉ liên hệ của bạn.', faults);
  const identityNumber = readIdentity(answers, asked, 'date' in birth ? birth.date : undefined, faults);
  const declared = readDeclared(answers, asked, faults);
  const accessWord = asked.accessWord ? cleanText(answers.accessWord ?? '').slice(0, LINE_MOST) : undefined;
  if (asked.accessWord && !accessWord)
    faults.push({ field: 'accessWord', text: `Hãy nhập mật khẩu dự thi, đã công bố tại ${asked.accessWord.where}.` });

  if (answers.consent !== 'yes')
    faults.push({ field: 'consent', text: 'Hãy đánh dấu đồng ý để Ban Tổ chức được dùng thông tin này cho cuộc thi.' });

  if (faults.length > 0 || 'fault' in birth || 'fault' in reading) return { faults };
  return {
    who: {
      fullName,
      birthDate: birth.date,
      contact: reading.contact,
      audience,
      position,
      address,
      email: email && 'value' in email ? email.value : undefined,
      identityNumber,
      accessWord,
      declared,
      publishesName: answers.publish === 'yes',
    },
  };
}

/** Where the code goes: to the phone, or to an address where the rules leave that open and no number was typed. */
function readReachable(
  { phone = '', email = '' }: DraftAnswers,
  asked: AskedFields,
): { contact: Contact } | { field: 'phone' | 'email'; fault: string } {
  const usesEmail = asked.reachedBy === 'email' || (asked.reachedBy === 'either' && !phone.trim() && Boolean(email.trim()));
  const reading = usesEmail ? readContact(email) : readPhone(phone);
  if ('fault' in reading) return { field: usesEmail ? 'email' : 'phone', fault: reading.fault };
  if (usesEmail && reading.contact.kind !== 'email') return { field: 'email', fault: 'Hãy nhập địa chỉ thư điện tử, dạng ten@coquan.vn.' };
  return reading;
}

/** An address that is asked for beside the phone. */
function readSecondAddress({ email = '' }: DraftAnswers, { secondEmail }: AskedFields): { value: string } | { fault: string } | undefined {
  if (!secondEmail) return undefined;
  if (!email.trim()) return secondEmail.required ? { fault: 'Hãy nhập địa chỉ thư điện tử.' } : undefined;
  const reading = readContact(email);
  if ('fault' in reading) return { fault: reading.fault };
  if (reading.contact.kind !== 'email') return { fault: 'Hãy nhập địa chỉ thư điện tử, dạng ten@coquan.vn.' };
  return { value: reading.contact.value };
}

function readLine(
  field: 'position' | 'address',
  typed: string | undefined,
  asked: AskedFields,
  missing: string,
  faults: FieldFault[],
): string | undefined {
  const wanted = asked[field];
  if (!wanted) return undefined;
  const text = cleanText(typed ?? '');
  if (text === '' && wanted.required) faults.push({ field, text: missing });
  if (text.length > LINE_MOST) faults.push({ field, text: `Hãy viết gọn trong ${LINE_MOST} ký tự.` });
  return text || undefined;
}

/** A number that cannot be one is a fault; one that only looks wrong is asked about once. */
function readIdentity(
  { identityNumber: typed = '', identityConfirmed }: DraftAnswers,
  { identityNumber: wanted }: AskedFields,
  birthDate: string | undefined,
  faults: FieldFault[],
): string | undefined {
  if (!wanted) return undefined;
  if (!cleanText(typed)) {
    if (wanted.required) faults.push({ field: 'identityNumber', text: 'Hãy nhập số căn cước.' });
    return undefined;
  }
  const reading = readIdentityNumber(typed);
  if ('fault' in reading) {
    faults.push({ field: 'identityNumber', text: reading.fault });
    return undefined;
  }
  const warning = identityWarning(reading.number, birthDate);
  if (warning && identityConfirmed !== 'yes') faults.push({ field: 'identityNumber', text: warning, isWarning: true });
  return reading.number;
}

function readDeclared({ declared = [] }: DraftAnswers, asked: AskedFields, faults: FieldFault[]): string[] | undefined {
  if (asked.statements.length === 0) return undefined;
  const made = asked.statements.filter(({ code }) => declared.includes(code)).map(({ code }) => code);
  if (made.length < asked.statements.length)
    faults.push({ field: 'declared', text: 'Hãy đọc và đánh dấu từng điều. Nếu có điều không đúng với bạn, bạn không dự thi được.' });
  return made;
}

function faultOfName(name: string): string | undefined {
  if (!name) return 'Hãy nhập họ và tên.';
  if (name.length > NAME_MOST) return `Họ và tên dài quá ${NAME_MOST} ký tự. Hãy viết như trên căn cước.`;
  if (/\d/.test(name)) return 'Họ và tên không có chữ số. Hãy viết như trên căn cước.';
  if (!/\p{L}/u.test(name)) return 'Họ và tên phải có chữ cái. Hãy viết như trên căn cước.';
  return undefined;
}

/** The answers without what the rules do not ask for: that is not even kept on the way. */
export function onlyAsked(answers: DraftAnswers, asked: AskedFields): DraftAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => mayHold(asked, name)));
}
