import { DRAFT_MOST } from '#contests';
import { formatNumber } from '#kernel';
import type { DraftReading } from '#rules';
import type { ConsoleContent } from '../console-page.js';
import { conflictNotice } from '../news/news-presenter.js';
import type { PlanTextView } from '../view-models.js';
import { draftUrl } from './addresses.js';
import type { OpenDraft } from './draft-desk.js';
import { changesView } from './draft-parts.js';

const MOST_FAULTS = 40;

/** The text of a draft, perhaps another one than is kept. */
export interface TypedText {
  open: OpenDraft;
  source?: string;
  reading?: DraftReading;
  seen?: string;
  /** What would be different is told, and may be saved now. */
  isChecked?: boolean;
  isConflict?: boolean;
}

/** /quan-tri/soan-the-le/:draft/yaml */
export function textContent({
  open,
  source,
  reading,
  seen,
  isChecked = false,
  isConflict = false,
}: TypedText): ConsoleContent<PlanTextView> {
  const { draft } = open;
  const shown = reading ?? open.reading;
  const faults = shown.faults.slice(0, MOST_FAULTS);
  return {
    title: 'Văn bản kế hoạch',
    heading: 'Văn bản kế hoạch',
    sentence: 'Dành cho người quen viết YAML. Lời ghi chú sau dấu # được giữ nguyên.',
    back: { label: draft.title, url: draftUrl(draft.id) },
    notice: isConflict ? conflictNotice('bản soạn này', draft.updatedAt) : undefined,
    scripts: ['plan-editor.js'],
    actionUrl: draftUrl(draft.id, 'yaml'),
    hidden: [{ name: 'revision', value: seen ?? String(draft.revision) }],
    area: {
      id: 'source',
      name: 'source',
      label: 'Kế hoạch',
      hint: `Dán nội dung một tệp vào đây là thay cả bản đang soạn. Nhiều nhất ${formatNumber(DRAFT_MOST)} ký tự.`,
      rows: '28',
      value: source ?? draft.source,
      isCode: true,
    },
    faults:
      faults.length > 0
        ? {
            title: `${formatNumber(shown.faults.length)} chỗ cần sửa`,
            items: faults.map(({ line, path, message }) => ({
              place: `Dòng ${line}`,
              text: path === '$' ? message : `${path}: ${message}`,
            })),
          }
        : undefined,
    // Compared with what is kept: this is what saving would change.
    changes: isChecked && open.reading.ruleSet ? changesOfText(open, shown) : undefined,
    sentence2: isChecked
      ? 'Chưa lưu. Bấm Lưu để thay bản đang soạn bằng văn bản này; còn lỗi vẫn lưu được.'
      : 'Bấm Kiểm tra để xem lỗi và những chỗ khác bản đang lưu, rồi mới lưu.',
    buttons:
      isChecked || isConflict
        ? [
            { label: 'Lưu', value: 'save' },
            { label: 'Kiểm tra lại', value: 'check' },
          ]
        : [{ label: 'Kiểm tra', value: 'check' }],
    file: { label: 'Tải tệp YAML', url: draftUrl(draft.id, 'tep') },
  };
}

function changesOfText(open: OpenDraft, reading: DraftReading): PlanTextView['changes'] {
  return { ...changesView({ ...open, reading, origin: open.reading.ruleSet }), heading: 'Khác bản đang lưu' };
}
