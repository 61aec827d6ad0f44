/** Roll of honour in its states, turnout by unit, the check of a certificate. */
import type {
  CertificateCheckView,
  CollectiveUnitView,
  DayChartView,
  PrizeTagView,
  RollRowView,
  RollView,
  SnapshotProofView,
  TurnoutUnitView,
  TurnoutView,
} from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const TAGS: Record<number, PrizeTagView> = {
  1: { label: 'Nhất', rank: 1 },
  2: { label: 'Nhì', rank: 2 },
  3: { label: 'Ba', rank: 3 },
  4: { label: 'Khuyến khích', rank: 4 },
};
const ROWS: [string, string, string, string, string, string, number][] = [
  ['1', 'Nguyễn Thị Ngọc\u00a0D···', 'TP Đà Lạt', '1.184', '0', '6 phút 12 giây', 1],
  ['2', 'Trần Quốc\u00a0B···', 'Huyện Đức Trọng', '1.185', '1', '9 phút 40 giây', 2],
  ['3', 'Phạm Thu\u00a0H···', 'Huyện Di Linh', '1.182', '2', '7 phút 26 giây', 2],
  ['4', 'Lê Văn\u00a0T···', 'TP Bảo Lộc', '1.187', '3', '8 phút 05 giây', 3],
  ['5', 'Đinh Hoàng\u00a0P···', 'Sở Tư pháp', '1.181', '3', '9 phút 31 giây', 3],
  ['6', 'Vũ Thị Kim\u00a0A···', 'Huyện Lâm Hà', '1.188', '4', '5 phút 58 giây', 3],
  ['7', 'Bùi Minh\u00a0K···', 'Huyện Đơn Dương', '1.189', '5', '11 phút 03 giây', 4],
  ['8', 'Ngô Thị\u00a0Th···', 'Huyện Bảo Lâm', '1.190', '6', '6 phút 47 giây', 4],
  ['9', 'Hoàng Gia\u00a0B···', 'TP Đà Lạt', '1.176', '8', '10 phút 22 giây', 4],
  ['10', 'Cao Mỹ\u00a0L···', 'Huyện Đạ Huoai', '1.175', '9', '8 phút 51 giây', 4],
];

