/** What somebody has to do with the board after sitting: appeals to their end, questions, prizes. */
import type { OwnBoardView, OwnPrizeView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const APPEALS = '/cua-toi/khieu-nai';
const PRIZES = '/cua-toi/nhan-giai';

export default function ownBoard({ frame }: typeof Base): Base.Samples {
  const appeal = { ...frame('lam-dong', 'Khiếu nại', { task: { title: 'Khiếu nại', backUrl: APPEALS } }), groups: [] };
  const sent = [
    { label: 'Về việc', value: 'Mất câu trả lời' },
    { label: 'Đợt thi', value: 'Tuần 1' },
    { label: 'Gửi lúc', value: '20:14 thứ Tư, 30/10/2024' },
    {
      label: 'Bạn viết',
      value:
        'Tối 27/10 nhà tôi mất điện lúc đang làm câu 18.\nKhi có điện lại thì máy báo hết giờ. Tôi đề nghị tính các câu tôi đã chọn.\n\nXin cảm ơn.',
      isTold: true,
    },
    { label: 'Mã khiếu nại', value: 'KN-7F3K' },
  ];
  const waiting: OwnBoardView = {
    ...appeal,
    heading: 'Khiếu nại của bạn',
    paragraphs: ['Ban Tổ chức trả lời chậm nhất hết ngày 06/11/2024. Khi có quyết định, bạn được báo tin và đọc được ở đây.'],
    rows: [{ label: 'Tình trạng', value: 'Đang xem xét' }, ...sent],
  };
  const decided: OwnBoardView = {
    ...appeal,
    heading: 'Chấp nhận một phần',
    paragraphs: ['Các câu trả lời đến muộn đã được nhận. Bạn có biên nhận mới, bài được tính lại.'],
    rows: [
      { label: 'Lý do', value: 'Nhật ký máy chủ cho thấy ba câu đến sau giờ nộp vì mất kết nối.', isTold: true },
      { label: 'Căn cứ', value: 'Khoản 2 Điều 9 Thể lệ' },
      { label: 'Quyết định lúc', value: '15:20 thứ Hai, 04/11/2024' },
      ...sent,
    ],
  };
  const unit: OwnBoardView = {
    ...appeal,
    heading: 'Khiếu nại: tính sai đơn vị',
    paragraphs: ['Bài được tính cho đơn vị không phải của bạn.', 'Nhận đến hết 17:00 thứ Tư, 06/11/2024.'],
    rows: [
      { label: 'Đợt thi', value: 'Tuần 1' },
      { label: 'Nơi nhận', value: 'Tổ thư ký' },
    ],
    search: {
      url: `${APPEALS}/moi`,
      hidden: [],
      field: {
        id: 'tim',
        name: 'tim',
        label: 'Tìm đơn vị đúng của bạn',
        hint: 'Gõ tên, không cần dấu, rồi bấm Tìm và chọn trong danh sách.',
        value: 'lac',
        type: 'search',
      },
      button: 'Tìm',
    },
    form: {
      url: APPEALS,
      hidden: [],
      choice: {
        id: 'don-vi',
        name: 'don-vi',
        label: 'Đơn vị đúng của bạn',
        options: ['Thị trấn Lạc Dương, huyện Lạc Dương', 'Xã Lạc Lâm, huyện Đơn Dương', 'Xã Lạc Xuân, huyện Đơn Dương'].map(
          (label, at) => ({
            value: String(at),
            label,
            isChecked: at === 1,
          }),
        ),
      },
      text: {
        id: 'su-viec',
        name: 'su-viec',
        label: 'Sự việc',
        hint: 'Viết rõ xảy ra lúc nào, thế nào, bạn đề nghị gì. Không cần ghi số căn cước hay số điện thoại.',
        value: '',
        rows: '7',
        maxlength: 4000,
      },
      button: 'Gửi khiếu nại',
    },
  };
  const questions: OwnBoardView = {
    ...frame('lam-dong', 'Hỏi Ban Tổ chức', { task: { title: 'Hỏi Ban Tổ chức', backUrl: '/cua-toi' } }),
    heading: 'Hỏi Ban Tổ chức',
    paragraphs: [
      'Trước khi hỏi, bạn hãy xem những câu đã được trả lời, ở cuối trang này. Câu hỏi có ích cho nhiều người được trả lời công khai, không nêu tên người hỏi.',
    ],
    rows: [
      { label: 'Bạn hỏi, 8:02 thứ Ba, 22/10/2024', value: 'Tôi thi xong có được thi lại tuần sau không?' },
      {
        label: 'Trả lời, 9:40 thứ Ba, 22/10/2024 (trả lời công khai)',
        value: 'Được. Mỗi tuần là một đợt thi riêng, ai cũng được thi.',
        isTold: true,
      },
      { label: 'Bạn hỏi, 20:31 thứ Tư, 23/10/2024', value: 'Giấy chứng nhận nhận ở đâu?' },
      { label: 'Trả lời', value: 'Đang chờ Ban Tổ chức trả lời.', isTold: true },
    ],
    form: {
      url: '/cua-toi/cau-hoi',
      hidden: [],
      text: {
        id: 'cau-hoi',
        name: 'cau-hoi',
        label: 'Câu hỏi của bạn',
        hint: 'Không cần ghi họ tên, số căn cước hay số điện thoại.',
        value: '',
        rows: '5',
        maxlength: 2000,
      },
      button: 'Gửi câu hỏi',
    },
    groups: [
      {
        title: 'Xem thêm',
        links: [
          { label: 'Câu hỏi đã được trả lời', url: '/hoi-dap/ban-to-chuc' },
          { label: 'Khiếu nại', detail: 'Về bài thi, đơn vị hoặc kết quả của bạn.', url: APPEALS },
        ],
      },
    ],
  };

  const prizes: OwnPrizeView = {
    ...frame('lam-dong', 'Nhận giải thưởng', { task: { title: 'Nhận giải thưởng', backUrl: '/cua-toi' } }),
    heading: 'Giải thưởng của bạn',
    paragraphs: ['Chọn từng giải để xác nhận thông tin nhận giải.'],
    links: [
      { label: 'Giải Nhì, tuần thi thứ 1', detail: 'Bạn chưa xác nhận', url: `${PRIZES}/1` },
      { label: 'Giải Khuyến khích, tuần thi thứ 2', detail: 'Đã chi trả 14:05 thứ Hai, 18/11/2024', url: `${PRIZES}/2` },
    ],
  };
  const field = (id: string, label: string, value: string, more: object = {}) => ({ id, name: id, label, value, ...more });
  const confirming: OwnPrizeView = {
    ...frame('lam-dong', 'Nhận giải thưởng', { task: { title: 'Nhận giải thưởng', backUrl: PRIZES } }),
    heading: 'Giải Nhì, tuần thi thứ 1',
    paragraphs: [
      'Ban Tổ chức cần những thông tin này để trao giải; xin xác nhận trước hết ngày 09/11/2024.',
      'Số tài khoản được mã hóa, chỉ người chi trả giải thưởng xem được. Ban Tổ chức không bao giờ hỏi mật khẩu hay mã OTP của ngân hàng.',
    ],
    rows: [
      { label: 'Tình trạng', value: 'Bạn chưa xác nhận' },
      { label: 'Tiền thưởng', value: '1.500.000 đ' },
    ],
    form: {
      url: `${PRIZES}/1`,
      who: [
        field('fullName', 'Họ và tên', 'Đỗ Thị Lụa', { hint: 'Như trên căn cước.' }),
        field('digits', '4 số cuối căn cước', '', { hint: 'Khi nhận giải, bạn mang căn cước để đối chiếu.', inputmode: 'numeric' }),
      ],
      way: {
        id: 'way',
        name: 'way',
        label: 'Bạn nhận giải bằng cách nào?',
        options: [
          { value: 'bank', label: 'Chuyển khoản' },
          { value: 'counter', label: 'Nhận trực tiếp', detail: 'Ban Tổ chức báo nơi nhận.' },
        ],
      },
      bank: [
        field('bank', 'Ngân hàng, chi nhánh', '', { hint: 'Ba ô này chỉ cần khi nhận qua chuyển khoản.' }),
        field('accountNumber', 'Số tài khoản', ''),
        field('accountHolder', 'Chủ tài khoản', '', { hint: 'Viết như trên thẻ, ví dụ LE THI HOA.' }),
      ],
      button: 'Xác nhận thông tin nhận giải',
    },
    refuse: {
      heading: 'Không nhận giải',
      sentence: 'Bạn có thể nhường giải. Đến khi giải được chi trả, bạn vẫn đổi ý được.',
      url: `${PRIZES}/1/tu-choi`,
      reason: { id: 'reason', name: 'reason', label: 'Lý do (không bắt buộc)', value: '', rows: '3', maxlength: 500 },
      button: 'Tôi không nhận giải này',
    },
  };
  const faulty: OwnPrizeView = {
    ...confirming,
    errors: {
      title: 'Còn 2 chỗ cần sửa',
      items: [
        { fieldId: 'digits', text: 'Ghi đúng 4 chữ số cuối của căn cước' },
        { fieldId: 'way', text: 'Hãy chọn cách nhận giải' },
      ],
    },
    form: {
      ...confirming.form!,
      who: confirming.form!.who.map((one) =>
        one.id === 'digits' ? { ...one, value: '12', error: 'Ghi đúng 4 chữ số cuối của căn cước.' } : one,
      ),
      way: { ...confirming.form!.way, error: 'Hãy chọn cách nhận giải.' },
    },
  };
  const paid: OwnPrizeView = {
    ...confirming,
    paragraphs: ['Giải đã được chi trả nên thông tin không đổi được nữa. Nếu có sai sót, hãy báo Ban Tổ chức.'],
    rows: [
      { label: 'Tình trạng', value: 'Đã chi trả 14:05 thứ Hai, 18/11/2024' },
      { label: 'Tiền thưởng', value: '1.500.000 đ' },
      { label: 'Cách nhận', value: 'Chuyển khoản' },
    ],
    form: undefined,
    refuse: undefined,
  };

  const task = (template: string, view: Base.Sample['view']): Base.Sample => ({ template, layout: 'task', view });
  return {
    'own-appeal-waiting': task('own-board', waiting),
    'own-appeal-decided': task('own-board', decided),
    'own-appeal-unit': task('own-board', unit),
    'own-questions': task('own-board', questions),
    'own-prizes': task('own-prize', prizes),
    'own-prizes-none': task('own-prize', {
      ...prizes,
      paragraphs: ['Bạn chưa có giải thưởng nào được công bố.'],
      links: [],
    } as OwnPrizeView),
    'own-prize': task('own-prize', confirming),
    'own-prize-faults': task('own-prize', faulty),
    'own-prize-paid': task('own-prize', paid),
  };
}
