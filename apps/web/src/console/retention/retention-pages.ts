import type { RunningContest } from '#contests';
import { formatDate, formatMoment, formatNumber, parseLocal } from '#kernel';
import type { Term } from '#registrations';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import type { CardFormView, FormFieldView, GroupsView } from '../view-models.js';

export const RETENTION = '/quan-tri/luu-giu';
export const IDLE = `${RETENTION}/tai-khoan`;

/** A contest with its term and how many have registered in it. */
export interface Known {
  running: RunningContest;
  term: Term;
  people: number;
}

export type TypedTerm = Partial<Record<'contest' | 'day' | 'reason' | 'months' | 'why', string>>;

export interface TermFault {
  field: keyof TypedTerm;
  text: string;
}

/** What is kept beside contests: what, how long, why. */
const REST: readonly [what: string, howLong: string, why: string][] = [
  [
    'Tin nhắn, thư đã gửi',
    '30 ngày; nội dung xóa ngay khi gửi xong. Của người đã xóa thông tin: xóa ngay, chỉ giữ số lượng.',
    'Để trả lời khi có người hỏi tin của mình đã đi chưa.',
  ],
  ['Mã xác nhận, đăng ký dở dang, danh sách đang chờ xem lại', '1 ngày sau khi hết hạn.', 'Để quay lại làm tiếp.'],
  [
    'Tác giả được đề cử',
    'Theo thời hạn của cuộc thi nhận đề cử. Đề cử gửi lên cấp trên: kể từ lần sửa cuối, cùng số tháng. Khi tác giả xóa thông tin: xóa tên ngay, cả ở nơi nhận.',
    'Để xét chọn và trả lời khiếu nại. Bài, điểm và số lượng giữ nguyên.',
  ],
  [
    'Dấu của trình duyệt khi bắt đầu thi, trường hợp cần xem lại, lời trả lời Ban Tổ chức, khiếu nại và câu hỏi gửi Ban Tổ chức',
    'Theo thời hạn của cuộc thi. Người xóa thông tin: dấu trình duyệt và lời trả lời xóa ngay. Dấu là mã băm, mỗi cuộc thi một khác, không dẫn về máy nào.',
    'Để thấy nhiều người thi trên một máy. Không ghi gì khác về máy. Người xem và quyết định là Ban Tổ chức, không phải máy.',
  ],
  [
    'Lý do đề nghị, lý do không duyệt thêm giờ, mở lại, nhận câu đến muộn',
    'Theo thời hạn của cuộc thi. Của người đã xóa thông tin: xóa ngay. Số lượt và nguyên nhân giữ lại.',
    'Để người thứ hai quyết định và để trả lời khiếu nại. Lý do có thể nói về sức khỏe nên nhật ký không chép lại.',
  ],
  [
    'Danh sách người do đơn vị nhập',
    'Đến ngày ghi khi nhập. Người xóa thông tin được bỏ khỏi danh sách ngay.',
    'Để nhắc người chưa dự thi.',
  ],
  ['Ban Tổ chức, các tổ, danh sách không được dự thi', 'Theo thời hạn của cuộc thi.', 'Để những người này không dự thi.'],
  ['Lời mời làm đầu mối', 'Đến khi nhận lời, rút lại hoặc hết 14 ngày.', 'Để gửi đường dẫn nhận lời.'],
  ['Người liên hệ của đơn vị', 'Đến khi Ban Tổ chức sửa hoặc xóa.', 'Để liên hệ công việc.'],
  ['Giấy chứng nhận, tin đã đăng', 'Không có thời hạn.', 'Để người có giấy tra cứu được; tin là thông tin đã công khai.'],
  [
    'Nhật ký',
    'Không có thời hạn. Nhật ký ghi việc làm, không ghi họ tên, liên hệ của người dự thi.',
    'Để thanh tra, giải quyết khiếu nại.',
  ],
];

