/** From the standing to the certificates. */
import type { CertificatesView, PublicationView, StandingRowView, StandingView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const TAGS = [
  { label: 'Nhất', rank: 1 },
  { label: 'Nhì', rank: 2 },
  { label: 'Ba', rank: 3 },
  { label: 'Khuyến khích', rank: 4 },
] as const;
const PEOPLE: [string, string, string, string, string, string, string, number?, boolean?][] = [
  ['1', 'Nguyễn Thị Ngọc Diệp', 'TP Đà Lạt', 'K-40812', '1.184', '0', '6:12', 0],
  ['2', 'Trần Quốc Bình', 'Huyện Đức Trọng', 'K-11290', '1.185', '1', '9:40', 1],
  ['3', 'Phạm Thu Hằng', 'Huyện Di Linh', 'K-07745', '1.182', '2', '7:26', 1],
  ['4', 'Lê Văn Toàn', 'TP Bảo Lộc', 'K-30216', '1.187', '3', '8:05', 2, true],
  ['5', 'Đinh Hoàng Phúc', 'Sở Tư pháp', 'K-05528', '1.181', '3', '9:31', 2, true],
  ['6', 'Vũ Thị Kim Anh', 'Huyện Lâm Hà', 'K-21967', '1.188', '4', '5:58', 2],
  ['7', 'Bùi Minh Khôi', 'Huyện Đơn Dương', 'K-18833', '1.189', '5', '11:03', 3],
  ['8', 'Ngô Thị Thoa', 'Huyện Bảo Lâm', 'K-33041', '1.190', '6', '6:47', 3],
  ['9', 'Hoàng Gia Bách', 'TP Đà Lạt', 'K-40077', '1.176', '8', '10:22', 3],
  ['10', 'Cao Mỹ Linh', 'Huyện Đạ Huoai', 'K-27410', '1.175', '9', '8:51', 3],
  ['11', 'Mai Xuân Hải', 'Huyện Lạc Dương', 'K-19402', '1.194', '10', '7:15'],
];

function rows(): StandingRowView[] {
  const people: StandingRowView[] = PEOPLE.map(([rank, name, unit, code, guess, off, time, prize, isTied]) => ({
    rank,
    name,
    url: `/quan-tri/ket-qua/tuan-1/${code}`,
    detail: unit,
    code,
    cells: ['20', guess, off, time].map((text) => ({ text, isNumber: true })),
    prize: prize === undefined ? undefined : TAGS[prize],
    isTied,
  }));
  return [
    { tie: { strong: '1.184 người cùng 20/20.', text: 'Thể lệ điều 7: xét độ lệch dự đoán so với 1.184, rồi đến thời gian làm bài.' } },
    ...people.slice(0, 3),
    { tie: { strong: 'Hạng 4 và 5 cùng lệch 3.', text: 'Làm trong 8:05 xếp trên 9:31. Không cần bốc thăm.' } },
    ...people.slice(3, 10),
    { divider: 'Hết giải. Dưới đây là người dự bị nếu có người bị loại.' },
    ...people.slice(10),
  ];
}

const LIFE = [
  { label: 'Đã đóng', detail: '9:30 thứ Hai, 28/10' },
  { label: 'Đã niêm phong', detail: '9:31, đủ 8.214 bài' },
  { label: 'Đã xếp hạng', detail: '9:33' },
  { label: 'Chờ duyệt', detail: '1 trong 2 người' },
  { label: 'Công bố', detail: '10:00 thứ Tư, 30/10' },
];
const life = (done: number, details: Record<number, string> = {}): StandingView['life'] =>
  LIFE.map((step, index) => ({ ...step, detail: details[index] ?? step.detail, isDone: index < done, isNow: index === done }));

export default function results({ consoleFrame }: typeof Base): Base.Samples {
  const back = { label: 'Kết quả', url: '/quan-tri/ket-qua' };
  const mine: StandingView = {
    ...consoleFrame('lam-dong', 'Duyệt xếp hạng tuần 1', 'Kết quả'),
    heading: 'Duyệt xếp hạng tuần 1',
    sentence: '8.214 người dự thi, 1.184 người đúng cả 20 câu, 10 giải',
    life: life(3),
    tools: {
      actionUrl: '/quan-tri/ket-qua/tuan-1',
      search: { value: '', label: 'Tìm trong bảng xếp hạng', placeholder: 'Tìm theo tên, mã hoặc đơn vị' },
      columns: ['Đúng', 'Dự đoán', 'Lệch', 'Làm trong'].map((label) => ({ label, value: label, isChecked: true })),
      exports: [{ label: 'Xuất bảng này', url: '/quan-tri/ket-qua/tuan-1/xuat.xlsx' }],
    },
    table: {
      label: 'Bảng xếp hạng tuần 1',
      columns: ['Đúng', 'Dự đoán', 'Lệch', 'Làm trong'].map((label) => ({ label, isNumber: true })),
      columnCount: '7',
      rows: rows(),
    },
    pager: { text: 'Hạng 1 đến 11 trong 8.208', nextUrl: '/quan-tri/ket-qua/tuan-1?trang=2' },
    signing: {
      heading: 'Hai người cùng duyệt',
      isMine: true,
      signers: [
        { name: 'Tạ Minh Quân', detail: 'Phó Trưởng ban, 14:05', isDone: true },
        { name: 'Chờ bạn', detail: 'Hạn 17:00 thứ Ba, 29/10' },
      ],
      sentence:
        'Duyệt xong, 10 người được báo tin và bảng vàng công bố lúc 10:00 thứ Tư. Sau đó chỉ sửa được bằng đính chính, do hai người quyết định.',
      approve: {
        label: 'Duyệt xếp hạng tuần 1',
        url: '/quan-tri/ket-qua/tuan-1/duyet',
        hidden: [{ name: 'fingerprint', value: '4e8b71d0' }],
      },
      giveBack: {
        url: '/quan-tri/ket-qua/tuan-1/tra-lai',
        label: 'Trả lại, ghi lý do',
        button: 'Trả lại',
        reason: {
          id: 'reason',
          name: 'reason',
          label: 'Lý do',
          value: '',
          rows: '4',
          hint: 'Người lập và người đã duyệt nhận được lý do này.',
        },
      },
    },
    exclusions: {
      heading: '6 người không xếp hạng',
      items: [
        { title: '3 người thuộc ban, tổ', text: 'Tổ soạn bộ đề 2, Tổ thư ký 1. Thể lệ điều 3.' },
        { title: '2 tài khoản của một người', text: 'Giữ bài nộp trước, bỏ bài sau.' },
        { title: '1 người ngoài tỉnh', text: 'Nơi thường trú không thuộc Lâm Đồng.' },
      ],
      link: { label: 'Xem từng trường hợp', url: '/quan-tri/ban-to' },
    },
    fingerprint: {
      heading: 'Dấu vân tay bản chốt',
      groups: ['4e8b71d0', '93fa26c5', 'b7e0184d', '5c62af39', 'e1d47b08', '66c93f52', 'a80e5d17', '2b94c6fe'],
      text: 'Hai lần tính trên hai máy cho cùng một mã.',
    },
  };
  const signing = mine.signing!;
  const quietly = { heading: 'Xếp hạng tuần 1', back };
  const awaited: StandingView = {
    ...mine,
    ...quietly,
    signing: {
      ...signing,
      isMine: false,
      signers: [
        { name: 'Chu Bảo Lan (bạn)', detail: 'Tổ thư ký, 14:05', isDone: true },
        { name: 'Chờ Tạ Minh Quân', detail: 'Phó Trưởng ban, hạn 17:00 thứ Ba, 29/10' },
      ],
      approve: undefined,
      giveBack: undefined,
      note: 'Bạn đã duyệt lúc 14:05. Người thứ hai phải là người khác.',
    },
  };
  const computing: StandingView = {
    ...consoleFrame('lam-dong', 'Xếp hạng tuần 1', 'Kết quả'),
    ...quietly,
    sentence: '8.214 người dự thi',
    life: life(2, { 2: 'Đang tính lần thứ hai' }).map((step, index) => (index === 2 ? { ...step, label: 'Đang xếp hạng' } : step)),
    computing: {
      title: 'Máy đang xếp hạng',
      text: 'Máy chấm 8.214 bài đã niêm phong hai lần, độc lập, rồi so hai dấu vân tay. Bạn có thể rời trang này.',
      progress: { text: '5.100 trong 8.214 bài', width: '62%', percent: '62', note: 'Còn chừng 40 giây.' },
      refreshSeconds: '5',
    },
  };
  const approved: StandingView = {
    ...mine,
    ...quietly,
    flash: { text: 'Đã duyệt. Bảng vàng công bố lúc 10:00 thứ Tư, 30/10/2024.' },
    life: life(4, { 3: 'đủ 2 người, 16:20' }).map((step, index) => (index === 3 ? { ...step, label: 'Đã duyệt' } : step)),
    signing: {
      ...signing,
      isMine: false,
      heading: 'Đã duyệt, chờ giờ công bố',
      signers: [signing.signers[0]!, { name: 'Chu Bảo Lan (bạn)', detail: 'Tổ thư ký, 16:20', isDone: true }],
      sentence: 'Bảng vàng tự công bố lúc 10:00 thứ Tư, 30/10/2024, còn 17 giờ 40 phút.',
      approve: undefined,
      link: { label: 'Xem bước công bố', url: '/quan-tri/ket-qua/tuan-1/cong-bo' },
    },
  };
  const published: StandingView = {
    ...approved,
    flash: undefined,
    life: life(5, { 3: 'đủ 2 người, 16:20' }).map((step, index) => (index === 3 ? { ...step, label: 'Đã duyệt' } : step)),
    signing: {
      ...approved.signing!,
      heading: 'Đã công bố',
      sentence: 'Bảng vàng công bố lúc 10:00:00 thứ Tư, 30/10/2024. Nhận khiếu nại đến hết 17:00 thứ Tư, 06/11.',
      link: { label: 'Mở bảng vàng', url: '/bang-vang/tuan-1' },
      giveBack: undefined,
    },
  };
  const returned: StandingView = {
    ...awaited,
    notice: {
      kind: 'grave',
      title: 'Tạ Minh Quân trả lại lúc 14:20',
      text: '"Mã K-30216 có hai tài khoản, đề nghị Tổ thư ký xác minh trước khi duyệt."',
      link: { label: 'Mở hồ sơ K-30216', url: '/quan-tri/nguoi-du-thi/K-30216' },
    },
    life: life(3, { 3: 'Trả lại 14:20, 29/10' }),
    signing: {
      ...signing,
      heading: 'Đã trả lại',
      isMine: false,
      signers: [
        { name: 'Tạ Minh Quân', detail: 'Phó Trưởng ban, trả lại 14:20, 29/10', isRefused: true },
        { name: 'Chờ tính lại', detail: 'Người soạn xem lý do, sửa chỗ cần sửa, rồi cho tính lại' },
      ],
      sentence: 'Tính lại tạo một bản mới có dấu vân tay riêng, và mọi người duyệt lại từ đầu. Bản này được giữ nguyên để đối chiếu.',
      approve: undefined,
      giveBack: undefined,
    },
    form: {
      heading: 'Tính lại bảng xếp hạng',
      sentence: 'Máy xếp hạng lại từ các bài đã niêm phong, theo danh sách ban, tổ lúc này. Người cho tính lại không duyệt bản mới.',
      actionUrl: '/quan-tri/ket-qua/tuan-1/tinh-lai',
      fields: [
        {
          area: {
            ...{ id: 'reason', name: 'reason', label: 'Vì sao tính lại', value: '', rows: '4' },
            hint: 'Đã sửa hoặc kiểm tra điều gì. Lý do được ghi vào bản mới và nhật ký.',
          },
        },
      ],
      button: 'Tính lại',
    },
  };
  const missing: StandingView = {
    ...mine,
    signing: {
      ...signing,
      giveBack: {
        ...signing.giveBack!,
        isOpen: true,
        reason: { ...signing.giveBack!.reason, error: 'Hãy ghi lý do trả lại.' },
      },
    },
  };
  const none: StandingView = {
    ...mine,
    sentence: '8.214 người dự thi',
    tools: {
      ...mine.tools!,
      search: { ...mine.tools!.search!, value: 'Hoàng Xyz' },
      reset: { label: 'Xóa lọc', url: '/quan-tri/ket-qua/tuan-1' },
    },
    table: undefined,
    pager: undefined,
    empty: { title: 'Không có ai khớp "Hoàng Xyz"', text: 'Thử một phần của tên, mã dự thi, hoặc tên đơn vị.' },
  };

  const publication: PublicationView = {
    ...consoleFrame('lam-dong', 'Công bố tuần 1', 'Kết quả'),
    heading: 'Công bố tuần 1',
    sentence: 'Đã đủ hai người duyệt. Thể lệ điều 9 hẹn công bố lúc 10:00 thứ Tư, 30/10/2024.',
    back: { label: 'Xếp hạng tuần 1', url: '/quan-tri/ket-qua/tuan-1' },
    life: approved.life,
    moment: { label: 'Công bố lúc', time: '10:00', date: 'Thứ Tư, 30/10/2024', left: 'còn 17 giờ 40 phút' },
    effects: {
      heading: 'Đến giờ, theo thứ tự',
      items: [
        { title: 'Bảng vàng tuần 1 mở cho mọi người', text: '10 người đạt giải, tên được che một phần, như “Nguyễn Thị Ngọc D···”.' },
        { title: '10 người đạt giải nhận thư báo', text: 'Kèm đường dẫn đến giấy chứng nhận khi giấy được cấp.' },
        { title: 'Dấu vân tay và tệp kiểm tra được đăng', text: 'Ai cũng tính lại được từ 8.214 bài đã niêm phong.' },
        { title: 'Bắt đầu nhận khiếu nại', text: 'Đến hết 17:00 thứ Tư, 06/11/2024.' },
      ],
    },
    signing: {
      heading: 'Người công bố',
      isMine: true,
      signers: [
        { name: 'Tạ Minh Quân, Chu Bảo Lan', detail: 'Đã duyệt bản chốt 4e8b71d0', isDone: true },
        { name: 'Chờ bạn xác nhận', detail: 'Người công bố, hạn 9:45 thứ Tư' },
      ],
      sentence: 'Xác nhận xong, máy tự công bố đúng 10:00 thứ Tư, 30/10/2024. Không ai thấy trước.',
      approve: { label: 'Công bố lúc 10:00 thứ Tư', url: '/quan-tri/ket-qua/tuan-1/cong-bo' },
    },
    facts: [
      { label: 'Bản chốt', value: '4e8b71d0 93fa26c5 …', detail: 'Lập 9:33 thứ Hai, 28/10/2024' },
      { label: 'Người xếp hạng', value: '8.208', detail: '6 người không xếp hạng' },
      { label: 'Giải', value: '1 Nhất, 2 Nhì, 3 Ba, 4 Khuyến khích' },
    ],
    links: [{ label: 'Sổ vàng, biên bản, dự thảo quyết định', url: '/quan-tri/ket-qua/tuan-1/so-vang' }],
  };
  const done: PublicationView = {
    ...publication,
    heading: 'Đã công bố tuần 1',
    sentence: 'Bảng vàng mở lúc 10:00:00 thứ Tư, 30/10/2024.',
    life: published.life,
    moment: { label: 'Đã công bố lúc', time: '10:00:00', date: 'Thứ Tư, 30/10/2024' },
    effects: { ...publication.effects, heading: 'Đã làm' },
    signing: {
      ...publication.signing,
      isMine: false,
      signers: publication.signing.signers.map((signer) => ({
        ...signer,
        name: signer.name.replace('Chờ bạn xác nhận', 'Chu Bảo Lan'),
        isDone: true,
      })),
      sentence: 'Từ nay chỉ sửa được bằng đính chính, do hai người quyết định.',
      approve: undefined,
      link: { label: 'Mở bảng vàng', url: '/bang-vang/tuan-1' },
    },
  };

  const issued: CertificatesView['table'] = {
    label: 'Giấy chứng nhận tuần 1',
    columns: [
      { label: 'Số' },
      { label: 'Người nhận' },
      { label: 'Giải' },
      { label: 'Mã xác minh' },
      { label: 'Trạng thái' },
      { label: 'Tệp', isHidden: true },
    ],
    rows: PEOPLE.slice(0, 10).map(([rank, name, unit, , , , , prize], index) => ({
      cells: [
        { text: index < 6 ? `${rank.padStart(3, '0')}/GCN-BTC` : 'chưa cấp' },
        { text: name, detail: unit, isHead: true },
        { prize: TAGS[prize ?? 3] },
        { text: index < 6 ? `LD24-7Q${rank}K-M4XP` : '', isCode: true },
        {
          state:
            index < 6
              ? { label: 'Đã cấp', kind: 'done' }
              : index === 6
                ? { label: 'Đang dựng', kind: 'now' }
                : { label: 'Chờ đến lượt', kind: 'next' },
        },
        index < 6 ? { action: { label: 'Tải PDF', hiddenLabel: `của ${name}`, url: `/quan-tri/giay-chung-nhan/${rank}.pdf` } } : {},
      ],
    })),
  };
  const running: CertificatesView = {
    ...consoleFrame('lam-dong', 'Giấy chứng nhận', 'Giấy chứng nhận'),
    heading: 'Giấy chứng nhận',
    sentence: 'Cấp cho người đạt giải của một đợt đã công bố, mỗi giấy có số và mã xác minh riêng.',
    tabs: [
      { label: 'Tuần 1', url: '/quan-tri/giay-chung-nhan?dot=tuan-1', current: true, count: '10' },
      { label: 'Tuần 2', url: '/quan-tri/giay-chung-nhan?dot=tuan-2' },
    ],
    job: {
      heading: 'Đang cấp',
      text: 'Máy dựng từng giấy rồi đóng dấu thời gian. Dừng giữa chừng rồi làm tiếp cũng không cấp trùng.',
      progress: { text: '6 trong 10 giấy', width: '60%', percent: '60', note: 'Còn chừng 20 giây. Bạn có thể rời trang này.' },
      refreshSeconds: '5',
    },
    facts: [
      { label: 'Cơ quan cấp', value: 'Ban Tổ chức cuộc thi', detail: 'Thể lệ điều 10' },
      { label: 'Người ký', value: 'Trưởng Ban Tổ chức' },
      { label: 'Mẫu giấy', value: 'Mẫu Lâm Đồng, bản 2', url: '/quan-tri/giay-chung-nhan/mau.pdf' },
    ],
    tools: {
      actionUrl: '/quan-tri/giay-chung-nhan',
      search: { value: '', label: 'Tìm giấy chứng nhận', placeholder: 'Tìm theo tên, số hoặc mã' },
      exports: [{ label: 'Xuất danh sách', url: '/quan-tri/giay-chung-nhan/xuat.xlsx' }],
    },
    table: issued,
  };
  const ready: CertificatesView = {
    ...running,
    job: {
      heading: 'Sẵn sàng cấp',
      text: 'Cấp xong, 10 người nhận thư kèm đường dẫn tải giấy. Giấy đã cấp chỉ thu hồi được bằng quyết định.',
      issue: { label: 'Cấp 10 giấy chứng nhận', url: '/quan-tri/giay-chung-nhan/tuan-1/cap' },
      links: [{ label: 'Xem giấy mẫu', url: '/quan-tri/giay-chung-nhan/mau.pdf' }],
    },
    tools: undefined,
    table: {
      ...issued,
      rows: [],
      empty: { title: 'Chưa cấp giấy nào cho tuần 1', text: 'Sau khi bấm cấp, từng giấy hiện ở đây cùng số và mã xác minh.' },
    },
  };
  const stopped: CertificatesView = {
    ...running,
    job: {
      heading: 'Việc cấp bị dừng',
      text: 'Máy dừng lúc 10:02 vì hết chỗ lưu tệp. 6 giấy đã cấp vẫn còn nguyên.',
      progress: { text: '6 trong 10 giấy', width: '60%', percent: '60', isStopped: true },
      issue: { label: 'Làm tiếp 4 giấy còn lại', url: '/quan-tri/giay-chung-nhan/tuan-1/cap' },
    },
  };
  const standing = (view: StandingView): Base.Sample => ({ template: 'console/standing', layout: 'console', view });
  return {
    'console-standing': standing(mine),
    'console-standing-awaited': standing(awaited),
    'console-standing-computing': standing(computing),
    'console-standing-approved': standing(approved),
    'console-standing-published': standing(published),
    'console-standing-returned': standing(returned),
    'console-standing-reason': standing(missing),
    'console-standing-none': standing(none),
    'console-publication': { template: 'console/publication', layout: 'console', view: publication },
    'console-publication-done': { template: 'console/publication', layout: 'console', view: done },
    'console-certificates': { template: 'console/certificates', layout: 'console', view: running },
    'console-certificates-ready': { template: 'console/certificates', layout: 'console', view: ready },
    'console-certificates-stopped': { template: 'console/certificates', layout: 'console', view: stopped },
  };
}
