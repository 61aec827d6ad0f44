/** Plans played with synthetic people. */
import type { RehearsalsView, RehearsalView, TableView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const AT = '/quan-tri/soan-the-le/0192b1bc/chay-thu';
const GROUPS = ['67a8fc02', '07a8fcb4', 'f62cebd3', '1ffa1b99', 'fdb5af00', '767eebbe', '5c259e61', '85e10308'];
const DECIDED: TableView['rows'] = [
  ['1. Điểm', '16', '1%', '0,1%'],
  ['2. Độ lệch của số dự đoán', '7.097', '54%', '54,2%'],
  ['3. Thời gian làm bài', '4.660', '36%', '35,6%'],
  ['4. Bốc thăm', '0', undefined, 'Chưa phải dùng đến'],
].map(([text, pairs, width, detail]) => ({
  cells: [
    { text, isHead: true },
    { text: pairs, isNumber: true },
    { bar: width === undefined ? undefined : { width }, detail },
  ],
}));
const WEEK = {
  heading: 'Tuần 1',
  sentence: '21.900 lượt thi của 13.150 người; 13.106 người được xếp hạng. Số thực tế của câu dự đoán: 3.365.',
  isFolded: true,
  tables: [
    {
      heading: 'Tiêu chí nào phân định thứ hạng',
      sentence: 'Với mỗi hai người đứng kế nhau trong bảng: nhờ tiêu chí nào mà người trên hơn người dưới.',
      table: {
        label: 'Tuần 1: tiêu chí phân định thứ hạng',
        columns: [{ label: 'Tiêu chí, theo thứ tự xét' }, { label: 'Số cặp', isNumber: true }, { label: 'Phần của tất cả' }],
        rows: DECIDED,
      },
    },
    {
      heading: 'Giải',
      table: {
        label: 'Tuần 1: giải',
        columns: [{ label: 'Giải' }, { label: 'Đã trao', isNumber: true }, { label: 'Người nhận' }],
        rows: [
          { cells: [{ text: 'Giải Nhất', isHead: true }, { text: '1 trong 1', isNumber: true }, { text: '6e246ba0… (hạng 1)' }] },
          {
            isMarked: true,
            cells: [
              { text: 'Giải Nhì', isHead: true },
              { text: '1 trong 2', isNumber: true },
              { text: '42f62943… (hạng 2)', detail: '1 giải nhì để trống vì không còn người đủ điều kiện.' },
            ],
          },
        ],
      },
    },
    {
      heading: 'Đứng đầu, và vì sao',
      table: {
        label: 'Tuần 1: đứng đầu',
        columns: [
          { label: 'Người dự thi' },
          { label: 'Hạng', isNumber: true },
          { label: 'Điểm', isNumber: true },
          { label: 'Vì sao đứng trên' },
        ],
        rows: [
          {
            cells: [
              { text: 'Người\u00a0dự\u00a0thi\u00a06e246ba0…', isHead: true },
              { text: '1', isNumber: true },
              { text: '20', isNumber: true },
              { detail: 'Xếp trên người kế tiếp nhờ độ lệch của số dự đoán: lệch 16; người kế tiếp: lệch 25.' },
            ],
          },
        ],
      },
    },
  ],
  fingerprint: { label: 'Dấu vân tay của bảng xếp hạng (SHA-256)', groups: GROUPS },
};

export default function rehearsals({ consoleFrame }: typeof Base): Base.Samples {
  const frame = (title: string): ReturnType<typeof consoleFrame> => consoleFrame('lam-dong', title, 'Thiết lập');
  const earlier = {
    heading: 'Các lần chạy thử',
    table: {
      label: 'Các lần chạy thử',
      columns: [{ label: 'Số người' }, { label: 'Mã' }, { label: 'Thể lệ' }, { label: 'Yêu cầu lúc' }, { label: 'Trạng thái' }],
      rows: [
        {
          cells: [
            { text: '20.000 người', url: `${AT}/1`, isHead: true },
            { text: 'khoa-bang' },
            { text: 'Như hiện nay' },
            { text: '10:41 thứ Năm, 31/10/2024' },
            { state: { kind: 'now' as const, label: 'Đang chạy' }, detail: '24%' },
          ],
        },
        {
          cells: [
            { text: '200 người', url: `${AT}/2`, isHead: true },
            { text: 'lan-hai' },
            { text: 'Bản cũ' },
            { text: '9:05 thứ Năm, 31/10/2024' },
            { state: { kind: 'done' as const, label: 'Xong' } },
          ],
        },
      ],
    },
  };
  const list: RehearsalsView = {
    ...frame('Chạy thử'),
    heading: 'Chạy thử',
    sentence: 'Tìm hiểu Cải cách hành chính và Chuyển đổi số',
    back: { label: 'Tìm hiểu Cải cách hành chính và Chuyển đổi số', url: '/quan-tri/soan-the-le/0192b1bc' },
    form: {
      heading: 'Chạy một lần mới',
      sentence: 'Thể lệ được chạy đúng như đang ghi lúc này. Bạn sửa tiếp được ngay trong khi máy chạy.',
      actionUrl: AT,
      contestants: {
        id: 'contestants',
        name: 'contestants',
        label: 'Bao nhiêu người xin dự thi?',
        options: [
          { value: '200', label: '200 người', detail: 'Xem nhanh thể lệ có chạy được đến cùng không' },
          { value: '1000', label: '1.000 người', detail: 'Một cuộc thi nhỏ, xong trong vài giây', isChecked: true },
          { value: '20000', label: '20.000 người', detail: 'Một cuộc thi đông, máy chạy chừng nửa phút' },
        ],
      },
      seed: {
        id: 'seed',
        name: 'seed',
        label: 'Mã chạy thử',
        value: 'khoa-bang',
        hint: 'Cùng Thể lệ, cùng số người và cùng mã thì kết quả luôn giống hệt nhau; đổi mã là thử với một đám đông khác.',
      },
      button: 'Chạy thử',
    },
    earlier,
    explained: {
      heading: 'Chạy thử là gì?',
      items: [{ title: 'Không động đến ai', text: 'Không ai nhận thư, không có gì hiện trên trang công khai.' }],
    },
  };
  const faulty: RehearsalsView = {
    ...list,
    form: undefined,
    notice: {
      kind: 'wait',
      title: 'Chưa chạy thử được: còn 3 chỗ phải sửa',
      text: 'Máy chỉ chạy được khi mọi mục của Thể lệ đã đủ và đúng. Sửa xong, nút chạy thử hiện ra ở đây.',
      link: { label: 'Xem các chỗ phải sửa', url: '/quan-tri/soan-the-le/0192b1bc' },
    },
    earlier: {
      ...earlier,
      table: {
        ...earlier.table,
        rows: [],
        empty: { title: 'Chưa chạy thử lần nào', text: 'Mỗi lần chạy thử hiện ở đây và được giữ 30 ngày.' },
      },
    },
  };
  const base: RehearsalView = {
    ...frame('Chạy thử'),
    heading: 'Chạy thử',
    sentence: 'Tìm hiểu Cải cách hành chính và Chuyển đổi số: 20.000 người giả định, mã “khoa-bang”',
    back: { label: 'Chạy thử', url: AT },
    facts: [
      { label: 'Số người xin dự thi', value: '20.000' },
      { label: 'Mã chạy thử', value: 'khoa-bang' },
      { label: 'Yêu cầu', value: '10:41 thứ Năm, 31/10/2024', detail: 'Chu Bảo Lan' },
    ],
    buttons: [],
    inPage: [],
  };
  const playing: RehearsalView = {
    ...base,
    playing: {
      heading: 'Đang chạy',
      text: 'Máy đang cho cả cuộc thi diễn ra với người giả định.',
      progress: { text: '24%, đang ở: Tuần 1', width: '24%', percent: '24', note: 'Bạn có thể rời trang này; máy vẫn chạy tiếp.' },
      refreshSeconds: '2',
      again: { label: 'Xem tiến độ mới nhất', url: `${AT}/1` },
      stop: { label: 'Dừng lần chạy này', url: `${AT}/1/dung`, isGrave: true },
    },
  };
  const stopped: RehearsalView = {
    ...base,
    isUnplayed: true,
    notice: {
      kind: 'info',
      title: 'Lần chạy này đã dừng',
      text: 'Không có kết quả nào được giữ.',
      link: { label: 'Chạy lại', url: AT },
    },
  };
  const parts: NonNullable<RehearsalView['report']>['parts'] = [
    { id: 'gia-dinh', heading: 'Điều phải giả định', items: ['Số Giải Nhất của Giải tập thể chưa quyết định; chạy thử coi là 1 giải.'] },
    {
      id: 'dang-ky',
      heading: 'Đăng ký',
      sentence: '20.000 người xin dự thi, 19.592 người được dự thi.',
      tables: [
        {
          heading: 'Vì sao chưa được dự thi',
          sentence: 'Người không được dự thi đọc đúng câu ghi ở đây.',
          table: {
            label: 'Lý do',
            columns: [{ label: 'Lý do' }, { label: 'Người', isNumber: true }],
            rows: [{ cells: [{ text: 'Bạn thuộc Ban Tổ chức nên không được dự thi.' }, { text: '200', isNumber: true }] }],
          },
        },
      ],
    },
    { id: 'xep-hang-1', ...WEEK, isOpen: true },
    { id: 'xep-hang-2', ...WEEK, heading: 'Tuần 2' },
    {
      id: 'dien-bien',
      heading: 'Diễn biến theo lịch',
      facts: [{ label: '10:00 thứ Hai, 21/10/2024', value: 'Tuần 1 mở.' }],
    },
  ];
  const done: RehearsalView = {
    ...base,
    heading: 'Kết quả chạy thử',
    report: {
      figures: [
        { value: '19.592', label: 'người được dự thi', url: '#dang-ky' },
        { value: '88.136', label: 'lượt thi' },
        { value: '46', label: 'giải cho người' },
      ],
      review: {
        heading: 'Cần xem lại trước khi công bố',
        sentence: '1 điều máy thấy khi chạy thử. Mỗi điều có thể là chủ ý; hãy đọc và quyết định.',
        isMine: true,
        items: [
          {
            text: 'Tuần 1: 1 giải nhì để trống vì không còn người đủ điều kiện.',
            url: '/quan-tri/soan-the-le/0192b1bc/muc/prizes-1#muc-prizes-0-tiers-1',
          },
        ],
      },
      parts,
    },
    buttons: [
      { label: 'Tải kết quả (JSON)', url: `${AT}/1.json` },
      { label: 'Chạy lần khác', url: AT },
    ],
    inPage: parts.map(({ id, heading }) => ({ label: heading, url: `#${id}` })),
  };
  return {
    'console-rehearsals': { template: 'console/rehearsals', layout: 'console', view: list },
    'console-rehearsals-faults': { template: 'console/rehearsals', layout: 'console', view: faulty },
    'console-rehearsal-playing': { template: 'console/rehearsal', layout: 'console', view: playing },
    'console-rehearsal-stopped': { template: 'console/rehearsal', layout: 'console', view: stopped },
    'console-rehearsal': { template: 'console/rehearsal', layout: 'console', view: done },
  };
}
