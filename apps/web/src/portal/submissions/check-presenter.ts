import { capitalise, formatDate, formatNumber, parseLocal } from '#kernel';
import { asksForLeaders, AUTHORS, type MainWords, type SubmissionPart, takesLink } from '#rules';
import { type Assessment, type Declaration, declarationsOf, type FormalCheck, type SubmissionDraft, tidyDraft } from '#submissions';
import { errorSummary } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import type { SubmissionCheckView } from '../view-models.js';
import { submissionAddress } from './addresses.js';
import { fieldId } from './draft-form.js';
import { awaitedUntil, lateFileSentence } from './file-views.js';
import type { OwnSubmission } from './own-submissions.js';
import { maySend, whyClosed, writingNotice } from './receiving-words.js';
import { stepsOf, stepTask } from './steps.js';

/** What is ticked before sending. */
export interface Ticks {
  confirmed: readonly string[];
  isOriginal: boolean;
  agrees: boolean;
  authorsAgree: boolean;
  /** What the author says of leading their unit; undefined while nothing was said. */
  isLeader?: boolean | undefined;
}

export interface CheckFacts extends OwnSubmission {
  draft: SubmissionDraft;
  revision: number;
  assessment: Assessment;
  /** The main file could not be read a moment ago, and will be later. */
  isUnread: boolean;
  check: FormalCheck | undefined;
  barred: string | undefined;
  ticks: Ticks;
  /** Whether a missing tick is told. */
  isSent: boolean;
  key: string;
  now: Date;
}

/** How the page calls the tick of each declaration. */
export const TICK_NAMES = { original: 'isOriginal', 'authors-agree': 'authorsAgree', true: 'agrees' } as const satisfies Readonly<
  Record<Declaration, keyof Ticks>
>;

/** These are put right by ticks on the page itself. */
const TICKED = ['original', 'required-sections'];
/** These where the text stands. */
const OF_THE_TEXT = ['minimum-words', 'maximum-words'];

/** /bai-du-thi/:submission/kiem-tra */
export function checkContent(facts: CheckFacts): PageContent<SubmissionCheckView> {
  const { submission, part, isSent } = facts;
  const { id } = submission;
  const stops = stopsOf(facts);
  const missing = isSent ? missingTicks(facts) : undefined;
  const canSend = maySend(facts, facts.check, facts.now) && stops.length === 0;
  return {
    title: 'Kiểm tra và gửi',
    isPrivate: true,
    task: stepTask('kiem-tra', submissionAddress(id, 'tep')),
    heading: 'Kiểm tra và gửi',
    steps: stepsOf(id, 'kiem-tra', part.name),
    errors: errorSummary([
      ...(isSent && !hasSections(facts) ? [{ field: 'sections', text: 'Hãy xác nhận bài có đủ các phần bắt buộc' }] : []),
      ...(missing ? [{ field: 'consents', text: missing }] : []),
    ]),
    notice: writingNotice(facts, facts.check, facts.now),
    faults: stops.length > 0 ? { title: 'Còn chỗ cần sửa trước khi gửi', items: stops } : undefined,
    words: wordsOf(facts),
    rows: rowsOf(facts),
    cover: {
      title: 'Trang bìa',
      text: `Máy đã soạn trang bìa theo thông tin bạn khai: tên Cuộc thi, tên bài, họ tên, chức vụ, đơn vị. Bạn có thể tải về để in hoặc ghép vào bài.`,
      link: { label: 'Xem trang bìa (PDF)', url: submissionAddress(id, 'trang-bia.pdf') },
    },
    send: canSend ? sendForm(facts, missing) : undefined,
    closed: canSend || stops.length > 0 ? undefined : whyClosed(facts),
  };
}

/** What keeps this from being sent, with where it is mended. What the ticks below say is not among it. */
function stopsOf({ submission: { id }, assessment, barred }: CheckFacts): NonNullable<SubmissionCheckView['faults']>['items'] {
  const toFiles = { label: 'Sửa ở bước Tệp', url: submissionAddress(id, 'tep') };
  const faults = assessment.faults.map(({ field, sentence }) => ({
    text: sentence,
    link: field.startsWith('files')
      ? toFiles
      : { label: 'Sửa ở bước Nội dung', url: `${submissionAddress(id, 'viet')}?xem-loi=1#${fieldId(field)}` },
  }));
  const isFile = assessment.files.some(({ role }) => role === 'main');
  const toText = isFile ? toFiles : { label: 'Sửa ở bước Nội dung', url: submissionAddress(id, 'viet') };
  const refusals = assessment.refusals
    .filter(({ code }) => !TICKED.includes(code))
    .map(({ code, sentence }) => ({ text: sentence, ...(OF_THE_TEXT.includes(code) && { link: toText }) }));
  return [...(barred === undefined ? [] : [{ text: barred }]), ...faults, ...refusals];
}

