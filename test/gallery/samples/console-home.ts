/** "Việc hôm nay" in three moods, and the pages in front of the sign-in. */
import type { DoorView, HomeView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const COUNTS = [
  4, 6, 9, 17, 23, 22, 26, 31, 29, 34, 42, 40, 48, 55, 52, 58, 66, 62, 55, 61, 69, 74, 70, 77, 72, 75, 83, 80, 87, 81, 74, 78, 86, 91, 84,
  81, 73,
];

function chart(): NonNullable<HomeView['live']>['chart'] {
  const points = COUNTS.map((count, index) => `${((index * 1000) / (COUNTS.length - 1)).toFixed(1)} ${(98 - count).toFixed(1)}`);
  return {
    description: 'Số lượt nộp mỗi phút tăng từ 4 lúc 08:00 lên 38 lúc 10:42, cao nhất 41 lúc 10:24.',
    linePath: `M${points.join('L')}`,
    areaPath: `M${points.join('L')}L1000 100L0 100Z`,
    ticks: [
      { label: '08:00', x: '2.4%', anchor: 'start' },
      { label: '08:30', x: '21.5%', anchor: 'middle' },
      { label: '09:00', x: '38%', anchor: 'middle' },
      { label: '09:30', x: '55.5%', anchor: 'middle' },
      { label: '10:00', x: '73%', anchor: 'middle' },
      { label: '10:42', x: '97.6%', anchor: 'end' },
    ],
    table: {
      summary: 'Xem số theo nửa giờ',
      view: {
        label: 'Số bài nộp theo nửa giờ',
        columns: [{ label: 'Khoảng giờ' }, { label: 'Đã nộp', unit: 'bài', isNumber: true }],
        rows: [
          ['08:00 đến 08:30', '214'],
          ['08:30 đến 09:00', '602'],
          ['09:00 đến 09:30', '911'],
          ['09:30 đến 10:00', '1.064'],
        ].map(([text, value]) => ({
          cells: [
            { text, isHead: true },
            { text: value, isNumber: true },
          ],
        })),
      },
    },
  };
}

const PLAN: NonNullable<HomeView['plan']> = {
  heading: 'Kế hoạch',
  todayX: '15%',
  rows: [
    {
      label: 'Tuần thi',
      description: 'tuần 1 đã xong, tuần 2 đang mở đến 9:30 thứ Hai 04/11, tuần 3 và 4 chưa mở',
      marks: [
        { x: '0%', width: '9%', kind: 'past', inside: { text: '1', x: '4.5%' } },
        { x: '9.7%', width: '9%', kind: 'now', inside: { text: '2', x: '14.2%' } },
        { x: '19.6%', width: '8.8%', kind: 'next', inside: { text: '3', x: '24%' } },
        { x: '29.3%', width: '8.8%', kind: 'next', inside: { text: '4', x: '33.7%' } },
      ],
    },
    {
      label: 'Nhận sáng kiến',
      description: 'đang nhận đến hết 15/11',
      marks: [{ x: '0%', width: '36%', kind: 'receiving', inside: { text: 'đến 15/11', x: '18%' } }],
    },
    {
      label: 'Thẩm định',
      description: 'từ 16/11 đến 22/11',
      marks: [{ x: '36.2%', width: '9.4%', kind: 'judging', beside: { text: '16/11 – 22/11', x: '48%' } }],
    },
    {
      label: 'Tổng kết',
      description: 'cuối tháng 12',
      marks: [{ x: '90%', width: '10%', kind: 'honour', beside: { text: 'cuối tháng 12', x: '88%', isBefore: true } }],
    },
  ],
  ticks: [
    { label: '21/10', x: '0%', anchor: 'start' },
    { label: '04/11', x: '25%', anchor: 'middle' },
    { label: '18/11', x: '45%', anchor: 'middle' },
    { label: '02/12', x: '65%', anchor: 'middle' },
    { label: '16/12', x: '84%', anchor: 'middle' },
  ],
  note: 'Việc gần nhất: 9:30 thứ Hai 04/11 đóng tuần 2, máy niêm phong và xếp hạng trong vài phút.',
};

export default async function home({ consoleFrame, doorFrame, qr }: typeof Base): Promise<Base.Samples> {
  const today: HomeView = {
    ...consoleFrame('lam-dong', 'Việc hôm nay', 'Việc hôm nay'),
    heading: 'Việc hôm nay',
    sentence: '10:42 thứ Năm, 31/10/2024. Tuần thi 2 đang mở, còn 3 ngày 22 giờ 48 phút.',
    waiting: {
      heading: 'Chờ bạn',
      items: [
        {
          title: 'Duyệt bộ đề tuần 3',
          text: '240 câu đã thẩm định, cần người duyệt thứ hai',
          due: 'Hạn 17:00 hôm nay',
          isUrgent: true,
          isFirst: true,
          action: { label: 'Xem và duyệt', url: '/quan-tri/cau-hoi' },
        },
        {
          title: 'Trả lời 7 câu hỏi của người dự thi',
          text: 'Câu chờ lâu nhất: 3 giờ 10 phút',
          due: 'Hạn 16:00 hôm nay',
          action: { label: 'Trả lời', url: '/quan-tri/hoi-dap' },
        },
        {
          title: '4 xã chưa có đầu mối',
          text: 'Huyện Đam Rông 3, huyện Đạ Tẻh 1',
          due: 'Hạn thứ Sáu, 01/11',
          action: { label: 'Phân công', url: '/quan-tri/don-vi' },
        },
      ],
    },
    signing: {
      heading: 'Bộ đề tuần 3: hai người duyệt',
      isMine: true,
      signers: [
        { name: 'Phan Đình Lộc', detail: 'Tổ soạn bộ đề, duyệt 09:15', isDone: true },
        { name: 'Chờ bạn, Chu Bảo Lan', detail: 'Tổ thư ký, phải khác người soạn' },
      ],
      sentence: 'Duyệt xong, bộ đề khóa lại và mở lúc 10:00 thứ Hai cho khoảng 12.000 người.',
      link: { label: 'Mở bộ đề', url: '/quan-tri/cau-hoi' },
    },
    live: {
      heading: 'Số liệu lúc này',
      refreshSeconds: '20',
      figures: [
        { value: '412', label: 'đang làm bài' },
        { value: '11.306', label: 'đã nộp tuần 2', url: '/quan-tri/dot-thi/tuan-2' },
        { value: '38', label: 'lượt nộp mỗi phút' },
      ],
      note: ['Máy chủ nhận mọi câu trả lời,', 'chậm nhất 0,2 giây trong 10 phút qua'],
      chart: chart(),
    },
    targets: {
      heading: 'Dự thi so với chỉ tiêu',
      bars: (
        [
          ['TP Đà Lạt', '86%', '91.5%', '2.846', '3.000'],
          ['TP Bảo Lộc', '64%', '61%', '2.113', '2.000'],
          ['Huyện Đức Trọng', '58%', '67%', '1.902', '2.200'],
          ['Huyện Di Linh', '45%', '46%', '1.488', '1.500'],
          ['Huyện Lâm Hà', '34%', '49%', '1.120', '1.600'],
          ['Huyện Đam Rông', '7%', '16%', '206', '500', true],
        ] as [string, string, string, string, string, boolean?][]
      ).map(([label, width, tick, value, target, isFarBehind]) => ({ label, width, tick, value, target, isFarBehind })),
      note: 'Vạch đen: chỉ tiêu của đơn vị.',
      link: { label: 'Xem cả bảng', url: '/quan-tri/dot-thi/tuan-2' },
    },
    plan: PLAN,
  };
  const quiet: HomeView = {
    ...today,
    ...consoleFrame('phu-tho', 'Việc hôm nay', 'Việc hôm nay'),
    sentence: '10:42 thứ Năm, 31/10/2024. Chưa có đợt thi nào mở.',
    notice: {
      kind: 'info',
      title: 'Đợt thi mở lúc 0:00 Chủ nhật, 01/09/2024',
      text: 'Thể lệ đã khóa, 240 câu hỏi đã duyệt. Không còn việc nào phải làm trước khi mở.',
      link: { label: 'Xem trang dự thi', url: '/' },
    },
    waiting: {
      heading: 'Chờ bạn',
      items: [],
      empty: {
        title: 'Không có việc nào chờ bạn',
        text: 'Khi có việc cần duyệt hoặc sắp đến hạn, việc đó hiện ở đây và bạn nhận thư báo.',
      },
    },
    signing: undefined,
    live: {
      heading: 'Số liệu lúc này',
      refreshSeconds: '',
      figures: [],
      empty: { title: 'Chưa có bài nào', text: 'Số người đang làm, số bài đã nộp và biểu đồ hiện ở đây khi đợt thi mở.' },
    },
    targets: undefined,
    plan: { ...PLAN, todayX: undefined, note: undefined },
  };

  const email = { id: 'email', name: 'email', label: 'Thư điện tử', value: '', type: 'email', autocomplete: 'username' } as const;
  const code = { id: 'code', name: 'code', label: 'Mã 6 chữ số', value: '', isCode: true };
  const signIn: DoorView = {
    ...doorFrame('lam-dong', 'Đăng nhập quản trị'),
    heading: 'Đăng nhập quản trị',
    sentence: 'Dành cho Ban Tổ chức và các tổ. Người dự thi đăng nhập ở trang dự thi.',
    actionUrl: '/quan-tri/dang-nhap',
    fields: [email, { id: 'password', name: 'password', label: 'Mật khẩu', value: '', type: 'password', autocomplete: 'current-password' }],
    button: 'Tiếp tục',
    links: [
      { label: 'Quên mật khẩu', url: '/quan-tri/quen-mat-khau' },
      { label: 'Đến trang dự thi', url: '/' },
    ],
  };
  const wrong: DoorView = {
    ...signIn,
    errors: {
      title: 'Chưa đăng nhập được',
      items: [{ fieldId: 'password', text: 'Thư điện tử hoặc mật khẩu không đúng. Còn 3 lần thử.' }],
    },
    fields: [
      { ...email, value: 'lan.chu@lam-dong.localhost' },
      {
        id: 'password',
        name: 'password',
        label: 'Mật khẩu',
        value: '',
        type: 'password',
        error: 'Thư điện tử hoặc mật khẩu không đúng.',
        autocomplete: 'current-password',
      },
    ],
  };
  const factor: DoorView = {
    ...doorFrame('thai-nguyen', 'Xác thực'),
    heading: 'Nhập mã xác thực',
    sentence: 'Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện.',
    actionUrl: '/quan-tri/xac-thuc',
    fields: [code],
    button: 'Vào trang quản trị',
    note: 'Trong bản chạy thử, mã hiện tại nằm trong hộp thư chạy thử. Mất điện thoại: nhờ người quản trị đơn vị đặt lại.',
    again: { label: 'Đăng nhập bằng tài khoản khác', url: '/quan-tri/dang-xuat' },
  };
  const setup: DoorView = {
    ...factor,
    ...doorFrame('lam-dong', 'Cài mã xác thực'),
    heading: 'Cài mã xác thực',
    sentence: 'Lần đầu đăng nhập, bạn gắn tài khoản với điện thoại của mình. Việc này làm một lần.',
    setup: {
      steps: [
        'Mở một ứng dụng xác thực trên điện thoại: Google Authenticator, Microsoft Authenticator hoặc ứng dụng tương tự.',
        'Quét mã vuông dưới đây, hoặc gõ mã bí mật.',
        'Nhập 6 chữ số mà ứng dụng hiện ra.',
      ],
      qrSvg: await qr('otpauth://totp/Khoa%20B%E1%BA%A3ng:lan.chu?secret=JBSWY3DPEHPK3PXP&issuer=Khoa%20B%E1%BA%A3ng'),
      secretLabel: 'Mã bí mật',
      secretGroups: ['JBSW', 'Y3DP', 'EHPK', '3PXP', 'JBSW', 'Y3DP', 'EHPK', '3PXP'],
      account: 'Tài khoản: lan.chu@lam-dong.localhost',
    },
    button: 'Cài xong',
    note: undefined,
  };
  const forgotten: DoorView = {
    ...doorFrame('cao-bang', 'Quên mật khẩu'),
    heading: 'Quên mật khẩu',
    sentence: 'Nhập thư điện tử của bạn. Nếu có tài khoản, chúng tôi gửi một mã để đặt mật khẩu mới.',
    actionUrl: '/quan-tri/quen-mat-khau',
    fields: [email],
    button: 'Gửi mã',
    links: [{ label: 'Về đăng nhập', url: '/quan-tri/dang-nhap' }],
  };
  const forgottenCode: DoorView = {
    ...forgotten,
    heading: 'Nhập mã trong thư',
    sentence: 'Nếu lan.chu@lam-dong.localhost có tài khoản, mã đã được gửi tới đó.',
    actionUrl: '/quan-tri/quen-mat-khau/ma',
    errors: { title: 'Mã không đúng', items: [{ fieldId: 'code', text: 'Mã không khớp hoặc đã hết hạn. Còn 4 lần thử.' }] },
    fields: [{ ...code, value: '482913', error: 'Mã không khớp hoặc đã hết hạn.' }],
    button: 'Tiếp tục',
    note: 'Mã có giá trị đến 10:52.',
    again: { label: 'Gửi lại mã', url: '/quan-tri/quen-mat-khau' },
  };
  const renewed: DoorView = {
    ...forgotten,
    heading: 'Đặt mật khẩu mới',
    sentence: undefined,
    actionUrl: '/quan-tri/quen-mat-khau/moi',
    flash: { text: 'Mã đúng.' },
    fields: [
      {
        id: 'password',
        name: 'password',
        label: 'Mật khẩu mới',
        hint: 'Ít nhất 10 ký tự. Một câu dễ nhớ tốt hơn một từ khó.',
        value: '',
        type: 'password',
        autocomplete: 'new-password',
      },
      { id: 'repeated', name: 'repeated', label: 'Nhập lại mật khẩu mới', value: '', type: 'password', autocomplete: 'new-password' },
    ],
    button: 'Đặt mật khẩu',
    note: 'Đặt xong, mọi phiên đang đăng nhập của bạn bị đóng.',
  };
  const door = (view: DoorView): Base.Sample => ({ template: 'console/door', layout: 'console-sign-in', view });
  return {
    'console-home': { template: 'console/home', layout: 'console', view: today },
    'console-home-quiet': { template: 'console/home', layout: 'console', view: quiet },
    'console-door-sign-in': door(signIn),
    'console-door-wrong': door(wrong),
    'console-door-factor': door(factor),
    'console-door-setup': door(setup),
    'console-door-forgotten': door(forgotten),
    'console-door-code': door(forgottenCode),
    'console-door-renewed': door(renewed),
  };
}
