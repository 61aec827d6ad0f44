/** Results of a part of submissions, as the console showed them for a contest with ten entries of people, groups and a unit. */
import type {
  CellView,
  CertificatesView,
  DetailView,
  EditorView,
  GroupsView,
  ListView,
  PublicationView,
  StandingView,
} from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

type Content<View> = Omit<View, 'page' | 'console' | 'csrfToken'>;

const listJudging: Content<ListView> = {
  heading: 'Kết quả',
  sentence: 'Máy xếp hạng khi hội đồng chấm xong; hai người duyệt; người công bố bấm công bố.',
  table: {
    label: 'Kết quả từng đợt và giải tập thể',
    columns: [
      { label: 'Kết quả của' },
      { label: 'Trạng thái' },
      { label: 'Xếp hạng', isNumber: true },
      { label: 'Công bố' },
      { label: 'Việc', isHidden: true },
    ],
    rows: [
      {
        cells: [
          { text: 'Sáng kiến, giải pháp', url: '/quan-tri/ket-qua/bai-viet', isHead: true },
          { state: { label: 'Đang chấm', kind: 'now' } },
          { text: 'chưa có', isNumber: true },
          { text: 'không hẹn giờ' },
          {},
        ],
        isMarked: false,
      },
    ],
    empty: {
      title: 'Chưa có kết quả nào',
      text: 'Kết quả hiện ở đây khi cuộc thi có đợt thi hoặc phần nhận bài.',
      action: { label: 'Về Việc hôm nay', url: '/quan-tri' },
    },
  },
};

const standingJudging: Content<StandingView> = {
  heading: 'Xếp hạng Sáng kiến, giải pháp',
  back: { label: 'Kết quả', url: '/quan-tri/ket-qua' },
  notice: {
    kind: 'wait',
    title: 'Đang chấm',
    text: 'Máy lập bảng xếp hạng khi chấm xong. Còn: hội đồng chưa kết thúc mọi vòng chấm.',
    link: { label: 'Xem việc chấm bài', url: '/quan-tri/to-chuc-cham/bai-viet' },
  },
  life: [
    { label: 'Đã đóng', detail: '0:00 thứ Sáu, 11/10', isDone: true },
    { label: 'Đã khóa nhận bài', detail: '', isDone: true },
    { label: 'Đang chấm', detail: 'khi hội đồng chấm xong', isNow: true },
    { label: 'Duyệt', detail: 'người có quyền duyệt' },
    { label: 'Công bố', detail: 'do người công bố' },
  ],
  papers: { heading: 'Việc liên quan', links: [{ label: 'Quyết định số giải', url: '/quan-tri/ket-qua/bai-viet/so-giai' }] },
};

const standingUndecided: Content<StandingView> = {
  heading: 'Xếp hạng Sáng kiến, giải pháp',
  sentence: '10 bài nhận, 8 bài hợp lệ, 7 bài xếp hạng, chưa có giải',
  back: { label: 'Kết quả', url: '/quan-tri/ket-qua' },
  notice: {
    kind: 'wait',
    title: 'Chưa quyết định số giải',
    text: 'Thể lệ để số giải quyết định sau: Giải Nhất. Chưa có quyết định thì chưa duyệt được kết quả.',
    link: { label: 'Nhập quyết định', url: '/quan-tri/ket-qua/bai-viet/so-giai' },
  },
  life: [
    { label: 'Đã đóng', detail: '0:00 thứ Sáu, 11/10', isDone: true },
    { label: 'Đã khóa nhận bài', detail: '10 bài', isDone: true },
    { label: 'Đã chấm và xếp hạng', detail: '8:00 thứ Sáu, 22/11', isDone: true },
    { label: 'Chờ duyệt', detail: '0 trong 2 người', isNow: true },
    { label: 'Công bố', detail: 'do người công bố' },
  ],
  tools: {
    actionUrl: '/quan-tri/ket-qua/bai-viet',
    exports: [{ label: 'Xuất bảng này', url: '/quan-tri/ket-qua/bai-viet/bang-xep-hang.csv' }],
  },
  table: {
    label: 'Bảng xếp hạng Sáng kiến, giải pháp',
    rowLabel: 'Bài dự thi',
    columns: [
      { label: 'Điểm', isNumber: true },
      { label: 'Vòng sơ khảo', isNumber: true },
      { label: 'Vòng chung khảo', isNumber: true },
    ],
    columnCount: '6',
    rows: [
      {
        rank: '1',
        name: 'Nguyễn Thị Ngọc Diệp, Đỗ Thị Ánh, Lê Văn Bình',
        url: '/quan-tri/ket-qua/bai-viet/1',
        detail: 'Bộ phận một cửa lưu động về các xã vùng sâu trong ngày chợ phiên, kết hợp trả kết quả qua bưu chính công ích',
        code: 'BV-0001',
        cells: [
          { text: '93', isNumber: true },
          { text: '92,5', isNumber: true },
          { text: '93', isNumber: true },
        ],
        isTied: false,
      },
      {
        rank: '2',
        name: 'Phường 10, thành phố Đà Lạt',
        url: '/quan-tri/ket-qua/bai-viet/2',
        detail: 'Trợ lý ảo hướng dẫn hồ sơ đất đai',
        code: 'BV-0002',
        cells: [
          { text: '90', isNumber: true },
          { text: '89,5', isNumber: true },
          { text: '90', isNumber: true },
        ],
        isTied: false,
      },
      {
        rank: '3',
        name: 'Trần Thị Chi',
        url: '/quan-tri/ket-qua/bai-viet/3',
        detail: 'Kho số của ngành',
        code: 'BV-0003',
        cells: [
          { text: '86', isNumber: true },
          { text: '85,5', isNumber: true },
          { text: '86', isNumber: true },
        ],
        isTied: true,
      },
      {
        tie: {
          strong: 'Hạng 3 và 4',
          text: 'Xếp trên bài kế tiếp nhờ thời điểm nhận bài: 8:02:02 thứ Tư, 09/10/2024; bài kế tiếp: 8:03:03 thứ Tư, 09/10/2024.',
        },
      },
      {
        rank: '4',
        name: 'Y Thuân Ênuôl',
        url: '/quan-tri/ket-qua/bai-viet/4',
        detail: 'Số hóa tài liệu lưu trữ lịch sử của tỉnh',
        code: 'BV-0004',
        cells: [
          { text: '86', isNumber: true },
          { text: '85,5', isNumber: true },
          { text: '86', isNumber: true },
        ],
        isTied: false,
      },
      {
        rank: '5',
        name: 'Phạm Quốc Hưng',
        url: '/quan-tri/ket-qua/bai-viet/5',
        detail: 'Một biểu mẫu cho năm thủ tục',
        code: 'BV-0005',
        cells: [
          { text: '81,5', isNumber: true },
          { text: '81,5', isNumber: true },
          { text: '81,5', isNumber: true },
        ],
        isTied: false,
      },
      {
        rank: '6',
        name: 'Nguyễn Hoàng Bảo Trâm',
        url: '/quan-tri/ket-qua/bai-viet/6',
        detail: 'Giờ hành chính thứ hai',
        code: 'BV-0006',
        cells: [
          { text: '80', isNumber: true },
          { text: '79,5', isNumber: true },
          { text: '80', isNumber: true },
        ],
        isTied: false,
      },
      {
        rank: '7',
        name: 'Vũ Thị Kim Oanh',
        url: '/quan-tri/ket-qua/bai-viet/7',
        detail: 'Tổ công nghệ cộng đồng ở thôn, buôn',
        code: 'BV-0007',
        cells: [
          { text: '74', isNumber: true },
          { text: '73,5', isNumber: true },
          { text: '74', isNumber: true },
        ],
        isTied: false,
      },
    ],
  },
  signing: {
    heading: 'Hai người cùng duyệt',
    isMine: false,
    signers: [
      { name: 'Chờ một người', detail: 'Không hẹn giờ' },
      { name: 'Chờ một người khác', detail: 'Có quyền phê duyệt kết quả' },
    ],
    sentence: 'Còn chờ hai người duyệt. Chưa đủ chữ ký thì chưa có gì được công bố.',
    note: 'Tài khoản của bạn xem được bảng này. Việc duyệt dành cho người có quyền phê duyệt kết quả.',
  },
  exclusions: {
    heading: '3 bài không xếp hạng',
    items: [
      { title: '1 bài: tác giả rút bài', text: 'BV-0009.' },
      { title: '1 bài: không qua vòng chấm', text: 'BV-0008.' },
      { title: '1 bài: không hợp lệ khi kiểm tra hình thức', text: 'BV-0010.' },
    ],
  },
  fingerprint: {
    heading: 'Dấu vân tay bản chốt',
    groups: ['2a46609e', '7ef44971', 'fc93a83a', 'c96f4981', '828d2cd7', '7119ff81', '44682371', '53730800'],
    text: 'SHA-256 của cả bảng, lập lúc 8:00:00 thứ Sáu, 22/11/2024 từ 10 bài dự thi và các phiếu chấm đã nộp. Tính lại từ cùng những phiếu ấy phải ra đúng mã này. Trong hồ sơ không có họ tên tác giả và giám khảo.',
    link: { label: 'Tải hồ sơ kiểm tra lại (bản đầy đủ)', url: '/quan-tri/ket-qua/bai-viet/ho-so-kiem-tra-lai' },
  },
  papers: {
    heading: 'Việc liên quan',
    links: [
      { label: 'Sổ vàng, biên bản, dự thảo quyết định', url: '/quan-tri/ket-qua/bai-viet/so-vang' },
      { label: 'Đính chính kết quả', url: '/quan-tri/ket-qua/bai-viet/dinh-chinh' },
      { label: 'Quyết định số giải', url: '/quan-tri/ket-qua/bai-viet/so-giai' },
    ],
  },
};

