import { Permission } from '#access';
import type { ContestDraftId, ListedRehearsal, RehearsalState } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import type { RuleSet } from '#rules';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { LinkView } from '../../portal/view-models.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, stateCell, textCell } from '../listing.js';
import type { RehearsalsView, StateView, TableView } from '../view-models.js';
import { rehearsalsUrl, rehearsalUrl } from './addresses.js';
import { CROWDS, LONGEST_SEED, type TypedWish } from './rehearsal-wish.js';

/** What is rehearsed: a draft, or the rules in force. */
export interface RehearsedRules {
  /** Null for the rules in force. */
  draftId: ContestDraftId | null;
  title: string;
  back: LinkView;
  /** Undefined while there are faults. */
  ruleSet: RuleSet | undefined;
  sha256: string | undefined;
  /** How many faults there are. */
  faults: number;
  /** False for a draft that was thrown away. */
  isAlive: boolean;
  /** Where a setting is filled in. */
  placeOf(path: string): string | undefined;
}

const STATES: Readonly<Record<RehearsalState, StateView>> = {
  queued: { kind: 'next', label: 'Chờ đến lượt' },
  running: { kind: 'now', label: 'Đang chạy' },
  done: { kind: 'done', label: 'Xong' },
  failed: { kind: 'stopped', label: 'Không chạy được' },
  cancelled: { kind: 'stopped', label: 'Đã dừng' },
};

const EXPLAINED: RehearsalsView['explained'] = {
  heading: 'Chạy thử là gì?',
  items: [
    {
      title: 'Cả cuộc thi, trong máy',
      text: 'Máy tạo ra những người giả định, cho họ đăng ký, thi đủ các đợt, nộp bài, được chấm, rồi xếp hạng và trao giải đúng theo Thể lệ.',
    },
    {
      title: 'Không động đến ai',
      text: 'Không ai nhận thư, không có gì hiện trên trang công khai. Giờ giấc theo lịch trong Thể lệ, không phải đợi.',
    },
    {
      title: 'Để thấy trước',
      text: 'Bao nhiêu người bằng điểm, tiêu chí nào phân định, giải nào có thể để trống, mốc thời gian nào vướng nhau.',
    },
  ],
};

export interface RehearsalsFacts {
  rules: RehearsedRules;
  earlier: readonly ListedRehearsal[];
  permissions: ReadonlySet<Permission>;
  wish: TypedWish;
  /** Why what was asked for was not begun. */
  refusal?: string | undefined;
}

/** …/chay-thu */
export function rehearsalsContent({ rules, earlier, permissions, wish, refusal }: RehearsalsFacts): ConsoleContent<RehearsalsView> {
  const mayAsk = permissions.has(Permission.EditRules) && rules.isAlive;
  return {
    title: 'Chạy thử',
    heading: 'Chạy thử',
    sentence: rules.title,
    back: rules.back,
    notice: noticeOf(rules, refusal),
    form: mayAsk && rules.ruleSet ? formOf(rules, wish) : undefined,
    earlier: { heading: 'Các lần chạy thử', table: tableOf(rules, earlier) },
    explained: EXPLAINED,
  };
}

function noticeOf({ ruleSet, faults, back, isAlive }: RehearsedRules, refusal: string | undefined): RehearsalsView['notice'] {
  if (refusal !== undefined) return { kind: 'grave', title: 'Chưa chạy được', text: refusal };
  if (!isAlive) return { kind: 'info', title: 'Bản soạn này đã bỏ', text: 'Các lần chạy thử cũ vẫn xem được trong 30 ngày.' };
  if (ruleSet) return undefined;
  return {
    kind: 'wait',
    title: `Chưa chạy thử được: còn ${formatNumber(faults)} chỗ phải sửa`,
    text: 'Máy chỉ chạy được khi mọi mục của Thể lệ đã đủ và đúng. Sửa xong, nút chạy thử hiện ra ở đây.',
    link: { label: 'Xem các chỗ phải sửa', url: back.url },
  };
}

function formOf({ draftId }: RehearsedRules, { contestants, seed, faults }: TypedWish): RehearsalsView['form'] {
  return {
    heading: 'Chạy một lần mới',
    sentence:
      draftId === null
        ? 'Chạy đúng Thể lệ đang dùng. Cuộc thi thật không bị ảnh hưởng.'
        : 'Thể lệ được chạy đúng như đang ghi lúc này. Bạn sửa tiếp được ngay trong khi máy chạy.',
    actionUrl: rehearsalsUrl(draftId),
    errors: errorSummary(faults),
    contestants: {
      id: 'contestants',
      name: 'contestants',
      label: 'Bao nhiêu người xin dự thi?',
      error: faultOf(faults, 'contestants'),
      options: CROWDS.map(({ count, detail }) => ({
        value: String(count),
        label: `${formatNumber(count)} người`,
        detail,
        isChecked: count === contestants,
      })),
    },
    seed: {
      id: 'seed',
      name: 'seed',
      label: 'Mã chạy thử',
      hint: 'Cùng Thể lệ, cùng số người và cùng mã thì kết quả luôn giống hệt nhau; đổi mã là thử với một đám đông khác.',
      value: seed,
      error: faultOf(faults, 'seed'),
      maxlength: LONGEST_SEED,
      autocomplete: 'off',
    },
    button: 'Chạy thử',
  };
}

function tableOf({ draftId, sha256 }: RehearsedRules, earlier: readonly ListedRehearsal[]): TableView {
  return {
    label: 'Các lần chạy thử',
    columns: [{ label: 'Số người' }, { label: 'Mã' }, { label: 'Thể lệ' }, { label: 'Yêu cầu lúc' }, { label: 'Trạng thái' }],
    rows: earlier.map((one) => ({
      cells: [
        headCell(`${formatNumber(one.contestants)} người`, rehearsalUrl(draftId, one.id)),
        textCell(one.seed),
        textCell(one.ruleSetSha256 === sha256 ? 'Như hiện nay' : 'Bản cũ'),
        textCell(formatMoment(one.createdAt)),
        {
          ...stateCell(STATES[one.state].kind, STATES[one.state].label),
          ...(one.state === 'running' && { detail: `${formatNumber(one.percent)}%` }),
        },
      ],
    })),
    empty: { title: 'Chưa chạy thử lần nào', text: 'Mỗi lần chạy thử hiện ở đây và được giữ 30 ngày.' },
  };
}
