import { formatNumber } from '#kernel';
import type { SubmissionPart } from '#rules';
import type { SubmissionFile, SubmissionVersion } from '#submissions';
import { AUTHOR_KIND_WORDS, ROLE_WORDS } from './submission-words.js';

/** What a version says otherwise than the one before. */
export interface VersionDifference {
  label: string;
  before: string;
  after: string;
}

type Version = Pick<SubmissionVersion, 'content' | 'sectionTexts' | 'link' | 'words'>;
type Files = readonly Pick<SubmissionFile, 'id' | 'role' | 'fileName'>[];

const NOTHING = '(không có)';
const YES_NO = new Map<boolean | null, string>([
  [true, 'Có'],
  [false, 'Không'],
  [null, 'Chưa khai'],
]);

/** The differences of two versions in the order of the page; of a long text the paragraphs that are new or gone. */
export function versionDifferences(
  before: Version & { files: Files },
  after: Version & { files: Files },
  part: SubmissionPart,
): VersionDifference[] {
  const [one, other] = [before.content, after.content];
  const theme = (code: string | null): string => part.themes.find((known) => known.code === code)?.name ?? code ?? '';
  const pairs: [string, string, string][] = [
    ['Tên bài', one.title, other.title],
    ['Chủ đề', theme(one.theme), theme(other.theme)],
    ['Dạng bài', one.form ?? '', other.form ?? ''],
    ['Tác giả là', AUTHOR_KIND_WORDS[one.authorKind], AUTHOR_KIND_WORDS[other.authorKind]],
    ['Số tác giả', String(one.authors.length), String(other.authors.length)],
    ['Số từ', before.words === null ? '' : formatNumber(before.words), after.words === null ? '' : formatNumber(after.words)],
    ['Cam kết là bài của mình', YES_NO.get(one.isOriginal) ?? '', YES_NO.get(other.isOriginal) ?? ''],
    ['Đã được trao giải ở nơi khác', YES_NO.get(one.isAwardedElsewhere) ?? '', YES_NO.get(other.isAwardedElsewhere) ?? ''],
    ['Đã áp dụng', YES_NO.get(one.isApplied) ?? '', YES_NO.get(other.isApplied) ?? ''],
    ['Áp dụng từ', one.firstApplied ?? '', other.firstApplied ?? ''],
    ['Video của bài', before.link ?? '', after.link ?? ''],
    ...part.sections.map(({ code, name }): [string, string, string] => [name, ...changedLines(textOf(before, code), textOf(after, code))]),
    ['Tệp', ...changedFiles(before.files, after.files)],
  ];
  return pairs
    .filter(([, was, is]) => was !== is)
    .map(([label, was, is]) => ({ label, before: was === '' ? NOTHING : was, after: is === '' ? NOTHING : is }));
}

function textOf({ sectionTexts }: Version, code: string): string {
  return sectionTexts?.find((section) => section.code === code)?.text ?? '';
}

/** Of each text the lines that the other does not have. */
function changedLines(before: string, after: string): [string, string] {
  const lines = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean); // prettier-ignore
  const [was, is] = [lines(before), lines(after)];
  const [had, has] = [new Set(was), new Set(is)];
  return [was.filter((line) => !has.has(line)).join('\n'), is.filter((line) => !had.has(line)).join('\n')];
}

function changedFiles(before: Files, after: Files): [string, string] {
  const [had, has] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  const named = (files: Files): string => files.map(({ role, fileName }) => `${ROLE_WORDS[role]}: ${fileName ?? 'đã xóa'}`).join('\n');
  return [named(before.filter(({ id }) => !has.has(id))), named(after.filter(({ id }) => !had.has(id)))];
}
