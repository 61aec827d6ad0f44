import { readBirthDate, readContact } from '#accounts';
import { cleanLines, cleanText, formatNumber } from '#kernel';
import { AUTHORS, type SubmissionPart, takesLink } from '#rules';
import type { AuthorKind } from '../entities/submission.entity.js';
import { type DraftAuthor, MOST_TYPED, type SectionText, type SubmissionDraft } from './submission-draft.js';

/** Hundredths of a percent: everything. */
export const WHOLE_SHARE = 10_000;
/** Characters. */
export const MOST_TITLE = 300;

/** What is wrong with a field of a draft: "title", "authors[1].birthDate". */
export interface DraftFault {
  field: string;
  sentence: string;
}

/** An author as read from what was typed. */
export interface NamedAuthor {
  fullName: string;
  /** "1962-07-07" */
  birthDate: string | null;
  position: string | null;
  unitName: string | null;
  email: string | null;
  phone: string | null;
  /** Hundredths of a percent; null for a unit's submission. */
  share: number | null;
}

/** A draft in which everything that must be there is there. */
export interface ReadSubmission {
  title: string;
  theme: string | null;
  form: string | null;
  authorKind: AuthorKind;
  /** Those in which something was typed, in the order of the plan. */
  sections: SectionText[];
  confirmed: string[];
  ownShare: number | null;
  authors: NamedAuthor[];
  isOriginal: boolean | null;
  isAwardedElsewhere: boolean | null;
  isApplied: boolean | null;
  /** "2023-05-04" */
  firstApplied: string | null;
  seconds: number | null;
  /** Where the video is to be seen; null where the part asks for none, or none was given. */
  link: string | null;
}

/** A submission on paper, as staff have typed it off. */
export interface PaperSubmission {
  /** Its `authors` are those besides the main one. */
  draft: SubmissionDraft;
  main: DraftAuthor;
}

/** The same as read: nobody sends it for himself. */
export type ReadPaper = Omit<ReadSubmission, 'ownShare'>;

/** Reads what was typed off a paper, on which birth dates and shares may be missing. The main author comes first. */
export function readPaper(
  { draft, main }: PaperSubmission,
  part: SubmissionPart,
  today: Date,
): { read: ReadPaper } | { faults: DraftFault[] } {
  const faults: DraftFault[] = [];
  const telling: Telling = { fault: (field, sentence) => void faults.push({ field, sentence }), today, isOnPaper: true };
  const kind = kindOf(draft.authorKind, part) ?? 'individual';
  const isNamed = kind !== 'unit' || isTyped(main);
  const first = isNamed ? [readAuthor(main, 'main', kind === 'group', telling)] : [];
  const reading = read({ ...draft, ownShare: main.share }, part, telling);
  const all = [...faults, ...('faults' in reading ? reading.faults : [])];
  if (all.length > 0 || 'faults' in reading) return { faults: all };
  const { ownShare, authors, ...rest } = reading.read;
  return { read: { ...rest, authors: [...first.map((one) => ({ ...one, share: ownShare })), ...authors] } };
}

/**
 * Reads what was typed. What the conditions of the part say is asked of `checkSubmission`; here is only what no rule has to say.
 * @param today bounds birth dates and days of first use
 */
export function readDraft(draft: SubmissionDraft, part: SubmissionPart, today: Date): { read: ReadSubmission } | { faults: DraftFault[] } {
  return read(draft, part, { today, isOnPaper: false });
}

