import type { Account } from '#accounts';
import type { ContestDraft, DraftOrigin, OfferedContest, RunningContest } from '#contests';
import type { AccountId } from '#kernel';
import type { ConsoleContent } from '../console-page.js';
import { headCell, momentCell, textCell } from '../listing.js';
import type { ListView, PlanNewView, StateView } from '../view-models.js';
import { DRAFTS, draftUrl } from './addresses.js';
import type { Preset } from './preset-shelf.js';

const STATES: Readonly<Record<ContestDraft['state'], StateView>> = {
  open: { kind: 'now', label: 'Đang soạn' },
  published: { kind: 'done', label: 'Đã công bố' },
  discarded: { kind: 'stopped', label: 'Đã bỏ' },
};
const ORIGINS: Readonly<Record<DraftOrigin['kind'], string>> = {
  preset: 'Lập từ mẫu',
  parent: 'Triển khai cuộc thi của cấp trên',
  published: 'Bản sửa thể lệ đã công bố',
  deployed: 'Bản sửa phần của đơn vị',
  import: 'Lập từ tệp',
};

export function draftState({ state }: Pick<ContestDraft, 'state'>): StateView {
  return STATES[state];
}

export function originInWords({ origin }: Pick<ContestDraft, 'origin'>): string {
  return ORIGINS[origin.kind];
}

export interface DraftListFacts {
  drafts: readonly Omit<ContestDraft, 'source'>[];
  writers: ReadonlyMap<AccountId, Account>;
  mayWrite: boolean;
}

/** /quan-tri/soan-the-le */
export function draftList({ drafts, writers, mayWrite }: DraftListFacts): ConsoleContent<ListView> {
  const begin = mayWrite ? { label: 'Tạo cuộc thi mới', url: `${DRAFTS}/moi` } : undefined;
  return {
    title: 'Soạn thể lệ',
    heading: 'Soạn thể lệ',
    sentence: 'Mỗi bản soạn là một kế hoạch. Công bố xong, kế hoạch thành thể lệ và cuộc thi chạy đúng như đã ghi.',
    primary: drafts.length > 0 ? begin : undefined,
    table: {
      label: 'Các bản soạn thể lệ',
      columns: [{ label: 'Cuộc thi' }, { label: 'Trạng thái' }, { label: 'Sửa lần cuối' }, { label: 'Người sửa' }],
      rows: drafts.map((draft) => ({
        cells: [
          headCell(draft.title, draftUrl(draft.id), originInWords(draft)),
          { state: draftState(draft) },
          momentCell(draft.updatedAt),
          textCell(draft.updatedBy ? (writers.get(draft.updatedBy)?.fullName ?? '') : ''),
        ],
      })),
      empty: {
        title: 'Chưa có bản soạn nào',
        text: mayWrite
          ? 'Bắt đầu từ một mẫu có sẵn rồi sửa cho đúng kế hoạch của đơn vị. Chưa công bố thì chưa ai ngoài trang quản trị thấy.'
          : 'Người có vai trò soạn bắt đầu một bản ở đây.',
        action: begin,
      },
    },
  };
}

interface Shelf {
  heading: string;
  sentence: string;
  has: (preset: Preset) => boolean;
}

/** Presets by what a contest of theirs consists of: with dozens of them nobody reads on to the end. */
const SHELVES: readonly Shelf[] = [
  {
    heading: 'Mẫu thi trắc nghiệm',
    sentence: 'Mẫu đã điền sẵn những lựa chọn thường dùng.',
    has: ({ isMade, ruleSet: { parts } }) => isMade && parts.every(({ kind }) => kind === 'quiz'),
  },
  {
    heading: 'Mẫu thi viết, sáng kiến, tác phẩm',
    sentence: 'Người dự thi gửi bài, giám khảo chấm.',
    has: ({ isMade, ruleSet: { parts } }) => isMade && parts.every(({ kind }) => kind !== 'quiz'),
  },
  {
    heading: 'Mẫu có cả trắc nghiệm và bài dự thi',
    sentence: 'Hai phần thi trong một cuộc thi, xếp hạng và trao giải riêng.',
    has: ({ isMade, ruleSet: { parts } }) =>
      isMade && parts.some(({ kind }) => kind === 'quiz') && parts.some(({ kind }) => kind !== 'quiz'),
  },
  {
    heading: 'Kế hoạch các nơi đã làm',
    sentence: 'Sao lại kế hoạch của một nơi rồi sửa tên, ngày và giải thưởng cho đúng đơn vị mình.',
    has: ({ isMade }) => !isMade,
  },
];

