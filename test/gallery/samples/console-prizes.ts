/** Draws, the book of winners, paying, collective awards: what follows a standing. */
import type { CellView, DetailView, GroupsView, ListView, StateView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const ROUND = '/quan-tri/ket-qua/tuan-1';
const AWARD = '/quan-tri/ket-qua/tap-the/phuong-xa';
const HASH = '4e8b71d0 93fa26c5 b7e0184d 5c62af39 e1d47b08 66c93f52 a80e5d17 2b94c6fe';
const SOURCE = 'Giải đặc biệt xổ số kiến thiết Lâm Đồng, kỳ mở thưởng đầu tiên sau khi đợt thi đóng';

const head = (text: string, url?: string, detail?: string): CellView => ({ text, url, detail, isHead: true });
const text = (value: string, detail?: string): CellView => ({ text: value, detail });
const number = (value: string, detail?: string): CellView => ({ text: value, detail, isNumber: true });
const state = (kind: StateView['kind'], label: string, detail?: string): CellView => ({ state: { kind, label }, detail });
const TAGS: Record<string, { label: string; rank: 1 | 2 | 3 | 4 }> = {
  'Giải Nhất': { label: 'Nhất', rank: 1 },
  'Giải Nhì': { label: 'Nhì', rank: 2 },
  'Giải Ba': { label: 'Ba', rank: 3 },
};
const row = (label: string, cell: CellView): { cells: CellView[] } => ({ cells: [head(label), cell] });

export default function prizes({ consoleFrame }: typeof Base): Base.Samples {
  const at = (title: string) => consoleFrame('lam-dong', title, 'Kết quả');
  const back = { label: 'Xếp hạng tuần 1', url: ROUND };

  const promise = [
    row('Nguồn của mã bốc thăm', text(SOURCE, 'Công bố trong vòng 48 giờ sau khi đóng đợt thi')),
    row('Công bố cam kết', text('10:00 thứ Hai, 21/10/2024')),
    row('Dấu vân tay bản cam kết (SHA-256)', { text: HASH, isCode: true }),
  ];
  const columns = [{ label: 'Việc' }, { label: 'Nội dung' }];
  const team = (id: string) => ({
    select: {
      id,
      name: 'team',
      label: 'Bạn thay mặt ban, tổ',
      placeholder: 'Chọn một ban, tổ',
      options: ['Ban Tổ chức', 'Tổ thư ký', 'Tổ thẩm định'].map((label) => ({ value: label, label })),
    },
  });
  const value = (id: string, hint: string) => ({ text: { id, name: 'value', label: 'Giá trị do nguồn công bố', hint, value: '' } });
  const before: GroupsView = {
    ...at('Bốc thăm tuần 1'),
    heading: 'Bốc thăm tuần 1',
    sentence: 'Đợt thi đóng thì danh sách bốc thăm được chốt và máy xếp hạng; có người phải bốc thăm thì mới cần giá trị của nguồn.',
    back,
    isReadFirst: true,
    groups: [
      {
        heading: 'Cam kết và danh sách',
        table: {
          label: 'Cam kết và danh sách bốc thăm',
          isTold: true,
          columns,
          rows: [
            ...promise,
            row('Danh sách bốc thăm', text('Chốt khi đợt thi đóng và mọi bài đã niêm phong')),
            row('Trang công khai', { text: 'Mở trang bốc thăm', url: '/boc-tham/tuan-1' }),
          ],
        },
      },
    ],
    forms: [],
  };
  const frozen = {
    heading: 'Cam kết và danh sách',
    table: {
      label: 'Cam kết và danh sách bốc thăm',
      isTold: true,
      columns,
      rows: [
        ...promise,
        row('Danh sách bốc thăm', text('8.208 người, chốt 9:31 thứ Hai, 28/10/2024')),
        row('Dấu vân tay danh sách (SHA-256)', { text: HASH, isCode: true }),
        row('Trang công khai', { text: 'Mở trang bốc thăm', url: '/boc-tham/tuan-1' }),
      ],
    },
  };
  const entering: GroupsView = {
    ...before,
    sentence: 'Bảng xếp hạng đang chờ giá trị do nguồn công bố.',
    groups: [frozen],
    forms: [
      {
        heading: 'Nhập giá trị của nguồn',
        sentence:
          'Nhập đúng từng ký tự như nguồn công bố. Đã nhập thì không sửa được; hai người của ban, tổ khác sẽ tự đọc ở nguồn và xác nhận.',
        actionUrl: `${ROUND}/boc-tham`,
        fields: [
          value('enter-value', 'Ví dụ sáu chữ số của giải đặc biệt.'),
          { text: { id: 'url', name: 'url', label: 'Địa chỉ trang công bố', hint: 'Ai cũng mở được để xem lại.', value: '', type: 'url' } },
          {
            moment: {
              id: 'drawn',
              name: 'drawn',
              label: 'Nguồn công bố lúc',
              hint: 'Ngày, giờ, ví dụ 28/10/2024 và 16:30.',
              day: '',
              time: '',
            },
          },
          team('enter-team'),
        ],
        button: 'Nhập giá trị',
        isMain: true,
      },
    ],
  };
  const entry = (witnesses: CellView[], seed: boolean): GroupsView['groups'][number] => ({
    heading: 'Giá trị đã nhập',
    table: {
      label: 'Giá trị đã nhập và người chứng kiến',
      isTold: true,
      columns,
      rows: [
        ...(seed ? [row('Giá trị của nguồn', { text: '412908', isCode: true }), row('Mã bốc thăm', { text: HASH, isCode: true })] : []),
        row('Nơi xem lại', { text: 'https://xoso.vidu.vn/2024-10-28/giai-dac-biet-lam-dong', url: '#' }),
        row('Nguồn công bố lúc', text('16:30 thứ Hai, 28/10/2024')),
        row('Người nhập', text('Bùi Thị Lan, Tổ thư ký', '16:42 thứ Hai, 28/10/2024')),
        ...witnesses.map((cell) => row('Người chứng kiến', cell)),
      ],
    },
  });
  const witnessing: GroupsView = {
    ...before,
    sentence: 'Bảng xếp hạng đang chờ 1 người của ban, tổ khác chứng kiến giá trị đã nhập.',
    groups: [
      frozen,
      entry([state('done', 'Tạ Minh Quân, Ban Tổ chức', '16:50 thứ Hai, 28/10/2024'), state('waiting', 'Đang chờ')], false),
      {
        heading: 'Giá trị bị từ chối',
        table: {
          label: 'Giá trị bị người chứng kiến từ chối',
          columns: [{ label: 'Giá trị' }, { label: 'Ai từ chối' }, { label: 'Vì sao' }],
          rows: [
            {
              cells: [
                { text: '412980', isHead: true, isCode: true },
                text('Tạ Minh Quân', '16:38 thứ Hai, 28/10/2024'),
                text('Hai số cuối bị đảo.'),
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Chứng kiến',
        sentence:
          'Mở trang của nguồn, tự đọc giá trị rồi ghi lại ở đây. Máy so với giá trị đã nhập; đủ hai người thì bảng xếp hạng được tính.',
        actionUrl: `${ROUND}/boc-tham/chung-kien`,
        errors: { title: 'Chưa lưu được', items: [{ fieldId: 'witness-value', text: 'Giá trị bạn đọc được khác với giá trị đã nhập.' }] },
        fields: [value('witness-value', 'Giá trị bạn đọc được ở nguồn.'), team('witness-team')],
        button: 'Xác nhận đã chứng kiến',
        isMain: true,
      },
      {
        heading: 'Giá trị đã nhập sai',
        sentence: 'Giá trị ấy được giữ cùng lý do, và người khác nhập lại từ đầu.',
        actionUrl: `${ROUND}/boc-tham/tu-choi`,
        fields: [{ area: { id: 'reason', name: 'reason', label: 'Vì sao', value: '', rows: '3' } }],
        button: 'Từ chối giá trị này',
      },
    ],
  };
  const drawn: GroupsView = {
    ...before,
    sentence: 'Mã bốc thăm đã được xác nhận và không đổi được nữa.',
    groups: [
      frozen,
      entry(
        [
          state('done', 'Tạ Minh Quân, Ban Tổ chức', '16:50 thứ Hai, 28/10/2024'),
          state('done', 'Lý Văn Sơn, Tổ thẩm định', '17:05 thứ Hai, 28/10/2024'),
        ],
        true,
      ),
    ],
  };

  const winners: [string, string, string, string, string][] = [
    ['1', 'Nguyễn Thị Ngọc Diệp', 'TP Đà Lạt', 'Giải Nhất', '2.000.000'],
    ['2', 'Trần Quốc Bình', 'Huyện Đức Trọng', 'Giải Nhì', '1.500.000'],
    ['3', 'Công Tằng Tôn Nữ Thị Phương Thảo', 'Trường Trung học phổ thông chuyên Thăng Long, TP Đà Lạt', 'Giải Nhì', '1.500.000'],
    ['4', 'Lê Văn Toàn', 'TP Bảo Lộc', 'Giải Ba', 'quyết định sau'],
  ];
  const opened = (of: string): CellView => ({ action: { label: 'Mở bản xem trước', hiddenLabel: `của ${of}`, url: '#' } });
  const proofs: Record<string, CellView> = {
    1: { ...state('done', 'Làm được'), ...opened('Nguyễn Thị Ngọc Diệp') },
    2: state('waiting', 'Đang làm thử'),
    3: { ...state('now', 'Chữ quá nhỏ', 'Cỡ chữ nhỏ nhất 2,1 mm'), ...opened('Công Tằng Tôn Nữ Thị Phương Thảo') },
    4: state('stopped', 'Chưa làm được', 'Phông chữ không có ký tự “ȯ” trong tên.'),
  };
  const book: DetailView = {
    ...at('Sổ vàng tuần 1'),
    heading: 'Sổ vàng tuần 1',
    sentence: 'Chưa công bố: chỉ người có quyền mới mở được trang này, và mỗi lần mở được ghi vào nhật ký. Xin giữ kín đến giờ công bố.',
    back,
    sections: [
      {
        heading: 'Danh sách người đạt giải',
        table: {
          label: 'Người đạt giải',
          columns: [
            { label: 'Hạng', isNumber: true },
            { label: 'Người' },
            { label: 'Giải' },
            { label: 'Tiền thưởng (đồng)', isNumber: true },
            { label: 'Giấy chứng nhận' },
          ],
          rows: winners.map(([rank, name, unit, prize, money]) => ({
            cells: [number(rank), head(name, undefined, unit), { prize: TAGS[prize] }, number(money), proofs[rank] ?? {}],
          })),
        },
      },
    ],
    factsHeading: 'Sẵn sàng để công bố',
    facts: [
      { label: 'Phê duyệt', value: '1/2 người' },
      { label: 'Người đạt giải', value: '10' },
      { label: 'Giấy chứng nhận', value: '1 giấy chưa làm được', detail: 'Lý do ghi ở từng người trong danh sách.' },
      { label: 'Công bố', value: '10:00 thứ Tư, 30/10/2024' },
    ],
    links: [
      { label: 'Biên bản (Word)', url: `${ROUND}/bien-ban.docx` },
      { label: 'Biên bản (PDF)', url: `${ROUND}/bien-ban.pdf` },
      { label: 'Dự thảo quyết định (Word)', url: `${ROUND}/du-thao-quyet-dinh.docx` },
      { label: 'Dự thảo quyết định (PDF)', url: `${ROUND}/du-thao-quyet-dinh.pdf` },
    ],
  };
  const bookNone: DetailView = {
    ...book,
    sentence: 'Kết quả đã công bố. Giấy tờ ở đây là bản đầy đủ họ tên, dùng trong nội bộ.',
    sections: [
      {
        heading: 'Danh sách người đạt giải',
        table: {
          label: 'Người đạt giải',
          columns: [],
          rows: [],
          empty: { title: 'Không có giải cá nhân', text: 'Đợt thi này không có ai đạt giải cá nhân theo bảng xếp hạng.' },
        },
      },
    ],
  };
  const payouts: ListView = {
    ...at('Chi trả giải thưởng tuần 1'),
    heading: 'Chi trả giải thưởng tuần 1',
    sentence:
      'Người đạt giải được mời xác nhận trong 10 ngày kể từ khi công bố (30/10/2024); ai xác nhận muộn được trả muộn, không mất giải.',
    back,
    figures: [
      { value: '6', label: 'đã xác nhận' },
      { value: '2', label: 'chưa trả lời' },
      { value: '1', label: 'từ chối nhận' },
      { value: '3', label: 'đã chi trả' },
    ],
    tools: {
      actionUrl: `${ROUND}/chi-tra`,
      exports: ['Word', 'PDF', 'Excel'].map((kind) => ({ label: `Danh sách ký nhận (${kind})`, url: '#' })),
    },
    table: {
      label: 'Giải thưởng và tình trạng chi trả',
      columns: [
        { label: 'Người' },
        { label: 'Giải' },
        { label: 'Số tiền (đồng)', isNumber: true },
        { label: 'Xác nhận' },
        { label: 'Chi trả' },
        { label: 'Việc', isHidden: true },
      ],
      rows: [
        [state('done', 'Chuyển khoản'), state('done', '14:05 thứ Hai, 18/11/2024'), {}],
        [
          state('done', 'Nhận trực tiếp', 'Nhập hộ'),
          text('Chưa chi'),
          { action: { label: 'Chi trả', hiddenLabel: 'Trần Quốc Bình', url: '#' } },
        ],
        [
          state('waiting', 'Chưa trả lời'),
          text('Chưa chi'),
          { action: { label: 'Nhập hộ', hiddenLabel: 'Công Tằng Tôn Nữ Thị Phương Thảo', url: '#' } },
        ],
        [
          state('stopped', 'Từ chối nhận', 'Nhường cho quỹ khuyến học của xã'),
          text('Chưa chi'),
          { action: { label: 'Nhập hộ', hiddenLabel: 'Lê Văn Toàn', url: '#' } },
        ],
      ].map((rest, n) => {
        const [, name, unit, prize, money] = winners[n]!;
        return { cells: [head(name, n === 0 ? undefined : '#', unit), { prize: TAGS[prize] }, number(money), ...rest] };
      }),
    },
    note: 'Danh sách ký nhận chỉ có người đã xác nhận, kèm tài khoản ngân hàng. Mỗi lần tải được ghi vào nhật ký.',
  };

  const collective: ListView = {
    ...at('Giải tập thể'),
    heading: 'Giải tập thể',
    sentence: 'Dành cho xã, phường, thị trấn. Xét số người dự thi, rồi số lượt thi hợp lệ, cuối cùng bốc thăm.',
    back: { label: 'Kết quả', url: '/quan-tri/ket-qua' },
    primary: { label: 'Đối chiếu số liệu đơn vị', url: `${AWARD}/doi-chieu` },
    tabs: [
      { label: 'Theo danh mục 21/10/2024', url: AWARD, current: true },
      { label: 'Xem theo đơn vị hiện nay', url: `${AWARD}?xem=hien-nay` },
    ],
    notice: {
      kind: 'info',
      title: 'Tạm tính sau tuần 1, còn 3 đợt',
      text: 'Bảng này được tính lại sau mỗi đợt thi. Thứ hạng chỉ chắc chắn khi đợt cuối đã xếp hạng.',
    },
    tools: { actionUrl: AWARD, search: { value: '', label: 'Tìm đơn vị', placeholder: 'Tìm đơn vị' } },
    table: {
      label: 'Giải tập thể',
      columns: [
        { label: 'Hạng', isNumber: true },
        { label: 'Đơn vị' },
        { label: 'Số người dự thi', isNumber: true },
        { label: 'Số lượt thi hợp lệ', isNumber: true },
        { label: 'Giải' },
      ],
      rows: [
        {
          cells: [
            number('1'),
            head(
              'Phường 9',
              `${AWARD}/1`,
              'TP Đà Lạt. Hơn đơn vị kế tiếp ở số người dự thi: 1.204 người; đơn vị kế tiếp: 1.198 người. Tổng số 9.120 người từ ngày 01/10/2024, theo báo cáo của phường',
            ),
            number('1.204 người'),
            number('1.288 lượt hợp lệ'),
            { prize: { label: 'Nhất', rank: 1 } },
          ],
          isMarked: true,
        },
        {
          cells: [
            number('2'),
            head('Thị trấn Liên Nghĩa', `${AWARD}/2`, 'huyện Đức Trọng. Đứng cuối bảng xếp hạng.'),
            number('1.198 người'),
            number('1.301 lượt hợp lệ'),
            { prize: { label: 'Nhì', rank: 2 } },
          ],
          isMarked: true,
        },
        {
          cells: [
            number(''),
            head('Xã Đạ Long', `${AWARD}/3`, 'huyện Đam Rông. Còn thiếu: chưa có lãnh đạo xã dự thi.'),
            number('3 người'),
            number('chưa tính được'),
            {},
          ],
        },
      ],
    },
    note: 'Bản 1, tính lúc 9:33 thứ Hai, 28/10/2024. Điều kiện: Có ít nhất 30% tổng số người tham gia. Dấu vân tay (SHA-256): 4e8b71d0 93fa26c5 b7e0184d 5c62af39 e1d47b08 66c93f52 a80e5d17 2b94c6fe.',
  };
  const unitTabs = (current: string): NonNullable<ListView['tabs']> =>
    ['Số người dự thi', 'Số lượt thi hợp lệ', 'Điều kiện', 'Bên trong', 'Không tính', 'Chuyển đơn vị', 'Diễn biến'].map((label) => ({
      label,
      url: `${AWARD}/1`,
      current: label === current,
    }));
  const unit: ListView = {
    ...at('Giải tập thể: Phường 9'),
    heading: 'Phường 9, thành phố Đà Lạt',
    sentence: 'Số người dự thi: 1.204 người. 1.204 người khác nhau trong 1.290 lượt đã nộp bài.',
    back: { label: 'Giải tập thể', url: AWARD },
    tabs: unitTabs('Số người dự thi'),
    figures: [
      { label: 'hạng', value: '1' },
      { label: 'số người dự thi', value: '1.204' },
      { label: 'số lượt thi hợp lệ', value: '1.288' },
      { label: 'tổng số người', value: '9.120' },
    ],
    table: {
      label: 'Các lượt thi làm nên số người dự thi',
      columns: [
        { label: 'Người dự thi' },
        { label: 'Nộp lúc' },
        { label: 'Điểm', isNumber: true },
        { label: 'Tính người', isNumber: true },
      ],
      rows: [
        ['K-40812A', '10:12:40 thứ Hai, 21/10/2024', '20', '1'],
        ['K-5B0C6F', '10:14:02 thứ Hai, 21/10/2024', '18,5', '1'],
        ['K-40812A', '19:40:02 thứ Ba, 22/10/2024', '19', '0', 'người này đã được đếm ở lượt trước'],
      ].map(([who = '', when = '', points = '', adds = '', why]) => ({
        cells: [head(who), text(when, 'Tuần thi thứ 1'), number(points), number(adds, why)],
      })),
      foot: [{ text: 'Cộng cả danh sách', isHead: true }, {}, {}, number('1.204')],
    },
    pager: { text: '1 đến 50 trong 1.290 lượt', nextUrl: '#' },
    note: 'Bản 1, tính lúc 9:33 thứ Hai, 28/10/2024; danh sách giữ lúc 9:33 thứ Hai, 28/10/2024, không đổi về sau. Dấu vân tay danh sách (SHA-256): 4e8b71d0 93fa26c5 b7e0184d 5c62af39 e1d47b08 66c93f52 a80e5d17 2b94c6fe.',
  };
  const course: ListView = {
    ...unit,
    sentence: 'Số lượt nộp bài của đơn vị theo thời gian, và những giờ nhiều lượt nhất.',
    tabs: unitTabs('Diễn biến'),
    chart: {
      description: '1.290 lượt nộp từ 21/10 đến 28/10/2024; nhiều nhất 212 lượt trong một giờ.',
      linePath: 'M0 80L120 60L240 20L360 44L480 30L600 70L720 66L840 50L1000 88',
      areaPath: 'M0 100L0 80L120 60L240 20L360 44L480 30L600 70L720 66L840 50L1000 88L1000 100Z',
      ticks: [
        { label: '21/10', x: '0%', anchor: 'start' },
        { label: '24/10', x: '45%', anchor: 'middle' },
        { label: '28/10', x: '100%', anchor: 'end' },
      ],
    },
    table: {
      label: 'Những giờ nhiều lượt nộp nhất',
      columns: [{ label: 'Giờ' }, { label: 'Lượt nộp', isNumber: true }],
      rows: [
        ['20:00 thứ Ba, 22/10/2024', '212'],
        ['19:00 thứ Tư, 23/10/2024', '180'],
      ].map(([hour = '', attempts = '']) => ({ cells: [head(hour), number(attempts)] })),
    },
    pager: undefined,
  };
  const asked: ListView = {
    ...at('Đối chiếu số liệu đơn vị'),
    heading: 'Đối chiếu số liệu đơn vị',
    sentence: 'Giải tập thể: những đơn vị có số liệu khác thường. Máy chỉ nêu ra để hỏi; không trừ, không loại ai.',
    back: { label: 'Giải tập thể', url: AWARD },
    primary: { label: 'Bài cần xem lại', url: '/quan-tri/bai-can-xem-lai' },
    table: {
      label: 'Đơn vị nên hỏi lại',
      columns: [{ label: 'Đơn vị' }, { label: 'Điều thấy được' }, { label: 'Nên làm' }, { label: 'Việc', isHidden: true }],
      rows: [
        [
          'Trường Tiểu học Lạc Lâm, xã Lạc Lâm, huyện Đơn Dương',
          '118 người dự thi, đơn vị khai 46 người (256,5%).',
          'Hỏi lại đơn vị tổng số người, ngày khai và người nơi khác chọn nhầm đơn vị.',
        ],
        [
          'Phường 9, thành phố Đà Lạt',
          '640 lượt nộp trong 10 phút từ 20:00 thứ Ba, 22/10/2024, bằng 50% số lượt của đơn vị; ở nơi khác những phút ấy có 2% số lượt.',
          'Xem các lượt trong những phút ấy; hỏi đơn vị có tổ chức thi tập trung không.',
        ],
      ].map(([name = '', sign = '', advice = '']) => ({
        cells: [
          head(name, `${AWARD}/1`),
          text(sign),
          text(advice),
          { action: { label: 'Xem lượt thi', hiddenLabel: name, url: `${AWARD}/1?xem=dien-bien` } },
        ],
      })),
    },
    note: 'Nêu ra khi: số người dự thi nhiều hơn tổng số người đã khai từ 10% và từ 5 người trở lên; trong 10 phút có từ 30% số lượt (ít nhất 20 lượt) mà nơi khác không như vậy; hoặc gấp 3 lần mức giữa của các đơn vị cùng xếp hạng. Lượt thi trên bảng này đã chốt; mỗi lần mở trang được ghi vào nhật ký.',
  };

  const page = (template: string, view: Base.Sample['view']): Base.Sample => ({ template: `console/${template}`, layout: 'console', view });
  return {
    'console-draw-before': page('groups', before),
    'console-draw-entering': page('groups', entering),
    'console-draw-witnessing': page('groups', witnessing),
    'console-draw-done': page('groups', drawn),
    'console-book': page('detail', book),
    'console-book-none': page('detail', bookNone),
    'console-payouts': page('list', payouts),
    'console-collective': page('list', collective),
    'console-collective-unit': page('list', unit),
    'console-collective-course': page('list', course),
    'console-collective-asked': page('list', asked),
  };
}