/** Sections that the main file has to have, and nobody has typed or confirmed. */
export function hasSections({ part, draft, ticks }: Pick<CheckFacts, 'part' | 'draft' | 'ticks'>): boolean {
  if (!part.conditions.some(({ code }) => code === 'required-sections')) return true;
  return part.sections.every(({ code, required }) => !required || ticks.confirmed.includes(code) || isTypedSection(draft, code));
}

function isTypedSection({ sections }: SubmissionDraft, code: string): boolean {
  return sections.some((section) => section.code === code && section.text.trim() !== '');
}

/** Which consent is missing; undefined when all are there. */
export function missingTicks({ draft, ticks }: Pick<CheckFacts, 'draft' | 'ticks'>): string | undefined {
  const isMissing = !ticks.isOriginal || !ticks.agrees || (draft.authors.length > 0 && !ticks.authorsAgree);
  return isMissing ? 'Hãy đọc và đánh dấu đủ các lời cam kết' : undefined;
}

function wordsOf({ part, assessment, isUnread, round, check }: CheckFacts): SubmissionCheckView['words'] {
  const { words, files } = assessment;
  const main = files.find(({ role }) => role === 'main');
  const title = 'Số từ của bài';
  const limits = wordLimits(part);
  const nothing = { counted: [], leftOut: [] };
  if (isUnread) return { title, sentence: 'Máy chưa đọc được tệp vào lúc này. Hãy tải lại trang sau ít phút để xem số từ.', ...nothing };
  if (main?.state === 'promised')
    return {
      title,
      sentence: `Chưa đếm được vì tệp nội dung chưa gửi xong. ${limits}`.trim(),
      note: lateFileSentence(awaitedUntil(round, check)),
      ...nothing,
    };
  if (!words)
    return main
      ? {
          title,
          sentence: `Máy không đọc được chữ trong tệp nội dung (tệp ảnh hoặc bản chụp), nên Ban Tổ chức sẽ xem trực tiếp. ${limits}`.trim(),
          ...nothing,
        }
      : undefined;
  const short = assessment.refusals.some(({ code }) => code === 'minimum-words' || code === 'maximum-words');
  return {
    title,
    sentence: `Phần được tính có ${formatNumber(words.words)} từ. ${limits}`.trim(),
    isShort: short,
    counted: partsOf(words, true),
    leftOut: partsOf(words, false),
  };
}

/** "Thể lệ yêu cầu ít nhất 3.000 từ, nhiều nhất 5.000 từ." */
function wordLimits({ conditions }: SubmissionPart): string {
  const boundOf = (code: string): number | undefined =>
    (conditions.find((condition) => condition.code === code) as { words?: number } | undefined)?.words;
  const [least, most] = [boundOf('minimum-words'), boundOf('maximum-words')];
  const bounds = [
    ...(least === undefined ? [] : [`ít nhất ${formatNumber(least)} từ`]),
    ...(most === undefined ? [] : [`nhiều nhất ${formatNumber(most)} từ`]),
  ];
  return bounds.length === 0 ? '' : `Thể lệ yêu cầu ${bounds.join(', ')}.`;
}

function partsOf({ parts }: MainWords, isCounted: boolean): { name: string; from?: string | undefined; words: string }[] {
  return parts
    .filter(({ counted }) => counted === isCounted)
    .map(({ name, from, words }) => ({ name, from: from ?? undefined, words: `${formatNumber(words)} từ` }));
}