function read(
  draft: SubmissionDraft,
  part: SubmissionPart,
  { today, isOnPaper }: Omit<Telling, 'fault'>,
): { read: ReadSubmission } | { faults: DraftFault[] } {
  const faults: DraftFault[] = [];
  const fault = (field: string, sentence: string): void => void faults.push({ field, sentence });
  const title = cleanText(draft.title);
  if (title.length < 3) fault('title', 'Hãy ghi tên bài dự thi.');
  if (title.length > MOST_TITLE) fault('title', `Tên bài dự thi dài tối đa ${MOST_TITLE} ký tự. Hãy viết gọn lại.`);
  const theme = oneOf(draft.theme, part.themes.map(({ code }) => code)); // prettier-ignore
  const form = oneOf(draft.form, part.forms);
  if (draft.theme !== '' && theme === null) fault('theme', 'Không có chủ đề này. Hãy chọn lại một chủ đề trong danh sách.');
  if (draft.form !== '' && form === null) fault('form', 'Không có dạng bài này. Hãy chọn lại một dạng trong danh sách.');
  const authorKind = kindOf(draft.authorKind, part);
  if (!authorKind) fault('authorKind', 'Hãy chọn bài dự thi là của cá nhân, của nhóm tác giả hay của đơn vị.');
  const { ownShare, authors } = readAuthors(draft, authorKind ?? 'individual', { fault, today, isOnPaper });
  const firstApplied = readDay(draft.firstApplied, today);
  if (firstApplied === undefined) fault('firstApplied', 'Ngày bắt đầu áp dụng có dạng 04/05/2023 và không ở sau hôm nay. Hãy xem lại.');
  if (draft.isApplied === true && draft.firstApplied.trim() === '') fault('firstApplied', 'Hãy ghi ngày bắt đầu áp dụng giải pháp.');
  const seconds = readMinutes(draft.minutes);
  if (seconds === undefined) fault('minutes', 'Thời lượng ghi bằng phút, hoặc phút và giây: 4 hoặc 4:30. Hãy xem lại.');
  const typed = draft.sections.toSorted((a, b) => b.text.length - a.text.length);
  const length = typed.reduce((sum, { text }) => sum + text.length, 0);
  if (length > MOST_TYPED)
    fault(
      `section-${typed[0]?.code ?? ''}`,
      `Các phần viết trên trang dài ${formatNumber(length)} ký tự, nhiều hơn mức nhận là ${formatNumber(MOST_TYPED)}. Hãy viết gọn lại, hoặc để nội dung trong tệp Word, PDF ở bước Tệp.`,
    );
  const link = takesLink(part) ? readLink(draft.link) : null;
  if (link === undefined) fault('link', LINK_FAULT);
  if (faults.length > 0) return { faults };
  return {
    read: {
      title,
      theme,
      form,
      authorKind: authorKind ?? 'individual',
      sections: part.sections.flatMap(({ code }) => {
        const typed = draft.sections.find((section) => section.code === code)?.text ?? '';
        return cleanLines(typed).length > 0 ? [{ code, text: typed }] : [];
      }),
      confirmed: part.sections.map(({ code }) => code).filter((code) => draft.confirmed.includes(code)),
      ownShare,
      authors,
      isOriginal: draft.isOriginal,
      isAwardedElsewhere: draft.isAwardedElsewhere,
      isApplied: draft.isApplied,
      firstApplied: draft.isApplied === false ? null : (firstApplied ?? null),
      seconds: seconds ?? null,
      link: link ?? null,
    },
  };
}

interface Telling {
  fault: (field: string, sentence: string) => void;
  today: Date;
  isOnPaper: boolean;
}

function readAuthors(draft: SubmissionDraft, kind: AuthorKind, telling: Telling): Pick<ReadSubmission, 'ownShare' | 'authors'> {
  const typed = draft.authors.map((author, at) => ({ author, at })).filter(({ author }) => isTyped(author)); // prettier-ignore
  if (kind === 'individual' && typed.length > 0)
    telling.fault('authors', 'Bài của cá nhân chỉ có một tác giả. Hãy bỏ các tác giả khác, hoặc chọn là bài của nhóm tác giả.');
  if (kind === 'group' && typed.length === 0)
    telling.fault('authors', 'Nhóm tác giả có ít nhất hai người. Hãy ghi các tác giả còn lại, hoặc chọn là bài của cá nhân.');
  const isGroup = kind === 'group';
  const authors = typed.map(({ author, at }) => readAuthor(author, `authors[${at}]`, isGroup, telling));
  if (!isGroup) return { ownShare: kind === 'unit' ? null : WHOLE_SHARE, authors: authors.map((one) => ({ ...one, share: null })) };
  // A paper may say nothing of shares; if it says something, it says all.
  if (telling.isOnPaper && [draft.ownShare, ...typed.map(({ author }) => author.share)].every((share) => share.trim() === ''))
    return { ownShare: null, authors };
  const ownShare = readShare(draft.ownShare);
  if (ownShare === undefined) telling.fault('ownShare', SHARE_FAULT);
  const shares = [ownShare, ...authors.map(({ share }) => share ?? undefined)];
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  if (shares.every((share) => share !== undefined) && sum !== WHOLE_SHARE)
    telling.fault('ownShare', `Tỷ lệ đóng góp của các tác giả cộng lại phải bằng 100%, hiện là ${percent(sum)}%. Hãy sửa lại.`);
  const names = authors.map(({ fullName, birthDate }) => `${fullName.toLowerCase()} ${birthDate}`);
  if (new Set(names).size < names.length) telling.fault('authors', 'Có tác giả được ghi hai lần. Hãy bỏ bớt.');
  return { ownShare: ownShare ?? null, authors };
}

