/** Appeals: the contestant's own, one that is written, and those that wait for the organisers. */
import type { ListView } from '../../../apps/web/src/console/view-models.js';
import type { OwnBoardView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

export default function appeals({ consoleFrame, frame }: typeof Base): Base.Samples {
  const own: OwnBoardView = {
    ...frame('lam-dong', 'Khiếu nại', { task: { title: 'Khiếu nại', backUrl: '/cua-toi' } }),
    heading: 'Khiếu nại',
    paragraphs: [
      'Nếu thấy bài thi, đơn vị hoặc kết quả của mình chưa đúng, hãy nói với Ban Tổ chức ở đây. Máy tự gửi kèm những gì đã ghi nhận về lượt thi của bạn.',
    ],
    groups: [
      {
        title: 'Đã gửi',
        links: [{ label: 'Mất câu trả lời, tuần 1', detail: 'Đang xem xét, trả lời chậm nhất 15/11/2024', url: '/cua-toi/khieu-nai/1' }],
      },
      {
        title: 'Tuần 2',
        note: 'Kết quả chưa công bố. Việc xảy ra khi làm bài thì hãy gửi ngay để được xem xét trước khi công bố.',
        links: [
          {
            label: 'Mất câu trả lời',
            detail: 'Câu đã chọn nhưng biên nhận ghi thiếu.',
            url: '/cua-toi/khieu-nai/moi?dot=tuan-2&loai=lost-answers',
          },
        ],
      },
      {
        title: 'Việc khác',
        links: [{ label: 'Hỏi Ban Tổ chức', detail: 'Câu hỏi không phải khiếu nại.', url: '/cua-toi/cau-hoi' }],
      },
    ],
  };

  const writing: OwnBoardView = {
    ...frame('lam-dong', 'Khiếu nại', { task: { title: 'Khiếu nại', backUrl: '/cua-toi/khieu-nai' } }),
    heading: 'Khiếu nại: mất câu trả lời',
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'su-viec', text: 'Hãy ghi sự việc' }] },
    paragraphs: ['Câu đã chọn nhưng biên nhận ghi thiếu.', 'Nhận đến 9:30 thứ Hai, 11/11/2024.'],
    rows: [
      { label: 'Đợt thi', value: 'Tuần 2' },
      { label: 'Nơi nhận', value: 'Ban Tổ chức cuộc thi' },
    ],
    form: {
      url: '/cua-toi/khieu-nai',
      hidden: [
        { name: 'dot', value: 'tuan-2' },
        { name: 'loai', value: 'lost-answers' },
      ],
      text: {
        id: 'su-viec',
        name: 'su-viec',
        label: 'Sự việc',
        hint: 'Viết rõ xảy ra lúc nào, thế nào, bạn đề nghị gì. Không cần ghi số căn cước hay số điện thoại.',
        value: '',
        error: 'Hãy ghi sự việc, ít nhất một câu.',
        rows: '7',
        maxlength: 4000,
      },
      button: 'Gửi khiếu nại',
    },
    groups: [],
  };

  const waiting: ListView = {
    ...consoleFrame('lam-dong', 'Khiếu nại', 'Khiếu nại'),
    heading: 'Khiếu nại',
    sentence: '1 khiếu nại đã quá hẹn trả lời, 1 khiếu nại chưa ai nhận.',
    tabs: [
      { label: 'Chờ trả lời', url: '/quan-tri/khieu-nai', current: true },
      { label: 'Đã quyết định', url: '/quan-tri/khieu-nai?muc=xong', current: false },
    ],
    table: {
      label: 'Khiếu nại',
      columns: [{ label: 'Khiếu nại' }, { label: 'Tình trạng' }, { label: 'Người phụ trách' }, { label: 'Trả lời chậm nhất' }],
      rows: [
        {
          cells: [
            { text: 'KN-7F3K, mất câu trả lời', detail: 'Tuần 1', isHead: true, url: '/quan-tri/khieu-nai/1' },
            { state: { kind: 'now', label: 'Đang xem xét' } },
            { text: 'Phan Đình Lộc' },
            { text: '17:00 thứ Sáu, 01/11/2024', detail: 'Đã quá hẹn' },
          ],
          isMarked: true,
        },
        {
          cells: [
            { text: 'KN-92QX, tính nhầm đơn vị', detail: 'Tuần 2', isHead: true, url: '/quan-tri/khieu-nai/2' },
            { state: { kind: 'waiting', label: 'Chưa ai nhận' } },
            { text: 'Chưa có' },
            { text: '17:00 thứ Sáu, 15/11/2024' },
          ],
        },
      ],
    },
    pager: { text: '1 đến 2 trong 2 khiếu nại' },
  };

  return {
    'own-appeals': { template: 'own-board', layout: 'task', view: own },
    'own-appeal-new': { template: 'own-board', layout: 'task', view: writing },
    'console-appeals': { template: 'console/list', layout: 'console', view: waiting },
  };
}