const standingMine: Content<StandingView> = {
  heading: 'Duyệt xếp hạng Sáng kiến, giải pháp',
  sentence: '10 bài nhận, 8 bài hợp lệ, 7 bài xếp hạng, 5 giải',
  back: { label: 'Kết quả', url: '/quan-tri/ket-qua' },
  life: [
    { label: 'Đã đóng', detail: '0:00 thứ Sáu, 11/10', isDone: true },
    { label: 'Đã khóa nhận bài', detail: '8:00 thứ Sáu, 22/11, 10 bài', isDone: true },
    { label: 'Đã chấm và xếp hạng', detail: '8:00, bản 2', isDone: true },
    { label: 'Chờ duyệt', detail: '0 trong 2 người', isNow: true },
    { label: 'Công bố', detail: 'do người công bố' },
  ],
  tools: {
    actionUrl: '/quan-tri/ket-qua/bai-viet',
    exports: [{ label: 'Xuất bảng này', url: '/quan-tri/ket-qua/bai-viet/bang-xep-hang.csv' }],
  },
  table: {
    label: 'Bảng xếp hạng Sáng kiến, giải pháp',
    rowLabel: 'Bài dự thi',
    columns: [
      { label: 'Điểm', isNumber: true },
      { label: 'Vòng sơ khảo', isNumber: true },
      { label: 'Vòng chung khảo', isNumber: true },
    ],
    columnCount: '6',
    rows: [
      {
        rank: '1',
        name: 'Nguyễn Thị Ngọc Diệp, Đỗ Thị Ánh, Lê Văn Bình',
        url: '/quan-tri/ket-qua/bai-viet/1',
        detail: 'Bộ phận một cửa lưu động về các xã vùng sâu trong ngày chợ phiên, kết hợp trả kết quả qua bưu chính công ích',
        code: 'BV-0001',
        cells: [
          { text: '93', isNumber: true },
          { text: '92,5', isNumber: true },
          { text: '93', isNumber: true },
        ],
        prize: { label: 'Nhất', rank: 1 },
        isTied: false,
      },
      {
        rank: '2',
        name: 'Phường 10, thành phố Đà Lạt',
        url: '/quan-tri/ket-qua/bai-viet/2',
        detail: 'Trợ lý ảo hướng dẫn hồ sơ đất đai',
        code: 'BV-0002',
        cells: [
          { text: '90', isNumber: true },
          { text: '89,5', isNumber: true },
          { text: '90', isNumber: true },
        ],
        prize: { label: 'Nhì', rank: 2 },
        isTied: false,
      },
      {
        rank: '3',
        name: 'Trần Thị Chi',
        url: '/quan-tri/ket-qua/bai-viet/3',
        detail: 'Kho số của ngành',
        code: 'BV-0003',
        cells: [
          { text: '86', isNumber: true },
          { text: '85,5', isNumber: true },
          { text: '86', isNumber: true },
        ],
        prize: { label: 'Nhì', rank: 2 },
        isTied: true,
      },
      {
        tie: {
          strong: 'Hạng 3 và 4',
          text: 'Xếp trên bài kế tiếp nhờ thời điểm nhận bài: 8:02:02 thứ Tư, 09/10/2024; bài kế tiếp: 8:03:03 thứ Tư, 09/10/2024.',
        },
      },
      {
        rank: '4',
        name: 'Y Thuân Ênuôl',
        url: '/quan-tri/ket-qua/bai-viet/4',
        detail: 'Số hóa tài liệu lưu trữ lịch sử của tỉnh',
        code: 'BV-0004',
        cells: [
          { text: '86', isNumber: true },
          { text: '85,5', isNumber: true },
          { text: '86', isNumber: true },
        ],
        prize: { label: 'Ba', rank: 3 },
        isTied: false,
      },
      {
        rank: '5',
        name: 'Phạm Quốc Hưng',
        url: '/quan-tri/ket-qua/bai-viet/5',
        detail: 'Một biểu mẫu cho năm thủ tục',
        code: 'BV-0005',
        cells: [
          { text: '81,5', isNumber: true },
          { text: '81,5', isNumber: true },
          { text: '81,5', isNumber: true },
        ],
        prize: { label: 'Khuyến khích', rank: 4 },
        isTied: false,
      },
      { divider: 'Hết giải.' },
      {
        rank: '6',
        name: 'Nguyễn Hoàng Bảo Trâm',
        url: '/quan-tri/ket-qua/bai-viet/6',
        detail: 'Giờ hành chính thứ hai',
        code: 'BV-0006',
        cells: [
          { text: '80', isNumber: true },
          { text: '79,5', isNumber: true },
          { text: '80', isNumber: true },
        ],
        isTied: false,
      },
      {
        rank: '7',
        name: 'Vũ Thị Kim Oanh',
        url: '/quan-tri/ket-qua/bai-viet/7',
        detail: 'Tổ công nghệ cộng đồng ở thôn, buôn',
        code: 'BV-0007',
        cells: [
          { text: '74', isNumber: true },
          { text: '73,5', isNumber: true },
          { text: '74', isNumber: true },
        ],
        isTied: false,
      },
    ],
  },
  signing: {
    heading: 'Hai người cùng duyệt',
    isMine: true,
    signers: [
      { name: 'Chờ bạn', detail: 'Không hẹn giờ' },
      { name: 'Chờ một người khác', detail: 'Có quyền phê duyệt kết quả' },
    ],
    sentence: 'Sau chữ ký này còn chờ một người nữa. Chưa đủ chữ ký thì chưa có gì được công bố.',
    approve: {
      label: 'Duyệt xếp hạng Sáng kiến, giải pháp',
      url: '/quan-tri/ket-qua/bai-viet/duyet',
      hidden: [
        { name: 'standing', value: '8c1b7a52-40de-4f6a-9d21-57e30b6fa1c4' },
        { name: 'sha256', value: '3a39bd771f9ee21256da414047d81d6fb0ce992b97fb1710bfe9378088b8ca72' },
      ],
    },
    giveBack: {
      url: '/quan-tri/ket-qua/bai-viet/tra-lai',
      label: 'Trả lại, ghi lý do',
      button: 'Trả lại',
      hidden: [
        { name: 'standing', value: '8c1b7a52-40de-4f6a-9d21-57e30b6fa1c4' },
        { name: 'sha256', value: '3a39bd771f9ee21256da414047d81d6fb0ce992b97fb1710bfe9378088b8ca72' },
      ],
      reason: {
        id: 'reason',
        name: 'reason',
        label: 'Lý do',
        value: '',
        rows: '4',
        hint: 'Người xếp hạng lại và người đã duyệt đọc lý do này.',
        maxlength: 1000,
      },
      isOpen: false,
    },
  },
  exclusions: {
    heading: '3 bài không xếp hạng',
    items: [
      { title: '1 bài: tác giả rút bài', text: 'BV-0009.' },
      { title: '1 bài: không qua vòng chấm', text: 'BV-0008.' },
      { title: '1 bài: không hợp lệ khi kiểm tra hình thức', text: 'BV-0010.' },
    ],
  },
  fingerprint: {
    heading: 'Dấu vân tay bản chốt',
    groups: ['3a39bd77', '1f9ee212', '56da4140', '47d81d6f', 'b0ce992b', '97fb1710', 'bfe93780', '88b8ca72'],
    text: 'SHA-256 của cả bảng, lập lúc 8:00:01 thứ Sáu, 22/11/2024 từ 10 bài dự thi và các phiếu chấm đã nộp. Tính lại từ cùng những phiếu ấy phải ra đúng mã này. Trong hồ sơ không có họ tên tác giả và giám khảo.',
    link: { label: 'Tải hồ sơ kiểm tra lại (bản đầy đủ)', url: '/quan-tri/ket-qua/bai-viet/ho-so-kiem-tra-lai' },
  },
  papers: {
    heading: 'Việc liên quan',
    links: [
      { label: 'Sổ vàng, biên bản, dự thảo quyết định', url: '/quan-tri/ket-qua/bai-viet/so-vang' },
      { label: 'Đính chính kết quả', url: '/quan-tri/ket-qua/bai-viet/dinh-chinh' },
      { label: 'Quyết định số giải', url: '/quan-tri/ket-qua/bai-viet/so-giai' },
    ],
  },
  versions: {
    heading: 'Các bản',
    rows: [
      { label: 'Bản 2, đang dùng', value: 'Đang xem', detail: 'Lập 8:00 thứ Sáu, 22/11. Vì: Số giải theo Quyết định số 2150/QĐ-UBND' },
      { label: 'Bản 1, đã thay', value: 'Xem bản này', url: '/quan-tri/ket-qua/bai-viet?ban=1', detail: 'Lập 8:00 thứ Sáu, 22/11.' },
    ],
  },
};

