/** The pages of a unit's contact: how it is doing, lists of people, reminders. */
import type {
  CoordinatorInvitationView,
  CoordinatorUnitsView,
  CoordinatorView,
  LayoutView,
  NominationFormView,
  NominationsView,
  NominationView,
  RefusalView,
  RemindersView,
  RosterPreviewView,
  RostersView,
  RosterView,
} from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const HEIGHTS = [4, 12, 30, 22, 18, 6, 3, 40, 72, 100, 64, 20, 12, 8];
const STATES = [
  { state: 'Đã dự thi', kind: 'done' },
  { state: 'Đã đăng ký, chưa dự thi', kind: 'now' },
  { state: 'Chưa dự thi', kind: 'next' },
];
const NAMES = ['Nguyễn Thị Hòa', 'Y Klơng Ayŭn', 'Trần Văn Bảy', 'Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Phương Khánh', 'Lê Na'];

export default function coordinators({ frame }: typeof Base): Base.Samples {
  const portal = (template: string, view: LayoutView): Base.Sample => ({ template, layout: 'portal', view });
  const task = (template: string, view: LayoutView): Base.Sample => ({ template, layout: 'task', view });
  const home: CoordinatorView = {
    ...frame('lam-dong', 'Trường THCS Nguyễn Du'),
    heading: 'Trường THCS Nguyễn Du, phường 9',
    lead: 'Đầu mối cuộc thi “Tìm hiểu Cải cách hành chính và Chuyển đổi số”',
    others: { label: 'Đơn vị khác của bạn', url: '/dau-moi?chon=1' },
    figure: { value: '71%', text: '86 trong 120 người đã dự thi', width: '71%' },
    facts: [
      { label: 'Tổng số người', value: '120 người' },
      { label: 'Đã dự thi', value: '86 người' },
      { label: 'Đã đăng ký, chưa dự thi', value: '9 người' },
      { label: 'Còn thiếu', value: '34 người' },
    ],
    round: 'Tuần thi thứ 2 đang mở, còn đến 9:30 thứ Hai, 04/11/2024.',
    trend: {
      description: '86 người dự thi lần đầu, theo ngày; nhiều nhất 18 người một ngày.',
      bars: HEIGHTS.map((height, at) => ({ x: String(at * 71.4 + 8), y: String(100 - height), width: '55.7', height: String(height) })),
      first: '21/10',
      last: '03/11',
      most: 'Cao nhất 18 người một ngày',
      rows: [
        { day: 'Chủ nhật, 03/11/2024', people: '1', total: '86' },
        { day: 'Thứ Bảy, 02/11/2024', people: '2', total: '85' },
      ],
    },
    below: {
      heading: 'Từng đơn vị bên trong',
      note: 'Đơn vị còn xa chỉ tiêu nhất đứng đầu. Ngoài ra 4 người dự thi tính thẳng cho đơn vị.',
      bars: [
        { label: 'Tổ Tự nhiên', value: '12', valueRest: 'trong 30', width: '40%' },
        { label: 'Tổ Xã hội', value: '28', valueRest: 'trong 40', width: '70%' },
        { label: 'Văn phòng', value: '10', valueRest: 'trong 10', width: '100%', isFull: true },
      ],
    },
    poster: {
      text: 'Áp phích có mã QR của đơn vị. Ai quét cũng được chọn sẵn đơn vị này, vẫn đổi được nếu không phải.',
      link: { label: 'Tải áp phích (PDF, khổ A4)', url: '/dau-moi/1/ap-phich.pdf' },
      address: 'https://lam-dong.khoabang.vn/don-vi/thcs-nguyen-du',
    },
    groupText: {
      id: 'loi-nhac',
      label: 'Lời nhắc gửi nhóm Zalo',
      hint: 'Chép cả ô rồi dán vào nhóm. Con số là của lúc mở trang này.',
      copy: 'Chép lời nhắc',
      text: 'Cuộc thi “Tìm hiểu Cải cách hành chính”\nĐến nay Trường THCS Nguyễn Du đã có 86 trong 120 người dự thi, còn 34 người.\nTuần thi thứ 2 đang mở, còn đến 9:30 thứ Hai, 04/11/2024.\nMời các anh chị chưa dự thi bấm vào đây, đơn vị đã được chọn sẵn:\nhttps://lam-dong.khoabang.vn/don-vi/thcs-nguyen-du',
      rows: 8,
    },
    links: [
      { label: 'Nhắc người chưa dự thi', detail: '9 người đã đăng ký mà chưa thi đợt đang mở', url: '/dau-moi/1/nhac' },
      {
        label: 'Danh sách người của đơn vị',
        detail: '2 danh sách: ai đã dự thi, ai chưa, nhắc người chưa dự thi',
        url: '/dau-moi/1/danh-sach',
      },
    ],
  };
  const units: CoordinatorUnitsView = {
    ...frame('lam-dong', 'Đầu mối'),
    heading: 'Đơn vị của bạn',
    intro: 'Bạn là đầu mối cuộc thi của các đơn vị sau.',
    units: [
      { label: 'Phường 9', detail: 'thành phố Đà Lạt', url: '/dau-moi/1' },
      { label: 'Trường THCS Nguyễn Du', url: '/dau-moi/2' },
    ],
    back: { label: 'Về Bài thi của tôi', url: '/cua-toi' },
  };
  const invitation: CoordinatorInvitationView = {
    ...frame('lam-dong', 'Lời mời làm đầu mối', { task: { title: 'Đầu mối cuộc thi' } }),
    actionUrl: '/dau-moi/nhan/x',
    heading: 'Mời Nguyễn Thị Hòa làm đầu mối',
    paragraphs: [
      'Đơn vị: Trường THCS Nguyễn Du.',
      'Đầu mối theo dõi số người dự thi của đơn vị mình, in áp phích, tải danh sách và nhắc người chưa dự thi. Đầu mối không thấy bài thi của ai và không thấy đơn vị khác; bài dự thi của đơn vị chỉ đọc được khi đơn vị được mời chọn bài để đề cử.',
    ],
    birthDate: {
      id: 'birthDate',
      label: 'Ngày sinh của bạn',
      hint: 'Để phân biệt với người dùng chung số điện thoại hoặc hộp thư. Lần sau bạn đăng nhập bằng mã gửi tới đó.',
      day: { value: '' },
      month: { value: '' },
      year: { value: '' },
    },
    button: 'Nhận làm đầu mối',
  };
  const upload: RostersView = {
    ...frame('lam-dong', 'Danh sách người của đơn vị'),
    heading: 'Danh sách người của đơn vị',
    intro: 'Tải danh sách của Trường THCS Nguyễn Du lên để biết ai đã dự thi, ai chưa, và nhắc người chưa dự thi.',
    back: { label: 'Trường THCS Nguyễn Du', url: '/dau-moi/1' },
    rosters: [{ label: 'Lớp 9A', detail: '42 người, tự xóa ngày 18/11/2024', url: '/dau-moi/1/danh-sach/1' }],
    upload: {
      actionUrl: '/dau-moi/1/danh-sach',
      id: 'file',
      label: 'Tải thêm danh sách',
      hint: 'Tệp Excel (.xlsx) hoặc CSV, mỗi tệp tối đa 3.000 người. Cần cột họ và tên, ngày sinh; nên có lớp hoặc chức vụ, điện thoại, thư điện tử. Các cột khác không được đọc.',
      accept: '.xlsx,.csv',
      button: 'Đọc và xem trước',
      template: { label: 'Tải tệp mẫu (Excel)', url: '/dau-moi/1/danh-sach/mau.xlsx' },
    },
  };
  const sheet = frame('lam-dong', 'Xem trước danh sách', {
    task: { title: 'Danh sách người của đơn vị', backUrl: '/dau-moi/1/danh-sach' },
  });
  const preview: RosterPreviewView = {
    ...sheet,
    heading: 'Xem trước khi nhập',
    intro: 'Tệp “Lớp 9A.xlsx”. Chưa có gì được ghi.',
    notes: [
      '5 người, trong đó 3 người có điện thoại hoặc thư điện tử để nhắc.',
      'Danh sách tự xóa cùng mọi người trong đó ngày 18/11/2024, sau khi cuộc thi kết thúc. Bạn xóa sớm hơn lúc nào cũng được.',
    ],
    people: {
      caption: 'Người trong tệp',
      rows: NAMES.map((name) => ({ name, birthDate: '03/05/2010', detail: 'Lớp 9A', contact: 'có điện thoại' })),
    },
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'declared', text: 'Hãy đọc và đánh dấu cam kết' }] },
    form: {
      actionUrl: '/dau-moi/1/danh-sach/xem/1',
      hidden: [],
      title: { id: 'title', name: 'title', label: 'Tên danh sách', hint: 'Ví dụ: Lớp 9A, Phòng Tổ chức.', value: 'Lớp 9A' },
      ticks: [
        {
          id: 'declared',
          name: 'declared',
          value: 'yes',
          text: 'Nhà trường lập danh sách này chỉ để vận động và theo dõi việc dự thi. Học sinh có tên và cha mẹ hoặc người giám hộ đã được báo rằng họ tên, ngày sinh và cách liên hệ được dùng cho việc này và được xóa khi cuộc thi kết thúc.',
          error: 'Cần có cam kết này mới nhập được.',
        },
        {
          id: 'guardians',
          name: 'guardians',
          value: 'yes',
          text: 'Không bắt buộc. Nhà trường đang giữ văn bản của cha mẹ hoặc người giám hộ từng học sinh có tên, đồng ý cho các em dự thi.',
        },
      ],
      button: 'Nhập 5 người',
    },
    drop: { actionUrl: '/dau-moi/1/danh-sach/xem/1/bo', label: 'Bỏ, không nhập' },
  };
  const faulty: RosterPreviewView = {
    ...sheet,
    heading: 'Xem trước khi nhập',
    intro: 'Tệp “Lớp 9A.xlsx”. Chưa có gì được ghi.',
    notes: [],
    faults: {
      title: 'Tệp còn 2 chỗ sai nên chưa nhập được',
      advice: 'Hãy sửa trong tệp rồi tải lên lại.',
      rows: [
        { row: '4', column: 'Ngày sinh', sentence: '“31/02/2010” không phải một ngày. Hãy ghi đủ ngày, tháng, năm, ví dụ 03/05/2010.' },
        { row: '12', column: 'Họ và tên', sentence: 'Người này đã có ở dòng 7, cùng họ tên và ngày sinh. Hãy bỏ một dòng.' },
      ],
    },
    drop: { actionUrl: '/dau-moi/1/danh-sach/xem/1/bo', label: 'Bỏ tệp này, tải tệp khác' },
  };
  const roster: RosterView = {
    ...frame('lam-dong', 'Lớp 9A'),
    heading: 'Lớp 9A',
    intro: '17 trong 42 người đã dự thi tuần thi thứ 2 cho Trường THCS Nguyễn Du. Ai dự thi cho đơn vị khác thì ở đây vẫn là chưa.',
    back: { label: 'Danh sách người của đơn vị', url: '/dau-moi/1/danh-sach' },
    tabs: [
      { label: 'Tất cả', count: '42', url: '#', current: true },
      { label: 'Chưa dự thi', count: '25', url: '#', current: false },
      { label: 'Đã dự thi', count: '17', url: '#', current: false },
    ],
    people: NAMES.map((name, at) => ({ name, detail: '03/05/2010, Lớp 9A', ...(STATES[at % 3] as (typeof STATES)[number]) })),
    pager: { next: { label: 'Trang sau', url: '#' }, text: 'Trang 1 trong 2' },
    file: { label: 'Tải về danh sách này (CSV)', url: '#' },
    remind: {
      heading: 'Nhắc người chưa đăng ký',
      sentences: [
        '21 tin sẽ gửi tới 23 người chưa đăng ký, mỗi người một lần cho mỗi đợt thi.',
        '2 người không có điện thoại hay thư điện tử: hãy nhắc trực tiếp.',
        'Ban đêm không gửi: tin đi lúc 7:00 thứ Tư, 30/10/2024.',
      ],
      sample:
        'Gửi …: Ban Tổ chức cuộc thi tỉnh Lâm Đồng mời dự thi “Tìm hiểu Cải cách hành chính”, tuần thi thứ 2 đang mở, còn đến 9:30 thứ Hai, 04/11/2024.\nDự thi cho Trường THCS Nguyễn Du: https://lam-dong.khoabang.vn/don-vi/thcs-nguyen-du\nNếu đã dự thi, xin bỏ qua tin này. Không nhận nhắc nữa: https://lam-dong.khoabang.vn/khong-nhac/…',
      action: { url: '#', label: 'Gửi 21 tin nhắc' },
      campaigns: [{ title: '8:15 thứ Ba, 22/10/2024', detail: 'Đã xong: đã nhắc 30 trong 31 người.' }],
    },
    remove: {
      sentence: 'Xóa danh sách và 42 người trong đó. Người đã dự thi vẫn dự thi như thường. Không xóa thì ngày 18/11/2024 máy tự xóa.',
      url: '#',
      label: 'Xóa danh sách',
    },
  };
  const reminders: RemindersView = {
    ...frame('lam-dong', 'Nhắc người chưa dự thi'),
    heading: 'Nhắc người chưa dự thi',
    intro:
      'Máy gửi tin, bạn không thấy số điện thoại hay thư điện tử của ai. Mỗi người được nhắc một lần cho mỗi đợt thi, ban đêm không gửi, và ai không muốn thì từ chối được.',
    back: { label: 'Trường THCS Nguyễn Du', url: '/dau-moi/1' },
    groups: [
      {
        heading: 'Đã đăng ký, chưa dự thi',
        sentences: [
          '9 người đã đăng ký cho Trường THCS Nguyễn Du mà chưa thi tuần thi thứ 2.',
          'Nhắc được 6 người, theo liên hệ mà họ đã xác nhận khi đăng ký.',
          '1 người còn chờ cha mẹ hoặc người giám hộ đồng ý nên chưa nhắc.',
          '2 người đã được nhắc trong đợt này, hoặc không muốn nhận nhắc.',
        ],
        sample:
          'Gửi …: Ban Tổ chức cuộc thi tỉnh Lâm Đồng nhắc bạn đã đăng ký “Tìm hiểu Cải cách hành chính” nhưng chưa thi; tuần thi thứ 2 đang mở, còn đến 9:30 thứ Hai, 04/11/2024.\nVào thi: https://lam-dong.khoabang.vn/cua-toi\nNếu đã dự thi, xin bỏ qua tin này. Không nhận nhắc nữa: https://lam-dong.khoabang.vn/khong-nhac/…',
        action: { url: '#', label: 'Gửi 5 tin nhắc' },
        campaigns: [],
      },
      {
        heading: 'Chưa đăng ký',
        sentences: [
          'Theo số người của đơn vị, còn 25 người chưa đăng ký.',
          'Trong 2 danh sách, 23 người chưa đăng ký cho Trường THCS Nguyễn Du.',
          '2 người không có điện thoại hay thư điện tử: hãy nhắc trực tiếp.',
        ],
        campaigns: [
          {
            title: '8:15 thứ Ba, 22/10/2024',
            detail: 'Đang gửi: đã nhắc 30 trong 51 người. Còn 21 người. Hôm nay đã gửi hết số tin nhắc được phép, mai gửi tiếp.',
          },
        ],
        link: { label: 'Xem từng danh sách', url: '/dau-moi/1/danh-sach' },
      },
    ],
  };
  const nominations: NominationsView = {
    ...frame('cao-bang', 'Đề cử'),
    heading: 'Đề cử của đơn vị',
    intro: 'Chọn bài, chọn người hay nhất của đơn vị rồi gửi Ban Tổ chức. Chỉ gửi được khi tác giả đồng ý.',
    back: { label: 'Sở Nội vụ', url: '/dau-moi/1' },
    calls: [
      {
        title: 'Nhận sáng kiến cải cách hành chính',
        unit: '',
        sentences: ['Nhận đến 17:00 thứ Bảy, 30/11/2024.', 'Từ 1 đến 3 đề cử, đã gửi 1.', 'Mỗi sáng kiến kèm số liệu áp dụng thực tế.'],
        link: { label: 'Lập đề cử', url: '#' },
      },
    ],
    own: {
      heading: 'Đề cử đã lập',
      rows: [
        {
          label: 'Một cửa không giấy tại bộ phận tiếp nhận và trả kết quả',
          detail: 'Đã gửi, chờ tiếp nhận. Bài dự thi, Sở Nội vụ, 2 trong 2 tác giả đồng ý.',
          url: '#',
        },
        {
          label: 'Trả kết quả tại nhà cho người cao tuổi',
          detail: 'Bị trả lại. Lý do: Thiếu số liệu áp dụng. Bài dự thi, Sở Nội vụ, 1 trong 1 tác giả đồng ý.',
          url: '#',
        },
      ],
    },
  };
  const entry: NominationFormView = {
    ...frame('cao-bang', 'Lập đề cử', { task: { title: 'Đề cử', backUrl: '#' } }),
    actionUrl: '#',
    heading: 'Lập đề cử: Nhận sáng kiến cải cách hành chính',
    paragraphs: ['Sở Nội vụ đề cử. Từ 1 đến 3 đề cử, đã gửi 1. Nhận đến 17:00 thứ Bảy, 30/11/2024.'],
    note: 'Mỗi sáng kiến kèm số liệu áp dụng thực tế.',
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'summary', text: 'Hãy viết tóm tắt để người nhận biết được đề cử điều gì' }] },
    kind: {
      id: 'kind',
      name: 'kind',
      label: 'Đề cử',
      options: [
        { value: 'entry', label: 'Bài dự thi', isChecked: true },
        { value: 'person', label: 'Người' },
      ],
    },
    fields: [
      { line: { id: 'title', name: 'title', label: 'Tên bài dự thi, hoặc thành tích của người', value: 'Một cửa không giấy' } },
      { line: { id: 'theme', name: 'theme', label: 'Chủ đề', hint: 'Có thể để trống.', value: '' } },
      {
        lines: {
          id: 'summary',
          name: 'summary',
          label: 'Tóm tắt',
          hint: 'Nội dung, cách làm, hiệu quả.',
          value: '',
          rows: '8',
          error: 'Hãy viết tóm tắt để người nhận biết được đề cử điều gì.',
        },
      },
      {
        lines: {
          id: 'authors',
          name: 'authors',
          label: 'Tác giả',
          hint: 'Mỗi người một dòng: họ tên; chức vụ; đơn vị; thư điện tử hoặc số di động.',
          value:
            'Hoàng Thị Sầm; Chuyên viên; Phòng Cải cách hành chính; sam@vidu.vn\nNông Văn Tài; Chuyên viên; Phòng Tổ chức; 0912 345 678',
          rows: '4',
        },
      },
    ],
    after: 'Lưu rồi xin ý kiến từng tác giả. Sửa nội dung sau khi tác giả đã đồng ý thì phải xin ý kiến lại.',
    button: 'Lưu đề cử',
  };
  const nomination: NominationView = {
    ...frame('cao-bang', 'Một cửa không giấy'),
    heading: 'Một cửa không giấy tại bộ phận tiếp nhận và trả kết quả',
    lead: 'Bài dự thi, Sở Nội vụ đề cử lên Tỉnh Cao Bằng.',
    back: { label: 'Đề cử của đơn vị', url: '#' },
    notice: {
      title: 'Đưa đường dẫn này cho Nông Văn Tài',
      text: 'Đường dẫn để trả lời: https://cao-bang.khoabang.vn/de-cu/7F3K-92QX-AB12-CD34. Có giá trị 30 ngày, chỉ hiện một lần này; xin ý kiến lại thì đường dẫn cũ hết hiệu lực.',
    },
    state: {
      heading: 'Đang soạn',
      sentence: 'Còn chờ 1 tác giả đồng ý. Đủ rồi mới gửi được.',
      edit: { label: 'Sửa đề cử', url: '#' },
    },
    authors: {
      heading: 'Ý kiến của tác giả',
      people: [
        { name: 'Hoàng Thị Sầm', detail: 'sam@vidu.vn. 10:42, 21/10/2024', state: 'Đã đồng ý', kind: 'done' },
        {
          name: 'Nông Văn Tài',
          detail: '0912345678. Hỏi lúc 10:45, 21/10/2024',
          state: 'Chờ trả lời',
          kind: 'waiting',
          ask: { url: '#', author: '1', label: 'Xin ý kiến lại' },
        },
      ],
    },
    sections: [
      { heading: 'Tóm tắt', paragraphs: ['Người dân nộp và nhận kết quả tại nhà.', 'Thời gian trả kết quả giảm còn một nửa.'] },
      {
        heading: 'Các tác giả',
        facts: [
          { label: 'Hoàng Thị Sầm', value: 'Chuyên viên, Phòng Cải cách hành chính' },
          { label: 'Nông Văn Tài', value: 'Chuyên viên, Phòng Tổ chức' },
        ],
      },
      {
        heading: 'Đã được chọn thế nào',
        facts: [
          { label: 'Nơi đề cử', value: 'Sở Nội vụ' },
          { label: 'Qua', value: 'Vòng xét cấp sở, ngày 15/10/2024' },
          { label: 'Kết quả', value: 'Xếp thứ nhất trong 12 bài' },
          { label: 'Điểm', value: 'Hội đồng cấp sở: 85/100 điểm' },
        ],
      },
    ],
    withdraw: {
      url: '#',
      label: 'Rút đề cử',
      isOpen: true,
      reason: { id: 'reason', name: 'reason', label: 'Lý do', hint: 'Ban Tổ chức đọc được lý do này trong nhật ký.', value: '', rows: '4' },
    },
  };
  const refusal: RefusalView = {
    ...frame('lam-dong', 'Không nhận nhắc nữa?', { task: { title: '' } }),
    heading: 'Không nhận nhắc nữa?',
    paragraphs: [
      'Chúng tôi sẽ không gửi tin mời và nhắc dự thi tới số điện thoại hoặc hộp thư này nữa.',
      'Mã xác nhận khi bạn tự đăng ký, đăng nhập vẫn được gửi.',
    ],
    action: { url: '/khong-nhac/x', label: 'Không nhận nhắc nữa' },
  };
  return {
    coordinator: portal('coordinator', home),
    'coordinator-units': portal('coordinator-units', units),
    'coordinator-invitation': task('coordinator-invitation', invitation),
    'coordinator-nominations': portal('nominations', nominations),
    'coordinator-nomination-form': task('nomination-form', entry),
    'coordinator-nomination': portal('nomination', nomination),
    'coordinator-rosters': portal('rosters', upload),
    'coordinator-preview': task('roster-preview', preview),
    'coordinator-faults': task('roster-preview', faulty),
    'coordinator-roster': portal('roster', roster),
    'coordinator-reminders': portal('reminders', reminders),
    'coordinator-refusal': task('refusal', refusal),
  };
}