export default function results({ frame, drawing }: typeof Base): Base.Samples {
  const rows: RollRowView[] = ROWS.map(([rank, name, unit, guess, off, time, prize]) => ({
    rank,
    name,
    unit,
    facts: ['20/20', guess, off, time],
    sentence: `Đúng 20/20, đoán ${guess} (lệch ${off}), làm ${time}`,
    prize: TAGS[prize],
  }));
  const winners = (from: number, to: number, details: string[] = []) =>
    rows.slice(from, to).map((row, index) => ({ name: row.name, unit: row.unit, detail: details[index] }));
  const published: RollView = {
    ...frame('lam-dong', 'Bảng vàng tuần thi thứ 1', { current: 'Bảng vàng' }),
    rounds: [
      { label: 'Tuần 1', url: '/bang-vang/tuan-1', current: true },
      { label: 'Tuần 2', url: '/bang-vang/tuan-2' },
      { label: 'Tuần 3', url: '/bang-vang/tuan-3' },
      { label: 'Tuần 4', url: '/bang-vang/tuan-4' },
    ],
    own: { label: 'Xem kết quả của bạn', url: '/cua-toi' },
    exceptions: {
      text: 'Ban Tổ chức đã cho thêm giờ 212 lượt (mất điện 210, sự cố mạng 2), mở lại 1 lượt (ốm đau 1).',
      link: { label: 'Xem ở trang Đơn vị dự thi', url: '/don-vi-du-thi?dot=tuan-1' },
    },
    stele: {
      lines: [
        ['Tuần thi thứ 1', 'từ 21/10 đến 28/10/2024'],
        ['8.214 người dự thi', '1.184 người đúng cả 20 câu'],
      ],
      emblemSvg: drawing('lam-dong/emblem'),
      tiers: [
        { label: 'Giải Nhất', rank: 1, winners: winners(0, 1, ['Đúng 20 câu, đoán trúng con số 1.184']) },
        { label: 'Giải Nhì', rank: 2, winners: winners(1, 3, ['Đúng 20 câu, đoán lệch 1', 'Đúng 20 câu, đoán lệch 2']) },
        { label: 'Giải Ba', rank: 3, winners: winners(3, 6) },
        { label: 'Giải Khuyến khích', rank: 4, winners: winners(6, 10) },
      ],
      plinth: ['Hai người của Ban Tổ chức đã duyệt ngày 29/10/2024.', 'Công bố lúc 10:00 thứ Tư, 30/10/2024'],
    },
    reasons: {
      title: 'Vì sao xếp thứ tự này?',
      items: [
        { title: 'Điểm cao hơn', text: 'Cả mười người đều đúng 20 trong 20 câu.' },
        { title: 'Dự đoán gần hơn', text: 'Con số thật: 1.184 người đúng tất cả.' },
        { title: 'Làm bài nhanh hơn', text: 'Chỉ dùng khi vẫn bằng nhau: hạng 4 và 5 cùng lệch 3.' },
      ],
    },
    ranking: {
      nameLabel: 'Người dự thi',
      hasUnits: true,
      columns: ['Đúng', 'Dự đoán', 'Lệch', 'Thời gian làm'].map((label) => ({ label, isNumber: true })),
      rows,
      firstRows: rows.slice(0, 6),
      more: { label: 'Xem tiếp hạng 7 đến 10', rows: rows.slice(6) },
    },
    fingerprint: {
      recheck: 'Tự tính lại từ các bài đã niêm phong',
      titlePhrases: ['Ai cũng', 'kiểm tra lại được'],
      text: 'Bảng xếp hạng này có một dấu vân tay. Tính lại từ các bài đã niêm phong, dấu vân tay phải giống hệt.',
      label: 'Dấu vân tay bản chốt (SHA-256)',
      groups: ['4e8b71d0', '93fa26c5', 'b7e0184d', '5c62af39', 'e1d47b08', '66c93f52', 'a80e5d17', '2b94c6fe'],
      action: { label: 'Tải bảng xếp hạng (JSON)', url: '/bang-vang/tuan-1/ket-qua.json' },
    },
    certificate: {
      title: 'Giấy chứng nhận',
      text: 'Người đạt giải nhận giấy chứng nhận của Ban Tổ chức. Quét mã trên giấy để biết giấy là thật.',
      note: 'Bạn có ý kiến về kết quả? Gửi khiếu nại đến Tổ thư ký, chậm nhất 17:00 thứ Tư, 06/11/2024.',
      noteLink: { label: 'Hỏi, khiếu nại', url: '/hoi-dap/ban-to-chuc' },
      action: { label: 'Tra cứu giấy chứng nhận', url: '/xac-minh' },
    },
  };
  const bare = { ...frame('lam-dong', 'Bảng vàng tuần thi thứ 2', { current: 'Bảng vàng' }), rounds: published.rounds };
  const pending: RollView = {
    ...bare,
    pending: {
      titlePhrases: ['Bảng vàng', 'tuần\u00a02', 'đang chờ công bố'],
      text: 'Công bố lúc 10:00 thứ Tư, 06/11/2024. Đến lúc đó kết quả được giữ kín.',
      steps: [
        { text: 'Đóng và niêm phong 11.306 bài', isDone: true },
        { text: 'Máy xếp hạng từ các bài đã niêm phong', isDone: true },
        { text: 'Ban Tổ chức duyệt, hai người', isDone: false },
        { text: 'Công bố', isDone: false },
      ],
      action: { label: 'Tra cứu biên nhận của bạn', url: '/bien-nhan' },
    },
  };
  const hidden: RollView = {
    ...bare,
    pending: {
      titlePhrases: ['Chưa có bảng vàng', 'tuần\u00a03'],
      text: 'Tuần 3 mở 10:00 thứ Hai, 04/11/2024. Tên bạn có thể ở đây.',
      steps: [],
      action: { label: 'Đăng ký dự thi', url: '/dang-ky' },
    },
  };
  const collective: RollView = {
    ...frame('thai-nguyen', 'Bảng vàng đợt 2', { current: 'Bảng vàng' }),
    rounds: [
      { label: 'Đợt 1', url: '/bang-vang/dot-1' },
      { label: 'Đợt 2', url: '/bang-vang/dot-2', current: true },
    ],
    stele: {
      lines: [['Đợt thi thứ 2', 'từ 30/09 đến 06/10/2024'], ['5.120 người dự thi']],
      emblemSvg: drawing('thai-nguyen/emblem'),
      tiers: [
        { label: 'Giải Nhất', rank: 1, winners: [{ name: 'Lý Thị Hồng\u00a0Nh···', unit: 'Phường Quang Trung' }] },
        {
          label: 'Giải Khuyến khích',
          rank: 4,
          winners: ['Ma Văn\u00a0Q···', 'Hà Thị\u00a0Th···', 'Đặng Kim\u00a0Ng···', 'Triệu Đức\u00a0M···', 'Nông Thu\u00a0H···'].map(
            (name) => ({ name, unit: 'Phường Phan Đình Phùng' }),
          ),
        },
      ],
      plinth: ['Hai người của Ban Tổ chức đã duyệt ngày 06/10/2024.', 'Công bố lúc 8:00 thứ Hai, 07/10/2024'],
    },
    collectives: [
      {
        id: 'giai-phuong-xa',
        title: 'Giải tập thể',
        intro: 'Xã, phường có nhiều lượt thi nhất, bảo đảm chất lượng. UBND thành phố tặng giấy chứng nhận.',
        rows: [
          { name: 'Phường Quang Trung', value: '812 lượt', prize: TAGS[1] },
          { name: 'Phường Hoàng Văn Thụ', value: '764 lượt', prize: TAGS[2] },
          { name: 'Xã Quyết Thắng', value: '690 lượt', prize: TAGS[3] },
          { name: 'Phường Gia Sàng', value: '655 lượt', prize: TAGS[4] },
        ],
      },
    ],
    others: {
      title: 'Các cuộc thi trước',
      links: [{ label: 'Tìm hiểu công tác cải cách hành chính', detail: 'Bảng vàng năm 2023', url: '/bang-vang/2023/dot-2' }],
    },
  };

  const check: CertificateCheckView = {
    ...frame('lam-dong', 'Tra cứu giấy chứng nhận', { task: { title: 'Giấy chứng nhận', backUrl: '/' } }),
    actionUrl: '/xac-minh',
    heading: 'Tra cứu giấy chứng nhận',
    intro: 'Nhập mã ở góc dưới bên trái của giấy, hoặc quét mã QR.',
    code: { id: 'ma', name: 'code', label: 'Mã trên giấy', hint: 'Ví dụ LD24-T1-0001', value: '', autocomplete: 'off', maxlength: 20 },
    button: 'Tra cứu',
  };
  const tinted = { ...frame('lam-dong', 'Giấy chứng nhận LD24-T1-0001', { bodyClass: 'is-tinted', task: { title: 'Giấy chứng nhận' } }) };
  const valid: CertificateCheckView = {
    ...check,
    ...tinted,
    heading: 'Tra cứu giấy khác',
    intro: undefined,
    result: {
      kind: 'valid',
      sealSvg: drawing('lam-dong/emblem'),
      title: 'Giấy này là thật',
      text: 'Do Ban Tổ chức cuộc thi tỉnh Lâm Đồng cấp ngày 30/10/2024.',
      rows: [
        { label: 'Số', value: '01/GCN' },
        { label: 'Cấp cho', value: 'Nguyễn Thị Ngọc\u00a0D···, Phường 9, thành phố Đà Lạt' },
        { label: 'Thành tích', value: 'Giải Nhất, tuần thi thứ 1' },
        { label: 'Mã', value: 'LD24-T1-0001' },
      ],
    },
  };
  const revoked: CertificateCheckView = {
    ...valid,
    result: {
      kind: 'revoked',
      title: 'Giấy này đã bị thu hồi',
      text: 'Thu hồi ngày 12/11/2024 theo quyết định giải quyết khiếu nại. Giấy không còn giá trị.',
      rows: [
        { label: 'Số', value: '07/GCN' },
        { label: 'Mã', value: 'LD24-T1-0007' },
      ],
    },
  };
  const unknown: CertificateCheckView = {
    ...valid,
    heading: 'Thử lại',
    result: {
      kind: 'unknown',
      title: 'Không có giấy nào mang mã này',
      text: 'Xem lại từng chữ. Nếu mã in đúng như vậy trên giấy, giấy đó không do Ban Tổ chức cấp.',
      rows: [],
    },
    code: { ...check.code, value: 'LD24-T1-9999' },
  };

  const counts: [string, number, number][] = [
    ['TP Đà Lạt', 2846, 3120],
    ['TP Bảo Lộc', 2113, 2240],
    ['Huyện Đức Trọng', 1902, 2011],
    ['Huyện Di Linh', 1488, 1502],
    ['Huyện Lâm Hà', 1120, 1133],
    ['Huyện Bảo Lâm', 986, 1004],
    ['Huyện Đơn Dương', 851, 860],
    ['Huyện Đạ Huoai', 640, 655],
    ['Sở Tư pháp', 118, 118],
    ['Sở Nội vụ', 96, 96],
  ];
  const dotted = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');
  const days: DayChartView = {
    description: '12.739 lượt thi bắt đầu trong 4 ngày; nhiều nhất 5.102 lượt, thứ Hai 28/10/2024.',
    bars: [5102, 3980, 2410, 1247].map((attempts, at) => ({
      x: String(at * 250 + 27.5),
      width: '195',
      y: String(100 - attempts / 51.02),
      height: String(attempts / 51.02),
    })),
    label: 'Lượt thi',
    most: 'Cao nhất 5.102 lượt một ngày',
    first: '28/10',
    last: '31/10',
    rows: [
      { day: 'Thứ Hai, 28/10/2024', attempts: '5.102', total: '5.102' },
      { day: 'Thứ Ba, 29/10/2024', attempts: '3.980', total: '9.082' },
      { day: 'Thứ Tư, 30/10/2024', attempts: '2.410', total: '11.492' },
      { day: 'Thứ Năm, 31/10/2024', attempts: '1.247', total: '12.739' },
    ],
  };
  const snapshotProof: SnapshotProofView = {
    text: 'Số liệu này do máy đếm định kỳ, không đếm lại khi có người xem. Trong tệp JSON, phần “counted” có đúng dấu vân tay này.',
    label: 'Dấu vân tay số liệu (SHA-256)',
    groups: ['4e8b71d0', '93fa26c5', 'b7e0184d', '5c62af39', 'e1d47b08', '66c93f52', 'a80e5d17', '2b94c6fe'],
    files: [
      { label: 'Tải bảng tính (CSV)', url: '/don-vi-du-thi/so-lieu.csv' },
      { label: 'Tải dữ liệu (JSON)', url: '/don-vi-du-thi/so-lieu.json' },
    ],
  };
  const turnout: TurnoutView = {
    ...frame('lam-dong', 'Đơn vị dự thi'),
    heading: 'Đơn vị dự thi',
    note: 'Tuần 2, cập nhật lúc 10:40 thứ Năm, 31/10/2024',
    rounds: [
      { label: 'Cả cuộc thi', url: '/don-vi-du-thi' },
      { label: 'Tuần 1', url: '/don-vi-du-thi?dot=tuan-1' },
      { label: 'Tuần 2', url: '/don-vi-du-thi?dot=tuan-2', current: true },
    ],
    search: { actionUrl: '/don-vi-du-thi', value: '' },
    columns: { unit: 'Đơn vị', main: 'Số người', other: 'Lượt thi' },
    rows: counts.map(([name, people, attempts], index) => ({
      rank: String(index + 1),
      name,
      url: '/don-vi-du-thi/don-vi/01929f3e-7a10-7c44-9c7d-2b6a51f0e001',
      main: dotted(people),
      other: dotted(attempts),
      width: `${Math.round((people / 2846) * 100)}%`,
    })),
    totals: { main: '12.160', other: '12.739' },
    days,
    proof: snapshotProof,
  };
  const turnoutUnit: TurnoutUnitView = {
    ...frame('lam-dong', 'Thành phố Đà Lạt: người dự thi'),
    back: { label: 'Tất cả đơn vị', url: '/don-vi-du-thi' },
    heading: 'Thành phố Đà Lạt',
    note: 'Số liệu lúc 10:40',
    rounds: turnout.rounds,
    figures: [
      { label: 'Số người dự thi', value: '2.846' },
      { label: 'Lượt thi', value: '3.012' },
    ],
    days,
    below: {
      title: 'Các đơn vị bên trong',
      label: 'Lượt thi',
      rows: [
        { name: 'Phường 9, TP Đà Lạt', url: '#', people: '1.204', attempts: '1.290' },
        { name: 'Phường 10, TP Đà Lạt', url: '#', people: '846', attempts: '902' },
      ],
    },
    awards: { title: 'Trong giải tập thể', rows: [{ name: 'Giải tập thể', detail: '2.846 người, hạng 1', url: '#' }] },
    proof: snapshotProof,
  };
  const collectiveUnit: CollectiveUnitView = {
    ...frame('lam-dong', 'Giải tập thể: Thành phố Đà Lạt'),
    back: { label: 'Số người dự thi của đơn vị này', url: '#' },
    counted: { label: 'Lượt thi', noun: 'lượt thi', one: 'Lượt' },
    heading: 'Thành phố Đà Lạt',
    intro: 'Giải tập thể. Số liệu chốt cùng bảng xếp hạng đã công bố; chuyển đơn vị hay sửa danh mục về sau không làm đổi.',
    facts: [
      { label: 'Hạng', value: '1' },
      { label: 'Tổng số người của đơn vị', value: '9.120 người' },
    ],
    conditions: {
      title: 'Điều kiện xét',
      items: [
        { text: 'Có ít nhất 30% tổng số người của đơn vị tham gia dự thi.', isMet: true },
        {
          text: 'Trong số người dự thi của đơn vị có ít nhất một công chức lãnh đạo, quản lý.',
          isMet: false,
          detail: 'Chưa xác nhận số lãnh đạo, quản lý dự thi.',
        },
      ],
    },
    figures: [
      {
        title: 'Số người dự thi',
        value: '2.846 người',
        formula: '2.846 người khác nhau trong 3.012 lượt đã nộp bài.',
        url: '#luot-thi',
        isShown: true,
      },
      {
        title: 'Số lượt thi hợp lệ',
        value: '3.004 lượt hợp lệ',
        formula: '3.004 lượt hợp lệ trong 3.012 lượt đã nộp bài.',
        url: '#luot-thi',
        isShown: false,
      },
    ],
    list: {
      title: 'Từng lượt thi: số người dự thi',
      note: 'Người dự thi được đánh số trên trang này theo lượt nộp đầu tiên, không nêu họ tên; ngày là ngày nộp bài.',
      adds: 'Tính người',
      rows: [
        { attempt: '1', person: 'Người 1', day: '21/10/2024', round: 'Tuần thi thứ 1', adds: '1' },
        { attempt: '2', person: 'Người 2', day: '21/10/2024', round: 'Tuần thi thứ 1', adds: '1' },
        {
          attempt: '3',
          person: 'Người 1',
          day: '22/10/2024',
          round: 'Tuần thi thứ 1',
          adds: '0',
          why: 'người này đã được đếm ở lượt trước',
        },
      ],
      sum: '2.846',
      pager: { text: '1 đến 50 trong 3.012 lượt', nextUrl: '?trang=2' },
    },
    leftOut: { title: 'Không tính cho đơn vị nào', rows: [{ reason: 'Không được dự thi theo Thể lệ', people: '2', attempts: '3' }] },
    below: { title: 'Gồm các đơn vị', rows: turnoutUnit.below!.rows.map(({ name, people, attempts }) => ({ name, people, attempts })) },
    moves:
      'Trước khi chốt số liệu có 3 lần chuyển đến hoặc chuyển đi. Mỗi người chỉ tính cho một đơn vị: đơn vị đang chọn khi đợt cuối đóng.',
    proof: { ...snapshotProof, files: [{ label: 'Xem bảng vàng và giải tập thể', url: '#' }] },
  };
  return {
    'roll-published': { template: 'roll', layout: 'portal', view: published },
    'roll-pending': { template: 'roll', layout: 'portal', view: pending },
    'roll-hidden': { template: 'roll', layout: 'portal', view: hidden },
    'roll-collective': { template: 'roll', layout: 'portal', view: collective },
    'certificate-form': { template: 'certificate-check', layout: 'task', view: check },
    'certificate-valid': { template: 'certificate-check', layout: 'task', view: valid },
    'certificate-revoked': { template: 'certificate-check', layout: 'task', view: revoked },
    'certificate-unknown': { template: 'certificate-check', layout: 'task', view: unknown },
    turnout: { template: 'turnout', layout: 'portal', view: turnout },
    'turnout-unit': { template: 'turnout-unit', layout: 'portal', view: turnoutUnit },
    'collective-unit': { template: 'collective-unit', layout: 'portal', view: collectiveUnit },
    'turnout-nothing': {
      template: 'turnout',
      layout: 'portal',
      view: {
        ...turnout,
        rows: [],
        search: { ...turnout.search, value: 'hà nội' },
        empty: 'Không có đơn vị nào tên “hà nội” trong cuộc thi này.',
      } as TurnoutView,
    },
  };
}
