/** Entries going upward: chosen by a tenant or a unit, asked about, confirmed, taken in. */
import type { CellView, DetailView, EditorView, GroupsView } from '../../../apps/web/src/console/view-models.js';
import type { LayoutView, NominationConsentView, NominationFormView, NominationsView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const head = (text: string, detail?: string): CellView => ({ text, detail, isHead: true });
const REASON = 'Đã áp dụng tại ba xã vùng cao, rút ngắn một nửa thời gian trả kết quả. Không phải mua thêm máy, xã nào cũng làm được ngay.';

export default function entriesUpward({ frame, consoleFrame }: typeof Base): Base.Samples {
  const at = (title: string): Omit<GroupsView, 'heading' | 'groups' | 'forms'> => consoleFrame('cao-bang', title, 'Đề cử');
  const task = (template: string, view: LayoutView): Base.Sample => ({ template, layout: 'task', view });
  const entries: [number, string, string, string, string, string?][] = [
    [1, 'Một cửa không giấy tại bộ phận tiếp nhận và trả kết quả', 'SK-0007, Hoàng Thị Sầm, Nông Văn Tài', '92,5', 'Giải Nhất', 'Đã gửi'],
    [2, 'Trả kết quả tại nhà cho người cao tuổi', 'SK-0003, Lò Thị Mận', '90', 'Giải Nhì', 'Chờ thủ trưởng'],
    [3, 'Phiếu hẹn bằng hai thứ tiếng', 'SK-0011, Công Tằng Tôn Nữ Nguyễn Thị Hoàng Oanh', '88,25', 'Giải Ba'],
  ];
  const selection: GroupsView = {
    ...at('Chọn bài: Nhận sáng kiến cấp huyện'),
    heading: 'Chọn bài để đề cử',
    sentence: 'Nhận sáng kiến cấp huyện, gửi đến Tỉnh Cao Bằng. Từ 1 đến 3 đề cử, đã gửi 1. Nhận đến 17:00 thứ Bảy, 30/10/2021.',
    back: { label: 'Đề cử', url: '#' },
    notice: {
      kind: 'info',
      title: 'Biên bản xét chọn',
      text: 'Ghi sẵn các bài đã chọn và lý do; đơn vị điền thời gian, thành phần rồi ký.',
      link: { label: 'Tải biên bản (Word)', url: '#' },
    },
    groups: [
      {
        heading: 'Sáng kiến, giải pháp về cải cách hành chính',
        sentence: 'Xếp theo kết quả đã công bố. Đề cử mang theo hạng, điểm và dấu vân của bản chốt.',
        table: {
          label: 'Bài dự thi: Sáng kiến, giải pháp',
          columns: [
            { label: 'Hạng', isNumber: true },
            { label: 'Bài' },
            { label: 'Điểm', isNumber: true },
            { label: 'Giải' },
            { label: 'Đề cử' },
            { label: 'Việc', isHidden: true },
          ],
          rows: entries.map(([rank, title, who, points, prize, state]) => ({
            cells: [
              { text: String(rank), isNumber: true },
              head(title, who),
              { text: points },
              { text: prize },
              state ? { state: { kind: state === 'Đã gửi' ? 'next' : 'waiting', label: state } } : { text: 'Chưa chọn' },
              { action: { label: state ? 'Xem đề cử' : 'Chọn', hiddenLabel: title, url: '#' } },
            ],
          })),
        },
      },
    ],
    forms: [],
  };
  const choice: EditorView = {
    ...at('Đề cử: Phiếu hẹn bằng hai thứ tiếng'),
    heading: 'Phiếu hẹn bằng hai thứ tiếng',
    sentence: 'SK-0011, Công Tằng Tôn Nữ Nguyễn Thị Hoàng Oanh. Đề cử lên Tỉnh Cao Bằng. Nhận đến 17:00 thứ Bảy, 30/10/2021.',
    back: { label: 'Chọn bài', url: '#' },
    notice: { kind: 'info', title: 'Lời dặn của nơi nhận', text: 'Mỗi sáng kiến kèm số liệu áp dụng thực tế.' },
    actionUrl: '#',
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'reason', text: 'Hãy ghi vì sao chọn bài này, từ 10 đến 2.000 ký tự' }] },
    fields: [
      {
        area: {
          id: 'reason',
          name: 'reason',
          label: 'Vì sao chọn bài này',
          hint: 'Hiệu quả đã thấy, nơi đã áp dụng, điểm hơn các bài khác. Tác giả và nơi nhận đọc được.',
          rows: '5',
          value: 'Hay',
          error: 'Hãy ghi vì sao chọn bài này, từ 10 đến 2.000 ký tự.',
        },
      },
      {
        text: {
          id: 'selection',
          name: 'selection',
          label: 'Đã chọn qua',
          hint: 'Ví dụ “Vòng xét của Sở Nội vụ, ngày 20/10/2024”.',
          value: 'Cuộc thi cấp huyện',
        },
      },
      { text: { id: 'result', name: 'result', label: 'Kết quả ở đó', hint: 'Có thể để trống.', value: 'Giải Ba, hạng 3' } },
      { text: { id: 'decision', name: 'decision', label: 'Văn bản xét chọn', hint: 'Có thể để trống.', value: 'Biên bản số 05/BB-UBND' } },
      {
        area: {
          id: 'scores',
          name: 'scores',
          label: 'Điểm đã được chấm',
          hint: 'Mỗi lần chấm một dòng.',
          rows: '3',
          value: 'Chấm thi: 88,25 điểm, hạng 3',
        },
      },
    ],
    side: {
      heading: 'Đề cử bài này',
      state: { kind: 'next', label: 'Chưa chọn' },
      sentence: 'Đề cử mang theo toàn văn, các tệp và dấu niêm phong của bản đã gửi. Lưu rồi xin ý kiến từng tác giả.',
      buttons: [{ label: 'Lưu đề cử', value: 'save', isFirst: true }],
    },
  };
  const entry: DetailView['sections'][number] = {
    heading: 'Bài dự thi đi kèm',
    facts: [
      { label: 'Số bài ở nơi đề cử', value: 'SK-0003' },
      { label: 'Bản', value: 'Bản gửi lần 2, nhận 10:42 thứ Năm, 14/10/2021' },
      { label: 'Chủ đề', value: 'Cải cách thủ tục hành chính' },
      { label: 'Dấu niêm phong', value: '9f2c4a7be01d33c8' },
      { label: 'Tệp chính', value: 'tra-ket-qua-tai-nha.pdf', url: '#', detail: '12 trang, 845 KB, dấu vân 0c1d2e3f4a5b6c7d' },
      { label: 'Tệp kèm theo', value: 'anh-ap-dung.jpg', url: '#', detail: '310 KB, dấu vân 77aa88bb99cc00dd' },
    ],
  };
  const page: DetailView = {
    ...at('Trả kết quả tại nhà cho người cao tuổi'),
    heading: 'Trả kết quả tại nhà cho người cao tuổi',
    sentence: 'Bài dự thi, đề cử lên Tỉnh Cao Bằng.',
    back: { label: 'Đề cử', url: '#' },
    sections: [
      {
        heading: 'Ý kiến của tác giả',
        table: {
          label: 'Ý kiến của tác giả',
          columns: [{ label: 'Tác giả' }, { label: 'Liên hệ' }, { label: 'Ý kiến' }],
          rows: [
            {
              cells: [
                head('Lò Thị Mận', 'Công chức tư pháp'),
                { text: 'man@vidu.vn' },
                { state: { kind: 'done', label: 'Đã đồng ý' }, detail: '9:05, 18/10/2021' },
              ],
            },
          ],
        },
      },
      { heading: 'Vì sao được chọn', paragraphs: [REASON] },
      {
        heading: 'Đã được chọn thế nào',
        facts: [
          { label: 'Nơi đề cử', value: 'UBND huyện Bảo Lạc' },
          { label: 'Qua', value: 'Cuộc thi cấp huyện' },
          { label: 'Kết quả', value: 'Giải Nhì, hạng 2' },
          { label: 'Văn bản xét chọn', value: 'Biên bản số 05/BB-UBND ngày 17/10/2021' },
          { label: 'Xếp hạng', value: 'Hạng 2, 90 điểm', detail: 'Nhận bài: Sáng kiến, giải pháp, Cuộc thi cấp huyện năm 2021' },
          { label: 'Dấu vân của bản chốt', value: '51be02aa77c94d10' },
        ],
      },
      entry,
    ],
    signing: {
      heading: 'Chờ thủ trưởng xác nhận',
      signers: [],
      isMine: true,
      sentence: 'Các tác giả đã đồng ý. Còn chờ thủ trưởng đơn vị xác nhận rồi mới gửi được.',
      link: { label: 'Ghi xác nhận của thủ trưởng', url: '#' },
    },
    factsHeading: 'Hồ sơ',
    facts: [
      { label: 'Gửi đến', value: 'Tỉnh Cao Bằng' },
      { label: 'Dấu vân', value: '0b5f2c119a7d4e66' },
    ],
    links: [{ label: 'Sửa đề cử', url: '#' }],
  };
  const confirmation: EditorView = {
    ...at('Xác nhận: Trả kết quả tại nhà cho người cao tuổi'),
    heading: 'Xác nhận của thủ trưởng đơn vị',
    sentence: 'Trả kết quả tại nhà cho người cao tuổi',
    back: { label: 'Trả kết quả tại nhà cho người cao tuổi', url: '#' },
    actionUrl: '#',
    hidden: [{ name: 'seen', value: '0'.repeat(64) }],
    fields: [
      { text: { id: 'fullName', name: 'fullName', label: 'Họ và tên thủ trưởng đơn vị', value: 'Đàm Văn Trưởng' } },
      { text: { id: 'position', name: 'position', label: 'Chức vụ', hint: 'Ví dụ “Giám đốc Sở Nội vụ”.', value: 'Chủ tịch UBND huyện' } },
    ],
    side: {
      heading: 'Xác nhận',
      state: { kind: 'waiting', label: '1 tác giả đã đồng ý' },
      sentence:
        'Chỉ ghi khi thủ trưởng đã đồng ý với đúng nội dung này. Tên và chức vụ đi cùng đề cử; người ghi và giờ ghi được lưu vào nhật ký.',
      buttons: [{ label: 'Ghi xác nhận', value: 'save', isFirst: true }],
    },
  };
  const receivedFrame = consoleFrame('cao-bang', 'Trả kết quả tại nhà cho người cao tuổi', 'Nhận đề cử');
  const received: DetailView = {
    ...receivedFrame,
    heading: 'Trả kết quả tại nhà cho người cao tuổi',
    sentence: 'Bài dự thi do UBND huyện Bảo Lạc đề cử.',
    back: { label: 'Đợt nhận đề cử', url: '#' },
    sections: page.sections.slice(1),
    signing: {
      heading: 'Chờ tiếp nhận',
      signers: [],
      isMine: true,
      sentence: 'Tiếp nhận rồi, nơi gửi không rút được nữa. Trả lại thì nơi gửi thấy lý do, sửa và gửi lại được.',
      link: { label: 'Tiếp nhận thành bài dự thi', url: '#' },
      giveBack: {
        url: '#',
        label: 'Trả lại, ghi lý do',
        button: 'Trả lại',
        reason: { id: 'reason', name: 'reason', label: 'Lý do', value: '', rows: '4', hint: 'Nơi gửi thấy lý do này.' },
      },
    },
    factsHeading: 'Hồ sơ',
    facts: [
      { label: 'Gửi lúc', value: '14:20 thứ Hai, 18/10/2021' },
      { label: 'Liên hệ Lò Thị Mận', value: 'man@vidu.vn' },
      { label: 'Lò Thị Mận đồng ý', value: '9:05 thứ Hai, 18/10/2021' },
      { label: 'Thủ trưởng xác nhận', value: 'Đàm Văn Trưởng, Chủ tịch UBND huyện', detail: '14:10 thứ Hai, 18/10/2021' },
    ],
  };
  const taking: EditorView = {
    ...receivedFrame,
    heading: 'Tiếp nhận thành bài dự thi',
    sentence:
      'Trả kết quả tại nhà cho người cao tuổi, do UBND huyện Bảo Lạc đề cử. Vào phần thi “Sáng kiến, giải pháp về cải cách hành chính”.',
    back: { label: 'Trả kết quả tại nhà cho người cao tuổi', url: '#' },
    notice: {
      kind: 'grave',
      title: 'Chưa tiếp nhận được',
      text: 'Mỗi đơn vị chỉ được gửi 3 bài dự thi và đơn vị của bạn đã gửi đủ. Muốn gửi bài khác, đơn vị hãy rút một bài đã gửi khi còn hạn.',
    },
    actionUrl: '#',
    fields: [
      {
        select: {
          id: 'theme',
          name: 'theme',
          label: 'Chủ đề theo thể lệ của mình',
          placeholder: 'Chưa chọn chủ đề',
          options: [
            { value: 'a', label: 'Triển khai đạt hiệu quả cao trong các lĩnh vực cải cách hành chính', isSelected: true },
            { value: 'b', label: 'Cải thiện và nâng cao các chỉ số' },
          ],
        },
      },
      {
        select: {
          id: 'form',
          name: 'form',
          label: 'Dạng bài',
          placeholder: 'Chưa chọn dạng bài',
          options: [{ value: 'Đề án', label: 'Đề án' }],
        },
      },
      {
        text: {
          id: 'unit',
          name: 'unit',
          label: 'Tính cho đơn vị',
          value: '',
          hint: 'Tên trong danh sách đơn vị dự thi. Để trống thì bài không tính cho đơn vị nào.',
        },
      },
    ],
    side: {
      heading: 'Tiếp nhận',
      state: { kind: 'waiting', label: 'Chờ tiếp nhận' },
      sentence: 'Bài được cấp số và biên nhận, tính là nhận lúc nơi gửi gửi đi, rồi qua kiểm tra hình thức như mọi bài khác.',
      buttons: [{ label: 'Tiếp nhận', value: 'save', isFirst: true }],
      facts: [{ label: 'Chủ đề ở nơi gửi', value: 'Cải cách thủ tục hành chính' }],
    },
  };
  const unitSelection: NominationsView = {
    ...frame('cao-bang', 'Chọn bài để đề cử'),
    heading: 'Chọn bài để đề cử',
    intro: 'Sở Nội vụ. Từ 1 đến 3 đề cử, đã gửi 0. Nhận đến 17:00 thứ Bảy, 30/10/2021.',
    back: { label: 'Đề cử của đơn vị', url: '#' },
    calls: [
      {
        title: 'Biên bản xét chọn',
        unit: '',
        sentences: ['Ghi sẵn các bài đã chọn và lý do; đơn vị điền thời gian, thành phần rồi ký.'],
        link: { label: 'Tải biên bản (Word)', url: '#' },
      },
    ],
    own: {
      heading: 'Bài đã gửi của đơn vị',
      rows: [
        {
          label: 'Một cửa không giấy tại bộ phận tiếp nhận và trả kết quả',
          detail: 'Đang soạn. SK-0007, Hoàng Thị Sầm, Nông Văn Tài.',
          url: '#',
        },
        { label: 'Phiếu hẹn bằng hai thứ tiếng', detail: 'Chưa chọn. SK-0011, Lò Thị Mận.', url: '#' },
      ],
    },
  };
  const unitForm: NominationFormView = {
    ...frame('cao-bang', 'Đề cử: Phiếu hẹn bằng hai thứ tiếng', { task: { title: 'Đề cử', backUrl: '#' } }),
    actionUrl: '#',
    heading: 'Phiếu hẹn bằng hai thứ tiếng',
    paragraphs: ['SK-0011, Lò Thị Mận. Sở Nội vụ đề cử. Nhận đến 17:00 thứ Bảy, 30/10/2021.'],
    fields: [
      {
        lines: {
          id: 'reason',
          name: 'reason',
          label: 'Vì sao chọn bài này',
          hint: 'Hiệu quả đã thấy, nơi đã áp dụng, điểm hơn các bài khác. Tác giả và nơi nhận đọc được.',
          rows: '5',
          value: REASON,
        },
      },
      { line: { id: 'selection', name: 'selection', label: 'Đã chọn qua', value: 'Vòng xét của Sở Nội vụ, ngày 15/10/2021' } },
    ],
    after: 'Đề cử mang theo toàn văn, các tệp và dấu niêm phong của bản đã gửi. Lưu rồi xin ý kiến từng tác giả.',
    button: 'Lưu đề cử',
  };
  const ownList: NominationConsentView = {
    ...frame('cao-bang', 'Đề cử về bạn', { task: { title: 'Ý kiến về đề cử', backUrl: '#' } }),
    heading: 'Đề cử về bạn',
    paragraphs: ['Đơn vị chọn bài của bạn để gửi lên cấp trên. Không có gì được gửi khi bạn chưa đồng ý.'],
    list: [
      { label: 'Trả kết quả tại nhà cho người cao tuổi', detail: 'Chờ bạn trả lời. UBND huyện Bảo Lạc đề cử.', url: '#' },
      { label: 'Phiếu hẹn bằng hai thứ tiếng', detail: 'Bạn đã đồng ý. UBND huyện Bảo Lạc đề cử.', url: '#' },
    ],
  };
  const ownAnswered: NominationConsentView = {
    ...ownList,
    heading: 'Bạn đã đồng ý',
    list: undefined,
    paragraphs: ['Trả lời lúc 9:05 thứ Hai, 18/10/2021.', 'Cảm ơn bạn. Bạn rút lại được cho đến khi nơi nhận tiếp nhận.'],
    rows: [
      { label: 'Bài dự thi', value: 'Trả kết quả tại nhà cho người cao tuổi' },
      { label: 'Tác giả', value: 'Lò Thị Mận' },
      { label: 'Đã chọn qua', value: 'Cuộc thi cấp huyện. Giải Nhì, hạng 2' },
      { label: 'Gửi kèm', value: 'Bài SK-0003, bản gửi lần 2, 2 tệp' },
      { label: 'Đề cử đang ở đâu', value: 'Đã gửi đến Tỉnh Cao Bằng, chờ tiếp nhận' },
    ],
    summaryTitle: 'Vì sao được chọn',
    summary: [REASON],
    takeBack: { url: '#', label: 'Rút lại sự đồng ý' },
  };
  const desk = (template: string, view: GroupsView | EditorView | DetailView): Base.Sample => ({
    template: `console/${template}`,
    layout: 'console',
    view,
  });
  return {
    'upward-selection': desk('groups', selection),
    'upward-choice': desk('editor', choice),
    'upward-nomination': desk('detail', page),
    'upward-confirmation': desk('editor', confirmation),
    'upward-received': desk('detail', received),
    'upward-taking': desk('editor', taking),
    'upward-unit-selection': { template: 'nominations', layout: 'portal', view: unitSelection },
    'upward-unit-form': task('nomination-form', unitForm),
    'upward-own-list': task('nomination-consent', ownList),
    'upward-own-answered': task('nomination-consent', ownAnswered),
  };
}