const standingReturned: Content<StandingView> = {
  heading: 'Xếp hạng Sáng kiến, giải pháp',
  sentence: '10 bài nhận, 8 bài hợp lệ, 7 bài xếp hạng, 5 giải',
  back: { label: 'Kết quả', url: '/quan-tri/ket-qua' },
  notice: { kind: 'grave', title: 'Tạ Minh Quân trả lại lúc 8:00 thứ Sáu, 22/11', text: '“Cần xem lại bài hạng 3 và hạng 4.”' },
  life: [
    { label: 'Đã đóng', detail: '0:00 thứ Sáu, 11/10', isDone: true },
    { label: 'Đã khóa nhận bài', detail: '8:00 thứ Sáu, 22/11, 10 bài', isDone: true },
    { label: 'Đã chấm và xếp hạng', detail: '8:00, bản 2', isDone: true },
    { label: 'Chờ duyệt', detail: 'đã trả lại, chờ tính lại', isNow: true },
    { label: 'Công bố', detail: 'do người công bố' },
  ],
  tools: {
    actionUrl: '/quan-tri/ket-qua/bai-viet',
    exports: [{ label: 'Xuất bảng này', url: '/quan-tri/ket-qua/bai-viet/bang-xep-hang.csv' }],
  },
  table: {
    label: 'Bảng xếp hạng Sáng kiến, giải pháp',
    rowLabel: 'Bài dự thi',
    columns: [
      { label: 'Điểm', isNumber: true },
      { label: 'Vòng sơ khảo', isNumber: true },
      { label: 'Vòng chung khảo', isNumber: true },
    ],
    columnCount: '6',
    rows: [
      {
        rank: '1',
        name: 'Nguyễn Thị Ngọc Diệp, Đỗ Thị Ánh, Lê Văn Bình',
        url: '/quan-tri/ket-qua/bai-viet/1',
        detail: 'Bộ phận một cửa lưu động về các xã vùng sâu trong ngày chợ phiên, kết hợp trả kết quả qua bưu chính công ích',
        code: 'BV-0001',
        cells: [
          { text: '93', isNumber: true },
          { text: '92,5', isNumber: true },
          { text: '93', isNumber: true },
        ],
        prize: { label: 'Nhất', rank: 1 },
        isTied: false,
      },
      {
        rank: '2',
        name: 'Phường 10, thành phố Đà Lạt',
        url: '/quan-tri/ket-qua/bai-viet/2',
        detail: 'Trợ lý ảo hướng dẫn hồ sơ đất đai',
        code: 'BV-0002',
        cells: [
          { text: '90', isNumber: true },
          { text: '89,5', isNumber: true },
          { text: '90', isNumber: true },
        ],
        prize: { label: 'Nhì', rank: 2 },
        isTied: false,
      },
      {
        rank: '3',
        name: 'Trần Thị Chi',
        url: '/quan-tri/ket-qua/bai-viet/3',
        detail: 'Kho số của ngành',
        code: 'BV-0003',
        cells: [
          { text: '86', isNumber: true },
          { text: '85,5', isNumber: true },
          { text: '86', isNumber: true },
        ],
        prize: { label: 'Nhì', rank: 2 },
        isTied: true,
      },
      {
        tie: {
          strong: 'Hạng 3 và 4',
          text: 'Xếp trên bài kế tiếp nhờ thời điểm nhận bài: 8:02:02 thứ Tư, 09/10/2024; bài kế tiếp: 8:03:03 thứ Tư, 09/10/2024.',
        },
      },
      {
        rank: '4',
        name: 'Y Thuân Ênuôl',
        url: '/quan-tri/ket-qua/bai-viet/4',
        detail: 'Số hóa tài liệu lưu trữ lịch sử của tỉnh',
        code: 'BV-0004',
        cells: [
          { text: '86', isNumber: true },
          { text: '85,5', isNumber: true },
          { text: '86', isNumber: true },
        ],
        prize: { label: 'Ba', rank: 3 },
        isTied: false,
      },
      {
        rank: '5',
        name: 'Phạm Quốc Hưng',
        url: '/quan-tri/ket-qua/bai-viet/5',
        detail: 'Một biểu mẫu cho năm thủ tục',
        code: 'BV-0005',
        cells: [
          { text: '81,5', isNumber: true },
          { text: '81,5', isNumber: true },
          { text: '81,5', isNumber: true },
        ],
        prize: { label: 'Khuyến khích', rank: 4 },
        isTied: false,
      },
      { divider: 'Hết giải.' },
      {
        rank: '6',
        name: 'Nguyễn Hoàng Bảo Trâm',
        url: '/quan-tri/ket-qua/bai-viet/6',
        detail: 'Giờ hành chính thứ hai',
        code: 'BV-0006',
        cells: [
          { text: '80', isNumber: true },
          { text: '79,5', isNumber: true },
          { text: '80', isNumber: true },
        ],
        isTied: false,
      },
      {
        rank: '7',
        name: 'Vũ Thị Kim Oanh',
        url: '/quan-tri/ket-qua/bai-viet/7',
        detail: 'Tổ công nghệ cộng đồng ở thôn, buôn',
        code: 'BV-0007',
        cells: [
          { text: '74', isNumber: true },
          { text: '73,5', isNumber: true },
          { text: '74', isNumber: true },
        ],
        isTied: false,
      },
    ],
  },
  signing: {
    heading: 'Đã trả lại',
    signers: [
      { name: 'Tạ Minh Quân', detail: 'Tổ thư ký, trả lại 8:00, 22/11', isDone: false, isRefused: true },
      { name: 'Chờ tính lại', detail: 'Người soạn xem lý do, sửa chỗ cần sửa, rồi cho tính lại' },
    ],
    sentence: 'Tính lại tạo một bản mới có dấu vân tay riêng, và mọi người duyệt lại từ đầu. Bản này được giữ nguyên để đối chiếu.',
  },
  form: {
    heading: 'Tính lại bảng xếp hạng',
    sentence: 'Máy xếp hạng lại từ các phiếu chấm đã nộp, theo danh sách ban, tổ lúc này. Người cho tính lại không duyệt bản mới.',
    actionUrl: '/quan-tri/ket-qua/bai-viet/tinh-lai',
    fields: [
      {
        area: {
          id: 'reason',
          name: 'reason',
          label: 'Vì sao tính lại',
          value: '',
          rows: '4',
          hint: 'Đã sửa hoặc kiểm tra điều gì. Lý do được ghi vào bản mới và nhật ký.',
          maxlength: 1000,
        },
      },
    ],
    button: 'Tính lại',
  },
  exclusions: {
    heading: '3 bài không xếp hạng',
    items: [
      { title: '1 bài: tác giả rút bài', text: 'BV-0009.' },
      { title: '1 bài: không qua vòng chấm', text: 'BV-0008.' },
      { title: '1 bài: không hợp lệ khi kiểm tra hình thức', text: 'BV-0010.' },
    ],
  },
  fingerprint: {
    heading: 'Dấu vân tay bản chốt',
    groups: ['3a39bd77', '1f9ee212', '56da4140', '47d81d6f', 'b0ce992b', '97fb1710', 'bfe93780', '88b8ca72'],
    text: 'SHA-256 của cả bảng, lập lúc 8:00:01 thứ Sáu, 22/11/2024 từ 10 bài dự thi và các phiếu chấm đã nộp. Tính lại từ cùng những phiếu ấy phải ra đúng mã này. Trong hồ sơ không có họ tên tác giả và giám khảo.',
    link: { label: 'Tải hồ sơ kiểm tra lại (bản đầy đủ)', url: '/quan-tri/ket-qua/bai-viet/ho-so-kiem-tra-lai' },
  },
  papers: {
    heading: 'Việc liên quan',
    links: [
      { label: 'Sổ vàng, biên bản, dự thảo quyết định', url: '/quan-tri/ket-qua/bai-viet/so-vang' },
      { label: 'Đính chính kết quả', url: '/quan-tri/ket-qua/bai-viet/dinh-chinh' },
      { label: 'Quyết định số giải', url: '/quan-tri/ket-qua/bai-viet/so-giai' },
    ],
  },
  versions: {
    heading: 'Các bản',
    rows: [
      { label: 'Bản 2, đã trả lại', value: 'Đang xem', detail: 'Lập 8:00 thứ Sáu, 22/11. Vì: Số giải theo Quyết định số 2150/QĐ-UBND' },
      { label: 'Bản 1, đã thay', value: 'Xem bản này', url: '/quan-tri/ket-qua/bai-viet?ban=1', detail: 'Lập 8:00 thứ Sáu, 22/11.' },
    ],
  },
};