function shelfView({ heading, sentence, has }: Shelf, presets: readonly Preset[]): PlanNewView['groups'] {
  const items = presets
    .filter(has)
    .map(({ code, title, sentence: text }) => ({ title, text, value: `preset:${code}`, button: 'Dùng mẫu này' }));
  return items.length > 0 ? [{ heading, sentence, items }] : [];
}

export interface NewDraftFacts {
  presets: readonly Preset[];
  parent: OfferedContest | undefined;
  /** The unit's own part of that is published already: it can be set right. */
  isDeployed?: boolean;
  /** The contest of the tenant above on whose rules one of one's own may stand. */
  lender?: OfferedContest | undefined;
  running: RunningContest | undefined;
  /** A correction of the running contest is being written already. */
  isCorrected: boolean;
  fault?: string | undefined;
}

/** /quan-tri/soan-the-le/moi */
export function newDraftContent({
  presets,
  parent,
  isDeployed = false,
  lender,
  running,
  isCorrected,
  fault,
}: NewDraftFacts): ConsoleContent<PlanNewView> {
  return {
    title: 'Tạo cuộc thi mới',
    heading: 'Tạo cuộc thi mới',
    sentence: 'Chọn một chỗ để bắt đầu. Mọi điều đều sửa được sau đó, và chưa có gì hiện ra ngoài.',
    back: { label: 'Soạn thể lệ', url: DRAFTS },
    actionUrl: `${DRAFTS}/moi`,
    groups: [
      ...(parent && isDeployed
        ? [
            {
              heading: 'Sửa phần của đơn vị trong cuộc thi đang triển khai',
              sentence:
                'Số kế hoạch, chỉ tiêu, đơn vị, lời văn, giải riêng của đơn vị. Lập một bản mới, có nêu lý do; bản cũ vẫn được giữ.',
              items: [
                {
                  title: parent.ruleSet.contest.shortTitle,
                  text: 'Bắt đầu từ bản đang triển khai.',
                  value: 'deployed',
                  button: 'Lập bản sửa',
                },
              ],
            },
          ]
        : []),
      ...(parent && !isDeployed
        ? [
            {
              heading: 'Triển khai cuộc thi của cấp trên',
              sentence: 'Thể lệ của cấp trên giữ nguyên; đơn vị ghi phần của mình: chỉ tiêu, đơn vị, lời văn.',
              items: [
                {
                  title: parent.ruleSet.contest.shortTitle,
                  text: parent.ruleSet.contest.organisers.join(', '),
                  value: 'parent',
                  button: 'Triển khai cuộc thi này',
                },
              ],
            },
          ]
        : []),
      ...(lender
        ? [
            {
              heading: 'Lập cuộc thi riêng theo thể lệ của cấp trên',
              sentence:
                'Cuộc thi là của đơn vị: đợt thi, câu hỏi, lượt thi và kết quả riêng. Điều cấp trên đã khóa thì giữ nguyên, điều cấp trên để mở thì đơn vị tự ghi.',
              items: [
                {
                  title: lender.ruleSet.contest.shortTitle,
                  text: lender.ruleSet.contest.organisers.join(', '),
                  value: 'own',
                  button: 'Lập cuộc thi riêng',
                },
              ],
            },
          ]
        : []),
      ...(running && !isCorrected
        ? [
            {
              heading: 'Sửa thể lệ đã công bố',
              sentence: 'Lập một bản mới của thể lệ, có nêu lý do. Bản cũ vẫn được giữ; đợt thi đã mở vẫn theo như cũ.',
              items: [
                {
                  title: running.ruleSet.contest.shortTitle,
                  text: 'Bắt đầu từ thể lệ đang dùng.',
                  value: 'published',
                  button: 'Lập bản sửa',
                },
              ],
            },
          ]
        : []),
      ...SHELVES.flatMap((shelf) => shelfView(shelf, presets)),
    ],
    bring: {
      heading: 'Lập từ tệp',
      sentence: 'Dành cho người đã có tệp kế hoạch dạng YAML. Tệp còn lỗi vẫn nhận; lỗi được chỉ ra để sửa tiếp.',
      actionUrl: `${DRAFTS}/moi`,
      errors: fault === undefined ? undefined : { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'source', text: fault }] },
      fields: [{ area: { id: 'source', name: 'source', label: 'Nội dung tệp', rows: '8', value: '', isCode: true, error: fault } }],
      button: 'Lập từ tệp này',
    },
  };
}
