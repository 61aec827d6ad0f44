import { Permission } from '#access';
import type { ContestDraft } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import type { ConsoleContent } from '../console-page.js';
import type { PlanConfirmView, PlanDraftView } from '../view-models.js';
import { DRAFTS, draftUrl, sectionUrl } from './addresses.js';
import { firstOf, type OpenDraft } from './draft-desk.js';
import { changesView, contentsView, EVERY, obstaclesView } from './draft-parts.js';
import { draftState, originInWords } from './drafts-presenter.js';
import type { Obstacle } from './readiness.js';
import { chaptersOf, pagesOf } from './sections.js';

export interface DraftFacts {
  open: OpenDraft;
  obstacles: readonly Obstacle[];
  /** What can wait until people come. */
  later: readonly string[];
  writer: string | undefined;
  permissions: ReadonlySet<Permission>;
}

/** /quan-tri/soan-the-le/:draft: what is left to do, and the way into every page. */
export function draftContent({ open, obstacles, later, writer, permissions }: DraftFacts): ConsoleContent<PlanDraftView> {
  const { draft, reading } = open;
  const chapters = chaptersOf(reading);
  const [isOpen, mayWrite] = [draft.state === 'open', permissions.has(Permission.EditRules)];
  const first = pagesOf(chapters).find(({ faults, entries }) => faults > 0 && entries.length === 0) ?? pagesOf(chapters)[0];
  const isReady = obstacles.length === 0;
  return {
    title: draft.title,
    heading: draft.title,
    sentence: `${originInWords(draft)}. ${isOpen ? 'Chưa ai ngoài trang quản trị thấy bản này.' : ''}`.trim(),
    back: { label: 'Soạn thể lệ', url: DRAFTS },
    notice: reading.isEditable
      ? undefined
      : {
          kind: 'grave',
          title: 'Văn bản kế hoạch có lỗi viết nên chưa sửa theo từng mục được',
          text: 'Hãy mở văn bản và sửa các dòng được chỉ ra.',
          ...(isOpen && mayWrite && { link: { label: 'Mở văn bản để sửa', url: draftUrl(draft.id, 'yaml') } }),
        },
    state: draftState(draft),
    facts: [
      { label: 'Sửa lần cuối', value: formatMoment(draft.updatedAt), detail: writer },
      ...(draft.publishedAt ? [{ label: 'Công bố', value: formatMoment(draft.publishedAt) }] : []),
      { label: 'Lần lưu', value: formatNumber(draft.revision) },
    ],
    primary:
      isOpen && mayWrite && first && reading.isEditable
        ? { label: isReady ? 'Xem và sửa từng mục' : 'Soạn tiếp', url: sectionUrl(draft.id, first.id) }
        : undefined,
    publish:
      isOpen && permissions.has(Permission.PublishRules)
        ? { label: isReady ? 'Công bố' : 'Xem việc công bố', url: draftUrl(draft.id, 'cong-bo') }
        : undefined,
    links: [
      { label: 'Chạy thử với người giả định', url: draftUrl(draft.id, 'chay-thu') },
      ...(mayWrite && firstOf(open) ? [{ label: 'Dời các mốc thời gian', url: draftUrl(draft.id, 'doi-ngay') }] : []),
      ...(isOpen && mayWrite ? [{ label: 'Xem và sửa văn bản YAML', url: draftUrl(draft.id, 'yaml') }] : []),
      { label: 'Tải tệp YAML', url: draftUrl(draft.id, 'tep') },
      ...(isOpen && mayWrite ? [{ label: 'Bỏ bản soạn này', url: draftUrl(draft.id, 'bo') }] : []),
    ],
    contents: reading.isEditable ? contentsView(draft, chapters) : { chapters: [] },
    obstacles:
      draft.state === 'published'
        ? { heading: 'Đã công bố', sentence: 'Bản này đã là thể lệ. Muốn sửa, hãy lập bản sửa ở trang Soạn thể lệ.', items: [] }
        : obstaclesView(draft, chapters, obstacles, { most: EVERY, form: reading.isEditable ? reading.form : undefined, later }),
    changes: changesView(open),
  };
}

/** /quan-tri/soan-the-le/:draft/bo */
export function discardContent(draft: ContestDraft): ConsoleContent<PlanConfirmView> {
  return {
    title: 'Bỏ bản soạn',
    heading: 'Bỏ bản soạn?',
    sentence: draft.title,
    back: { label: draft.title, url: draftUrl(draft.id) },
    actionUrl: draftUrl(draft.id, 'bo'),
    fields: [],
    side: {
      heading: 'Bỏ hẳn',
      state: draftState(draft),
      sentence: `Bản soạn có ${formatNumber(draft.revision)} lần lưu sẽ không còn trong danh sách và không sửa tiếp được. Cuộc thi đang có không thay đổi. Nếu còn cần, hãy tải tệp YAML về trước.`,
      buttons: [{ label: 'Bỏ bản soạn này', value: 'discard', isGrave: true }],
      preview: { label: 'Giữ lại, quay về', url: draftUrl(draft.id) },
    },
  };
}