const place3: Content<DetailView> = {
  heading: 'Kho số của ngành',
  sentence: 'Trần Thị Chi, hạng 3, giải Nhì',
  back: { label: 'Xếp hạng Sáng kiến, giải pháp', url: '/quan-tri/ket-qua/bai-viet' },
  sections: [
    {
      heading: 'Vì sao hạng 3',
      paragraphs: [
        'Bài được 86 điểm.',
        'Xếp trên bài kế tiếp nhờ thời điểm nhận bài: 8:02:02 thứ Tư, 09/10/2024; bài kế tiếp: 8:03:03 thứ Tư, 09/10/2024.',
        'Bài hạng 2: Xếp trên bài kế tiếp nhờ điểm: 90 điểm; bài kế tiếp: 86 điểm.',
      ],
    },
    {
      heading: 'Điểm từng vòng chấm',
      table: {
        label: 'Điểm từng vòng chấm',
        columns: [{ label: 'Vòng, tiêu chí' }, { label: 'Điểm', isNumber: true }, { label: 'Tối đa' }],
        rows: [
          {
            cells: [
              { text: 'Vòng sơ khảo', detail: '2 phiếu chấm, chênh nhau nhiều nhất 1 điểm', isHead: true },
              { text: '85,5', isNumber: true },
              { text: '100 điểm' },
            ],
            isMarked: true,
          },
          { cells: [{ text: 'Nội dung', isHead: true }, { text: '85,5', isNumber: true }, { text: '100 điểm' }] },
          {
            cells: [
              { text: 'Vòng chung khảo', detail: '3 phiếu chấm, cùng một tổng điểm', isHead: true },
              { text: '86', isNumber: true },
              { text: '100 điểm' },
            ],
            isMarked: true,
          },
          { cells: [{ text: 'Tính mới, sáng tạo', isHead: true }, { text: '31', isNumber: true }, { text: '40 điểm' }] },
          {
            cells: [
              { text: 'Tính khả thi và phạm vi áp dụng trong các cơ quan, đơn vị', isHead: true },
              { text: '28', isNumber: true },
              { text: '30 điểm' },
            ],
          },
          { cells: [{ text: 'Hiệu quả kinh tế, xã hội', isHead: true }, { text: '27', isNumber: true }, { text: '30 điểm' }] },
        ],
        empty: { title: 'Không có vòng chấm nào', text: 'Thể lệ của bản này không có vòng chấm.' },
      },
    },
  ],
  factsHeading: 'Trong bản chốt',
  facts: [
    { label: 'Số bài', value: 'BV-0003' },
    { label: 'Nhận lúc', value: '8:02:02 thứ Tư, 09/10/2024' },
    { label: 'Mã ẩn danh trong tệp công bố', value: '8c1b7a52-40de-4f6a-9d21-57e30b6fa1c4' },
    { label: 'Giải', value: 'Nhì' },
    { label: 'Bản', value: '2', detail: 'Dấu vân tay 3a39bd77…' },
  ],
  links: [
    { label: 'Hủy bài dự thi', url: '/quan-tri/ket-qua/bai-viet/huy-bai?bai=BV-0003' },
    { label: 'Hạng 2', url: '/quan-tri/ket-qua/bai-viet/2' },
    { label: 'Hạng 4', url: '/quan-tri/ket-qua/bai-viet/4' },
  ],
};

