import { type BirthDateReading, type Contact, readBirthDate, readContact, readPhone } from '#accounts';
import { cleanText } from '#kernel';

/** What a visitor has typed so far, as typed: nothing is lost by a mistake in another field. */
export interface DraftAnswers {
  fullName?: string;
  day?: string;
  month?: string;
  year?: string;
  phone?: string;
  email?: string;
  audience?: string;
  consent?: string;
  basis?: string;
  /** What was typed into the search for the unit. */
  q?: string;
  unitId?: string;
  /** The ward's own unit, on a ward's page. */
  viaUnitId?: string;
  /** Where to go afterwards. */
  next?: string;
}

/** The first step, read: who it is. */
export interface WhoReading {
  fullName: string;
  birthDate: string;
  contact: Contact;
  audience: string;
}

/** A fault of one field: its name in the form and the sentence for its owner. */
export interface FieldFault {
  field: 'fullName' | 'birthDate' | 'phone' | 'email' | 'audience' | 'consent' | 'unit';
  text: string;
  /** Parts of the field that are wrong, where it has parts. */
  wrong?: ('day' | 'month' | 'year')[];
}

/**
 * Reads the first step. `audiences` are the codes that the rules know.
 * @returns the person, or every fault at once in the order of the fields
 */
export function readWho(
  answers: DraftAnswers,
  { audiences, today }: { audiences: readonly string[]; today: Date },
): { who: WhoReading } | { faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const fullName = cleanText(answers.fullName ?? '');
  const nameFault = faultOfName(fullName);
  if (nameFault) faults.push({ field: 'fullName', text: nameFault });

  const birth: BirthDateReading = readBirthDate({ day: answers.day ?? '', month: answers.month ?? '', year: answers.year ?? '' }, today);
  if ('fault' in birth) faults.push({ field: 'birthDate', text: birth.fault, wrong: birth.wrong });

  const usesEmail = !answers.phone?.trim() && Boolean(answers.email?.trim());
  const reading = usesEmail ? readContact(answers.email ?? '') : readPhone(answers.phone ?? '');
  if ('fault' in reading) faults.push({ field: usesEmail ? 'email' : 'phone', text: reading.fault });

  const onlyAudience = audiences.length === 1 ? audiences[0] : undefined;
  const audience = answers.audience ?? onlyAudience ?? '';
  if (!audiences.includes(audience)) faults.push({ field: 'audience', text: 'Hãy chọn nhóm của bạn.' });
  if (answers.consent !== 'yes')
    faults.push({ field: 'consent', text: 'Hãy đánh dấu đồng ý để Ban Tổ chức được dùng thông tin này cho cuộc thi.' });

  if (faults.length > 0 || 'fault' in birth || 'fault' in reading) return { faults };
  return { who: { fullName, birthDate: birth.date, contact: reading.contact, audience } };
}

function faultOfName(name: string): string | undefined {
  if (!name) return 'Hãy nhập họ và tên.';
  if (name.length > 120) return 'Họ và tên dài quá 120 ký tự. Hãy viết như trên căn cước.';
  if (/\d/.test(name)) return 'Họ và tên không có chữ số. Hãy viết như trên căn cước.';
  if (!/\p{L}/u.test(name)) return 'Họ và tên phải có chữ cái. Hãy viết như trên căn cước.';
  return undefined;
}
