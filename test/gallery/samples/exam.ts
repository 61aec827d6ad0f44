/** The exam in the middle, at the first question, at the prediction; the receipt; one's own attempts. */
import type { ExamView, MyAttemptsView, ReceiptLookupView, ReceiptView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const TEXTS: [string, string, string, string, string][] = [
  [
    'Theo Quyết định số 505/QĐ-TTg ngày 22/4/2022, ngày nào hằng năm là Ngày Chuyển đổi số quốc gia?',
    'Ngày 22 tháng 4',
    'Ngày 10 tháng 10',
    'Ngày 26 tháng 3, cùng ngày thành lập Đoàn',
    'Mỗi tỉnh, thành phố tự chọn một ngày trong năm',
  ],
  [
    'Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030 được ban hành kèm theo văn bản nào?',
    'Nghị quyết số 76/NQ-CP ngày 15/7/2021',
    'Nghị quyết số 30c/NQ-CP ngày 08/11/2011',
    'Quyết định số 749/QĐ-TTg ngày 03/6/2020',
    'Chỉ thị số 23/CT-TTg ngày 02/9/2021',
  ],
  [
    'Chỉ số SIPAS đo điều gì?',
    'Sự hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước',
    'Năng lực cạnh tranh cấp tỉnh',
    'Mức độ sẵn sàng ứng dụng công nghệ thông tin',
    'Thu nhập bình quân đầu người của tỉnh',
  ],
];

export default async function exam({ frame, drawing, qr }: typeof Base): Promise<Base.Samples> {
  const count = 20;
  const chosen: Record<number, string> = { 1: 'A', 2: 'C', 3: 'B', 4: 'D', 6: 'A', 7: 'B', 8: 'C' };
  const build = (current: number | undefined, answers: Record<number, string>): ExamView => {
    const answered = Object.keys(answers).length;
    return {
      ...frame('lam-dong', 'Bài thi tuần 2', { exam: true, scripts: ['/assets/exam.js'] }),
      attemptId: 'bai-1',
      roundName: 'Tuần thi 2',
      contestantName: 'Đỗ Thị Lụa',
      saveUrl: '/bai-thi/bai-1/tra-loi',
      answersUrl: '/bai-thi/bai-1/luu',
      submitUrl: '/bai-thi/bai-1/nop',
      deadline: '2024-10-31T10:57:40+07:00',
      now: current ? '2024-10-31T10:45:50+07:00' : '2024-10-31T10:54:00+07:00',
      timeLeft: current ? '12 phút' : '4 phút',
      isAll: false,
      otherView: { label: 'Xem tất cả câu trên một trang', url: '/bai-thi/bai-1?xem=tat-ca' },
      questionCount: count,
      positionText: current ? `Câu ${current} trong ${count}` : 'Câu dự đoán',
      answeredText: current ? `Đã trả lời ${answered}` : `Đã trả lời ${answered} trong ${count}`,
      current,
      questions: Array.from({ length: count }, (_, index) => {
        const number = index + 1;
        const [text, ...options] = TEXTS[(number + 2) % 3] as [string, string, string, string, string];
        const shown = number === 7 ? (TEXTS[0] as [string, string, string, string, string]) : undefined;
        return {
          number,
          text: shown?.[0] ?? text,
          hint: number === 9 ? 'Chọn mọi đáp án đúng.' : undefined,
          inputType: number === 9 ? ('checkbox' as const) : ('radio' as const),
          images: [],
          seq: answers[number] ? number : 0,
          isCurrent: number === current,
          options: ['A', 'B', 'C', 'D'].map((letter, place) => ({
            letter,
            text: (shown?.slice(1) ?? options)[place] as string,
            isChosen: answers[number] === letter,
          })),
        };
      }),
      cells: Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        label: `Câu ${index + 1}, ${answers[index + 1] ? 'đã' : 'chưa'} trả lời`,
        isAnswered: !!answers[index + 1],
        isCurrent: index + 1 === current,
      })),
      isMapHidden: !current && answered === count,
      previous: current && current > 1 ? { label: `Câu ${current - 1}`, go: String(current - 1) } : undefined,
      next: {
        label: current && current < count ? `Câu ${current + 1}` : 'Câu dự đoán',
        go: current && current < count ? String(current + 1) : 'cuoi',
      },
      saving: answered
        ? { state: 'received', text: `Máy chủ đã nhận lúc ${current ? '10:42:07' : '10:57:44'}` }
        : { state: 'idle', text: 'Chạm vào đáp án bạn chọn, máy tự lưu.' },
      finish: {
        isCurrent: !current,
        positionText: 'Câu dự đoán',
        heading: 'Tuần này có bao nhiêu người trả lời đúng cả 20 câu?',
        prediction: {
          label: 'Bạn đoán là',
          value: current ? '' : '1.250',
          unit: 'người',
          help: 'Tuần 1 có 1.184 người trả lời đúng cả 20 câu.',
          why: { question: 'Dùng để làm gì?', answer: 'Khi nhiều người bằng điểm, ai đoán gần con số thật hơn được xếp trên.' },
        },
        summary: answered === count ? 'Bạn đã trả lời đủ 20 câu.' : `Bạn còn ${count - answered} câu chưa trả lời.`,
        warning: 'Nộp rồi thì không sửa được nữa.',
        review: { label: 'Xem lại', go: '1' },
        submitLabel: 'Nộp bài',
      },
    };
  };
  const all = Object.fromEntries(Array.from({ length: count }, (_, index) => [index + 1, 'A']));
  const withoutScript = (view: ExamView): ExamView => ({ ...view, page: { ...view.page, scripts: [] } });
  const last = build(undefined, all);

  const paused: ExamView = {
    ...build(7, chosen),
    roundNotice: {
      title: 'Tuần thi 2 đang tạm dừng.',
      text: 'Mở lại lúc 11:30 thứ Năm, 31/10/2024. Máy vẫn giữ mọi câu bạn chọn, và bạn được bù đúng số phút tạm dừng.',
    },
    deadline: '2024-10-31T11:42:00+07:00',
    rest: { until: '2024-10-31T11:30:00+07:00', text: 'Đồng hồ của bạn đang dừng, chạy tiếp lúc 11:30 thứ Năm, 31/10/2024.' },
  };

  const receipt: ReceiptView = {
    ...frame('lam-dong', 'Biên nhận tuần 2', { bodyClass: 'is-tinted', task: { title: 'Biên nhận', note: 'Tuần thi 2' } }),
    sealSvg: drawing('khoa-bang/seal'),
    headingPhrases: ['Bài của bạn', 'đã được nhận'],
    receivedAt: '10:58:31 thứ Năm, 31/10/2024',
    rows: [
      { label: 'Người dự thi', value: 'Đỗ Thị Lụa' },
      { label: 'Tính cho', value: 'Thị trấn Lạc Dương, huyện Lạc Dương' },
      { label: 'Đã trả lời', value: '20 trong 20 câu' },
      { label: 'Dự đoán', value: '1.250 người' },
    ],
    code: 'LD2-7F3K-92QX',
    qrSvg: await qr('http://lam-dong.localhost:3000/bien-nhan/LD2-7F3K-92QX'),
    qrAlt: 'Mã QR dẫn tới biên nhận này',
    fingerprint: '9c41 e07b 3da2 58f6 b1c0 77e9',
    next: {
      title: 'Sắp tới',
      items: [
        { when: '9:30, 04/11', text: 'Tuần 2 đóng. Điểm được giữ kín đến lúc đó.' },
        { when: '10:00, 04/11', text: 'Tuần 3 mở. Bạn thi tiếp được ngay.' },
        { when: '06/11', text: 'Ban Tổ chức duyệt và công bố bảng vàng. Bạn được nhắn tin.' },
      ],
    },
    save: { label: 'Lưu biên nhận vào máy', url: '/bien-nhan/LD2-7F3K-92QX.pdf' },
    onward: { label: 'Xem bài thi của tôi', url: '/cua-toi' },
    share: {
      label: 'Rủ cả đơn vị cùng thi',
      url: 'http://lam-dong.localhost:3000/',
      text: 'Tôi vừa dự thi Tìm hiểu về Cải cách hành chính và Chuyển đổi số. Mời bạn cùng thi.',
    },
    sentTo: 'Biên nhận cũng đã gửi tới số 091 ••• •678.',
  };
  const lookup: ReceiptLookupView = {
    ...frame('lam-dong', 'Tra cứu biên nhận', { task: { title: 'Tra cứu biên nhận', backUrl: '/' } }),
    actionUrl: '/bien-nhan',
    heading: 'Bài của bạn đã được nhận chưa?',
    intro: 'Nhập mã trên biên nhận. Mã có trong tin nhắn hoặc thư mà bạn đã nhận.',
    code: {
      id: 'ma',
      name: 'code',
      label: 'Mã tra cứu',
      hint: 'Ví dụ LD2-7F3K-92QX. Không cần gạch nối.',
      value: '',
      autocomplete: 'off',
      maxlength: 20,
    },
    button: 'Tra cứu',
  };
  const attempts: MyAttemptsView = {
    ...frame('lam-dong', 'Bài thi của tôi'),
    heading: 'Bài thi của tôi',
    person: [
      { label: 'Họ và tên', value: 'Đỗ Thị Lụa' },
      { label: 'Tính cho', value: 'Thị trấn Lạc Dương, huyện Lạc Dương' },
      { label: 'Liên hệ', value: '091 ••• •678' },
    ],
    rounds: [
      {
        name: 'Tuần 2',
        dates: '28/10 – 04/11',
        state: 'current',
        stateText: 'Đang mở, đến 9:30 thứ Hai',
        attempts: [],
        empty: 'Bạn chưa thi tuần này.',
        action: { label: 'Vào thi tuần 2', url: '/thi/tuan-2' },
      },
      {
        name: 'Tuần 1',
        dates: '21/10 – 28/10',
        state: 'past',
        stateText: 'Đã công bố kết quả',
        attempts: [
          {
            title: 'Điểm 20 trong 20, hạng 2 trong 8.214\u00a0người',
            detail: 'Lượt 1, nộp lúc 10:12:40 thứ Hai, 21/10/2024',
            tag: { label: 'Nhì', rank: 2 },
            link: { label: 'Biên nhận', url: '/bien-nhan/LD1-1111-2222' },
          },
        ],
        links: [
          { label: 'Bảng vàng tuần 1', url: '/bang-vang/tuan-1' },
          { label: 'Có gì chưa đúng?', url: '/cua-toi/khieu-nai#tuan-1' },
        ],
      },
      { name: 'Tuần 3', dates: '04/11 – 11/11', state: 'future', stateText: 'Mở 10:00 thứ Hai, 04/11', attempts: [] },
    ],
    tasks: {
      title: 'Việc của bạn',
      items: [{ label: 'Nhận giải thưởng', detail: 'Xác nhận thông tin để được trao giải.', url: '/cua-toi/nhan-giai' }],
    },
    certificates: {
      title: 'Giấy chứng nhận',
      items: [{ label: 'Giải Nhì, tuần thi thứ 1', detail: 'Tải bản PDF', url: '/xac-minh/LD24-T1-0002' }],
    },
    groups: [
      {
        title: 'Hỏi và khiếu nại',
        items: [
          { label: 'Khiếu nại', detail: 'Về bài thi, đơn vị hoặc kết quả của bạn; xem trả lời.', url: '/cua-toi/khieu-nai' },
          { label: 'Hỏi Ban Tổ chức', detail: 'Câu hỏi của bạn và câu trả lời.', url: '/cua-toi/cau-hoi' },
        ],
      },
      {
        title: 'Đăng ký và tài khoản',
        items: [
          { label: 'Đổi đơn vị được tính', detail: 'Nơi ở, hoặc nơi làm việc, học tập.', url: '/cua-toi/don-vi' },
          { label: 'Dữ liệu của tôi', detail: 'Xem, tải về, đổi ý kiến về công bố tên, rút khỏi cuộc thi.', url: '/tai-khoan/du-lieu' },
          { label: 'Tài khoản', detail: 'Liên hệ, mật khẩu, nơi đang đăng nhập.', url: '/tai-khoan' },
          { label: 'Nhập hộ người khác', detail: 'Giúp người cao tuổi dự thi trên máy này.', url: '/nhap-ho' },
        ],
      },
    ],
    signOut: { url: '/dang-xuat', label: 'Đăng xuất' },
  };
  const signedIn = { name: 'Đỗ Thị Lụa', url: '/cua-toi', signOutUrl: '/dang-xuat' };
  return {
    'exam-middle': { template: 'exam', layout: 'exam', view: build(7, chosen) },
    'exam-first': { template: 'exam', layout: 'exam', view: build(1, {}) },
    'exam-no-script': { template: 'exam', layout: 'exam', view: withoutScript(build(7, chosen)) },
    'exam-paused': { template: 'exam', layout: 'exam', view: paused },
    'exam-last': { template: 'exam', layout: 'exam', view: last },
    'exam-last-open': { template: 'exam', layout: 'exam', view: build(undefined, chosen) },
    receipt: { template: 'receipt', layout: 'task', view: receipt },
    'receipt-lookup': { template: 'receipt-lookup', layout: 'task', view: lookup },
    'receipt-lookup-unknown': {
      template: 'receipt-lookup',
      layout: 'task',
      view: {
        ...lookup,
        errors: { title: 'Không có biên nhận này', items: [{ fieldId: 'ma', text: 'Kiểm tra lại mã' }] },
        code: { ...lookup.code, value: 'LD2-7F3K-92QQ', error: 'Chưa có bài nào mang mã này. Xem lại từng chữ, hay nhầm 0 với O.' },
      } as ReceiptLookupView,
    },
    'my-attempts': { template: 'my-attempts', layout: 'portal', view: { ...attempts, site: { ...attempts.site, account: signedIn } } },
  };
}
