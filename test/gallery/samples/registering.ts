/** What surrounds registering: all that a plan may ask for, a guardian, entering for somebody, asking before, one's own unit and data. */
import type {
  AccountView,
  AssistedView,
  GuardianConsentView,
  LayoutView,
  MayIView,
  MyUnitView,
  RegisterGuardianView,
  RegisterWhoView,
} from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const PUBLISH = {
  id: 'publish',
  name: 'publish',
  value: 'yes',
  text: 'Tôi đồng ý công bố tên tôi (che một phần) cùng đơn vị khi tôi đạt giải hoặc được xếp hạng.',
  hint: 'Không bắt buộc. Nếu không đồng ý, trang công khai chỉ ghi chữ cái đầu của tên. Lúc nào cũng đổi được.',
};

export default function registering({ frame }: typeof Base): Base.Samples {
  const task = (template: string, view: LayoutView): Base.Sample => ({ template, layout: 'task', view });
  const full: RegisterWhoView = {
    ...frame('lam-dong', 'Đăng ký dự thi', { task: { title: 'Đăng ký dự thi', backUrl: '/', note: 'Bước 1 trong 3' } }),
    actionUrl: '/dang-ky',
    heading: 'Bạn là ai?',
    intro: 'Những gì bạn đã nhập vẫn còn nguyên.',
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'identityNumber', text: 'Số căn cước này là của người sinh năm 1962' }] },
    helper: {
      sentence: 'Phạm Văn Giúp đang nhập hộ. Hôm nay còn nhập hộ được 19 người.',
      stop: { label: 'Thôi nhập hộ', url: '/nhap-ho/thoi' },
    },
    fullName: { id: 'fullName', name: 'fullName', label: 'Họ và tên', hint: 'Như trên căn cước.', value: 'Y Klơng Ayŭn' },
    birthDate: { id: 'birthDate', label: 'Ngày sinh', day: { value: '29' }, month: { value: '2' }, year: { value: '1960' } },
    phone: {
      id: 'phone',
      name: 'phone',
      label: 'Số điện thoại',
      hint: 'Để gửi mã. Không hiện cho ai khác.',
      value: '0912 345 678',
      type: 'tel',
    },
    lines: [
      { id: 'position', name: 'position', label: 'Chức vụ (không bắt buộc)', hint: 'Để ghi trên bìa bài dự thi.', value: '' },
      { id: 'address', name: 'address', label: 'Địa chỉ liên hệ', hint: 'Để gửi giải thưởng.', value: 'Buôn Akŏ Dhông' },
      {
        id: 'accessWord',
        name: 'accessWord',
        label: 'Mật khẩu dự thi',
        hint: 'Đã công bố tại giấy mời. Không phân biệt chữ hoa, chữ thường và dấu.',
        value: '',
      },
    ],
    identity: {
      field: {
        id: 'identityNumber',
        name: 'identityNumber',
        label: 'Số căn cước',
        hint: 'Để trao giải đúng người. Được mã hóa, chỉ hiện ba số cuối. Đừng gửi ảnh thẻ cho ai.',
        value: '066062000123',
        error: 'Số căn cước này là của người sinh năm 1962, còn ngày sinh bạn ghi là năm 1960. Hãy xem lại cả hai.',
      },
      confirm: { id: 'identityConfirmed', name: 'identityConfirmed', value: 'yes', text: 'Số tôi ghi đúng như trên giấy tờ của tôi.' },
    },
    declarations: {
      id: 'declared',
      label: 'Tôi cam đoan',
      ticks: [
        { id: 'declared-0', name: 'declared', value: 'a', text: 'Tôi là công dân Việt Nam.', isChecked: true },
        { id: 'declared-1', name: 'declared', value: 'b', text: 'Tôi là đoàn viên.' },
      ],
    },
    consent: {
      id: 'consent',
      text: 'Tôi đồng ý để Ban Tổ chức dùng thông tin này cho cuộc thi.',
      privacyUrl: '/rieng-tu',
      isChecked: true,
    },
    publish: PUBLISH,
    signIn: { question: 'Bạn đã đăng ký?', link: { label: 'Đăng nhập', url: '/dang-nhap' } },
  };
  const guardian: RegisterGuardianView = {
    ...frame('lam-dong', 'Ai đồng ý cho bạn dự thi?', {
      task: { title: 'Đăng ký dự thi', backUrl: '/dang-ky/don-vi', note: 'Bước 3 trong 4' },
    }),
    actionUrl: '/dang-ky/nguoi-giam-ho',
    heading: 'Ai đồng ý cho bạn dự thi?',
    why: {
      question: 'Vì sao hỏi?',
      answer: 'Theo thể lệ, ở tuổi của bạn cần cha, mẹ hoặc người giám hộ đồng ý. Người ấy nhận một mã, bạn nhập mã đó ở bước sau.',
    },
    fullName: { id: 'guardianName', name: 'guardianName', label: 'Họ và tên của cha, mẹ hoặc người giám hộ', value: '' },
    relation: {
      id: 'guardianRelation',
      name: 'guardianRelation',
      label: 'Người ấy là ai của bạn?',
      options: ['Mẹ', 'Cha', 'Người giám hộ'].map((label, n) => ({ value: String(n), label })),
    },
    contact: {
      id: 'guardianContact',
      name: 'guardianContact',
      label: 'Số điện thoại hoặc thư điện tử của người ấy',
      hint: 'Chỉ dùng để hỏi ý kiến về việc dự thi của bạn.',
      value: '',
    },
    button: 'Tiếp tục',
  };
  const consent: GuardianConsentView = {
    ...frame('lam-dong', 'Cha mẹ đồng ý', { task: { title: 'Cha mẹ đồng ý', backUrl: '/cua-toi' } }),
    heading: 'Chờ cha mẹ đồng ý',
    paragraphs: [
      'Trần Bé An đã đăng ký, và vào thi được khi mẹ Lê Thị Mẹ đồng ý.',
      'Hãy đưa máy này cho người ấy đọc, hoặc gọi điện hỏi mã. Trong lúc chờ, bạn vẫn ôn tập được.',
    ],
    form: {
      actionUrl: '/cua-toi/nguoi-giam-ho',
      statement:
        'Tôi đồng ý cho con em tôi dự thi và để Ban Tổ chức dùng thông tin của cháu cho cuộc thi. Người dự thi: Trần Bé An. Cuộc thi: Tìm hiểu cải cách hành chính năm 2024.',
      publish: { ...PUBLISH, text: 'Tôi đồng ý công bố tên cháu (che một phần) cùng đơn vị khi cháu đạt giải hoặc được xếp hạng.' },
      code: { id: 'code', name: 'code', label: 'Mã gửi tới cha, mẹ hoặc người giám hộ', value: '' },
      button: 'Tôi đồng ý',
      validity: 'Mã có giá trị đến 10:52.',
    },
    send: { url: '/cua-toi/nguoi-giam-ho/gui-ma', label: 'Gửi lại mã', isFirst: false, note: 'Chưa thấy mã? Gửi lại được từ 10:43:07.' },
    links: [
      { label: 'Sửa người đồng ý', url: '/cua-toi/nguoi-giam-ho/doi' },
      { label: 'Để sau, về Bài thi của tôi', url: '/cua-toi' },
    ],
  };
  const consentUnsent: GuardianConsentView = {
    ...consent,
    form: undefined,
    send: { url: '/cua-toi/nguoi-giam-ho/gui-ma', label: 'Gửi mã tới số 098 ••• •321', isFirst: true },
  };
  const assisted: AssistedView = {
    ...frame('lam-dong', 'Nhập hộ', { task: { title: 'Nhập hộ', backUrl: '/cua-toi' } }),
    heading: 'Nhập hộ người khác trên máy này',
    paragraphs: ['Dành cho người giúp người cao tuổi, người chưa quen dùng máy. Hôm nay bạn nhập hộ được 20 người nữa.'],
    rules: [
      'Người dự thi ngồi cạnh bạn, tự chọn đáp án và tự đồng ý.',
      'Mã xác nhận gửi tới điện thoại của người ấy hoặc của người nhà.',
      'Bài được ghi là có người nhập hộ, và thống kê cho biết có bao nhiêu bài như vậy.',
      'Bạn được đăng xuất khỏi máy này trong lúc nhập hộ.',
    ],
    form: {
      actionUrl: '/nhap-ho',
      tick: { id: 'declares', name: 'declares', value: 'yes', text: 'Tôi nhập hộ người ngồi cạnh tôi, không làm bài thay.' },
      button: 'Bắt đầu nhập hộ',
    },
  };
  const mayI: MayIView = {
    ...frame('lam-dong', 'Tôi có được dự thi không?', { task: { title: 'Điều kiện dự thi', backUrl: '/' } }),
    heading: 'Tôi có được dự thi không?',
    intro: 'Trả lời vài câu, không cần ghi tên. Những gì bạn ghi ở đây không được lưu lại.',
    rules: {
      id: 'dieu-kien',
      heading: 'Theo thể lệ',
      actionUrl: '/du-dieu-kien',
      birthDate: { id: 'birthDate', label: 'Ngày sinh', day: { value: '5' }, month: { value: '5' }, year: { value: '2010' } },
      audience: {
        id: 'audience',
        name: 'audience',
        label: 'Bạn thuộc nhóm nào?',
        placeholder: 'Chọn một nhóm',
        options: [{ value: 'people', label: 'Người dân, học sinh, sinh viên', isSelected: true }],
      },
      basis: {
        id: 'basis',
        name: 'basis',
        label: 'Tính theo',
        options: [
          { value: 'residence', label: 'Nơi tôi thường trú', isChecked: true },
          { value: 'workplace', label: 'Nơi tôi làm việc hoặc học tập' },
        ],
      },
      search: {
        id: 'q',
        name: 'q',
        label: 'Nơi ấy ở đâu? (không bắt buộc)',
        hint: 'Gõ vài chữ đầu rồi bấm nút dưới đây để tìm.',
        value: 'lac',
      },
      results: [{ id: '1', name: 'Lạc Dương', detail: 'thị trấn, huyện Lạc Dương', isChecked: true }],
      resultsText: 'Có 1 nơi phù hợp. Chọn một nơi rồi bấm lại.',
      button: 'Xem tôi có được dự thi không',
      answer: {
        title: 'Bạn dự thi được',
        isYes: true,
        items: [
          'Ở tuổi của bạn cần cha, mẹ hoặc người giám hộ đồng ý. Bạn ghi người ấy khi đăng ký.',
          'Trừ khi bạn thuộc: Ban Tổ chức; Tổ thư ký.',
          'Trừ khi bạn đã viết câu hỏi cho cuộc thi này.',
        ],
        action: { label: 'Đăng ký dự thi', url: '/dang-ky' },
      },
    },
    own: {
      id: 'da-dang-ky',
      heading: 'Tôi đã đăng ký chưa?',
      intro: 'Câu trả lời được gửi tới chính số điện thoại hoặc hộp thư đó, không hiện ở đây.',
      actionUrl: '/du-dieu-kien/da-dang-ky',
      contact: { id: 'contact', name: 'contact', label: 'Số điện thoại hoặc thư điện tử', value: '' },
      button: 'Gửi câu trả lời cho tôi',
    },
  };
  const myUnit: MyUnitView = {
    back: 'Về Bài thi của tôi',
    ...frame('lam-dong', 'Đơn vị được tính', { task: { title: 'Đơn vị được tính', backUrl: '/cua-toi' } }),
    heading: 'Bạn dự thi cho đơn vị nào?',
    intro:
      'Chọn nơi ở hoặc nơi làm việc, học tập. Đợt thi đã đóng vẫn tính cho đơn vị cũ; từ đợt đang mở trở đi tính cho đơn vị mới. Không ai được tính hai lần.',
    facts: [
      { label: 'Đang tính cho', value: 'Trường THCS Nguyễn Du, phường 10' },
      { label: 'Nơi tôi thường trú', value: 'Phường 9, thành phố Đà Lạt' },
      { label: 'Nơi tôi làm việc hoặc học tập', value: 'Trường THCS Nguyễn Du, phường 10' },
    ],
    form: {
      actionUrl: '/cua-toi/don-vi',
      shown: 'workplace',
      searchUrl: '/don-vi',
      basis: {
        id: 'basis',
        name: 'basis',
        label: 'Tính theo',
        options: [
          { value: 'residence', label: 'Nơi tôi thường trú' },
          { value: 'workplace', label: 'Nơi tôi làm việc hoặc học tập', isChecked: true },
        ],
      },
      search: {
        id: 'q',
        name: 'q',
        label: 'Cơ quan, đơn vị, trường học',
        hint: 'Gõ vài chữ đầu, không cần dấu.',
        value: '',
        type: 'search',
      },
      results: [],
      chosen: { id: '1', name: 'Trường THCS Nguyễn Du', detail: 'phường 10', isChecked: true },
    },
    changes: { title: 'Những lần đã đổi', items: [{ title: 'Phường 9 → Trường THCS Nguyễn Du', detail: '8:15 thứ Ba, 29/10/2024' }] },
  };
  const data: AccountView = {
    ...frame('lam-dong', 'Dữ liệu của tôi'),
    heading: 'Dữ liệu của tôi',
    person: [
      { label: 'Họ và tên', value: 'Đỗ Thị Lụa' },
      { label: 'Ngày sinh', value: '07/07/1962' },
      { label: 'Liên hệ', value: '091 ••• •678' },
    ],
    sections: [
      {
        id: 'cuoc-thi',
        heading: 'Cuộc thi Tìm hiểu cải cách hành chính năm 2024',
        paragraphs: [],
        facts: [
          { label: 'Đăng ký lúc', value: '8:00 thứ Ba, 22/10/2024' },
          { label: 'Tính cho', value: 'Phường 9, thành phố Đà Lạt' },
          { label: 'Số căn cước', value: '••• ••• ••• 123' },
          { label: 'Mã số ẩn danh trong bảng xếp hạng', value: '5f0c8a2e-6a1b-4e0e-9d55-0b8f2c1a7e43' },
        ],
        lines: [{ title: 'Công bố tên: đồng ý', detail: 'Lời của bạn, lúc 8:00 thứ Ba, 22/10/2024, bản tháng 11 năm 2026' }],
      },
      {
        id: 'cong-bo',
        heading: 'Công bố tên',
        paragraphs: ['Bạn đồng ý công bố tên, che một phần, khi đạt giải hoặc được xếp hạng.'],
        post: { url: '/tai-khoan/du-lieu/cong-bo', label: 'Không công bố tên nữa', hidden: [{ name: 'publish', value: 'no' }] },
      },
      {
        id: 'rut',
        heading: 'Rút khỏi cuộc thi',
        paragraphs: ['Bạn có thể rút và cho xóa thông tin của mình bất cứ lúc nào.'],
        links: [{ label: 'Rút và xóa thông tin của tôi', url: '/tai-khoan/du-lieu/rut' }],
      },
    ],
    back: { label: 'Về Bài thi của tôi', url: '/cua-toi' },
  };
  return {
    'register-who-full': task('register-who', full),
    'register-guardian': task('register-guardian', guardian),
    'guardian-consent': task('guardian-consent', consent),
    'guardian-consent-unsent': task('guardian-consent', consentUnsent),
    assisted: task('assisted', assisted),
    'may-i': task('may-i', mayI),
    'my-unit': task('my-unit', myUnit),
    'own-data': { layout: 'portal', template: 'account', view: data },
  };
}
