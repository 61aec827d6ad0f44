/** What everybody may read, compute again and take along: open data, a running standing, a corrected roll, draws in their states. */
import type {
  CollectiveUnitView,
  DrawView,
  HelpView,
  OpenDataView,
  RollView,
  RunningView,
} from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const groups = (sha256: string): string[] => sha256.match(/.{1,8}/g) ?? [];
const HASH = '4e8b71d093fa26c5b7e0184d5c62af39e1d47b0866c93f52a80e5d172b94c6fe';
const SOURCE = 'Giải đặc biệt xổ số kiến thiết Lâm Đồng, kỳ mở thưởng đầu tiên sau khi đợt thi đóng';

export default function publicData({ frame, drawing }: typeof Base): Base.Samples {
  const openData: OpenDataView = {
    ...frame('lam-dong', 'Dữ liệu mở'),
    heading: 'Dữ liệu mở',
    intro: 'Số liệu đã công bố của cuộc thi, để tải về, tính lại và viết bài. Không có họ tên, số điện thoại hay ngày sinh của ai.',
    sets: [
      {
        title: 'Người dự thi và lượt thi theo đơn vị, theo ngày',
        text: 'Đếm định kỳ trong khi đợt thi mở; con số cuối cùng là của lần đếm sau khi đóng.',
        files: files('/don-vi-du-thi/so-lieu'),
      },
      {
        title: 'Giải tập thể: số liệu từng đơn vị',
        text: 'Hạng, số người, số lượt, tiêu chí xếp hạng đầu tiên của mỗi đơn vị.',
        files: files('/mo-du-lieu/giai-tap-the'),
        groups: groups(HASH),
      },
      {
        title: 'Phân bố điểm tuần thi thứ 1',
        text: 'Mỗi mức điểm có bao nhiêu người, theo lượt thi được tính của mỗi người.',
        files: [...files('/mo-du-lieu/tuan-1/phan-bo-diem'), { label: 'Bảng xếp hạng (JSON)', url: '/bang-vang/tuan-1/ket-qua.json' }],
        groups: groups(HASH),
      },
    ],
    dictionary: {
      title: 'Từ điển dữ liệu',
      tables: [
        {
          title: 'Người dự thi và lượt thi',
          rows: [
            {
              name: 'units.people · Số người dự thi',
              meaning: 'Số người đã bắt đầu ít nhất một lượt thi và tính cho đơn vị, mỗi người một lần.',
            },
            { name: 'units.attempts · Số lượt thi', meaning: 'Số lượt đã bắt đầu, kể cả lượt chưa nộp.' },
            { name: 'takenAt', meaning: 'Lúc máy đếm.' },
          ],
        },
        {
          title: 'Giải tập thể',
          rows: [
            {
              name: 'people, attempts, validAttempts',
              meaning: 'Số người, số lượt đã nộp và số lượt hợp lệ; không gồm người không được dự thi.',
            },
          ],
        },
      ],
    },
    notes: {
      title: 'Cách dùng',
      items: [
        'Nhóm dưới 5 người không ghi số: người quen biết một người có thể suy ra về những người còn lại.',
        'Được dùng lại tự do, kể cả để đăng báo, với điều kiện ghi nguồn là Ban Tổ chức cuộc thi và không tìm cách nhận ra người dự thi.',
      ],
    },
  };

  const rounds = ['Tuần 1', 'Tuần 2', 'Tuần 3', 'Tuần 4'].map((label, at) => ({
    label,
    url: `/bang-vang/tuan-${at + 1}`,
    current: at === 1,
  }));
  const running: RunningView = {
    title: 'Bảng tạm tính tuần 2',
    note: 'Tạm tính từ các bài nộp trước 10:40 thứ Năm, 31/10/2024, chưa xét câu dự đoán; không phải kết quả. Bảng này ngừng cập nhật từ 9:30 Chủ nhật, 03/11/2024.',
    rows: [
      ['1', 'Nguyễn Thị Ngọc\u00a0D···', 'TP Đà Lạt', '20/20', '6 phút 12 giây'],
      ['2', 'Trần Quốc\u00a0B···', 'Xã Đạ Long, huyện Đam Rông', '20/20', '9 phút 40 giây'],
      ['3', 'Người dự thi đã xóa tên', '', '19,5/20', '7 phút 26 giây'],
    ].map(([rank = '', name = '', unit = '', points = '', duration = '']) => ({ rank, name, unit, points, duration })),
    proof: {
      text: 'Có 11.306 người trong bảng tạm tính. Máy tính lại định kỳ, không tính khi có người xem.',
      label: 'Dấu vân tay bản tạm tính (SHA-256)',
      groups: groups(HASH),
      files: [],
    },
  };
  const open: RollView = {
    ...frame('lam-dong', 'Bảng vàng tuần 2', { current: 'Bảng vàng' }),
    rounds,
    pending: {
      titlePhrases: ['Chưa có bảng vàng', 'tuần\u00a02'],
      text: 'Tuần 2 đang mở, đến 9:30 thứ Hai, 04/11/2024. Tên bạn có thể ở đây.',
      steps: [],
      action: { label: 'Vào thi tuần 2', url: '/thi/tuan-2' },
    },
    running,
  };
  const nobody: RollView = { ...open, running: { ...running, rows: [], empty: 'Chưa có bài nào được tính.' } };
  const first = rounds.map((round, at) => ({ ...round, current: at === 0 }));
  const corrected: RollView = {
    ...frame('lam-dong', 'Bảng vàng tuần 1', { current: 'Bảng vàng' }),
    rounds: first,
    own: { label: 'Xem kết quả của bạn', url: '/cua-toi' },
    stele: {
      lines: [['Tuần 1', 'từ 21/10 đến 28/10/2024'], ['8.214 người dự thi']],
      emblemSvg: drawing('lam-dong/emblem'),
      tiers: [{ label: 'Giải Nhất', rank: 1, winners: [{ name: 'Trần Quốc\u00a0B···', unit: 'Huyện Đức Trọng' }] }],
      plinth: ['Hai người của Ban Tổ chức đã duyệt ngày 02/11/2024.', 'Công bố lúc 10:00 thứ Bảy, 02/11/2024'],
    },
    corrections: {
      title: 'Kết quả đã đính chính',
      items: [
        {
          title: 'Ngày 01/11/2024',
          text: 'Đáp án được đính chính vì câu hỏi dẫn sai năm ban hành. Bài thi của mọi người được chấm lại. Bảng công bố trước đó là bản 1, dấu vân tay 4e8b71d093fa26c5…',
        },
        { title: 'Ngày 02/11/2024', text: 'Một người bị loại theo Điều 8; giải được xét lại theo Thể lệ.' },
      ],
    },
    fingerprint: {
      recheck: 'Tự tính lại từ các bài đã niêm phong',
      titlePhrases: ['Ai cũng', 'kiểm tra lại được'],
      text: 'Đây là dấu vân tay của cả bảng xếp hạng. Tải tệp về, tính SHA-256 của tệp, phải ra đúng dãy số này. Trong tệp chỉ có mã số ẩn danh, không có họ tên.',
      label: 'Dấu vân tay bản chốt lần 3 (SHA-256)',
      groups: groups(HASH),
      action: { label: 'Tải bảng xếp hạng (JSON)', url: '/bang-vang/tuan-1/ket-qua.json' },
    },
    certificate: {
      title: 'Ý kiến về kết quả',
      text: 'Bạn có ý kiến về kết quả? Gửi khiếu nại đến Tổ thư ký, chậm nhất 17:00 thứ Sáu, 08/11/2024.',
      action: { label: 'Hỏi, khiếu nại', url: '/hoi-dap/ban-to-chuc' },
    },
  };
  const beingCorrected: RollView = {
    ...open,
    rounds: first,
    running: undefined,
    pending: {
      titlePhrases: ['Kết quả', 'tuần\u00a01', 'đang được đính chính'],
      text: 'Vì câu hỏi dẫn sai năm ban hành. Mọi bài có câu này được chấm lại. Bảng mới được công bố ở đây khi duyệt xong.',
      steps: [
        { text: 'Đóng và niêm phong 8.214 bài', isDone: true },
        { text: 'Máy xếp hạng từ các bài đã niêm phong', isDone: false },
        { text: 'Ban Tổ chức duyệt, hai người', isDone: false },
        { text: 'Công bố', isDone: false },
      ],
    },
  };

  const small: CollectiveUnitView = {
    ...frame('lam-dong', 'Giải tập thể: Xã Đạ Long'),
    back: { label: 'Số người dự thi của đơn vị này', url: '#' },
    heading: 'Xã Đạ Long, huyện Đam Rông',
    counted: { label: 'Lượt thi', noun: 'lượt thi', one: 'Lượt' },
    intro:
      'Giải tập thể, khối xã vùng sâu, vùng xa. Số liệu chốt cùng bảng xếp hạng đã công bố; chuyển đơn vị hay sửa danh mục về sau không làm đổi.',
    facts: [
      { label: 'Hạng', value: 'Chưa đủ điều kiện xét' },
      { label: 'Tổng số người của đơn vị', value: 'Chưa khai báo' },
    ],
    figures: [
      {
        title: 'Số người dự thi',
        value: '3 người',
        formula: '3 người khác nhau trong 4 lượt đã nộp bài.',
        url: '#luot-thi',
        isShown: true,
      },
    ],
    withheld:
      'Đơn vị có dưới 5 người dự thi nên danh sách lượt thi không được công khai: ai quen một người sẽ biết về những người còn lại. Ban Tổ chức và người giám sát xem được danh sách này.',
    proof: {
      text: 'Danh mục đơn vị ngày 21/10/2024. Danh sách gốc theo mã ẩn danh được giữ cùng bảng, có dấu vân tay dưới đây.',
      label: 'Dấu vân tay danh sách (SHA-256)',
      groups: groups(HASH),
      files: [{ label: 'Xem bảng vàng và giải tập thể', url: '#' }],
    },
  };

  const repeat: DrawView['repeat'] = {
    heading: 'Tự tính lại',
    text: 'Phép tính chạy ngay trên máy của bạn, không gửi gì đi.',
    steps: [
      'Mã bốc thăm là SHA-256 của hai dòng: mã của bản cam kết, rồi giá trị do nguồn công bố.',
      'Số thăm là 12 ký tự đầu của SHA-256 của hai dòng: mã bốc thăm, rồi mã số ẩn danh.',
      'Mã số ẩn danh của mọi người có trong tệp kết quả được công bố.',
    ],
    commitment: HASH,
    value: { id: 'value', name: 'value', label: 'Giá trị của nguồn', value: '', autocomplete: 'off' },
    person: { id: 'person', name: 'person', label: 'Mã số ẩn danh', value: '', autocomplete: 'off' },
    button: 'Tính số thăm',
    words: {
      seed: 'Mã bốc thăm',
      ticket: 'Số thăm',
      same: 'Máy của bạn tính ra đúng các số thăm và thứ tự này.',
      different: 'Máy của bạn tính ra số thăm khác. Hãy xem lại giá trị đã ghi, rồi báo Ban Tổ chức.',
      cannot: 'Trình duyệt này không tính được SHA-256. Hãy dùng lệnh ở cuối trang.',
    },
  };
  const early: DrawView = {
    ...frame('lam-dong', 'Bốc thăm tuần 1', { scripts: ['/assets/portal.js'] }),
    heading: 'Bốc thăm tuần 1',
    lead: 'Ai bằng nhau ở mọi tiêu chí thì được bốc thăm. Mã bốc thăm đến từ nguồn công khai mà Ban Tổ chức không điều khiển được, và ai cũng tính lại được.',
    facts: [
      { label: 'Nguồn', value: SOURCE },
      { label: 'Bản cam kết', value: 'Công bố khi đợt thi mở' },
      { label: 'Danh sách bốc thăm', value: 'Chốt khi đợt thi đóng' },
      { label: 'Mã bốc thăm', value: 'Chỉ lấy khi có người phải bốc thăm' },
    ],
    repeat: { ...repeat, commitment: '' },
    program: {
      heading: 'Tính bằng lệnh',
      text: 'Trên máy có lệnh sha256sum (Linux, macOS, Git Bash), thay ba chữ in hoa rồi chạy hai dòng sau:',
      code: "MA=$(printf '%s\\n%s' CAM_KET 'GIA_TRI' | sha256sum | cut -c1-64)\nprintf '%s\\n%s' \"$MA\" MA_AN_DANH | sha256sum | cut -c1-12",
    },
  };
  const promised: DrawView = {
    ...early,
    facts: [
      { label: 'Nguồn', value: SOURCE },
      { label: 'Bản cam kết', value: 'Công bố 10:00 thứ Hai, 21/10/2024' },
      { label: 'Danh sách bốc thăm', value: '8.208 người, chốt 9:31 thứ Hai, 28/10/2024' },
      { label: 'Mã bốc thăm', value: 'Đang chờ người chứng kiến' },
    ],
    repeat,
    commitment: {
      heading: 'Bản cam kết',
      text: `khoa-bang/draw-commitment/1\ncontest 2024\nround tuan-1\nsource ${SOURCE}\nwithin 48\nsalt 7f3a9c21d05be864`,
      label: 'Dấu vân tay bản cam kết (SHA-256)',
      groups: groups(HASH),
    },
    list: { label: 'Dấu vân tay danh sách bốc thăm (SHA-256)', groups: groups(HASH) },
  };
  const done: DrawView = {
    ...promised,
    facts: [...promised.facts.slice(0, 3), { label: 'Mã bốc thăm', value: 'Đã có, có người chứng kiến' }],
    seed: {
      heading: 'Mã bốc thăm',
      facts: [
        { label: 'Giá trị của nguồn', value: '412908' },
        { label: 'Nguồn công bố', value: '16:30 thứ Hai, 28/10/2024' },
        { label: 'Người nhập', value: 'Tổ thư ký, 16:42 thứ Hai, 28/10/2024' },
        { label: 'Người chứng kiến', value: 'Ban Tổ chức, 16:50 thứ Hai, 28/10/2024' },
        { label: 'Người chứng kiến', value: 'Tổ thẩm định, 17:05 thứ Hai, 28/10/2024' },
      ],
      source: { label: 'Xem lại ở nguồn', url: 'https://xoso.vidu.vn/2024-10-28' },
      label: 'Mã bốc thăm (SHA-256)',
      groups: groups(HASH),
    },
    order: {
      heading: 'Thứ tự do bốc thăm',
      text: 'Những người dưới đây bằng nhau ở mọi tiêu chí trước. Trong mỗi nhóm, số thăm nhỏ hơn xếp trên.',
      columns: ['Hạng', 'Mã số ẩn danh', 'Số thăm'],
      rows: [
        ['4', '5b0c6f0e-3f1d-4d5e-9a41-6a4f2c1e7d10', '09fe31c2a77d'],
        ['5', 'e1a97c44-90b2-4c1f-8d3e-0f7b5a6c2d21', '7c20b18e4f05'],
      ].map(([rank = '', person = '', ticket = '']) => ({ rank, person, ticket })),
      button: 'Tính lại bằng máy của tôi',
    },
    repeat: {
      ...repeat,
      value: { ...repeat.value, value: '412908' },
      person: { ...repeat.person, value: '5b0c6f0e-3f1d-4d5e-9a41-6a4f2c1e7d10' },
    },
  };

  const answers: HelpView = {
    ...frame('lam-dong', 'Ban Tổ chức trả lời'),
    heading: 'Ban Tổ chức trả lời',
    groups: [
      {
        id: 'tra-loi',
        title: 'Câu hỏi đã được trả lời',
        items: [
          {
            question: 'Người làm việc ở Đà Lạt nhưng thường trú ở tỉnh khác có được dự thi không?',
            answer: ['Được. Bạn chọn tính theo nơi làm việc khi đăng ký.', 'Trả lời ngày 24/10/2024.'],
          },
        ],
      },
      {
        id: 'khieu-nai',
        title: 'Khiếu nại',
        items: [
          {
            question: 'Khiếu nại ở đâu, đến bao giờ?',
            answer: [
              'Về kết quả: đến 17:00 của ngày thứ 7 sau ngày công bố. Việc xảy ra khi làm bài thì gửi được ngay khi đợt thi đóng.',
              'Nơi nhận: Tổ thư ký. Khiếu nại được trả lời trong 7 ngày; việc làm thay đổi kết quả do hai người quyết định.',
            ],
            link: { label: 'Gửi khiếu nại', url: '/cua-toi/khieu-nai' },
          },
          {
            question: 'Đến nay đã có bao nhiêu khiếu nại?',
            answer: ['Mất câu trả lời: 3 đã nhận, 2 đã quyết định (2 đúng hạn), 1 được chấp nhận toàn bộ hoặc một phần.'],
          },
        ],
      },
    ],
    contact: {
      title: 'Hỏi Ban Tổ chức',
      text: 'Người đã đăng ký gửi câu hỏi ở mục Bài thi của tôi.',
      rows: [{ label: 'Gửi câu hỏi', value: 'Trang hỏi Ban Tổ chức', url: '/cua-toi/cau-hoi' }],
    },
  };

  const portal = (template: string, view: Base.Sample['view']): Base.Sample => ({ template, layout: 'portal', view });
  return {
    'open-data': portal('open-data', openData),
    'open-data-none': portal('open-data', {
      ...openData,
      sets: [],
      empty: 'Cuộc thi này do hội đồng chấm; số liệu có ở đây sau khi công bố kết quả.',
      dictionary: { ...openData.dictionary, tables: [] },
      notes: { ...openData.notes, items: openData.notes.items.slice(1, 2) },
    } as OpenDataView),
    'roll-running': portal('roll', open),
    'roll-running-none': portal('roll', nobody),
    'roll-corrected': portal('roll', corrected),
    'roll-being-corrected': portal('roll', beingCorrected),
    'collective-unit-small': portal('collective-unit', small),
    'draw-before': portal('draw', early),
    'draw-promised': portal('draw', promised),
    'draw-done': portal('draw', done),
    'board-answers': portal('help', answers),
  };
}

function files(path: string): { label: string; url: string }[] {
  return [
    { label: 'CSV', url: `${path}.csv` },
    { label: 'JSON', url: `${path}.json` },
  ];
}
