/** Registration, codes, sign-in, who may not take part, the start of a round. */
import type {
  ConfirmCodeView,
  FieldView,
  LayoutView,
  NotEligibleView,
  RegisterUnitView,
  RegisterWhoView,
  RoundStartView,
  SignInView,
  TaskView,
} from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

export default function forms({ frame }: typeof Base): Base.Samples {
  const step = (number: number): TaskView => ({
    title: 'Đăng ký dự thi',
    backUrl: number === 1 ? '/' : '/dang-ky',
    note: `Bước ${number} trong 3`,
    steps: [1, 2, 3].map((place) => ({ isDone: place <= number })),
  });
  const page = (title: string, task: TaskView, scripts?: string[]): LayoutView =>
    frame('lam-dong', title, { task, ...(scripts ? { scripts } : {}) });

  const fullName: FieldView = {
    id: 'ho-ten',
    name: 'fullName',
    label: 'Họ và tên',
    hint: 'Như trên căn cước. Tên này in trên giấy chứng nhận.',
    value: '',
    autocomplete: 'name',
  };
  const phone: FieldView = {
    id: 'dien-thoai',
    name: 'phone',
    label: 'Số điện thoại',
    hint: 'Để gửi biên nhận và báo tin khi bạn đạt giải. Không hiện cho ai khác.',
    value: '',
    type: 'tel',
    inputmode: 'tel',
    autocomplete: 'tel',
  };
  const who: RegisterWhoView = {
    ...page('Đăng ký dự thi: bạn là ai?', step(1)),
    actionUrl: '/dang-ky',
    heading: 'Bạn là ai?',
    intro: 'Đăng ký một lần, dùng cho cả bốn tuần.',
    fullName,
    birthDate: {
      id: 'ngay-sinh',
      label: 'Ngày sinh',
      hint: 'Để phân biệt người trùng họ tên.',
      day: { value: '' },
      month: { value: '' },
      year: { value: '' },
    },
    phone,
    email: {
      summary: 'Không có điện thoại? Dùng thư điện tử',
      field: { id: 'thu', name: 'email', label: 'Thư điện tử', value: '', type: 'email', inputmode: 'email', autocomplete: 'email' },
    },
    audience: {
      id: 'doi-tuong',
      name: 'audience',
      label: 'Bạn thuộc nhóm nào?',
      placeholder: 'Chọn một nhóm',
      options: [
        { value: 'officials', label: 'Cán bộ, công chức, viên chức, người lao động' },
        { value: 'people', label: 'Người dân, học sinh, sinh viên' },
      ],
    },
    consent: { id: 'dong-y', text: 'Tôi đồng ý để Ban Tổ chức dùng các thông tin này cho cuộc thi.', privacyUrl: '/rieng-tu' },
    signIn: { question: 'Đã đăng ký rồi?', link: { label: 'Đăng nhập', url: '/dang-nhap' } },
  };
  const whoErrors: RegisterWhoView = {
    ...who,
    intro: 'Những gì bạn đã nhập vẫn còn nguyên.',
    errors: {
      title: 'Còn 3 chỗ cần sửa',
      items: [
        { fieldId: 'ngay-sinh-month', text: 'Tháng sinh phải từ 1 đến 12' },
        { fieldId: 'dien-thoai', text: 'Số điện thoại thiếu 1 chữ số' },
        { fieldId: 'dong-y', text: 'Cần bạn đồng ý' },
      ],
    },
    fullName: { ...fullName, value: 'Đỗ Thị Lụa' },
    birthDate: {
      ...who.birthDate,
      error: 'Tháng sinh phải từ 1 đến 12. Bạn đã nhập 18.',
      day: { value: '07' },
      month: { value: '18', isWrong: true },
      year: { value: '1962' },
    },
    phone: { ...phone, value: '091 234 567', error: 'Số điện thoại di động có 10 chữ số. Bạn đã nhập 9.' },
    consent: { ...who.consent, error: 'Đánh dấu vào ô này để đăng ký.' },
  };

  const units = [
    { id: '1', name: 'Lạc Dương', detail: 'thị trấn, huyện Lạc Dương' },
    { id: '2', name: 'Lạc Lâm', detail: 'xã, huyện Đơn Dương' },
    { id: '3', name: 'Lạc Xuân', detail: 'xã, huyện Đơn Dương' },
  ];
  const unit: RegisterUnitView = {
    ...page('Đăng ký dự thi: bạn dự thi cho đơn vị nào?', step(2)),
    actionUrl: '/dang-ky/don-vi',
    searchUrl: '/don-vi',
    heading: 'Bạn dự thi cho đơn vị nào?',
    why: {
      question: 'Vì sao hỏi?',
      answer: 'Lượt thi của bạn được tính cho đơn vị này khi xét giải tập thể. Chọn một lần cho cả bốn tuần.',
    },
    basis: {
      id: 'tinh-theo',
      name: 'basis',
      label: 'Tính theo',
      options: [
        { value: 'residence', label: 'Nơi tôi thường trú', isChecked: true },
        { value: 'workplace', label: 'Nơi tôi làm việc hoặc học tập' },
      ],
    },
    search: {
      id: 'noi',
      name: 'q',
      label: 'Xã, phường, thị trấn',
      hint: 'Gõ vài chữ đầu, không cần dấu.',
      value: '',
      type: 'search',
      autocomplete: 'off',
    },
    results: [],
    notFound: { label: 'Tôi không tìm thấy nơi của mình', url: '/hoi-dap#dang-ky' },
  };
  const unitLive: RegisterUnitView = { ...unit, page: { ...unit.page, scripts: ['/assets/portal.js', '/assets/unit-search.js'] } };
  const unitFound: RegisterUnitView = {
    ...unit,
    search: { ...unit.search, value: 'lac' },
    results: units.map((found, index) => ({ ...found, isChecked: index === 0 })),
    resultsText: 'Có 3 nơi phù hợp. Chọn một nơi rồi chạm Tiếp tục.',
  };
  const unitNothing: RegisterUnitView = {
    ...unit,
    errors: { title: 'Chưa chọn được đơn vị', items: [{ fieldId: 'noi', text: 'Tìm và chọn một nơi' }] },
    search: { ...unit.search, value: 'lặc dương', error: 'Không có nơi nào tên “lặc dương”. Thử gõ ngắn hơn, ví dụ “lac”.' },
  };

  const code: ConfirmCodeView = {
    ...page('Đăng ký dự thi: nhập mã', { ...step(3), backUrl: '/dang-ky/don-vi' }),
    actionUrl: '/dang-ky/xac-nhan',
    heading: 'Nhập mã vừa gửi cho bạn',
    sentence: 'Mã gồm 6 chữ số đã gửi tới số 091 ••• •678.',
    code: { id: 'ma', name: 'code', label: 'Mã 6 chữ số', value: '' },
    button: 'Xác nhận và vào thi',
    validity: 'Mã có giá trị đến 10:52.',
    resend: { url: '/dang-ky/gui-lai-ma', label: 'Gửi lại mã' },
    change: { label: 'Đổi số điện thoại', url: '/dang-ky' },
  };
  const codeWrong: ConfirmCodeView = {
    ...code,
    errors: { title: 'Mã chưa đúng', items: [{ fieldId: 'ma', text: 'Xem lại mã trong tin nhắn mới nhất' }] },
    code: { ...code.code, value: '482913', error: 'Mã này không khớp. Bạn còn thử được 3 lần.' },
  };
  const codeExpired: ConfirmCodeView = {
    ...code,
    errors: { title: 'Mã đã hết hạn', items: [{ fieldId: 'ma', text: 'Gửi lại mã rồi nhập mã mới' }] },
    code: { ...code.code, error: 'Mã chỉ dùng được trong 10 phút. Chạm “Gửi lại mã” ở dưới.' },
    validity: undefined,
  };

  const signIn: SignInView = {
    ...page('Đăng nhập', { title: 'Đăng nhập', backUrl: '/' }),
    actionUrl: '/dang-nhap',
    heading: 'Chào bạn trở lại',
    intro: 'Không cần mật khẩu. Chúng tôi gửi một mã để biết đúng là bạn.',
    contact: {
      id: 'lien-he',
      name: 'contact',
      label: 'Số điện thoại hoặc thư điện tử',
      hint: 'Cái bạn đã dùng khi đăng ký.',
      value: '',
      autocomplete: 'username',
    },
    register: { question: 'Chưa đăng ký?', link: { label: 'Đăng ký dự thi', url: '/dang-ky' } },
  };
  const signInUnknown: SignInView = {
    ...signIn,
    errors: { title: 'Chưa thấy bạn trong danh sách', items: [{ fieldId: 'lien-he', text: 'Kiểm tra lại số đã nhập' }] },
    contact: { ...signIn.contact, value: '0912 345 679', error: 'Số này chưa đăng ký cuộc thi. Kiểm tra lại, hoặc đăng ký mới.' },
  };

  const notEligible: NotEligibleView = {
    ...page('Bạn không dự thi được', { title: 'Đăng ký dự thi', backUrl: '/' }),
    heading: 'Bạn không dự thi được lần này',
    intro: 'Thể lệ không cho những người sau đây dự thi, để cuộc thi công bằng.',
    reasons: [{ text: 'Bạn là thành viên Tổ soạn bộ đề', rule: 'Thể lệ, Điều 3, khoản 2' }],
    advice: 'Nếu thông tin này không đúng, hãy báo Tổ thư ký. Bạn vẫn xem được tài liệu và bảng vàng.',
    actions: [
      { label: 'Hỏi Tổ thư ký', url: '/hoi-dap' },
      { label: 'Về trang chủ', url: '/' },
    ],
  };

  const start: RoundStartView = {
    ...page('Vào thi tuần 2', { title: 'Tuần thi 2', backUrl: '/', note: 'Đỗ Thị Lụa' }),
    state: { isReady: true },
    heading: 'Sẵn sàng chưa, bà Lụa?',
    facts: [
      { value: '20 câu hỏi', text: 'Mỗi câu chọn một trong bốn đáp án.' },
      { value: '1 câu dự đoán', text: 'Có bao nhiêu người trả lời đúng tất cả?' },
      { value: '15 phút', text: 'Tính từ lúc bạn chạm Bắt đầu. Thoát ra thì giờ vẫn chạy.' },
    ],
    notes: ['Mỗi câu trả lời được lưu ngay. Mất mạng, bạn cứ làm tiếp.', 'Nộp rồi thì không sửa được nữa.'],
    attemptsText: 'Tuần này bạn được thi 1 lần.',
    start: { url: '/thi/tuan-2/bat-dau', label: 'Bắt đầu làm bài' },
    study: { label: 'Ôn lại tài liệu trước', url: '/tai-lieu' },
  };
  const resume: RoundStartView = {
    ...start,
    heading: 'Bài của bạn vẫn còn đây',
    facts: [
      { value: 'Đã trả lời 7 trong 20 câu', text: 'Các câu đó máy chủ đã nhận.' },
      { value: 'Còn 9 phút', text: 'Đến 10:57:40.' },
    ],
    notes: [],
    attemptsText: undefined,
    start: { url: '/thi/tuan-2/bat-dau', label: 'Làm tiếp' },
    study: undefined,
  };
  const waiting: RoundStartView = {
    ...start,
    state: { isReady: false },
    heading: 'Tuần thi 3',
    start: undefined,
    attemptsText: undefined,
    closed: {
      title: 'Chưa đến giờ mở',
      countdown: {
        until: '2024-11-04T10:00:00+07:00',
        now: '2024-11-04T09:52:10+07:00',
        units: [
          { value: '7', unit: 'phút' },
          { value: '50', unit: 'giây' },
        ],
      },
      text: 'Mở lúc 10:00 thứ Hai, 04/11/2024. Bạn đã đăng ký xong, đúng giờ trang này tự có nút Bắt đầu.',
    },
  };
  const noneLeft: RoundStartView = {
    ...start,
    state: { isReady: false },
    heading: 'Tuần thi 2',
    facts: [],
    notes: [],
    start: undefined,
    attemptsText: undefined,
    study: undefined,
    closed: {
      title: 'Bạn đã thi tuần này rồi',
      text: 'Mỗi tuần một lần thi. Bài của bạn đã được nhận lúc 10:58:31 thứ Năm, 31/10/2024.',
      action: { label: 'Xem biên nhận', url: '/bien-nhan/LD2-7F3K-92QX' },
    },
  };
  const closed: RoundStartView = {
    ...noneLeft,
    heading: 'Tuần thi 1',
    closed: {
      title: 'Tuần 1 đã đóng',
      text: 'Đóng lúc 9:30 thứ Hai, 28/10/2024. Tuần 2 đang mở, bạn thi được ngay.',
      action: { label: 'Sang tuần 2', url: '/thi/tuan-2' },
    },
  };

  const task = (template: string, view: LayoutView): Base.Sample => ({ template, layout: 'task', view });
  return {
    'register-who': task('register-who', who),
    'register-who-errors': task('register-who', whoErrors),
    'register-unit': task('register-unit', unit),
    'register-unit-live': task('register-unit', unitLive),
    'register-unit-found': task('register-unit', unitFound),
    'register-unit-nothing': task('register-unit', unitNothing),
    'confirm-code': task('confirm-code', code),
    'confirm-code-wrong': task('confirm-code', codeWrong),
    'confirm-code-expired': task('confirm-code', codeExpired),
    'sign-in': task('sign-in', signIn),
    'sign-in-unknown': task('sign-in', signInUnknown),
    'not-eligible': task('not-eligible', notEligible),
    'round-start': task('round-start', start),
    'round-start-resume': task('round-start', resume),
    'round-start-waiting': task('round-start', waiting),
    'round-start-none-left': task('round-start', noneLeft),
    'round-start-closed': task('round-start', closed),
  };
}