const SHARE_FAULT = 'Hãy ghi tỷ lệ đóng góp, là số phần trăm lớn hơn 0: 60 hoặc 33,33.';

function readAuthor(author: DraftAuthor, at: string, isGroup: boolean, { fault, today, isOnPaper }: Telling): NamedAuthor {
  const fullName = cleanText(author.fullName);
  if (fullName.length < 2 || fullName.length > 120) fault(`${at}.fullName`, 'Hãy ghi đủ họ và tên của tác giả.');
  const [day = '', month = '', year = ''] = author.birthDate.trim().split(/[/.-]/);
  const birth = readBirthDate({ day, month, year }, today);
  const isUnsaid = isOnPaper && author.birthDate.trim() === '';
  if ('fault' in birth && !isUnsaid) fault(`${at}.birthDate`, birth.fault);
  const share = readShare(author.share);
  if (isGroup && share === undefined && !(isOnPaper && author.share.trim() === '')) fault(`${at}.share`, SHARE_FAULT);
  const contact = (typed: string, field: 'email' | 'phone'): string | null => {
    if (typed.trim() === '') return null;
    const reading = readContact(typed);
    if ('contact' in reading && reading.contact.kind === field) return reading.contact.value;
    fault(`${at}.${field}`, 'fault' in reading ? reading.fault : 'Số điện thoại và thư điện tử ghi ở hai ô khác nhau. Hãy xem lại.');
    return null;
  };
  return {
    fullName,
    birthDate: 'date' in birth ? birth.date : null,
    position: cut(author.position, 120),
    unitName: cut(author.unitName, 200),
    email: contact(author.email, 'email'),
    phone: contact(author.phone, 'phone'),
    share: isGroup ? (share ?? null) : null,
  };
}

/** Whether anything was typed about an author. */
function isTyped({ fullName, birthDate, position, unitName, email, phone, share }: DraftAuthor): boolean {
  return [fullName, birthDate, position, unitName, email, phone, share].some((one) => one.trim() !== '');
}

function cut(typed: string, most: number): string | null {
  return cleanText(typed).slice(0, most) || null;
}

function kindOf(typed: string, { authors }: SubmissionPart): AuthorKind | undefined {
  if (typed === '' && authors.length === 1) return authors[0];
  return authors.find((kind) => kind === typed && kind in AUTHORS);
}

function oneOf(typed: string, known: readonly string[]): string | null {
  return known.includes(typed) ? typed : null;
}

/** Hundredths of a percent of "33,33" or "60 %"; undefined for what is no share. */
export function readShare(typed: string): number | undefined {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim());
  if (!found) return undefined;
  const share = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0') || 0);
  return share > 0 && share <= WHOLE_SHARE ? share : undefined;
}

/** "33,33" */
function percent(share: number): string {
  return String(share / 100).replace('.', ',');
}

/** A day "2023-05-04" of "04/05/2023"; null for nothing typed, undefined for no day or one that is still to come. */
function readDay(typed: string, today: Date): string | null | undefined {
  if (typed.trim() === '') return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.trim());
  const [day = '', month = '', year = ''] = iso ? [iso[3], iso[2], iso[1]] : typed.trim().split(/[/.-]/);
  const reading = readBirthDate({ day, month, year }, today);
  return 'date' in reading ? reading.date : undefined;
}

/** Seconds of "4" or "4:30"; null for nothing typed, undefined for what is no length. */
function readMinutes(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const found = /^(\d{1,3})(?::([0-5]\d))?$/.exec(typed.trim());
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : undefined;
}

const LINK_FAULT =
  'Đường dẫn đến video phải bắt đầu bằng https:// và mở được ngay, ví dụ https://vi-du.vn/video-cua-toi. Hãy chép lại đường dẫn từ thanh địa chỉ.';
/** Characters. */
export const MOST_LINK = 500;

/** The address as it is opened; null for nothing typed, undefined for what is no address of a page that anybody may open. */
function readLink(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (text.length > MOST_LINK || /\s/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isOpen = url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
  // As the browser would send it: percent signs instead of letters may make it longer.
  return isOpen && url.href.length <= MOST_LINK ? url.href : undefined;
}
