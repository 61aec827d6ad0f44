/** Registration, codes, sign-in, who may not take part, the start of a round. */
import type {
  AccountFormView,
  AccountView,
  ConfirmCodeView,
  FieldView,
  LayoutView,
  NominationConsentView,
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
    lines: [],
    publish: {
      id: 'publish',
      name: 'publish',
      value: 'yes',
      text: 'Tôi đồng ý công bố tên tôi (che một phần) cùng đơn vị khi tôi đạt giải hoặc được xếp hạng.',
      hint: 'Không bắt buộc. Nếu không đồng ý, trang công khai chỉ ghi chữ cái đầu của tên. Lúc nào cũng đổi được.',
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
      answer: 'Lượt thi của bạn được tính cho đơn vị này khi xét giải tập thể. Đổi được sau, cho đến khi đợt thi đóng.',
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
    resend: { url: '/dang-ky/gui-lai-ma', label: 'Gửi lại mã', note: 'Chưa thấy mã? Gửi lại được từ 10:43:07.' },
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
    button: 'Gửi mã cho tôi',
    ways: [{ label: 'Đăng nhập bằng mật khẩu', url: '/dang-nhap/mat-khau' }],
    register: { question: 'Chưa đăng ký?', link: { label: 'Đăng ký dự thi', url: '/dang-ky' } },
  };
  const signInWrong: SignInView = {
    ...signIn,
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'lien-he', text: 'Số điện thoại di động có 10 chữ số' }] },
    contact: { ...signIn.contact, value: '091 234 567', error: 'Số điện thoại di động có 10 chữ số. Bạn đã nhập 9.' },
  };
  const signInByPassword: SignInView = {
    ...signIn,
    actionUrl: '/dang-nhap/mat-khau',
    intro: 'Dành cho người đã đặt mật khẩu ở trang Tài khoản. Quên hoặc chưa đặt, hãy đăng nhập bằng mã.',
    contact: { ...signIn.contact, value: '0912 345 678' },
    password: { id: 'mat-khau', name: 'password', label: 'Mật khẩu', value: '', type: 'password', autocomplete: 'current-password' },
    button: 'Đăng nhập',
    ways: [
      { label: 'Đăng nhập bằng mã', url: '/dang-nhap' },
      { label: 'Đăng nhập bằng VNeID', url: '/dang-nhap/qua/1' },
    ],
  };

  const guardianPage: AccountView = {
    ...page('Trang của cha mẹ', { title: 'Trang của cha mẹ' }),
    task: undefined,
    heading: 'Trang của cha mẹ',
    person: [{ label: 'Liên hệ', value: 'Số 098 ••• •321' }],
    sections: [
      {
        id: 'chau-1',
        heading: 'Trần Bé An',
        paragraphs: ['Cuộc thi: Cuộc thi trực tuyến tìm hiểu về Cải cách hành chính và Chuyển đổi số.'],
        lines: [
          {
            title: 'Cha mẹ đồng ý cho cháu dự thi',
            detail: 'Rút lại thì cháu không vào thi nữa; bài đã nộp vẫn được tính, tên chỉ còn chữ cái đầu.',
            post: { url: '/cha-me/loi', label: 'Rút lại', hiddenLabel: 'của Trần Bé An' },
          },
          {
            title: 'Cha mẹ không đồng ý công bố tên cháu',
            detail: 'Trang công khai chỉ ghi chữ cái đầu.',
            post: { url: '/cha-me/loi', label: 'Đồng ý công bố', hiddenLabel: 'của Trần Bé An' },
          },
        ],
      },
      {
        id: 'chau-2',
        heading: 'Trần Nguyễn Bảo Bình',
        paragraphs: ['Cuộc thi: Cuộc thi trực tuyến tìm hiểu về Cải cách hành chính và Chuyển đổi số.'],
        lines: [
          {
            title: 'Cha mẹ không đồng ý cho cháu dự thi',
            detail: 'Cháu không vào thi nữa. Bài đã nộp, nếu có, vẫn được tính; trang công khai chỉ ghi chữ cái đầu của tên.',
            post: { url: '/cha-me/loi', label: 'Đồng ý lại', hiddenLabel: 'của Trần Nguyễn Bảo Bình' },
          },
        ],
      },
      {
        id: 'thoat',
        heading: 'Xong việc',
        paragraphs: ['Nếu đây là máy của cháu, hãy thoát để chỉ cha mẹ đổi được lời đồng ý.'],
        post: { url: '/cha-me/thoat', label: 'Thoát khỏi trang này' },
      },
    ],
    back: { label: 'Về trang chủ', url: '/' },
  };

  const account: AccountView = {
    ...page('Tài khoản', { title: 'Tài khoản' }),
    task: undefined,
    heading: 'Tài khoản',
    person: [
      { label: 'Họ và tên', value: 'Đỗ Thị Lụa' },
      { label: 'Ngày sinh', value: '07/07/1962' },
      { label: 'Liên hệ', value: 'Số 091 ••• •678' },
    ],
    sections: [
      {
        id: 'lien-he',
        heading: 'Số điện thoại',
        paragraphs: [
          'Mã xác nhận và biên nhận được gửi tới số 091 ••• •678.',
          '2 người dự thi đang dùng chung liên hệ này. Đổi ở đây chỉ đổi cho bạn.',
        ],
        links: [{ label: 'Đổi số điện thoại', url: '/tai-khoan/lien-he' }],
      },
      {
        id: 'mat-khau',
        heading: 'Mật khẩu',
        paragraphs: ['Bạn đã đặt mật khẩu. Mã vẫn dùng được như trước.'],
        links: [{ label: 'Đổi hoặc bỏ mật khẩu', url: '/tai-khoan/mat-khau' }],
      },
      {
        id: 'lien-ket',
        heading: 'Tài khoản liên kết',
        paragraphs: [],
        lines: [
          {
            title: 'VNeID',
            detail: 'Liên kết lúc 10:42 thứ Hai, 21/10/2024',
            post: { url: '/tai-khoan/lien-ket/1/bo', label: 'Bỏ liên kết', hiddenLabel: 'VNeID' },
          },
        ],
      },
      {
        id: 'dang-nhap',
        heading: 'Nơi đang đăng nhập',
        paragraphs: [],
        lines: [
          { title: 'Zalo, Android (trình duyệt này)', detail: 'Bằng mã, lúc 10:42 thứ Hai, 21/10/2024' },
          { title: 'Chrome, Windows', detail: 'Bằng mật khẩu, lúc 8:15 Chủ nhật, 20/10/2024' },
        ],
        post: { url: '/tai-khoan/dang-xuat-noi-khac', label: 'Đăng xuất ở 1 nơi khác' },
      },
      {
        id: 'xem-them',
        heading: 'Xem thêm',
        paragraphs: [],
        links: [
          { label: 'Dữ liệu của tôi: xem, tải về, rút khỏi cuộc thi', url: '/tai-khoan/du-lieu' },
          { label: 'Trang đầu mối: đơn vị tôi theo dõi', url: '/dau-moi' },
        ],
      },
    ],
    back: { label: 'Về Bài thi của tôi', url: '/cua-toi' },
  };
  const accountPassword: AccountFormView = {
    ...page('Đổi mật khẩu', { title: 'Tài khoản', backUrl: '/tai-khoan' }),
    heading: 'Đổi mật khẩu',
    intro: ['Đổi xong, mọi nơi khác đang đăng nhập sẽ bị đăng xuất.'],
    actionUrl: '/tai-khoan/mat-khau',
    fields: [
      { id: 'current', name: 'current', label: 'Mật khẩu hiện tại', value: '', type: 'password' },
      {
        id: 'password',
        name: 'password',
        label: 'Mật khẩu mới',
        hint: 'Ít nhất 10 ký tự. Một câu dễ nhớ tốt hơn một từ khó.',
        value: '',
        type: 'password',
      },
      { id: 'repeated', name: 'repeated', label: 'Nhập lại mật khẩu mới', value: '', type: 'password' },
    ],
    button: 'Đổi mật khẩu',
    second: {
      heading: 'Bỏ mật khẩu',
      sentence: 'Từ đó bạn chỉ vào bằng mã. Mọi nơi khác đang đăng nhập sẽ bị đăng xuất.',
      actionUrl: '/tai-khoan/mat-khau/bo',
      fields: [{ id: 'current-remove', name: 'current', label: 'Mật khẩu hiện tại', value: '', type: 'password' }],
      button: 'Bỏ mật khẩu',
    },
    links: [{ label: 'Quên mật khẩu? Đăng nhập lại bằng mã', url: '/dang-nhap?lai=1' }],
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

  const needsIdentity: NotEligibleView = {
    ...notEligible,
    heading: 'Bạn chưa dự thi được',
    intro: 'Theo thể lệ cuộc thi:',
    reasons: [
      {
        text: 'Cuộc thi dành cho người có tài khoản định danh điện tử (VNeID) mức độ 2. Hãy đăng nhập bằng tài khoản ấy rồi đăng ký dự thi.',
      },
    ],
    advice: 'Nếu bạn cho là có nhầm lẫn, hãy sửa lại thông tin hoặc hỏi Ban Tổ chức.',
    actions: [
      { label: 'Đăng nhập bằng VNeID', url: '/dang-nhap/qua/1?next=%2Fdang-ky%2Fdon-vi' },
      { label: 'Sửa thông tin', url: '/dang-ky' },
      { label: 'Hỏi Ban Tổ chức', url: '/hoi-dap' },
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

  const consent: NominationConsentView = {
    ...noneLeft,
    heading: 'Bạn được đề cử',
    paragraphs: ['UBND huyện Bảo Lạc muốn đề cử bài của bạn lên Tỉnh Cao Bằng. Chỉ gửi khi bạn đồng ý.'],
    rows: [
      { label: 'Bài dự thi', value: 'Một cửa không giấy' },
      { label: 'Tác giả', value: 'Hoàng Thị Sầm' },
      { label: 'Đã chọn qua', value: 'Vòng xét cấp huyện. Xếp thứ nhất' },
    ],
    summary: ['Người dân nộp và nhận kết quả tại nhà.'],
    ask: {
      heading: 'Nếu bạn đồng ý',
      points: [
        'Tỉnh Cao Bằng nhận nội dung trên cùng họ tên, chức vụ, đơn vị và liên hệ của bạn.',
        'Nội dung bị sửa thì phải hỏi lại bạn.',
      ],
      url: '/de-cu/7F3K-92QX-7F3K-92QX',
      seen: '0'.repeat(64),
      agree: 'Tôi đồng ý',
      refuse: 'Tôi không đồng ý',
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
    'sign-in-wrong': task('sign-in', signInWrong),
    'sign-in-password': task('sign-in', signInByPassword),
    'account-password': task('account-form', accountPassword),
    account: { layout: 'portal', template: 'account', view: account },
    'guardian-page': { layout: 'portal', template: 'account', view: guardianPage },
    'not-eligible': task('not-eligible', notEligible),
    'not-eligible-identity': task('not-eligible', needsIdentity),
    'round-start': task('round-start', start),
    'round-start-resume': task('round-start', resume),
    'round-start-waiting': task('round-start', waiting),
    'round-start-none-left': task('round-start', noneLeft),
    'round-start-closed': task('round-start', closed),
    'nomination-consent': task('nomination-consent', consent),
  };
}