function rowsOf({ part, draft, assessment }: CheckFacts): SubmissionCheckView['rows'] {
  const theme = part.themes.find(({ code }) => code === draft.theme)?.name;
  const kind = draft.authorKind === '' ? part.authors[0] : (draft.authorKind as keyof typeof AUTHORS);
  const rows: [string, string | undefined][] = [
    ['Tên bài', draft.title],
    ['Chủ đề', theme],
    ['Dạng bài', draft.form],
    ['Bài của', kind && capitalise(AUTHORS[kind])],
    [
      'Tác giả khác',
      draft.authors
        .map(({ fullName, share }) => (share.trim() === '' ? fullName : `${fullName} (${share.replace(/\s*%$/, '')}%)`))
        .join('; '),
    ],
    ['Tỷ lệ đóng góp của bạn', kind === 'group' && draft.ownShare.trim() !== '' ? `${draft.ownShare.replace(/\s*%$/, '')}%` : undefined],
    ['Đã áp dụng', appliedText(draft, assessment)],
    ['Thời lượng', draft.minutes && `${draft.minutes} phút`],
    ['Đường dẫn đến video', assessment.read?.link ?? (takesLink(part) ? draft.link : '')],
    ['Tệp', assessment.files.map(({ fileName, state }) => `${fileName ?? ''}${state === 'promised' ? ' (chưa gửi xong)' : ''}`).join('; ')],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function appliedText({ isApplied }: SubmissionDraft, { read }: Assessment): string | undefined {
  if (isApplied === null) return undefined;
  const since = read?.firstApplied ? parseLocal(read.firstApplied) : undefined;
  return isApplied ? `Có${since ? `, từ ngày ${formatDate(since)}` : ''}` : 'Chưa';
}

function sendForm(facts: CheckFacts, missing: string | undefined): SubmissionCheckView['send'] {
  const { submission, part, draft, revision, ticks, key, assessment } = facts;
  const others = draft.authors.length > 0;
  const late = assessment.files.some(({ state }) => state === 'promised');
  return {
    url: submissionAddress(submission.id, 'gui'),
    key,
    revision: String(revision),
    sections: sectionTicks(facts),
    leader: leaderChoice(facts),
    consents: {
      id: 'consents',
      label: 'Cam kết',
      error: missing && `${missing}.`,
      ticks: declarationsOf(part, others).map(({ code, words }) => ({
        ...{ id: TICK_NAMES[code], name: TICK_NAMES[code], value: 'yes', text: words },
        isChecked: ticks[TICK_NAMES[code]],
      })),
    },
    sentence: late
      ? 'Bạn gửi được ngay bây giờ. Tệp chưa gửi xong thì gửi nốt sau, trong thời gian chờ.'
      : submission.state === 'sent'
        ? 'Bản này thay cho bản đã gửi trước; bản trước vẫn được giữ, có biên nhận riêng.'
        : 'Gửi xong bạn có biên nhận ngay. Trước hạn, bạn vẫn sửa và gửi lại được.',
    button: submission.state === 'sent' ? 'Gửi bản mới' : 'Gửi bài dự thi',
  };
}

/** Whether one leads or manages, where the plan asks units for such people. */
function leaderChoice({ running, part, draft, ticks }: CheckFacts): NonNullable<SubmissionCheckView['send']>['leader'] {
  if (draft.authorKind === 'unit' || !asksForLeaders(running.ruleSet, part.code)) return undefined;
  return {
    id: 'isLeader',
    name: 'isLeader',
    label: 'Bạn có giữ chức lãnh đạo, quản lý ở đơn vị không?',
    hint: 'Thể lệ xét đơn vị có lãnh đạo, quản lý dự thi hay không. Lời khai này chỉ tính khi đơn vị hoặc Ban Tổ chức xác nhận.',
    options: [
      { value: 'yes', label: 'Có', isChecked: ticks.isLeader === true },
      { value: 'no', label: 'Không', isChecked: ticks.isLeader === false },
    ],
  };
}

/** Where a file holds the sections, its author says so; the machine says what it has found. */
function sectionTicks({ part, draft, ticks, assessment, isSent }: CheckFacts): NonNullable<SubmissionCheckView['send']>['sections'] {
  const isFile = assessment.files.some(({ role }) => role === 'main');
  if (!isFile || !part.conditions.some(({ code }) => code === 'required-sections')) return undefined;
  const asked = part.sections.filter(({ code }) => !isTypedSection(draft, code));
  if (asked.length === 0) return undefined;
  return {
    id: 'sections',
    label: 'Các phần của bài',
    hint: 'Đánh dấu những phần có trong tệp. Máy chỉ gợi ý theo đề mục tìm thấy; bạn là người xác nhận.',
    error:
      isSent && !hasSections({ part, draft, ticks })
        ? 'Thể lệ yêu cầu có đủ các phần bắt buộc. Phần nào thiếu, hãy viết thêm vào tệp rồi tải tệp mới.'
        : undefined,
    ticks: asked.map(({ code, name, required }) => {
      const found = assessment.sections.find((section) => section.code === code);
      return {
        id: `confirmed-${code}`,
        name: 'confirmed',
        value: code,
        text: required ? name : `${name} (không bắt buộc)`,
        isChecked: ticks.confirmed.includes(code),
        found: found?.heading
          ? `Tìm thấy đề mục “${found.heading}”, ${formatNumber(found.words)} từ.`
          : 'Máy chưa tìm thấy đề mục nào giống phần này.',
      };
    }),
  };
}

/** What is ticked as the draft has it. */
export function keptTicks(draft: Parameters<typeof tidyDraft>[0]): Ticks {
  const { confirmed, isOriginal } = tidyDraft(draft);
  return { confirmed, isOriginal: isOriginal === true, agrees: false, authorsAgree: false };
}