const tiersErrors: Content<GroupsView> = {
  heading: 'Quyết định số giải Sáng kiến, giải pháp',
  sentence:
    'Thể lệ để số giải quyết định sau. Một người nhập quyết định đã ký, một người khác xác nhận; sau đó máy lập lại bảng xếp hạng có giải.',
  back: { label: 'Xếp hạng Sáng kiến, giải pháp', url: '/quan-tri/ket-qua/bai-viet' },
  groups: [
    {
      heading: 'Các quyết định',
      table: {
        label: 'Các quyết định về số giải',
        columns: [
          { label: 'Quyết định' },
          { label: 'Số giải' },
          { label: 'Nhập' },
          { label: 'Trạng thái' },
          { label: 'Việc', isHidden: true },
          { label: 'Bỏ', isHidden: true },
        ],
        rows: [],
        empty: { title: 'Chưa có quyết định nào', text: 'Khi có quyết định đã ký, hãy nhập ở đây.' },
      },
    },
  ],
  forms: [
    {
      heading: 'Nhập quyết định',
      sentence: 'Ghi đúng như văn bản đã ký. Chưa có hiệu lực cho đến khi người thứ hai xác nhận.',
      actionUrl: '/quan-tri/ket-qua/bai-viet/so-giai',
      errors: {
        title: 'Còn 3 chỗ cần sửa',
        items: [
          { fieldId: 'so-0', text: 'Hãy ghi số giải bằng chữ số, từ 0 đến 1.000' },
          { fieldId: 'quyet_dinh', text: 'Hãy ghi số của quyết định, như “2150/QĐ-UBND”' },
          { fieldId: 'ngay', text: 'Hãy ghi ngày ký như 20/12/2021' },
        ],
      },
      fields: [
        {
          text: {
            id: 'so-0',
            name: 'so',
            label: 'Số lượng Giải Nhất',
            inputmode: 'numeric',
            value: 'một',
            error: 'Hãy ghi số giải bằng chữ số, từ 0 đến 1.000.',
          },
        },
        {
          text: {
            id: 'quyet_dinh',
            name: 'quyet_dinh',
            label: 'Số của quyết định',
            hint: 'Như “2150/QĐ-UBND”.',
            value: '',
            error: 'Hãy ghi số của quyết định, như “2150/QĐ-UBND”.',
          },
        },
        {
          text: {
            id: 'ngay',
            name: 'ngay',
            label: 'Ngày ký',
            hint: 'Như 20/12/2021.',
            value: '20/13/2024',
            error: 'Hãy ghi ngày ký như 20/12/2021.',
          },
        },
      ],
      button: 'Nhập quyết định',
      isMain: true,
    },
  ],
};

const tiersWaiting: Content<GroupsView> = {
  heading: 'Quyết định số giải Sáng kiến, giải pháp',
  sentence:
    'Thể lệ để số giải quyết định sau. Một người nhập quyết định đã ký, một người khác xác nhận; sau đó máy lập lại bảng xếp hạng có giải.',
  back: { label: 'Xếp hạng Sáng kiến, giải pháp', url: '/quan-tri/ket-qua/bai-viet' },
  groups: [
    {
      heading: 'Các quyết định',
      table: {
        label: 'Các quyết định về số giải',
        columns: [
          { label: 'Quyết định' },
          { label: 'Số giải' },
          { label: 'Nhập' },
          { label: 'Trạng thái' },
          { label: 'Việc', isHidden: true },
          { label: 'Bỏ', isHidden: true },
        ],
        rows: [
          {
            cells: [
              { text: 'Số 2150/QĐ-UBND', detail: 'ngày 20/11/2024', isHead: true },
              { text: 'Giải Nhất: 1', isInLines: true },
              { text: '22/11/2024', detail: 'Phan Đình Lộc' },
              { state: { kind: 'waiting', label: 'Chờ người thứ hai' } },
              { post: { label: 'Xác nhận', url: '/quan-tri/ket-qua/bai-viet/so-giai/1/xac-nhan' } },
              { post: { label: 'Bỏ quyết định này', url: '/quan-tri/ket-qua/bai-viet/so-giai/1/khong-nhan' } },
            ],
          },
        ],
        empty: { title: 'Chưa có quyết định nào', text: 'Khi có quyết định đã ký, hãy nhập ở đây.' },
      },
    },
  ],
  forms: [],
};

/** An entry that wins, with the certificate that was tried. */
const bookRow = (
  rank: number,
  who: string,
  { entry, prize, money = 'quyết định sau' }: { entry: string; prize: NonNullable<CellView['prize']>; money?: string },
): { cells: CellView[] } => ({
  cells: [
    { text: String(rank), isNumber: true },
    { text: who, detail: entry, isHead: true },
    { prize },
    { text: money, isNumber: true },
    {
      state: { kind: 'done', label: 'Làm được' },
      action: {
        label: 'Xem trước',
        url: `/quan-tri/ket-qua/bai-viet/so-vang/giay-chung-nhan/bai-viet/${rank}`,
        hiddenLabel: `của ${who}`,
      },
    },
  ],
});

