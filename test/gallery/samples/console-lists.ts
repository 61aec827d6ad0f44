/** Pages of the console that are tables, and those beside them. */
import type {
  CellView,
  ConsoleMessageView,
  ConsolePageView,
  EditorView,
  GroupsView,
  ListView,
  RoundView,
  SettingsView,
  StateView,
} from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const head = (text: string, detail?: string, url?: string): CellView => ({ text, detail, url, isHead: true });
const text = (value: string, detail?: string): CellView => ({ text: value, detail });
const number = (value: string, url?: string): CellView => ({ text: value, url, isNumber: true });
const state = (kind: StateView['kind'], label: string): CellView => ({ state: { kind, label } });
const go = (label: string, hiddenLabel: string, url: string): CellView => ({ action: { label, hiddenLabel, url } });
const all = (label: string, ...others: string[]) =>
  [label, ...others].map((name) => ({ value: name, label: name, isSelected: name === label }));

export default function lists({ consoleFrame }: typeof Base): Base.Samples {
  const at = (title: string, current = title, place = 'lam-dong'): Omit<ConsolePageView, 'heading'> => consoleFrame(place, title, current);

  const rounds: ListView = {
    ...at('Đợt thi'),
    heading: 'Đợt thi',
    sentence: 'Bốn tuần thi, mỗi tuần mở 10:00 thứ Hai và đóng 9:30 thứ Hai tuần sau.',
    table: {
      label: 'Các đợt thi',
      columns: [
        { label: 'Đợt' },
        { label: 'Trạng thái' },
        { label: 'Người', isNumber: true },
        { label: 'Lượt', isNumber: true },
        { label: 'Mở' },
        { label: 'Đóng' },
        { label: 'Việc tiếp theo' },
      ],
      rows: [
        {
          cells: [
            head('Tuần 1', undefined, '/quan-tri/dot-thi/tuan-1'),
            state('waiting', 'Chờ duyệt'),
            number('8.214'),
            number('8.214'),
            text('10:00, 21/10'),
            text('9:30, 28/10'),
            go('Duyệt xếp hạng', 'tuần 1', '/quan-tri/ket-qua/tuan-1'),
          ],
          isMarked: true,
        },
        {
          cells: [
            head('Tuần 2', undefined, '/quan-tri/dot-thi/tuan-2'),
            state('now', 'Đang mở'),
            number('11.718'),
            number('11.306'),
            text('10:00, 28/10'),
            text('9:30, 04/11'),
            text('Đóng, tự động'),
          ],
        },
        {
          cells: [
            head('Tuần 3', undefined, '/quan-tri/dot-thi/tuan-3'),
            state('next', 'Đã kiểm tra'),
            number('0'),
            number('0'),
            text('10:00, 04/11'),
            text('9:30, 11/11'),
            go('Duyệt bộ đề', 'tuần 3', '/quan-tri/cau-hoi'),
          ],
        },
        {
          cells: [
            head('Tuần 4', undefined, '/quan-tri/dot-thi/tuan-4'),
            state('next', 'Bản nháp'),
            number('0'),
            number('0'),
            text('10:00, 11/11'),
            text('9:30, 18/11'),
            text('Soạn bộ đề'),
          ],
        },
      ],
    },
    note: 'Giờ Việt Nam. Đợt thi tự mở và tự đóng theo Thể lệ.',
  };
  const noRounds: ListView = {
    ...at('Đợt thi', 'Đợt thi', 'cao-bang'),
    heading: 'Đợt thi',
    table: {
      label: 'Các đợt thi',
      columns: [],
      rows: [],
      empty: {
        title: 'Cuộc thi này không có phần trắc nghiệm',
        text: 'Thể lệ chỉ có phần thi sáng kiến, nhận bài đến hết 31/10.',
        action: { label: 'Xem Thể lệ', url: '/the-le' },
      },
    },
  };

  const round: RoundView = {
    ...at('Tuần thi 2', 'Đợt thi'),
    heading: 'Tuần thi 2',
    sentence: 'Đang mở, còn 3 ngày 22 giờ 48 phút.',
    back: { label: 'Đợt thi', url: '/quan-tri/dot-thi' },
    life: [
      { label: 'Đang mở', detail: 'từ 10:00 thứ Hai, 28/10', isNow: true },
      { label: 'Đóng', detail: '9:30 thứ Hai, 04/11' },
      { label: 'Niêm phong', detail: 'tự động, vài phút' },
      { label: 'Xếp hạng', detail: 'tự động' },
      { label: 'Duyệt', detail: 'hai người' },
      { label: 'Công bố', detail: '10:00 thứ Tư, 06/11' },
    ],
    figures: [
      { value: '412', label: 'đang làm bài' },
      { value: '11.306', label: 'đã nộp' },
      { value: '97', label: 'hết giờ, máy nộp thay' },
      { value: '58%', label: 'so với chỉ tiêu' },
    ],
    refreshSeconds: '20',
    turnout: {
      heading: 'Dự thi theo đơn vị',
      sentence: 'Vạch đen: chỉ tiêu của đơn vị.',
      tools: {
        actionUrl: '/quan-tri/dot-thi/tuan-2',
        hidden: [{ name: 'xep', value: 'nguoi' }],
        search: { value: '', label: 'Tìm đơn vị', placeholder: 'Tìm đơn vị' },
        filters: [{ id: 'khoi', name: 'khoi', label: 'Khối', options: all('Mọi khối', 'Huyện, thành phố', 'Sở, ban, ngành') }],
        exports: [{ label: 'Xuất', url: '/quan-tri/dot-thi/tuan-2/xuat.xlsx' }],
      },
      table: {
        label: 'Dự thi tuần 2 theo đơn vị',
        columns: [
          { label: 'Đơn vị', sort: { url: '?xep=ten' } },
          { label: 'Đã nộp', unit: 'người', isNumber: true, sort: { url: '?xep=nguoi&chieu=tang', direction: 'descending' } },
          { label: 'Chỉ tiêu', isNumber: true, sort: { url: '?xep=chi-tieu' } },
          { label: 'Tiến độ' },
          { label: 'Đạt', unit: '%', isNumber: true, sort: { url: '?xep=dat' } },
        ],
        rows: (
          [
            ['TP Đà Lạt', '2.846', '3.000', '86%', '91.5%', '95'],
            ['TP Bảo Lộc', '2.113', '2.000', '64%', '61%', '106'],
            ['Huyện Đức Trọng', '1.902', '2.200', '58%', '67%', '86'],
            ['Huyện Di Linh', '1.488', '1.500', '45%', '46%', '99'],
            ['Huyện Lâm Hà', '1.120', '1.600', '34%', '49%', '70'],
            ['Huyện Đam Rông', '206', '500', '7%', '16%', '41', true],
          ] as [string, string, string, string, string, string, boolean?][]
        ).map(([name, done, target, width, tick, share, isFarBehind]) => ({
          cells: [
            head(name, undefined, '/quan-tri/nguoi-du-thi?don-vi=1'),
            number(done, '/quan-tri/nguoi-du-thi?don-vi=1'),
            number(target),
            { bar: { width, tick, isFarBehind } },
            number(share),
          ],
        })),
        foot: [head('Cả tỉnh'), number('9.675'), number('10.800'), {}, number('90')],
      },
      pager: { text: '1 đến 6 trong 38 đơn vị', nextUrl: '?trang=2' },
    },
    facts: {
      heading: 'Theo Thể lệ',
      rows: [
        { label: 'Đề', value: '20 câu, 15 phút' },
        { label: 'Lượt thi', value: '1 lượt mỗi người' },
        { label: 'Câu dự đoán', value: 'Bao nhiêu người đúng cả 20 câu?' },
        { label: 'Giải', value: '1 Nhất, 2 Nhì, 3 Ba, 4 Khuyến khích' },
      ],
    },
    actions: [
      { label: 'Xem bộ đề', url: '/quan-tri/cau-hoi' },
      { label: 'Mở trang dự thi', url: '/' },
    ],
  };

  const results: ListView = {
    ...at('Kết quả'),
    heading: 'Kết quả',
    sentence: 'Máy xếp hạng khi đợt thi đóng; hai người duyệt; công bố đúng giờ đã hẹn.',
    table: {
      label: 'Kết quả từng đợt',
      columns: [
        { label: 'Đợt' },
        { label: 'Trạng thái' },
        { label: 'Người xếp hạng', isNumber: true },
        { label: 'Công bố' },
        { label: 'Việc', isHidden: true },
      ],
      rows: [
        {
          cells: [
            head('Tuần 1'),
            state('waiting', 'Chờ bạn duyệt'),
            number('8.208'),
            text('10:00 thứ Tư, 30/10'),
            go('Xem và duyệt', 'tuần 1', '/quan-tri/ket-qua/tuan-1'),
          ],
          isMarked: true,
        },
        { cells: [head('Tuần 2'), state('now', 'Đang mở'), number('chưa có'), text('10:00 thứ Tư, 06/11'), {}] },
        { cells: [head('Tuần 3'), state('next', 'Chưa mở'), number('chưa có'), text('10:00 thứ Tư, 13/11'), {}] },
      ],
    },
  };

  const news: ListView = {
    ...at('Tin tức'),
    heading: 'Tin tức',
    sentence: 'Tin hiện trên trang dự thi theo giờ đăng.',
    primary: { label: 'Viết tin mới', url: '/quan-tri/tin-tuc/moi' },
    tools: {
      actionUrl: '/quan-tri/tin-tuc',
      search: { value: '', label: 'Tìm tin', placeholder: 'Tìm theo tiêu đề' },
      filters: [
        { id: 'trang-thai', name: 'trang-thai', label: 'Trạng thái', options: all('Mọi trạng thái', 'Đã đăng', 'Hẹn giờ', 'Bản nháp') },
      ],
    },
    table: {
      label: 'Tin tức',
      columns: [
        { label: 'Tiêu đề' },
        { label: 'Trạng thái' },
        { label: 'Người viết' },
        { label: 'Giờ đăng', sort: { url: '?xep=gio', direction: 'descending' } },
      ],
      rows: [
        {
          cells: [
            head('Tuần thi 3 mở 10:00 thứ Hai, 04/11', undefined, '/quan-tri/tin-tuc/3'),
            state('waiting', 'Hẹn giờ'),
            text('Chu Bảo Lan'),
            text('8:00, 04/11/2024'),
          ],
        },
        {
          cells: [
            head('Hơn 8.000 người dự thi tuần đầu tiên', undefined, '/quan-tri/tin-tuc/2'),
            state('done', 'Đã đăng'),
            text('Phan Đình Lộc'),
            text('9:00, 29/10/2024'),
          ],
        },
        {
          cells: [
            head('Hướng dẫn đăng ký bằng điện thoại', undefined, '/quan-tri/tin-tuc/1'),
            state('next', 'Bản nháp'),
            text('Chu Bảo Lan'),
            text('chưa đăng'),
          ],
        },
      ],
    },
  };
  const noNews: ListView = {
    ...news,
    tools: undefined,
    table: {
      label: 'Tin tức',
      columns: [],
      rows: [],
      empty: {
        title: 'Chưa có tin nào',
        text: 'Tin đầu tiên thường là lời mời dự thi và cách đăng ký.',
        action: { label: 'Viết tin mới', url: '/quan-tri/tin-tuc/moi' },
      },
    },
  };
  const documents: ListView = {
    ...at('Tài liệu'),
    heading: 'Tài liệu tham khảo',
    sentence: '19 tài liệu là phạm vi của câu hỏi. Người dự thi đọc ở mục Ôn tập.',
    primary: { label: 'Thêm tài liệu', url: '/quan-tri/tai-lieu/moi' },
    table: {
      label: 'Tài liệu tham khảo',
      columns: [{ label: 'Tài liệu' }, { label: 'Loại' }, { label: 'Trạng thái' }, { label: 'Câu hỏi dựa vào', isNumber: true }],
      rows: [
        {
          cells: [
            head(
              'Nghị quyết 76/NQ-CP ngày 15/7/2021',
              'Chương trình tổng thể cải cách hành chính nhà nước 2021–2030',
              '/quan-tri/tai-lieu/1',
            ),
            text('Tệp PDF', '2,1 MB'),
            state('done', 'Đang hiện'),
            number('38'),
          ],
        },
        {
          cells: [
            head('Quyết định 06/QĐ-TTg ngày 06/01/2022', 'Đề án 06', '/quan-tri/tai-lieu/2'),
            text('Liên kết', 'vanban.chinhphu.vn'),
            state('done', 'Đang hiện'),
            number('27'),
          ],
        },
        {
          cells: [
            head('Kế hoạch chuyển đổi số của tỉnh', undefined, '/quan-tri/tai-lieu/3'),
            text('Tệp PDF', '640 KB'),
            state('next', 'Đang ẩn'),
            number('0'),
          ],
        },
      ],
    },
  };

  const editor: EditorView = {
    ...at('Sửa tin', 'Tin tức'),
    heading: 'Tuần thi 3 mở 10:00 thứ Hai, 04/11',
    back: { label: 'Tin tức', url: '/quan-tri/tin-tuc' },
    actionUrl: '/quan-tri/tin-tuc/3',
    fields: [
      { text: { id: 'title', name: 'title', label: 'Tiêu đề', value: 'Tuần thi 3 mở 10:00 thứ Hai, 04/11', maxlength: 160 } },
      {
        area: {
          id: 'lead',
          name: 'lead',
          label: 'Câu mở đầu',
          hint: 'Hiện trong danh sách tin và khi chia sẻ.',
          rows: '2',
          value: 'Tuần thứ ba có 20 câu về Đề án 06 và dịch vụ công trực tuyến.',
        },
      },
      {
        area: {
          id: 'body',
          name: 'body',
          label: 'Nội dung',
          hint: 'Dòng trống ngắt đoạn. Dòng bắt đầu bằng "## " là tiêu đề nhỏ, bằng "- " là gạch đầu dòng.',
          rows: '12',
          value:
            'Tuần thi 3 mở từ 10:00 thứ Hai, 04/11 đến 9:30 thứ Hai, 11/11/2024.\n\n## Ai được dự thi\n\n- Cán bộ, công chức, viên chức\n- Người dân trong tỉnh',
        },
      },
      {
        moment: {
          id: 'published',
          name: 'published',
          label: 'Giờ đăng',
          hint: 'Để trống nếu đăng ngay.',
          day: '04/11/2024',
          time: '08:00',
        },
      },
    ],
    side: {
      heading: 'Đăng tin',
      state: { kind: 'waiting', label: 'Hẹn giờ 8:00 thứ Hai, 04/11' },
      sentence: 'Đến giờ, tin hiện đầu trang dự thi. 11.718 người đã đăng ký có thể thấy.',
      buttons: [
        { label: 'Lưu và hẹn giờ', value: 'publish', isFirst: true },
        { label: 'Chuyển về bản nháp', value: 'draft' },
      ],
      preview: { label: 'Xem trước', url: '/quan-tri/tin-tuc/3/xem-truoc' },
      facts: [
        { label: 'Người viết', value: 'Chu Bảo Lan' },
        { label: 'Sửa lần cuối', value: '10:20 thứ Năm, 31/10' },
      ],
    },
    remove: { sentence: 'Xóa tin này: chưa ai đọc, không lấy lại được.', label: 'Xóa tin', url: '/quan-tri/tin-tuc/3/xoa' },
  };
  const documentEditor: EditorView = {
    ...at('Thêm tài liệu', 'Tài liệu'),
    heading: 'Thêm tài liệu',
    back: { label: 'Tài liệu tham khảo', url: '/quan-tri/tai-lieu' },
    actionUrl: '/quan-tri/tai-lieu/moi',
    isUpload: true,
    errors: {
      title: 'Còn 2 chỗ cần sửa',
      items: [
        { fieldId: 'title', text: 'Ghi tên tài liệu' },
        { fieldId: 'file', text: 'Chọn tệp dưới 20 MB' },
      ],
    },
    fields: [
      {
        text: {
          id: 'title',
          name: 'title',
          label: 'Tên tài liệu',
          hint: 'Số, ký hiệu và ngày ban hành.',
          value: '',
          error: 'Ghi tên tài liệu.',
        },
      },
      { text: { id: 'detail', name: 'detail', label: 'Nội dung chính', value: 'Chương trình tổng thể cải cách hành chính nhà nước' } },
      {
        select: {
          id: 'topic',
          name: 'topic',
          label: 'Chủ đề',
          placeholder: 'Chọn một chủ đề',
          options: [
            { value: '1', label: 'Cải cách thể chế', isSelected: true },
            { value: '2', label: 'Đề án 06' },
          ],
        },
      },
      {
        choice: {
          id: 'kind',
          name: 'kind',
          label: 'Người đọc mở bằng',
          options: [
            { value: 'file', label: 'Tệp', detail: 'PDF hoặc Word, lưu trên máy chủ của cuộc thi', isChecked: true },
            { value: 'link', label: 'Liên kết', detail: 'Một trang của cơ quan nhà nước' },
          ],
        },
      },
      {
        file: {
          id: 'file',
          name: 'file',
          label: 'Tệp',
          hint: 'PDF hoặc Word, dưới 20 MB.',
          accept: '.pdf,.docx',
          error: 'Tệp 31 MB, lớn hơn 20 MB.',
          current: { label: 'nghi-quyet-76.pdf', url: '/tai-lieu/76.pdf', detail: '2,1 MB' },
        },
      },
    ],
    side: {
      heading: 'Hiện tài liệu',
      state: { kind: 'next', label: 'Chưa lưu' },
      sentence: 'Lưu xong, tài liệu hiện ở mục Ôn tập của trang dự thi.',
      buttons: [
        { label: 'Lưu và hiện', value: 'publish', isFirst: true },
        { label: 'Lưu, chưa hiện', value: 'draft' },
      ],
    },
  };

  const questions: ListView = {
    ...at('Câu hỏi'),
    heading: 'Ngân hàng câu hỏi',
    sentence: '168 câu, 152 câu đã có người thứ hai duyệt.',
    figures: [
      { value: '152', label: 'đã duyệt' },
      { value: '12', label: 'chờ người thứ hai' },
      { value: '4', label: 'trả lại' },
    ],
    tools: {
      actionUrl: '/quan-tri/cau-hoi',
      search: { value: '', label: 'Tìm câu hỏi', placeholder: 'Tìm trong câu hỏi và đáp án' },
      filters: [
        { id: 'chu-de', name: 'chu-de', label: 'Chủ đề', options: all('Mọi chủ đề', 'Cải cách thể chế', 'Chuyển đổi số', 'Đề án 06') },
        { id: 'do-kho', name: 'do-kho', label: 'Độ khó', options: all('Mọi độ khó', 'Dễ', 'Vừa', 'Khó') },
      ],
    },
    table: {
      label: 'Ngân hàng câu hỏi',
      columns: [{ label: 'Mã' }, { label: 'Câu hỏi' }, { label: 'Chủ đề' }, { label: 'Độ khó' }, { label: 'Duyệt' }],
      rows: [
        [
          'CH-014',
          'Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030 được ban hành theo nghị quyết nào?',
          'Cải cách thể chế',
          'Dễ',
          'done',
          'Đã duyệt',
          'Phan Đình Lộc soạn, Chu Bảo Lan duyệt',
        ],
        [
          'CH-087',
          'Đề án 06 đặt ra mấy nhóm tiện ích phục vụ người dân và doanh nghiệp?',
          'Đề án 06',
          'Vừa',
          'waiting',
          'Chờ bạn',
          'Phan Đình Lộc soạn',
        ],
        ['CH-121', 'Chỉ số SIPAS đo điều gì?', 'Chuyển đổi số', 'Khó', 'stopped', 'Trả lại', 'Chu Bảo Lan: nêu rõ năm công bố'],
      ].map(([code, question, topic, level, kind, label, detail]) => ({
        cells: [
          { text: code, isCode: true },
          head(question ?? '', undefined, `/quan-tri/cau-hoi/${code ?? ''}`),
          text(topic ?? ''),
          text(level ?? ''),
          { detail, state: { kind: kind as StateView['kind'], label: label ?? '' } },
        ],
      })),
    },
    pager: { text: '1 đến 3 trong 168 câu', nextUrl: '?trang=2' },
  };
  const people: ListView = {
    ...at('Người dự thi'),
    heading: 'Người dự thi',
    sentence: '18.402 người đã đăng ký.',
    tools: {
      actionUrl: '/quan-tri/nguoi-du-thi',
      search: { value: 'hoàng', label: 'Tìm người dự thi', placeholder: 'Tìm theo tên, mã hoặc số điện thoại' },
      filters: [
        {
          id: 'doi-tuong',
          name: 'doi-tuong',
          label: 'Đối tượng',
          options: all('Mọi đối tượng', 'Công chức, viên chức', 'Người dân', 'Học sinh, sinh viên'),
        },
      ],
      exports: [{ label: 'Xuất danh sách', url: '/quan-tri/nguoi-du-thi/xuat.xlsx' }],
      reset: { label: 'Xóa lọc', url: '/quan-tri/nguoi-du-thi' },
    },
    table: {
      label: 'Người dự thi',
      columns: [
        { label: 'Họ tên', sort: { url: '?xep=ten', direction: 'ascending' } },
        { label: 'Mã' },
        { label: 'Đơn vị tính' },
        { label: 'Đối tượng' },
        { label: 'Lượt thi', isNumber: true },
        { label: 'Đăng ký' },
      ],
      rows: [
        ['Hoàng Gia Bách', '091 ••• •678', 'K-40077', 'TP Đà Lạt', 'Người dân', '2', '8:12, 21/10'],
        ['Hoàng Thị Lý', 'ly···@gmail.com', 'K-21180', 'Sở Tư pháp', 'Công chức', '1', '14:40, 22/10'],
        ['Đinh Hoàng Phúc', '098 ••• •114', 'K-05528', 'Sở Tư pháp', 'Công chức', '1', '10:03, 21/10'],
      ].map(([name, contact, code, unit, group, attempts, since]) => ({
        cells: [
          head(name ?? '', contact, `/quan-tri/nguoi-du-thi/${code ?? ''}`),
          { text: code, isCode: true },
          text(unit ?? ''),
          text(group ?? ''),
          number(attempts ?? ''),
          text(since ?? ''),
        ],
      })),
    },
    pager: { text: '1 đến 3 trong 3 người khớp "hoàng"' },
    note: 'Số điện thoại và thư điện tử được che. Mỗi lần mở hồ sơ một người được ghi vào nhật ký.',
  };
  const auditTabs = (current: string) =>
    [
      { label: 'Các việc', url: '/quan-tri/nhat-ky' },
      { label: 'Mã chốt hằng ngày', url: '/quan-tri/nhat-ky/ma-chot' },
    ].map((tab) => ({ ...tab, current: tab.url === current }));
  const audit: ListView = {
    ...at('Nhật ký'),
    heading: 'Nhật ký',
    sentence: 'Ai làm gì, lúc nào. Không ai sửa hay xóa được.',
    tabs: auditTabs('/quan-tri/nhat-ky'),
    tools: {
      actionUrl: '/quan-tri/nhat-ky',
      filters: [
        { id: 'nguoi', name: 'nguoi', label: 'Người làm', options: all('Mọi người', 'Máy', 'Tạ Minh Quân', 'Phan Đình Lộc') },
        { id: 'viec', name: 'viec', label: 'Loại việc', options: all('Mọi việc', 'Xem và xuất tài liệu kín', 'Kết quả và giải') },
        { id: 'ngay', name: 'ngay', label: 'Ngày', options: all('Mọi ngày', '28/10/2024', '27/10/2024') },
      ],
    },
    table: {
      label: 'Nhật ký',
      columns: [{ label: 'Lúc' }, { label: 'Ai' }, { label: 'Việc' }, { label: 'Mục số', isNumber: true }],
      rows: [
        ['14:05:14, 28/10', 'Tạ Minh Quân', 'Phó Trưởng ban', 'Xem xếp hạng trước khi công bố: Tuần 1', 'Bản chốt 1', 'chờ nối'],
        ['14:05:12, 28/10', 'Tạ Minh Quân', 'Phó Trưởng ban', 'Duyệt xếp hạng: Tuần 1', 'Bản chốt 1, 4e8b71d0', '1.912'],
        ['9:33:40, 28/10', 'Máy', 'tự động', 'Xếp hạng xong: Tuần 1', '8.208 người', '1.911'],
        ['9:31:02, 28/10', 'Người vận hành', 'bằng dòng lệnh', 'Kết xuất toàn bộ dữ liệu của đơn vị', '', '1.910'],
        ['9:15:26, 28/10', 'Đinh Hoàng Phúc', 'Phan Đình Lộc làm thay', 'Đăng ký dự thi có người nhập hộ', '', '1.909'],
      ].map(([when, who, role, what, detail, position]) => ({
        cells: [text(when ?? ''), text(who ?? '', role), head(what ?? '', detail), number(position ?? '')],
      })),
    },
    pager: { text: '1 đến 5 trong 1.913 việc', nextUrl: '?trang=2' },
    note: 'Giờ Việt Nam, theo đồng hồ của máy chủ. Đã nối vào chuỗi đến mục số 1.912, mã chốt 9f02c1ab77ae… 1 việc mới đang chờ nối, thường trong vài giây.',
  };
  const roots: ListView = {
    ...at('Nhật ký'),
    heading: 'Mã chốt hằng ngày',
    sentence:
      'Sau mỗi ngày có việc mới, máy tính một mã từ toàn bộ nhật ký và gửi thư cho người duyệt, người công bố. Mã ở đây khác mã trong thư nghĩa là nhật ký đã bị thay đổi.',
    tabs: auditTabs('/quan-tri/nhat-ky/ma-chot'),
    table: {
      label: 'Mã chốt hằng ngày',
      columns: [
        { label: 'Ngày' },
        { label: 'Đến mục số', isNumber: true },
        { label: 'Mã chốt' },
        { label: 'Thư' },
        { label: 'Tệp CSV' },
        { label: 'Tệp JSON' },
      ],
      rows: [
        ['27/10/2024', '1.874', '9f02c1ab 77ae0e08 1b5d90e4 03c97a11 5d2e8f60 44b1c3d7 aa90e2f5 6c7d8e9f', '3 thư'],
        ['26/10/2024', '1.820', '77ae0e08 1b5d90e4 03c97a11 5d2e8f60 44b1c3d7 aa90e2f5 6c7d8e9f 9f02c1ab', '3 thư'],
        ['24/10/2024', '1.795', '1b5d90e4 03c97a11 5d2e8f60 44b1c3d7 aa90e2f5 6c7d8e9f 9f02c1ab 77ae0e08', 'chưa có ai nhận'],
      ].map(([day, position, hash, letters]) => ({
        cells: [
          head(day ?? '', undefined, '/quan-tri/nhat-ky?ngay=2024-10-27'),
          number(position ?? ''),
          { text: hash, isCode: true },
          text(letters ?? ''),
          { action: { label: 'CSV', hiddenLabel: `các mục đến ${day ?? ''}`, url: '#' } },
          { action: { label: 'JSON', hiddenLabel: `các mục đến ${day ?? ''}`, url: '#' } },
        ],
      })),
    },
    pager: { text: '1 đến 3 trong 3 ngày' },
    note: 'Tệp không có thông tin cá nhân: người được ghi bằng mã tài khoản. Từ tệp JSON, ai cũng tính lại được mã chốt. Để kiểm tra toàn bộ, người vận hành chạy lệnh npm run --silent khoabang -- audit verify.',
  };

  const teams: GroupsView = {
    ...at('Ban, tổ'),
    heading: 'Ban, tổ và người không được dự thi',
    sentence: 'Ai có tên ở đây không được dự thi. Thể lệ điều 3.',
    groups: [
      {
        heading: 'Ban Tổ chức',
        table: {
          label: 'Ban Tổ chức',
          columns: [{ label: 'Họ tên' }, { label: 'Cơ quan' }, { label: 'Nhiệm vụ' }, { label: 'Việc', isHidden: true }],
          rows: [
            ['Lê Quang Vinh', 'UBND tỉnh', 'Trưởng ban'],
            ['Tạ Minh Quân', 'Sở Nội vụ', 'Phó Trưởng ban'],
          ].map(([name, office, role]) => ({
            cells: [
              head(name ?? ''),
              text(office ?? ''),
              text(role ?? ''),
              { post: { label: 'Gỡ', hiddenLabel: name, url: '/quan-tri/ban-to/go', hidden: [{ name: 'id', value: '1' }], isGrave: true } },
            ],
          })),
        },
      },
      {
        heading: 'Tổ thẩm định',
        table: {
          label: 'Tổ thẩm định',
          columns: [],
          rows: [],
          empty: { title: 'Tổ này chưa có ai', text: 'Thêm người ở bên, trước khi giai đoạn thẩm định bắt đầu.' },
        },
      },
      {
        heading: 'Người không được dự thi',
        sentence: '6 người đã đăng ký nhưng không được xếp hạng.',
        table: {
          label: 'Người không được dự thi',
          columns: [{ label: 'Người' }, { label: 'Vì sao' }, { label: 'Điều' }],
          rows: [
            { cells: [head('Phan Đình Lộc', 'K-11902'), text('Thuộc Tổ soạn bộ đề'), text('điều 3')] },
            { cells: [head('Võ Thành Nam', 'K-38110'), text('Nơi thường trú không thuộc Lâm Đồng'), text('điều 2')] },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Thêm người',
        sentence: 'Người được thêm không dự thi được nữa; bài đã nộp không xếp hạng.',
        actionUrl: '/quan-tri/ban-to',
        fields: [
          { text: { id: 'name', name: 'name', label: 'Họ tên', value: '' } },
          { text: { id: 'contact', name: 'contact', label: 'Thư điện tử hoặc điện thoại', value: '' } },
          {
            select: {
              id: 'team',
              name: 'team',
              label: 'Ban, tổ',
              placeholder: 'Chọn ban, tổ',
              options: [{ value: '1', label: 'Ban Tổ chức' }],
            },
          },
        ],
        button: 'Thêm vào tổ',
      },
    ],
  };
  const desk = at('Nhân sự');
  const staff: GroupsView = {
    ...desk,
    // A name and an office that are longer than their place.
    console: {
      ...desk.console,
      person: { ...desk.console.person, name: 'Công Tằng Tôn Nữ Nguyễn Thị Hoàng Oanh', role: 'Trưởng phòng Phổ biến, giáo dục pháp luật' },
    },
    heading: 'Nhân sự',
    sentence: 'Ai vào được trang quản trị và được làm gì.',
    flash: { text: 'Đã gửi thư mời tới quan.ta@lam-dong.localhost. Thư mời dùng được trong bảy ngày; người nhận tự đặt mật khẩu.' },
    groups: [
      {
        heading: '3 người',
        table: {
          label: 'Nhân sự',
          columns: [{ label: 'Họ tên' }, { label: 'Vai trò' }, { label: 'Mã xác thực' }, { label: 'Vào lần cuối' }],
          rows: [
            {
              cells: [head('Chu Bảo Lan', 'Tổ thư ký'), text('Người duyệt, người công bố'), state('done', 'Đã cài'), text('10:20 hôm nay')],
            },
            { cells: [head('Phan Đình Lộc', 'Tổ soạn bộ đề'), text('Người soạn'), state('done', 'Đã cài'), text('9:02 hôm nay')] },
            {
              cells: [head('Tạ Minh Quân', 'Phó Trưởng ban'), text('Người duyệt'), state('waiting', 'Chờ nhận lời mời'), text('chưa vào')],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Mời một người',
        actionUrl: '/quan-tri/nhan-su',
        errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'email', text: 'Thư điện tử chưa đúng' }] },
        fields: [
          { text: { id: 'email', name: 'email', label: 'Thư điện tử', value: 'quan.ta', type: 'email', error: 'Thư điện tử chưa đúng.' } },
          {
            ticks: {
              id: 'roles',
              name: 'roles',
              label: 'Vai trò',
              options: [
                { value: 'author', label: 'Người soạn', isChecked: true },
                { value: 'approver', label: 'Người duyệt' },
                { value: 'publisher', label: 'Người công bố' },
              ],
            },
          },
        ],
        button: 'Gửi lời mời',
      },
    ],
    explained: {
      heading: 'Ai được làm gì',
      items: [
        { title: 'Người soạn', text: 'Viết câu hỏi, tin, tài liệu. Không duyệt việc của chính mình.' },
        { title: 'Người duyệt', text: 'Duyệt câu hỏi và xếp hạng.' },
        { title: 'Người công bố', text: 'Công bố kết quả, cấp giấy chứng nhận.' },
      ],
    },
  };

  const settings: SettingsView = {
    ...at('Thiết lập'),
    heading: 'Thiết lập',
    sentence: 'Thể lệ bản 3, khóa từ 8:00 thứ Hai, 14/10/2024.',
    notice: {
      kind: 'info',
      title: 'Thể lệ đã khóa',
      text: 'Cuộc thi đang chạy. Sửa Thể lệ lúc này cần một bản mới do Ban Tổ chức duyệt và công bố.',
    },
    official: {
      title: 'Thể lệ chính thức',
      text: 'Trang này tóm tắt. Văn bản mà người dự thi đọc được in ra từ chính các thiết lập này.',
      links: [
        { label: 'Đọc Thể lệ', url: '/the-le' },
        { label: 'Tải tệp kế hoạch (YAML)', url: '/quan-tri/thiet-lap/lam-dong.yaml' },
      ],
    },
    sections: [
      {
        id: 'phan-thi',
        heading: 'Phần thi trắc nghiệm',
        facts: [
          {
            label: 'Đợt thi',
            value: '4 tuần',
            detail: '10:00 thứ Hai đến 9:30 thứ Hai tuần sau, từ 21/10 đến 18/11/2024',
            url: '/quan-tri/dot-thi',
          },
          { label: 'Đề', value: '20 câu, 15 phút', detail: 'Rút ngẫu nhiên theo 5 chủ đề' },
          { label: 'Xếp hạng', value: 'Điểm, độ lệch dự đoán, thời gian làm bài, bốc thăm' },
        ],
      },
      {
        id: 'doi-tuong',
        heading: 'Ai được dự thi',
        facts: [
          { label: 'Đối tượng', value: 'Cán bộ, công chức, viên chức; người dân trong tỉnh' },
          {
            label: 'Không được dự thi',
            value: 'Ban Tổ chức, Tổ soạn bộ đề, Tổ thư ký, Tổ thẩm định, kỹ thuật phần mềm',
            url: '/quan-tri/ban-to',
          },
        ],
        note: 'Nơi tính theo đơn vị hành chính ngày 01/10/2024.',
      },
      {
        id: 'giai-thuong',
        heading: 'Giải thưởng',
        facts: [
          { label: 'Mỗi tuần', value: '1 Nhất, 2 Nhì, 3 Ba, 4 Khuyến khích' },
          { label: 'Tập thể', value: '3 đơn vị có nhiều người dự thi nhất' },
        ],
      },
    ],
  };

  const notFound: ConsoleMessageView = {
    ...at('Không có trang này', ''),
    heading: 'Không có trang này',
    paragraphs: ['Đường dẫn có thể đã cũ hoặc thiếu một đoạn.'],
    action: { label: 'Về Việc hôm nay', url: '/quan-tri' },
  };
  const forbidden: ConsoleMessageView = {
    ...notFound,
    heading: 'Bạn không vào được trang này',
    paragraphs: ['Trang Nhân sự dành cho người quản trị đơn vị. Vai trò của bạn: người duyệt.', 'Nếu cần, hãy nhờ Tạ Minh Quân cấp quyền.'],
    reference: 'req-7f3a',
  };

  const page = (template: string, view: Base.Sample['view']): Base.Sample => ({ template: `console/${template}`, layout: 'console', view });
  return {
    'console-rounds': page('list', rounds),
    'console-rounds-none': page('list', noRounds),
    'console-round': page('round', round),
    'console-results': page('list', results),
    'console-news': page('list', news),
    'console-news-none': page('list', noNews),
    'console-documents': page('list', documents),
    'console-editor-news': page('editor', editor),
    'console-editor-document': page('editor', documentEditor),
    'console-questions': page('list', questions),
    'console-people': page('list', people),
    'console-audit': page('list', audit),
    'console-audit-roots': page('list', roots),
    'console-teams': page('groups', teams),
    'console-staff': page('groups', staff),
    'console-settings': page('settings', settings),
    'console-not-found': page('message', notFound),
    'console-forbidden': page('message', forbidden),
  };
}
