import { formatMoment, formatNumber, localParts } from '#kernel';
import { type RuleSet, scheduleOf } from '#rules';
import { errorSummary } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { reasonField } from '../reason.js';
import type { FactView, FormFieldView, PlanConfirmView } from '../view-models.js';
import { draftUrl } from './addresses.js';
import type { OpenDraft } from './draft-desk.js';
import { changesView, EVERY, obstaclesView } from './draft-parts.js';
import { draftState } from './drafts-presenter.js';
import type { Obstacle } from './readiness.js';
import { chaptersOf } from './sections.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SLUG_MOST = 60;

/** A correction has a reason; what is published for the first time has an address. */
export function correctsWhatIsPublished({ draft }: Pick<OpenDraft, 'draft'>): boolean {
  return draft.contestId !== null || draft.origin.kind === 'deployed';
}

export interface PublicationFaults {
  slug?: string;
  reason?: string;
}

/** The part of addresses as typed, and what is wrong with it. */
export function readSlug(typed: string): { slug: string; fault?: string } {
  const slug = typed.trim().toLowerCase();
  if (slug === '') return { slug, fault: 'Hãy ghi địa chỉ ngắn, ví dụ 2026.' };
  if (slug.length > SLUG_MOST || !SLUG.test(slug))
    return { slug, fault: 'Địa chỉ ngắn chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ 2026 hoặc tim-hieu-2026.' };
  return { slug };
}

/** The year in which the contest begins, or the next that is free: "2026", "2026-2". */
export function suggestedSlug(ruleSet: RuleSet | undefined, taken: ReadonlySet<string>): string {
  const opens = ruleSet ? scheduleOf(ruleSet).flatMap(({ whole }) => whole.opens ?? []) : [];
  const [first] = opens.toSorted((a, b) => a - b);
  if (first === undefined) return '';
  const year = String(localParts(new Date(first)).year);
  if (!taken.has(year)) return year;
  for (let n = 2; ; n += 1) if (!taken.has(`${year}-${n}`)) return `${year}-${n}`;
}

export interface PublicationFacts {
  open: OpenDraft;
  obstacles: readonly Obstacle[];
  /** What can wait until people come. */
  later: readonly string[];
  typed: { slug: string; reason?: string };
  faults: PublicationFaults;
  refusal?: string | undefined;
}

/** /quan-tri/soan-the-le/:draft/cong-bo */
export function publicationContent({ open, obstacles, later, typed, faults, refusal }: PublicationFacts): ConsoleContent<PlanConfirmView> {
  const { draft, reading } = open;
  const isReady = reading.ruleSet !== undefined && obstacles.length === 0;
  const isCorrection = correctsWhatIsPublished(open);
  return {
    title: isCorrection ? 'Công bố bản sửa' : 'Công bố',
    heading: headingOf(open),
    sentence: draft.title,
    back: { label: draft.title, url: draftUrl(draft.id) },
    notice: refusal === undefined ? undefined : { kind: 'grave', title: 'Chưa công bố', text: refusal },
    actionUrl: draftUrl(draft.id, 'cong-bo'),
    hidden: [{ name: 'revision', value: String(draft.revision) }],
    errors: errorSummary(Object.entries(faults).map(([field, text]: [string, string]) => ({ field, text }))),
    fields: isReady ? fieldsOf(open, typed, faults) : [],
    obstacles:
      isReady && later.length === 0
        ? undefined
        : obstaclesView(draft, chaptersOf(reading), obstacles, { most: EVERY, form: reading.isEditable ? reading.form : undefined, later }),
    changes: isReady ? changesView(open) : undefined,
    side: {
      heading: isReady ? 'Sẵn sàng' : 'Chưa công bố được',
      state: draftState(draft),
      sentence: isReady
        ? effectOf(open)
        : `Còn ${formatNumber(Math.max(1, obstacles.length))} việc phải làm trước. Nút công bố hiện ra khi không còn việc nào.`,
      buttons: isReady ? [{ label: isCorrection ? 'Công bố bản sửa' : 'Công bố', value: 'publish', isFirst: true }] : [],
      preview: { label: 'Quay về bản soạn', url: draftUrl(draft.id) },
      facts: factsOf(reading.ruleSet),
    },
  };
}

function headingOf(open: OpenDraft): string {
  if (!correctsWhatIsPublished(open)) return 'Công bố cuộc thi';
  return open.draft.contestId === null ? 'Công bố bản sửa phần của đơn vị' : 'Công bố bản sửa thể lệ';
}

function fieldsOf(open: OpenDraft, typed: PublicationFacts['typed'], faults: PublicationFaults): FormFieldView[] {
  const isCorrection = correctsWhatIsPublished(open);
  if (open.reading.ruleSet?.deploys !== undefined && !isCorrection) return [];
  if (isCorrection)
    return [
      {
        area: reasonField(
          { reason: typed.reason ?? '', fault: faults.reason },
          'Người dự thi đọc được lý do này. Nêu điều gì đổi và vì sao.',
        ),
      },
    ];
  return [
    {
      text: {
        id: 'slug',
        name: 'slug',
        label: 'Địa chỉ ngắn của cuộc thi',
        hint: 'Dùng trong đường dẫn, thường là năm. Công bố rồi không đổi được.',
        value: typed.slug,
        error: faults.slug,
        maxlength: SLUG_MOST,
        autocomplete: 'off',
      },
    },
  ];
}

/** What pressing does, in one sentence. */
function effectOf({ draft, reading }: OpenDraft): string {
  if (draft.origin.kind === 'deployed')
    return 'Bản sửa có hiệu lực ngay trên trang của đơn vị và hiện trên trang Thể lệ cùng lý do. Thể lệ của cấp trên giữ nguyên. Bản cũ vẫn được lưu.';
  if (reading.ruleSet?.deploys !== undefined)
    return 'Trang của đơn vị hiện ngay cuộc thi của cấp trên với chỉ tiêu, đơn vị và lời văn của bản này. Sửa về sau phải lập bản sửa và nêu lý do.';
  if (draft.contestId !== null)
    return 'Bản sửa có hiệu lực ngay và hiện trên trang Thể lệ cùng lý do. Đợt thi chưa mở theo bản mới; đợt đã mở giữ như cũ. Bản cũ vẫn được lưu.';
  return 'Cuộc thi và thể lệ hiện ngay trên trang của đơn vị, các đợt thi vào lịch, ngân hàng câu hỏi được niêm phong. Sửa về sau phải lập bản mới và nêu lý do.';
}

function factsOf(ruleSet: RuleSet | undefined): FactView[] {
  if (!ruleSet) return [];
  const rounds = scheduleOf(ruleSet).flatMap((part) => part.rounds);
  const [first] = rounds.flatMap(({ opens }) => opens ?? []);
  return [
    { label: 'Tên', value: ruleSet.contest.name },
    ...(rounds.length > 0
      ? [
          {
            label: 'Đợt thi',
            value: formatNumber(rounds.length),
            detail: first === undefined ? undefined : `Đợt đầu mở ${formatMoment(new Date(first))}`,
          },
        ]
      : []),
  ];
}