const bookBefore: Content<DetailView> = {
  heading: 'Sổ vàng Sáng kiến, giải pháp',
  sentence: 'Chưa công bố: chỉ người có quyền mới mở được trang này, và mỗi lần mở được ghi vào nhật ký. Xin giữ kín đến giờ công bố.',
  back: { label: 'Xếp hạng Sáng kiến, giải pháp', url: '/quan-tri/ket-qua/bai-viet' },
  sections: [
    {
      heading: 'Danh sách bài đạt giải',
      table: {
        label: 'Bài đạt giải',
        columns: [
          { label: 'Hạng', isNumber: true },
          { label: 'Tác giả, bài dự thi' },
          { label: 'Giải' },
          { label: 'Tiền thưởng (đồng)', isNumber: true },
          { label: 'Giấy chứng nhận' },
        ],
        rows: [
          bookRow(1, 'Nguyễn Thị Ngọc Diệp, Đỗ Thị Ánh, Lê Văn Bình', {
            entry: 'Bộ phận một cửa lưu động về các xã vùng sâu trong ngày chợ phiên, kết hợp trả kết quả qua bưu chính công ích (BV-0001)',
            prize: { label: 'Nhất', rank: 1 },
            money: '10.000.000',
          }),
          bookRow(2, 'Phường 10, thành phố Đà Lạt', {
            entry: 'Trợ lý ảo hướng dẫn hồ sơ đất đai (BV-0002)',
            prize: { label: 'Nhì', rank: 2 },
          }),
          bookRow(3, 'Trần Thị Chi', { entry: 'Kho số của ngành (BV-0003)', prize: { label: 'Nhì', rank: 2 } }),
          bookRow(4, 'Y Thuân Ênuôl', { entry: 'Số hóa tài liệu lưu trữ lịch sử của tỉnh (BV-0004)', prize: { label: 'Ba', rank: 3 } }),
          bookRow(5, 'Phạm Quốc Hưng', { entry: 'Một biểu mẫu cho năm thủ tục (BV-0005)', prize: { label: 'Khuyến khích', rank: 4 } }),
        ],
        empty: { title: 'Không có bài đạt giải', text: 'Không có bài nào đạt giải theo bảng xếp hạng.' },
      },
    },
  ],
  factsHeading: 'Sẵn sàng để công bố',
  facts: [
    { label: 'Phê duyệt', value: '2 trong 2 người' },
    { label: 'Bài đạt giải', value: '5' },
    { label: 'Giấy chứng nhận', value: '5 giấy đã làm thử, giấy nào cũng làm được', detail: 'Được đánh số sau khi công bố.' },
    { label: 'Công bố', value: 'Người công bố bấm' },
  ],
  links: [
    { label: 'Biên bản (Word)', url: '/quan-tri/ket-qua/bai-viet/bien-ban.docx' },
    { label: 'Biên bản (PDF)', url: '/quan-tri/ket-qua/bai-viet/bien-ban.pdf' },
    { label: 'Dự thảo quyết định (Word)', url: '/quan-tri/ket-qua/bai-viet/du-thao-quyet-dinh.docx' },
    { label: 'Dự thảo quyết định (PDF)', url: '/quan-tri/ket-qua/bai-viet/du-thao-quyet-dinh.pdf' },
  ],
};

const publication: Content<PublicationView> = {
  heading: 'Công bố Sáng kiến, giải pháp',
  sentence: 'Đã đủ người duyệt.',
  back: { label: 'Xếp hạng Sáng kiến, giải pháp', url: '/quan-tri/ket-qua/bai-viet' },
  life: [
    { label: 'Đã đóng', detail: '0:00 thứ Sáu, 11/10', isDone: true },
    { label: 'Đã khóa nhận bài', detail: '8:00 thứ Sáu, 22/11, 10 bài', isDone: true },
    { label: 'Đã chấm và xếp hạng', detail: '8:00, bản 3', isDone: true },
    { label: 'Đã duyệt', detail: '8:00', isDone: true },
    { label: 'Chờ công bố', detail: 'do người công bố', isNow: true },
  ],
  moment: { label: 'Giờ công bố', time: '–', date: 'Thể lệ không hẹn giờ' },
  effects: {
    heading: 'Khi công bố, theo thứ tự',
    items: [
      {
        title: 'Bảng vàng Sáng kiến, giải pháp mở cho mọi người',
        text: '5 bài đạt giải; tên tác giả được che một phần, như “Nguyễn Thị Ngọc D···”, tên bài chỉ hiện khi mọi tác giả đồng ý.',
      },
      { title: 'Tác giả thấy điểm và hạng của bài mình', text: '7 bài, ai cũng chỉ thấy bài của mình.' },
      {
        title: 'Dấu vân tay và tệp kiểm tra được đăng',
        text: 'Ai cũng đối chiếu được với 10 bài dự thi đã nhận. Trong tệp không có họ tên.',
      },
    ],
  },
  signing: {
    heading: 'Ai đã duyệt, ai công bố',
    isMine: true,
    signers: [
      { name: 'Tạ Minh Quân', detail: 'Tổ thư ký, duyệt 8:00, 22/11', isDone: true, isRefused: false },
      { name: 'Hồ Thị Mai', detail: 'Tổ thư ký, duyệt 8:00, 22/11', isDone: true, isRefused: false },
      { name: 'Chờ bạn công bố', detail: 'Thể lệ không hẹn giờ' },
    ],
    sentence: 'Bấm xong, bảng vàng mở ngay cho mọi người. Sau đó chỉ sửa được bằng đính chính, do hai người quyết định.',
    approve: { label: 'Công bố Sáng kiến, giải pháp', url: '/quan-tri/ket-qua/bai-viet/cong-bo' },
  },
  facts: [
    { label: 'Dấu vân tay', value: '3a39bd77 1f9ee212 …', detail: 'Lập 8:00 thứ Sáu, 22/11', url: '/quan-tri/ket-qua/bai-viet' },
    { label: 'Bài xếp hạng', value: '7', detail: '3 bài không xếp hạng' },
    { label: 'Giải', value: '5 giải' },
  ],
  links: [{ label: 'Sổ vàng, biên bản, dự thảo quyết định', url: '/quan-tri/ket-qua/bai-viet/so-vang' }],
};

const certificates: Content<CertificatesView> = {
  heading: 'Giấy chứng nhận',
  sentence: 'Cấp cho người đạt giải của một đợt đã công bố; mỗi giấy có số và mã xác minh riêng.',
  tabs: [{ label: 'Sáng kiến, giải pháp', url: '/quan-tri/giay-chung-nhan?dot=bai-viet', current: true }],
  job: {
    heading: 'Sẵn sàng cấp',
    text: 'Cấp xong, tác giả của 5 bài đạt giải tải được giấy của mình và ai cũng tra được mã trên giấy. Giấy đã cấp không sửa được, chỉ thu hồi được.',
    issue: { label: 'Cấp 5 giấy chứng nhận', url: '/quan-tri/giay-chung-nhan/bai-viet/cap' },
    links: [{ label: 'Xem giấy mẫu', url: '/art/giay-mau.svg' }],
  },
  facts: [
    { label: 'Cơ quan cấp', value: 'Ban Tổ chức', detail: 'TM. BAN TỔ CHỨC, TRƯỞNG BAN' },
    { label: 'Người ký', value: 'Chưa ghi tên', detail: 'Ký, đóng dấu rồi ghi tên trên giấy in.' },
    { label: 'Mẫu giấy', value: 'Mẫu có sẵn', url: '/quan-tri/giay-chung-nhan/mau' },
  ],
  table: {
    label: 'Giấy chứng nhận, Sáng kiến, giải pháp',
    columns: [
      { label: 'Số' },
      { label: 'Người nhận' },
      { label: 'Giải' },
      { label: 'Mã xác minh' },
      { label: 'Trạng thái' },
      { label: 'Tệp', isHidden: true },
    ],
    rows: [],
    empty: { title: 'Chưa cấp giấy nào cho Sáng kiến, giải pháp', text: 'Khi được cấp, từng giấy hiện ở đây cùng số và mã xác minh.' },
  },
};

