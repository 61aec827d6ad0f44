import { AUTHORS, type SubmissionPart } from '#rules';
import type { DraftAuthor, SubmissionDraft } from '#submissions';
import { AUTHOR_FIELDS } from './draft-form.js';

/** A field that two devices have filled in differently; empty texts are told as such. */
interface DraftDifference {
  label: string;
  kept: string;
  typed: string;
}

const NOTHING = '(để trống)';

const AUTHOR_LABELS: Readonly<Record<(typeof AUTHOR_FIELDS)[number], string>> = {
  fullName: 'họ và tên',
  birthDate: 'ngày sinh',
  position: 'chức vụ',
  unitName: 'nơi công tác',
  email: 'thư điện tử',
  phone: 'số điện thoại',
  share: 'tỷ lệ đóng góp',
};

/** Where what is kept and what was typed differ, in the order of the page. */
export function draftDifferences(kept: SubmissionDraft, typed: SubmissionDraft, part: SubmissionPart): DraftDifference[] {
  const pairs: [string, string, string][] = [
    ['Tên bài dự thi', kept.title, typed.title],
    ['Chủ đề', themeName(kept.theme, part), themeName(typed.theme, part)],
    ['Dạng bài', kept.form, typed.form],
    ['Bài dự thi là của', kindName(kept.authorKind), kindName(typed.authorKind)],
    ['Tỷ lệ đóng góp của bạn', kept.ownShare, typed.ownShare],
    ...authorPairs(kept.authors, typed.authors),
    ...part.sections.map(({ code, name }): [string, string, string] => [name, sectionText(kept, code), sectionText(typed, code)]),
    ['Giải pháp đã áp dụng', yesNo(kept.isApplied), yesNo(typed.isApplied)],
    ['Ngày bắt đầu áp dụng', kept.firstApplied, typed.firstApplied],
    ['Đã được trao giải ở nơi khác', yesNo(kept.isAwardedElsewhere), yesNo(typed.isAwardedElsewhere)],
    ['Thời lượng', kept.minutes, typed.minutes],
    ['Đường dẫn đến video', kept.link, typed.link],
  ];
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([label, one, other]) => ({ label, kept: one.trim() === '' ? NOTHING : one, typed: other.trim() === '' ? NOTHING : other }));
}

function authorPairs(kept: readonly DraftAuthor[], typed: readonly DraftAuthor[]): [string, string, string][] {
  return Array.from({ length: Math.max(kept.length, typed.length) }, (_, at) =>
    AUTHOR_FIELDS.map((field): [string, string, string] => [
      `Tác giả thứ ${at + 2}, ${AUTHOR_LABELS[field]}`,
      kept[at]?.[field] ?? '',
      typed[at]?.[field] ?? '',
    ]),
  ).flat();
}

function sectionText({ sections }: SubmissionDraft, code: string): string {
  return sections.find((section) => section.code === code)?.text ?? '';
}

function themeName(code: string, { themes }: SubmissionPart): string {
  return themes.find((theme) => theme.code === code)?.name ?? code;
}

function kindName(kind: string): string {
  return kind in AUTHORS ? AUTHORS[kind as keyof typeof AUTHORS] : kind;
}

function yesNo(said: boolean | null): string {
  return said === null ? '' : said ? 'Có' : 'Không';
}