/** /quan-tri/luu-giu */
export function retentionContent(
  { known, idleMonths, mayManage }: { known: readonly Known[]; idleMonths: number; mayManage: boolean },
  typed: TypedTerm,
  faults: readonly TermFault[],
): ConsoleContent<GroupsView> {
  const open = known.filter(({ term }) => term.erasedAt === null);
  return {
    title: 'Giữ và xóa thông tin',
    heading: 'Giữ và xóa thông tin cá nhân',
    sentence:
      'Hết thời hạn, máy xóa họ tên, ngày sinh, liên hệ và mọi thông tin đã khai của người dự thi. Số người, lượt thi, bảng xếp hạng và dấu vân tay giữ nguyên. Giấy chứng nhận đã cấp vẫn tra được.',
    groups: [
      {
        heading: 'Các cuộc thi',
        table: {
          label: 'Thời hạn giữ thông tin của từng cuộc thi',
          columns: [{ label: 'Cuộc thi' }, { label: 'Người đã đăng ký', isNumber: true }, { label: 'Xóa vào ngày' }, { label: 'Do đâu' }],
          rows: known.map(({ running, term, people }) => ({
            cells: [
              { text: running.contest.name, isHead: true },
              { text: formatNumber(people), isNumber: true },
              { text: term.erasedAt ? `Đã xóa lúc ${formatMoment(term.erasedAt)}` : dayWords(term.eraseOn) },
              { text: term.isSet ? 'Ban Tổ chức đặt' : 'Theo quy định chung, kể từ đợt thi hoặc hạn nhận đề cử cuối' },
            ],
          })),
          empty: { title: 'Chưa có cuộc thi nào', text: 'Thời hạn hiện ở đây khi cuộc thi được công bố.' },
        },
      },
      {
        heading: 'Ngoài các cuộc thi',
        table: {
          label: 'Thông tin khác, giữ bao lâu và vì sao',
          columns: [{ label: 'Thông tin' }, { label: 'Giữ bao lâu' }, { label: 'Vì sao' }],
          rows: [
            [
              'Tài khoản chưa đăng ký cuộc thi nào',
              `${idleMonths} tháng kể từ lần đăng nhập cuối. Người đang là đầu mối thì giữ đến khi thôi việc.`,
              'Để người đã xác nhận liên hệ quay lại đăng ký.',
            ],
            ...REST,
          ].map(([what = '', howLong = '', why = '']) => ({ cells: [{ text: what, isHead: true }, { text: howLong }, { text: why }] })),
          empty: { title: 'Không có gì', text: '' },
        },
      },
    ],
    forms: mayManage ? [...(open.length > 0 ? [termForm(open, typed, faults)] : []), idleForm(idleMonths, typed, faults)] : [],
  };
}

function termForm(open: readonly Known[], typed: TypedTerm, faults: readonly TermFault[]): CardFormView {
  const text = textField(typed, faults);
  const own = faults.filter(({ field }) => ['contest', 'day', 'reason'].includes(field));
  return {
    heading: 'Đặt ngày xóa khác',
    sentence: 'Sau đợt thi cuối và thời gian khiếu nại. Xóa rồi thì không lấy lại được.',
    actionUrl: RETENTION,
    errors: errorSummary(own),
    fields: [
      {
        select: {
          id: 'contest',
          name: 'contest',
          label: 'Cuộc thi',
          error: faultOf(faults, 'contest'),
          placeholder: 'Chọn một cuộc thi',
          options: open.map(({ running: { contest } }) => ({
            value: contest.id,
            label: contest.name,
            isSelected: contest.id === typed.contest,
          })),
        },
      },
      text('day', 'Xóa vào ngày', 'Ngày, tháng, năm, ví dụ 31/12/2026.'),
      text('reason', 'Lý do', 'Ví dụ: theo Kế hoạch số 12/KH-UBND. Được ghi vào nhật ký.'),
    ],
    button: 'Ghi ngày xóa',
  };
}

function idleForm(months: number, typed: TypedTerm, faults: readonly TermFault[]): CardFormView {
  const text = textField({ months: String(months), ...typed }, faults);
  return {
    heading: 'Tài khoản chưa đăng ký dự thi',
    sentence: 'Người chỉ xác nhận liên hệ mà không đăng ký cuộc thi nào. Lâu không đăng nhập thì máy xóa.',
    actionUrl: IDLE,
    errors: errorSummary(faults.filter(({ field }) => ['months', 'why'].includes(field))),
    fields: [text('months', 'Số tháng không đăng nhập', 'Từ 1 đến 120.'), text('why', 'Lý do', 'Ví dụ số văn bản. Được ghi vào nhật ký.')],
    button: 'Ghi số tháng',
  };
}

function textField(typed: TypedTerm, faults: readonly TermFault[]) {
  return (field: keyof TypedTerm, label: string, hint: string): FormFieldView => ({
    text: {
      id: field,
      name: field,
      label,
      hint,
      value: typed[field] ?? '',
      error: faultOf(faults, field),
      autocomplete: 'off',
      maxlength: 500,
    },
  });
}

function dayWords(day: string | undefined): string {
  const date = day === undefined ? undefined : parseLocal(day);
  return date ? formatDate(date) : 'Chưa rõ, vì chưa có đợt thi';
}