const payout0: Content<GroupsView> = {
  heading: 'Nguyễn Thị Ngọc Diệp, Đỗ Thị Ánh, Lê Văn Bình',
  sentence:
    'Giải Nhất, Sáng kiến, giải pháp. Nhập đúng lời người đạt giải nói; điều họ đã nhập trước không hiện ở đây. Bài của nhóm: tác giả đứng tên đầu nhận thay cả nhóm.',
  back: { label: 'Chi trả giải thưởng', url: '/quan-tri/ket-qua/bai-viet/chi-tra' },
  groups: [
    {
      heading: 'Đã có',
      table: {
        label: 'Điều đã có',
        columns: [{ label: 'Việc' }, { label: 'Tình trạng' }],
        rows: [{ cells: [{ text: 'Xác nhận', isHead: true }, { text: 'Chưa trả lời' }] }],
      },
    },
  ],
  forms: [
    {
      heading: 'Xác nhận nhận giải',
      sentence: 'Xem căn cước của người đạt giải trước khi nhập. Không chụp, không giữ bản sao.',
      actionUrl: '/quan-tri/ket-qua/bai-viet/chi-tra/1',
      fields: [
        {
          text: {
            id: 'fullName',
            name: 'fullName',
            label: 'Họ và tên',
            hint: 'Như trên căn cước.',
            value: '',
            autocomplete: 'off',
            maxlength: 120,
          },
        },
        {
          text: {
            id: 'digits',
            name: 'digits',
            label: '4 số cuối căn cước',
            value: '',
            autocomplete: 'off',
            maxlength: 4,
            inputmode: 'numeric',
          },
        },
        {
          choice: {
            id: 'way',
            name: 'way',
            label: 'Cách nhận',
            options: [
              { value: 'bank', label: 'Chuyển khoản', isChecked: false },
              { value: 'counter', label: 'Nhận trực tiếp', isChecked: false },
            ],
          },
        },
        {
          text: {
            id: 'bank',
            name: 'bank',
            label: 'Ngân hàng, chi nhánh',
            hint: 'Ba ô dưới đây chỉ cần khi nhận qua chuyển khoản.',
            value: '',
            autocomplete: 'off',
            maxlength: 120,
          },
        },
        { text: { id: 'accountNumber', name: 'accountNumber', label: 'Số tài khoản', value: '', autocomplete: 'off', maxlength: 30 } },
        { text: { id: 'accountHolder', name: 'accountHolder', label: 'Chủ tài khoản', value: '', autocomplete: 'off', maxlength: 120 } },
      ],
      button: 'Lưu thông tin nhận giải',
      isMain: true,
    },
    {
      heading: 'Không nhận giải',
      sentence: 'Chỉ ghi khi chính người đạt giải nói không nhận.',
      actionUrl: '/quan-tri/ket-qua/bai-viet/chi-tra/1/tu-choi',
      fields: [{ area: { id: 'reason', name: 'reason', label: 'Lý do, nếu họ nói', value: '', rows: '3', maxlength: 500 } }],
      button: 'Ghi là không nhận',
    },
  ],
};

const cancelErrors: Content<EditorView> = {
  heading: 'Hủy một bài dự thi Sáng kiến, giải pháp',
  sentence: 'Bài ấy không được xếp hạng nữa và không tính cho đơn vị. Những bài xếp sau được xếp lên, giải được xét lại theo Thể lệ.',
  back: { label: 'Đính chính', url: '/quan-tri/ket-qua/bai-viet/dinh-chinh' },
  actionUrl: '/quan-tri/ket-qua/bai-viet/huy-bai',
  errors: {
    title: 'Còn 3 chỗ cần sửa',
    items: [
      { fieldId: 'bai', text: 'Không có bài nào mang số này' },
      { fieldId: 'dieu', text: 'Hãy chọn điều của Thể lệ làm căn cứ' },
      { fieldId: 'reason', text: 'Hãy ghi lý do' },
    ],
  },
  hidden: [],
  fields: [
    {
      text: {
        id: 'bai',
        name: 'bai',
        label: 'Số của bài',
        hint: 'Như “BV-0042”, ghi ở bảng xếp hạng.',
        value: 'SK-0099',
        error: 'Không có bài nào mang số này.',
      },
    },
    {
      select: {
        id: 'dieu',
        name: 'dieu',
        label: 'Theo điều nào của Thể lệ',
        placeholder: 'Chọn một điều',
        error: 'Hãy chọn điều của Thể lệ làm căn cứ.',
        options: [
          { value: 'Điều 1', label: 'Điều 1. Tên gọi, cơ quan tổ chức và hình thức thi', isSelected: false },
          { value: 'Điều 2', label: 'Điều 2. Đối tượng dự thi', isSelected: false },
          { value: 'Điều 3', label: 'Điều 3. Đăng ký dự thi; quyền lợi và trách nhiệm của người dự thi', isSelected: false },
          { value: 'Điều 4', label: 'Điều 4. Nội dung thi', isSelected: false },
          { value: 'Điều 5', label: 'Điều 5. Thời gian', isSelected: false },
          { value: 'Điều 6', label: 'Điều 6. Bài dự thi', isSelected: false },
          { value: 'Điều 7', label: 'Điều 7. Chấm bài', isSelected: false },
          { value: 'Điều 8', label: 'Điều 8. Chấm bài, vòng sơ khảo', isSelected: false },
          { value: 'Điều 9', label: 'Điều 9. Chấm bài, vòng chung khảo', isSelected: false },
          { value: 'Điều 10', label: 'Điều 10. Xếp hạng bài dự thi', isSelected: false },
          { value: 'Điều 11', label: 'Điều 11. Cơ cấu giải thưởng', isSelected: false },
          { value: 'Điều 12', label: 'Điều 12. Các ban, tổ của Cuộc thi', isSelected: false },
          { value: 'Điều 13', label: 'Điều 13. Tổ chức thực hiện', isSelected: false },
        ],
      },
    },
    {
      area: {
        id: 'reason',
        name: 'reason',
        label: 'Lý do',
        rows: '3',
        maxlength: 500,
        hint: 'Tác giả và Ban Tổ chức đọc được. Công chúng chỉ đọc điều của Thể lệ.',
        value: '',
        error: 'Hãy ghi lý do.',
      },
    },
  ],
  side: {
    heading: 'Trước khi áp dụng',
    state: { kind: 'next', label: 'Chưa gửi' },
    sentence: 'Máy lập bảng bài nào được xếp lên và giải chuyển cho ai. Kết quả chưa đổi cho đến khi một người khác quyết định.',
    buttons: [{ label: 'Gửi để lập bảng', value: 'go', isFirst: true }],
  },
};

