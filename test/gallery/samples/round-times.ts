/** A round that is altered besides its rules: what organisers press, what contestants read. */
import type { ConsolePageView, DetailView, EditorView, GroupsView } from '../../../apps/web/src/console/view-models.js';
import type { MyAttemptsView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const ROUND = '/quan-tri/dot-thi/tuan-2';
const TIMES = `${ROUND}/thoi-gian`;
const REASON = 'mất điện tại trung tâm dữ liệu của tỉnh từ 9 giờ';
const NOTICE = 'Ban Tổ chức xin lỗi vì sự bất tiện này. Ai đang làm bài cứ để nguyên trang; mở lại là làm tiếp, đủ giờ.';

export default function roundTimes({ consoleFrame, frame }: typeof Base): Base.Samples {
  const at = (title: string): Omit<ConsolePageView, 'heading'> => consoleFrame('lam-dong', title, 'Đợt thi');
  const back = { label: 'Gia hạn, tạm dừng, hủy', url: TIMES };

  const times: GroupsView = {
    ...at('Thời gian tuần 2'),
    heading: 'Gia hạn, tạm dừng, hủy tuần 2',
    sentence: 'Mở 10:00 thứ Hai, 28/10/2024, đóng 9:30 thứ Hai, 04/11/2024. Tạm dừng.',
    back: { label: 'Tuần 2', url: ROUND },
    isReadFirst: true,
    notice: {
      kind: 'info',
      title: 'Tuần 2 tạm dừng từ 9:05 thứ Năm, 31/10/2024, mở lại lúc 10:30 thứ Năm, 31/10/2024.',
      text: `Vì ${REASON}. ${NOTICE}`,
    },
    groups: [
      {
        heading: 'Có thể làm lúc này',
        sentence: 'Mỗi việc có lý do và thông báo cho người dự thi; bạn xem trước rồi mới đăng.',
        table: {
          label: 'Việc có thể làm',
          isTold: true,
          columns: [{ label: 'Việc' }, { label: 'Điều xảy ra' }],
          rows: [
            ['Gia hạn', 'Đợt thi đóng muộn hơn. Ai đang làm bài mà bị giờ đóng cũ cắt bớt được đủ giờ.', 'gia-han'],
            ['Mở lại ngay', 'Đợt thi tiếp tục từ lúc này; hạn nộp của người đang làm tính lại theo số phút đã tạm dừng.', 'mo-lai'],
            ['Hủy đợt thi', 'Các lượt thi không được tính, giải và giấy chứng nhận bị thu hồi. Cần một người thứ hai duyệt.', 'huy'],
          ].map(([label, effect, path]) => ({ cells: [{ text: label, isHead: true, url: `${TIMES}/${path}` }, { text: effect }] })),
        },
      },
      {
        heading: 'Đã làm',
        table: {
          label: 'Các lần gia hạn, tạm dừng, hủy',
          columns: [{ label: 'Việc' }, { label: 'Lúc' }, { label: 'Người làm' }, { label: 'Lý do' }, { label: 'Trạng thái' }],
          rows: [
            {
              cells: [
                { text: 'Tạm dừng', detail: 'từ 9:05 thứ Năm, 31/10/2024 đến 10:30 thứ Năm, 31/10/2024', isHead: true },
                { text: '9:05, 31/10' },
                { text: 'Bùi Thị Lan' },
                { text: REASON },
                { state: { kind: 'done', label: 'Đã có hiệu lực' } },
              ],
            },
          ],
        },
      },
    ],
    forms: [],
  };

  const pausing: EditorView = {
    ...at('Tạm dừng: tuần 2'),
    heading: 'Tạm dừng: tuần 2',
    sentence: 'Không ai vào thi được cho đến giờ mở lại. Người đang làm không mất câu nào và được bù đúng số phút tạm dừng.',
    back,
    actionUrl: `${TIMES}/tam-dung`,
    hidden: [{ name: 'seen', value: '0'.repeat(64) }],
    fields: [
      {
        moment: {
          ...{ id: 'until', name: 'until', label: 'Mở lại lúc', day: '31/10/2024', time: '10:30' },
          hint: 'Đến giờ này đợt thi tự mở lại. Chưa biết chắc thì cứ hẹn, sau đổi được.',
        },
      },
      { area: { id: 'reason', name: 'reason', label: 'Lý do', rows: '2', maxlength: 500, value: REASON } },
      { area: { id: 'notice', name: 'notice', label: 'Thông báo', rows: '4', maxlength: 2000, value: NOTICE } },
    ],
    side: {
      heading: 'Người dự thi sẽ đọc',
      state: { kind: 'waiting', label: 'Chưa đăng' },
      sentence: `Tuần 2 tạm dừng từ 9:05 thứ Năm, 31/10/2024, mở lại lúc 10:30 thứ Năm, 31/10/2024. Vì ${REASON}. ${NOTICE}`,
      buttons: [
        { label: 'Tạm dừng và đăng thông báo', value: 'go', isFirst: true },
        { label: 'Xem lại sau khi sửa', value: 'preview' },
      ],
    },
  };

  const annulment: DetailView = {
    ...at('Hủy tuần 2'),
    heading: 'Đề nghị hủy tuần 2',
    sentence: 'Chờ người thứ hai.',
    back,
    sections: [
      { heading: 'Người dự thi sẽ đọc', paragraphs: ['Vì lộ đề thi trước giờ mở.', 'Ban Tổ chức xin lỗi mọi người. Xin mời thi lại.'] },
      {
        heading: 'Khi được duyệt',
        paragraphs: [
          'Đợt thi bị hủy ngay: các lượt thi của đợt không được tính cho xếp hạng, giải tập thể và số lượt.',
          'Giải đã trao và giấy chứng nhận đã cấp của đợt bị thu hồi; ai tra cứu đọc được lý do. Mọi người đã thi được báo tin.',
          'Đợt thi lại mở 8:00 thứ Hai, 18/11/2024, đóng 17:00 Chủ nhật, 24/11/2024. Ai cũng có lại lượt thi.',
        ],
      },
    ],
    signing: {
      heading: 'Chờ bạn',
      isMine: true,
      signers: [],
      sentence: 'Bùi Thị Lan đề nghị lúc 9:40 thứ Năm, 31/10/2024. Người thứ hai phải là người khác.',
      approve: { label: 'Duyệt việc hủy', url: `${TIMES}/de-nghi/1/duyet` },
      giveBack: {
        url: `${TIMES}/de-nghi/1/khong-duyet`,
        label: 'Không duyệt, ghi lý do',
        button: 'Không duyệt',
        reason: { id: 'reason', name: 'reason', label: 'Lý do', rows: '3', maxlength: 500, value: '' },
      },
    },
    factsHeading: 'Đề nghị',
    facts: [{ label: 'Trạng thái', value: 'Chờ người thứ hai' }],
  };

  const own: MyAttemptsView = {
    ...frame('lam-dong', 'Bài thi của tôi'),
    heading: 'Bài thi của tôi',
    person: [{ label: 'Họ và tên', value: 'Đỗ Thị Lụa' }],
    rounds: [
      {
        ...{ name: 'Tuần 2', dates: '28/10 – 04/11', state: 'past', stateText: 'Đã hủy' },
        attempts: [
          {
            title: 'Bài 1',
            detail: 'Đã nộp lúc 10:12:40 thứ Hai, 28/10/2024. Không tính bài này: đợt thi đã hủy.',
            link: { label: 'Biên nhận', url: '/bien-nhan/LD2-1111-2222' },
          },
        ],
        empty: 'Đợt thi đã hủy, không tính; thi lại từ 8:00 thứ Hai, 18/11/2024.',
      },
      {
        ...{ name: 'Tuần 2', dates: '18/11 – 24/11', state: 'future', stateText: 'Chưa mở' },
        roundNotice: {
          title: 'Tuần 2 đã hủy, thi lại từ 8:00 thứ Hai, 18/11/2024 đến 17:00 Chủ nhật, 24/11/2024.',
          text: 'Vì lộ đề thi trước giờ mở. Ban Tổ chức xin lỗi mọi người. Xin mời thi lại.',
        },
        attempts: [],
      },
    ],
    groups: [
      {
        title: 'Đăng ký và tài khoản',
        items: [{ label: 'Tài khoản', detail: 'Liên hệ, mật khẩu, nơi đang đăng nhập.', url: '/tai-khoan' }],
      },
    ],
    signOut: { url: '/dang-xuat', label: 'Đăng xuất' },
  };

  const page = (template: string, view: Base.Sample['view']): Base.Sample => ({ template: `console/${template}`, layout: 'console', view });
  return {
    'console-round-times': page('groups', times),
    'console-round-pause': page('editor', pausing),
    'console-round-annulment': page('detail', annulment),
    'my-attempts-annulled': { template: 'my-attempts', layout: 'portal', view: own },
  };
}
