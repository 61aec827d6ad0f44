/** Evidence of similarity: the entries of a round, one of them, two texts beside each other; and the register of what was applied before. */
import type { ComparedPieceView, ComparisonView, EditorView, GroupsView, ListView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const NO_VERDICT =
  'Máy chỉ nêu những đoạn giống nhau. Giống nhau chưa phải là sao chép: có thể cùng dẫn một văn bản, cùng một tác giả, cùng một mẫu. Kết luận là của người.';
const LIST = '/quan-tri/doi-chieu/sang-kien';
const REGISTER = '/quan-tri/sang-kien-da-ap-dung';

export default function similarity({ consoleFrame }: typeof Base): Base.Samples {
  const tabs = [
    { label: 'Bài dự thi', url: '/quan-tri/bai-du-thi/sang-kien', current: false },
    { label: 'Danh sách của đơn vị', url: '#', current: false },
    { label: 'Đối chiếu trùng lặp', url: LIST, current: true },
    { label: 'Thời gian nhận bài', url: '#', current: false },
    { label: 'Chấm bài, hội đồng', url: '#', current: false },
  ];
  const columns = [
    { label: 'Bài' },
    { label: 'Giống nhất', isNumber: true },
    { label: 'Đoạn dài', unit: 'từ', isNumber: true },
    { label: 'Văn bản', isNumber: true },
    { label: 'Kết luận' },
  ];
  const number = (text: string, detail?: string) => ({ text, detail, isNumber: true });
  const list: ListView = {
    ...consoleFrame('lam-dong', 'Đối chiếu trùng lặp', 'Bài dự thi'),
    heading: 'Đối chiếu trùng lặp',
    sentence: `Phần thi Giải pháp, sáng kiến cải cách hành chính và chuyển đổi số. ${NO_VERDICT}`,
    tabs,
    notice: {
      kind: 'info',
      title: 'Còn 38 bài đang chờ đối chiếu',
      text: 'Bạn có thể rời trang này. Danh sách dưới đây là những gì đã xong.',
    },
    figures: [
      { value: '371/412', label: 'bài đã đối chiếu' },
      { value: '3', label: 'bài máy không đọc được chữ', url: `${LIST}?loc=unreadable` },
      { value: '1.286', label: 'sáng kiến đã áp dụng trong danh mục', url: REGISTER },
    ],
    primary: { label: 'Đối chiếu lại', url: `${LIST}/tim` },
    tools: {
      actionUrl: LIST,
      search: { value: '', label: 'Tìm theo số của bài', placeholder: 'Số của bài' },
      filters: [{ id: 'loc', name: 'loc', label: 'Hiện', options: [{ value: '', label: 'Mọi bài', isSelected: true }] }],
    },
    table: {
      label: 'Bài dự thi theo phần giống văn bản khác',
      columns,
      rows: [
        {
          cells: [
            {
              text: 'SK-0042. Tổ công nghệ số cộng đồng đến từng nhà người cao tuổi',
              url: `${LIST}/../bai/1`,
              detail: 'Có đoạn hoặc tên giống sáng kiến trong danh mục đã áp dụng',
              isHead: true,
            },
            number('61,4%', 'kể cả trích dẫn 66,0%'),
            number('184'),
            number('2'),
            { state: { kind: 'next', label: 'Chưa kết luận' } },
          ],
          isMarked: true,
        },
        {
          cells: [
            { text: 'SK-0107. Sổ tay điện tử của cán bộ một cửa', url: '#', isHead: true },
            number('23,8%', 'kể cả trích dẫn 41,2%'),
            number('66'),
            number('4'),
            { state: { kind: 'waiting', label: 'Cần hội đồng xem' }, detail: 'Kết luận về bản trước của bài' },
          ],
        },
        {
          cells: [
            { text: 'SK-0009. Trả kết quả qua bưu điện xã', url: '#', isHead: true },
            number('2,1%', 'kể cả trích dẫn 34,5%'),
            number('19'),
            number('3'),
            { state: { kind: 'done', label: 'Không trùng lặp' } },
          ],
        },
        {
          cells: [
            {
              text: 'SK-0211. Bài viết tay gửi qua bưu điện',
              url: '#',
              detail: 'Máy không đọc được chữ trong tệp: phải có người xem',
              isHead: true,
            },
            number('–'),
            number('–'),
            number('0'),
            { text: '–' },
          ],
        },
      ],
    },
    pager: { text: '1 đến 50 trong 412 bài', nextUrl: '#' },
    note: '“Giống nhất”: phần từ ngữ của bài có trong văn bản giống nhất, không kể trích dẫn và cụm từ chung của cuộc thi. “Văn bản”: số văn bản có đoạn giống. Trang này không bao giờ hiện với giám khảo; mỗi lần mở hai văn bản cạnh nhau được ghi vào nhật ký.',
  };

  const none: ListView = {
    ...list,
    figures: [{ value: '0/0', label: 'bài đã đối chiếu' }],
    notice: {
      kind: 'info',
      title: 'Chưa đối chiếu',
      text: 'Máy tự đối chiếu khi hết hạn nhận bài. Muốn xem sớm thì bấm Đối chiếu lại.',
    },
    table: {
      label: 'Bài dự thi',
      columns,
      rows: [],
      empty: { title: 'Chưa có bài nào đủ tệp', text: 'Bài đã gửi và đủ tệp sẽ hiện ở đây.' },
    },
    pager: undefined,
  };

  const entry: GroupsView = {
    ...consoleFrame('lam-dong', 'Đối chiếu SK-0042', 'Bài dự thi'),
    heading: 'Đối chiếu SK-0042',
    sentence: `Tổ công nghệ số cộng đồng đến từng nhà người cao tuổi. ${NO_VERDICT}`,
    back: { label: 'Đối chiếu trùng lặp', url: LIST },
    notice: {
      kind: 'wait',
      title: 'Đã kết luận: trùng lặp',
      text: 'Kết luận này chưa làm gì với bài. Bài trái điều kiện của thể lệ thì ghi không hợp lệ khi kiểm tra hình thức. Bài sao chép thì lập đề nghị hủy, một người khác quyết định.',
      link: { label: 'Đề nghị hủy bài', url: '#' },
    },
    isReadFirst: true,
    groups: [
      {
        heading: 'Văn bản có đoạn giống bài này',
        sentence: 'Đối chiếu lúc 8:12 thứ Bảy, 16/11/2024 với 1.698 văn bản. Bài có 3.120 từ.',
        table: {
          label: 'Văn bản có đoạn giống bài này',
          columns: [
            { label: 'Văn bản' },
            { label: 'Phần của bài', isNumber: true },
            { label: 'Phần của văn bản', isNumber: true },
            { label: 'Đoạn dài', unit: 'từ', isNumber: true },
          ],
          rows: [
            {
              cells: [
                {
                  text: 'Sáng kiến đã áp dụng: Tổ công nghệ số đến từng nhà',
                  url: '#',
                  detail:
                    'Đã áp dụng tính đến hết ngày 30/09/2024: thể lệ không nhận ý tưởng trùng lặp. Ủy ban nhân dân xã Mẫu, áp dụng từ 15/03/2023. Quyết định số 12/QĐ-UBND.',
                  isHead: true,
                },
                number('61,4%', 'kể cả trích dẫn 66,0%'),
                number('97,2%'),
                number('184'),
              ],
              isMarked: true,
            },
            {
              cells: [
                { text: 'SK-0017: Số hóa hồ sơ của dòng họ', url: '#', detail: 'Cùng đơn vị.', isHead: true },
                number('dưới 1%', 'kể cả trích dẫn 4,3%'),
                number('dưới 1%'),
                number('14'),
              ],
            },
          ],
        },
      },
      {
        heading: 'Kết luận đã ghi',
        sentence: 'Kết luận cuối cùng có hiệu lực; các kết luận trước được giữ lại.',
        table: {
          label: 'Kết luận đã ghi',
          columns: [{ label: 'Kết luận' }, { label: 'Lý do' }, { label: 'Ai, lúc nào' }],
          rows: [
            {
              cells: [
                { state: { kind: 'stopped', label: 'Trùng lặp' } },
                {
                  text: 'Phần giải pháp chép trọn tóm tắt của sáng kiến đã công nhận năm 2023.',
                  detail: 'Về bản gửi lần 1, khi ấy giống nhiều nhất 61,4%',
                  isInLines: true,
                },
                { text: 'Bùi Thị Lan', detail: '9:40 thứ Hai, 18/11/2024' },
              ],
            },
            {
              cells: [
                { state: { kind: 'waiting', label: 'Cần hội đồng xem' } },
                { text: 'Chờ hỏi đơn vị đã áp dụng.', detail: 'Về bản gửi lần 1, khi ấy giống nhiều nhất 61,4%', isInLines: true },
                { text: 'Bùi Thị Lan', detail: '15:02 thứ Bảy, 16/11/2024' },
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Ghi kết luận',
        sentence: 'Ghi tên bạn và thời điểm. Kết luận không tự hủy bài, không gửi cho tác giả, không hiện với giám khảo.',
        actionUrl: '#',
        errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'reason', text: 'Hãy ghi lý do' }] },
        fields: [
          {
            choice: {
              id: 'conclusion',
              name: 'conclusion',
              label: 'Kết luận',
              options: [
                { value: 'copied', label: 'Trùng lặp' },
                { value: 'not-copied', label: 'Không trùng lặp', isChecked: true },
                { value: 'council', label: 'Cần hội đồng xem' },
              ],
            },
          },
          {
            area: {
              id: 'reason',
              name: 'reason',
              label: 'Lý do',
              value: '',
              rows: '4',
              hint: 'Nêu văn bản và đoạn đã xem, vì sao kết luận như vậy.',
              error: 'Hãy ghi lý do.',
            },
          },
        ],
        button: 'Ghi kết luận',
        isMain: true,
      },
    ],
    explained: {
      heading: 'Đọc con số này thế nào',
      items: [
        {
          title: 'Phần của bài',
          text: 'Số từ của bài có trong văn bản kia. Phần trong ngoặc kép, có ghi nguồn, tên văn bản pháp luật và câu chữ của thể lệ không tính vào; con số nhỏ bên dưới thì tính cả.',
        },
        {
          title: 'Phần của văn bản',
          text: 'Số từ của văn bản kia có trong bài. Với sáng kiến chỉ có vài dòng tóm tắt, hãy nhìn cột này: bài dài chép trọn tóm tắt vẫn có phần của bài thấp.',
        },
        { title: 'Vài phần trăm', text: 'Thường chỉ là tên cơ quan, cách nói quen dùng. Hãy mở xem đoạn dài nhất.' },
        {
          title: 'Không tìm được',
          text: 'Viết lại hẳn câu chữ thì máy không thấy. Ý tưởng trùng lặp vẫn phải do người thẩm định xem xét.',
        },
      ],
    },
  };

  const plain = (text: string): ComparedPieceView => ({ text });
  const marked = (text: string, isGrey: boolean, ...starts: [string, string, string][]): ComparedPieceView => ({
    text: '',
    mark: {
      text,
      isGrey: isGrey || undefined,
      starts: starts.map(([id, to, nth]) => ({
        id,
        number: nth,
        url: `#${to}`,
        before: 'Đoạn giống nhau ',
        after: `${isGrey ? ', trích dẫn' : ''}, xem ở bên kia`,
      })),
    },
  });
  const COPIED =
    'mỗi tổ công nghệ số có ba người, một cán bộ đoàn, một cán bộ phụ nữ và một người trẻ trong thôn, đến từng nhà người cao tuổi mỗi tuần một buổi để hướng dẫn nộp hồ sơ trực tuyến';
  const LAW =
    '“Cơ quan hành chính nhà nước có trách nhiệm hướng dẫn tổ chức, cá nhân thực hiện thủ tục hành chính trên môi trường điện tử”';
  const comparison: ComparisonView = {
    ...consoleFrame('lam-dong', 'SK-0042 và sáng kiến đã áp dụng', 'Bài dự thi'),
    heading: 'SK-0042 và Sáng kiến đã áp dụng',
    sentence: NO_VERDICT,
    back: { label: 'Đối chiếu SK-0042', url: '#' },
    figures: [
      { value: '61,4%', label: 'số từ của bài, không kể trích dẫn' },
      { value: '66,0%', label: 'kể cả trích dẫn, cụm từ chung' },
      { value: '97,2%', label: 'số từ của văn bản kia có trong bài' },
      { value: '184', label: 'từ liền nhau ở đoạn dài nhất' },
    ],
    passages: [
      { label: 'Đoạn 1', detail: '42 từ', url: '#a1' },
      { label: 'Đoạn 2', detail: '28 từ, trích dẫn', url: '#a2' },
      { label: 'Đoạn 3', detail: '31 từ, một bên gõ không dấu', url: '#a3' },
    ],
    sides: [
      {
        id: 'ben-a',
        heading: 'Bài dự thi SK-0042',
        title: 'Tổ công nghệ số cộng đồng đến từng nhà người cao tuổi',
        facts: ['Bản gửi lần 1, 20:14 thứ Năm, 14/11/2024'],
        stretches: [
          { fold: '14 đoạn văn không có chỗ giống nhau', paragraphs: [{ pieces: [plain('Mở đầu.')] }] },
          {
            paragraphs: [
              { pieces: [plain('1. Nội dung giải pháp')] },
              {
                pieces: [
                  plain('Từ thực tế ở thôn vùng sâu, chúng tôi đề xuất '),
                  marked(COPIED, false, ['a1', 'b1', '1']),
                  plain('. Điều 5 quy định: '),
                  marked(LAW, true, ['a2', 'b2', '2']),
                  plain('.'),
                ],
              },
              {
                pieces: [
                  marked('to cong nghe so ghi so theo doi tung ho, bao cao hang thang cho uy ban nhan dan xa de kip thoi ho tro', false, [
                    'a3',
                    'b3',
                    '3',
                  ]),
                  plain('.'),
                ],
              },
            ],
          },
          { fold: '31 đoạn văn không có chỗ giống nhau', paragraphs: [{ pieces: [plain('Kết luận.')] }] },
        ],
      },
      {
        id: 'ben-b',
        heading: 'Sáng kiến đã áp dụng',
        title: 'Tổ công nghệ số đến từng nhà',
        facts: [
          'Đã áp dụng tính đến hết ngày 30/09/2024: thể lệ không nhận ý tưởng trùng lặp',
          'Ủy ban nhân dân xã Mẫu, áp dụng từ 15/03/2023',
          'Quyết định số 12/QĐ-UBND ngày 04/5/2023',
        ],
        stretches: [
          {
            paragraphs: [
              { pieces: [plain('Tổ công nghệ số đến từng nhà')] },
              { pieces: [plain('Theo đó, '), marked(COPIED, false, ['b1', 'a1', '1']), plain('.')] },
              { pieces: [marked(LAW, true, ['b2', 'a2', '2']), plain(' (Nguồn: nghị định).')] },
              {
                pieces: [
                  marked('Tổ công nghệ số ghi sổ theo dõi từng hộ, báo cáo hằng tháng cho Ủy ban nhân dân xã để kịp thời hỗ trợ', false, [
                    'b3',
                    'a3',
                    '3',
                  ]),
                  plain('.'),
                ],
              },
            ],
          },
        ],
      },
    ],
    facts: [{ label: 'Đối chiếu lúc', value: '8:12 thứ Bảy, 16/11/2024' }],
    links: [
      { label: 'Tải bản đối chiếu (Word)', url: '#' },
      { label: 'Tải bản đối chiếu (PDF)', url: '#' },
      { label: 'Ghi kết luận', url: '#' },
    ],
  };

  const stale: ComparisonView = {
    ...comparison,
    notice: {
      kind: 'grave',
      title: 'Một trong hai văn bản đã đổi sau khi đối chiếu',
      text: 'Các đoạn giống nhau không còn khớp nên không được đánh dấu. Hãy đối chiếu lại.',
    },
    passages: [],
    sides: comparison.sides.map((side) => ({ ...side, stretches: [{ paragraphs: [{ pieces: [plain('Mở đầu.')] }] }] })),
  };

  const register: ListView = {
    ...consoleFrame('lam-dong', 'Sáng kiến đã áp dụng', 'Bài dự thi'),
    heading: 'Danh mục sáng kiến đã áp dụng',
    sentence: '1.286 sáng kiến, giải pháp. Bài dự thi được đối chiếu với danh mục này theo nội dung và theo tên.',
    back: { label: 'Đối chiếu trùng lặp', url: '/quan-tri/doi-chieu' },
    primary: { label: 'Nhập danh mục', url: `${REGISTER}/nhap` },
    tools: {
      actionUrl: REGISTER,
      search: { value: '', label: 'Tìm theo tên, nội dung, đơn vị, số quyết định', placeholder: 'Tên, đơn vị, số quyết định' },
      exports: [{ label: 'Xuất danh mục', url: '#' }],
    },
    table: {
      label: 'Sáng kiến đã áp dụng',
      columns: [{ label: 'Sáng kiến' }, { label: 'Đơn vị' }, { label: 'Áp dụng từ' }, { label: 'Quyết định công nhận' }],
      rows: [
        {
          cells: [
            {
              text: 'Bộ phận một cửa lưu động tại thôn, buôn',
              url: '#',
              detail: 'Mỗi tuần một buổi, cán bộ mang máy tính và máy quét đến nhà văn hóa thôn để nhận hồ sơ và trả kết quả …',
              isHead: true,
            },
            { text: 'Ủy ban nhân dân xã Mẫu' },
            { text: '05/2023' },
            { text: 'Quyết định số 12/QĐ-UBND ngày 04/5/2023' },
          ],
        },
        {
          cells: [
            { text: 'Sổ tay điện tử của cán bộ', url: '#', detail: 'Chỉ có tên, chưa có nội dung', isHead: true },
            { text: 'Sở Mẫu' },
            { text: 'không rõ' },
            { text: '' },
          ],
        },
      ],
    },
    note: 'Nhập thêm sáng kiến khi đang chấm thì các bài được tự đối chiếu lại. Tìm phân biệt dấu.',
  };

  const upload: EditorView = {
    ...consoleFrame('lam-dong', 'Nhập danh mục', 'Bài dự thi'),
    heading: 'Nhập danh mục sáng kiến đã áp dụng',
    sentence: 'Tệp được đọc và cho bạn xem trước; chưa có gì được ghi cho đến khi bạn đồng ý.',
    back: { label: 'Danh mục sáng kiến đã áp dụng', url: REGISTER },
    actionUrl: '#',
    isUpload: true,
    fields: [
      {
        file: {
          id: 'file',
          name: 'file',
          label: 'Tệp Excel (.xlsx) hoặc CSV',
          hint: 'Tên cột như trong tệp mẫu: Tên sáng kiến, giải pháp; Tóm tắt nội dung; Đơn vị áp dụng; Áp dụng từ; Số quyết định công nhận. Cần ít nhất tên và đơn vị. Thời gian ghi 04/5/2023, 5/2023 hoặc 2023.',
          accept: '.xlsx,.csv,.txt',
        },
      },
    ],
    side: {
      heading: 'Đọc tệp',
      state: { kind: 'next', label: 'Chưa ghi gì' },
      sentence:
        'Tối đa 5.000 sáng kiến mỗi tệp. Càng có nội dung tóm tắt, đối chiếu càng chắc. Nhập lại cùng một danh mục thì không bị trùng.',
      buttons: [{ label: 'Đọc và xem trước', value: 'read', isFirst: true }],
      preview: { label: 'Tải tệp mẫu', url: '#' },
    },
  };

  const preview: GroupsView = {
    ...consoleFrame('lam-dong', 'Xem trước danh mục', 'Bài dự thi'),
    heading: 'Xem trước khi nhập',
    sentence: 'Tệp “sang-kien-2023.xlsx”, 128 dòng. Chưa có gì được ghi.',
    back: { label: 'Nhập danh mục', url: `${REGISTER}/nhap` },
    notice: {
      kind: 'wait',
      title: '2 dòng có lỗi',
      text: 'Sửa trong tệp rồi tải lên lại; hoặc nhập những dòng đúng, tải các dòng lỗi về sửa rồi nhập sau.',
      link: { label: 'Tải các dòng lỗi về để sửa', url: '#' },
    },
    groups: [
      {
        heading: 'Chỗ cần sửa',
        table: {
          label: 'Chỗ cần sửa trong tệp',
          columns: [{ label: 'Dòng', isNumber: true }, { label: 'Cột' }, { label: 'Sai ở đâu' }],
          rows: [
            {
              cells: [number('14'), { text: 'Tên sáng kiến, giải pháp' }, { text: 'Thiếu tên sáng kiến, giải pháp.', isHead: true }],
            },
            {
              cells: [
                number('87'),
                { text: 'Áp dụng từ' },
                { text: '“đầu xuân” không phải ngày, tháng hay năm. Hãy ghi 04/5/2023, 5/2023 hoặc 2023.', isHead: true },
              ],
            },
          ],
        },
      },
      {
        heading: 'Sáng kiến trong tệp',
        table: {
          label: 'Sáng kiến trong tệp',
          columns: [
            { label: 'Dòng', isNumber: true },
            { label: 'Sáng kiến' },
            { label: 'Đơn vị' },
            { label: 'Áp dụng từ' },
            { label: 'Việc' },
          ],
          rows: [
            {
              cells: [
                number('2'),
                { text: 'Bộ phận một cửa lưu động tại thôn, buôn', detail: 'Mỗi tuần một buổi …', isHead: true },
                { text: 'Xã Mẫu', detail: 'Quyết định số 12/QĐ-UBND' },
                { text: '05/2023' },
                { state: { kind: 'next', label: 'Thêm mới' } },
              ],
            },
            {
              cells: [
                number('3'),
                { text: 'Sổ tay điện tử', detail: 'Chỉ có tên', isHead: true },
                { text: 'Sở Mẫu' },
                { text: 'không rõ' },
                { state: { kind: 'done', label: 'Đã có' } },
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Nhập 125 sáng kiến',
        sentence: 'Thêm 125; 1 đã có sẵn, giữ nguyên; bỏ 2 dòng lỗi.',
        actionUrl: '#',
        fields: [],
        button: 'Nhập 125 sáng kiến',
        isMain: true,
      },
      {
        heading: 'Bỏ tệp này',
        sentence: 'Xóa những gì đã đọc. Tệp trên máy của bạn vẫn còn. Không bỏ thì một ngày sau máy tự xóa.',
        actionUrl: '#',
        fields: [],
        button: 'Bỏ, không nhập',
      },
    ],
  };

  const page = (template: string, view: Base.Sample['view']): Base.Sample => ({ template: `console/${template}`, layout: 'console', view });
  return {
    'console-similarity': page('list', list),
    'console-similarity-none': page('list', none),
    'console-similarity-entry': page('groups', entry),
    'console-similarity-compared': page('comparison', comparison),
    'console-similarity-stale': page('comparison', stale),
    'console-similarity-register': page('list', register),
    'console-similarity-upload': page('editor', upload),
    'console-similarity-preview': page('groups', preview),
  };
}