const correctionWaiting: Content<DetailView> = {
  heading: 'Hủy bài dự thi',
  sentence: 'Chờ người thứ hai.',
  back: { label: 'Đính chính Sáng kiến, giải pháp', url: '/quan-tri/ket-qua/bai-viet/dinh-chinh' },
  sections: [
    {
      heading: 'Bài BV-0003: Kho số của ngành',
      paragraphs: ['Của Trần Thị Chi. Hủy theo Điều 1.', 'Lý do: Chép nguyên văn một sáng kiến đã áp dụng ở tỉnh khác.'],
    },
    {
      heading: 'Sáng kiến, giải pháp: điều thay đổi',
      facts: [
        { label: 'Bài được xếp hạng', value: '7, sau đính chính 6' },
        { label: 'Đổi hạng', value: '5 bài' },
        { label: 'Đổi điểm', value: '0 bài' },
        { label: 'Bài đổi giải', value: '4' },
        { label: 'Dấu vân tay', value: 'f060930b…', detail: 'hiện nay 3a39bd77…' },
      ],
    },
    {
      heading: 'Bài nào vào giải, bài nào ra khỏi giải Sáng kiến, giải pháp',
      table: {
        label: 'Bài nào vào giải, bài nào ra khỏi giải Sáng kiến, giải pháp',
        columns: [{ label: 'Bài dự thi' }, { label: 'Hiện nay' }, { label: 'Sau đính chính' }, { label: 'Giải' }],
        rows: [
          {
            cells: [
              { text: 'Y Thuân Ênuôl', detail: 'BV-0004, Số hóa tài liệu lưu trữ lịch sử của tỉnh', isHead: true },
              { text: 'Hạng 4', detail: '86 điểm' },
              { text: 'Hạng 3', detail: '86 điểm' },
              { state: { kind: 'now', label: 'Từ Giải Ba sang Giải Nhì' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: 'Phạm Quốc Hưng', detail: 'BV-0005, Một biểu mẫu cho năm thủ tục', isHead: true },
              { text: 'Hạng 5', detail: '81,5 điểm' },
              { text: 'Hạng 4', detail: '81,5 điểm' },
              { state: { kind: 'now', label: 'Từ Giải Khuyến khích sang Giải Ba' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: 'Nguyễn Hoàng Bảo Trâm', detail: 'BV-0006, Giờ hành chính thứ hai', isHead: true },
              { text: 'Hạng 6', detail: '80 điểm' },
              { text: 'Hạng 5', detail: '80 điểm' },
              { state: { kind: 'done', label: 'Vào Giải Khuyến khích' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: 'Trần Thị Chi', detail: 'BV-0003, Kho số của ngành', isHead: true },
              { text: 'Hạng 3', detail: '86 điểm' },
              { text: 'Không xếp hạng' },
              { state: { kind: 'stopped', label: 'Ra khỏi Giải Nhì' } },
            ],
            isMarked: true,
          },
        ],
        empty: { title: 'Không bài nào vào hay ra khỏi giải', text: '5 bài đổi hạng ngoài giải.' },
      },
    },
  ],
  signing: {
    heading: 'Hai người',
    isMine: true,
    signers: [
      { name: 'Phan Đình Lộc', detail: 'Đề nghị 8:00 thứ Sáu, 22/11/2024', isDone: true },
      { name: 'Chờ bạn', detail: 'Quyết định' },
    ],
    sentence:
      'Khi áp dụng, kết quả đã công bố được rút lại để lập lại và duyệt lại. Công chúng đọc được thông báo ngay; chỉ người bị ảnh hưởng được báo tin.',
    approve: {
      label: 'Áp dụng đính chính',
      url: '/quan-tri/ket-qua/bai-viet/dinh-chinh/1/ap-dung',
      hidden: [{ name: 'seen', value: 'ea7f944eaccf246f8791111a8e2421601659ddeb179417ac040bb642d7b021d7' }],
    },
    giveBack: {
      url: '/quan-tri/ket-qua/bai-viet/dinh-chinh/1/khong-ap-dung',
      label: 'Không áp dụng, ghi lý do',
      button: 'Không áp dụng',
      reason: { id: 'reason', name: 'reason', label: 'Lý do', value: '', rows: '4', hint: 'Người đề nghị sẽ đọc.', maxlength: 1000 },
      isOpen: false,
    },
  },
  factsHeading: 'Đề nghị',
  facts: [
    { label: 'Trạng thái', value: 'Chờ người thứ hai' },
    { label: 'Căn cứ', value: 'Điều 1' },
  ],
  links: [],
};

/** Judges come before the table. */
const correctionUnmarked: Content<DetailView> = {
  ...correctionWaiting,
  notice: {
    kind: 'grave',
    title: 'Phải chấm thêm mới có bảng xếp hạng',
    text: 'Máy chưa lập được bảng thay đổi vì có bài vào vòng chấm sau mà chưa ai chấm. Áp dụng đính chính thì kết quả được rút lại ngay, và kết quả mới chỉ có sau khi chấm xong.',
  },
  sections: [
    ...correctionWaiting.sections.slice(0, 1),
    {
      heading: 'Sáng kiến, giải pháp: phải chấm thêm',
      paragraphs: [
        '1 bài phải chấm ở vòng “Chung khảo”, mà vòng ấy đã kết thúc. Sau khi quyết định, hai người mở lại vòng chấm cho riêng những bài này; điểm đã chốt giữ nguyên. Chấm xong thì máy lập lại bảng xếp hạng, rồi duyệt và công bố lại.',
      ],
    },
  ],
};

/** Name of the sample, template, title of the tab, what is on it. */
const PAGES: [
  string,
  string,
  string,
  Content<CertificatesView | DetailView | EditorView | GroupsView | ListView | PublicationView | StandingView>,
][] = [
  ['judged-list-judging', 'list', 'Kết quả', listJudging],
  ['judged-standing-judging', 'standing', 'Xếp hạng Sáng kiến, giải pháp', standingJudging],
  ['judged-standing-undecided', 'standing', 'Xếp hạng Sáng kiến, giải pháp', standingUndecided],
  ['judged-standing-mine', 'standing', 'Xếp hạng Sáng kiến, giải pháp', standingMine],
  ['judged-standing-returned', 'standing', 'Xếp hạng Sáng kiến, giải pháp', standingReturned],
  ['judged-place-3', 'detail', 'Hạng 3, Sáng kiến, giải pháp', place3],
  ['judged-tiers-errors', 'groups', 'Số giải Sáng kiến, giải pháp', tiersErrors],
  ['judged-tiers-waiting', 'groups', 'Số giải Sáng kiến, giải pháp', tiersWaiting],
  ['judged-book-before', 'detail', 'Sổ vàng Sáng kiến, giải pháp', bookBefore],
  ['judged-publication', 'publication', 'Công bố Sáng kiến, giải pháp', publication],
  ['judged-certificates', 'certificates', 'Giấy chứng nhận', certificates],
  ['judged-payout-0', 'groups', 'Nhập hộ thông tin nhận giải', payout0],
  ['judged-cancel-errors', 'editor', 'Hủy bài dự thi', cancelErrors],
  ['judged-correction-waiting', 'detail', 'Hủy bài dự thi', correctionWaiting],
  ['judged-correction-unmarked', 'detail', 'Hủy bài dự thi', correctionUnmarked],
];

export default function judgedResults({ consoleFrame }: typeof Base): Base.Samples {
  return Object.fromEntries(
    PAGES.map(([name, template, title, content]): [string, Base.Sample] => [
      name,
      { template: `console/${template}`, layout: 'console', view: { ...consoleFrame('lam-dong', title, 'Kết quả'), ...content } },
    ]),
  );
}
