/** A judged part as everybody sees it, its archive, and how units take part in it. */
import type { CellView, GroupsView, ListView } from '../../../apps/web/src/console/view-models.js';
import type {
  ArchivedWorkView,
  ArchiveView,
  OwnArchiveView,
  RollView,
  UnitTakingPartView,
} from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const groups = (sha256: string): string[] => sha256.match(/.{1,8}/g) ?? [];
const HASH = '4e8b71d093fa26c5b7e0184d5c62af39e1d47b0866c93f52a80e5d172b94c6fe';
const MET =
  'Có ít nhất 30% tổng số người của đơn vị tham gia dự thi. Trong số người dự thi của đơn vị có ít nhất một công chức lãnh đạo, quản lý.';

export default function judgedParts({ frame, drawing, consoleFrame }: typeof Base): Base.Samples {
  const winners = [
    {
      rank: '1',
      name: 'Nguyễn Thị A···: “Một cửa lưu động về buôn”',
      unit: 'Phòng Cải cách hành chính',
      points: '92',
      label: 'A',
      place: 1,
    },
    { rank: '2', name: 'H’Blăn N···', unit: 'Trung tâm Lưu trữ lịch sử', points: '90,333', label: 'B', place: 2 },
    { rank: '3', name: 'T.V.B.', unit: 'Ban Thi đua - Khen thưởng', points: '88', label: 'B', place: 2 },
  ] as const;
  const rows = winners.map(({ rank, name, unit, points, label, place }) => ({
    ...{ rank, name, unit, facts: [points], prize: { label, rank: place } },
    sentence: `${points} điểm. Xếp trên bài kế tiếp nhờ điểm: ${points} điểm; bài kế tiếp: 85 điểm.`,
  }));
  const roll: RollView = {
    ...frame('dak-lak', 'Bảng vàng thi viết'),
    rounds: [],
    stele: {
      lines: [
        ['Thi viết', 'nhận bài đến 15/08/2021'],
        ['61 bài đã nhận', '58 bài được xếp hạng'],
      ],
      emblemSvg: drawing('dak-lak/emblem'),
      tiers: [
        {
          label: 'Giải A',
          rank: 1,
          winners: [{ name: 'Nguyễn Thị A···', unit: 'Phòng Cải cách hành chính', detail: '“Một cửa lưu động về buôn”' }],
        },
        {
          label: 'Giải B',
          rank: 2,
          winners: [
            { name: 'H’Blăn N···', unit: 'Trung tâm Lưu trữ lịch sử' },
            { name: 'T.V.B.', unit: 'Ban Thi đua - Khen thưởng' },
          ],
        },
      ],
      plinth: ['Giám đốc Sở Nội vụ tỉnh Đắk Lắk đã duyệt ngày 26/08/2021.', 'Công bố lúc 8:00 Thứ Bảy, 28/08/2021'],
    },
    own: { label: 'Xem bài của bạn', url: '#' },
    reasons: {
      title: 'Vì sao xếp thứ tự này?',
      items: [{ title: 'Điểm', text: 'Xét trước hết. Đã phân định 55 cặp bài kề nhau trong cả bảng xếp hạng.' }],
    },
    ranking: {
      ...{ nameLabel: 'Tác giả', hasUnits: true, columns: [{ label: 'Điểm', isNumber: true }], rows, firstRows: rows },
      note: 'Bảng này chỉ ghi bài đạt giải. Tên bài được ghi khi mọi tác giả đồng ý.',
    },
    collectives: [
      {
        id: 'giai-tap-the',
        title: 'Giải tập thể',
        intro:
          'Dành cho cơ quan, đơn vị thuộc và trực thuộc Sở Nội vụ, xếp theo tỷ lệ người dự thi. Chỉ xếp những nơi đủ điều kiện của Thể lệ.',
        rows: [
          { name: 'Phòng Cải cách hành chính', url: '#', value: '87,5%', prize: { label: 'A', rank: 1 } },
          { name: 'Thanh tra Sở Nội vụ', url: '#', value: '66,7%', prize: { label: 'B', rank: 2 } },
        ],
      },
    ],
    fingerprint: {
      recheck: 'Tự tính lại từ các phiếu chấm',
      titlePhrases: ['Bảng xếp hạng', 'đã chốt'],
      text: 'Đây là dấu vân tay của cả bảng xếp hạng, kể cả bài không đạt giải. Hồ sơ kiểm tra lại có điểm từng tiêu chí theo mã ẩn danh của bài và của giám khảo, không có họ tên và nội dung bài.',
      label: 'Dấu vân tay bản chốt (SHA-256)',
      groups: groups(HASH),
    },
  };

  const archive: ArchiveView = {
    ...frame('cao-bang', 'Kho sáng kiến, giải pháp đạt giải'),
    heading: 'Kho sáng kiến, giải pháp đạt giải',
    intro: 'Bài đạt giải ở các cuộc thi, đăng khi mọi tác giả đồng ý. Tác giả rút lại lúc nào cũng được.',
    search: {
      ...{ actionUrl: '#', value: 'một cửa' },
      selects: [
        { id: 'loc-nam', name: 'nam', label: 'Năm', options: ['Mọi năm', '2022', '2021'].map((label) => ({ value: label, label })) },
        {
          ...{ id: 'loc-chu-de', name: 'chu-de', label: 'Chủ đề' },
          options: ['Mọi chủ đề', 'Cải cách thủ tục hành chính', 'Gắn kết ứng dụng công nghệ thông tin'].map((label) => ({
            value: label,
            label,
          })),
        },
      ],
    },
    count: '2 trong 14 bài.',
    reset: { label: 'Xem tất cả', url: '#' },
    rows: [
      {
        title: 'Bộ phận một cửa lưu động về các xã vùng cao trong ngày chợ phiên',
        url: '#',
        prize: 'Giải Nhất',
        detail:
          'Cải cách thủ tục hành chính. Ủy ban nhân dân huyện Bảo Lạc. Cuộc thi “Sáng kiến, giải pháp về cải cách hành chính” tỉnh Cao Bằng năm 2021, công bố năm 2021',
        summary: 'Ngày chợ phiên, cán bộ một cửa mang máy tính, máy in và con dấu đến chợ, nhận và trả kết quả ngay tại chỗ …',
      },
      {
        title: 'Một cửa điện tử cho hồ sơ đất đai',
        url: '#',
        prize: 'Giải Ba',
        detail: 'Sở Tài nguyên và Môi trường. Công bố năm 2021',
        summary: '',
      },
    ],
  };
  const work: ArchivedWorkView = {
    ...frame('cao-bang', 'Bộ phận một cửa lưu động'),
    back: { label: 'Kho sáng kiến, giải pháp đạt giải', url: '#' },
    heading: 'Bộ phận một cửa lưu động về các xã vùng cao trong ngày chợ phiên',
    facts: [
      { label: 'Giải', value: 'Giải Nhất' },
      { label: 'Cuộc thi', value: 'Cuộc thi “Sáng kiến, giải pháp về cải cách hành chính” tỉnh Cao Bằng năm 2021' },
      { label: 'Năm công bố', value: '2021' },
      { label: 'Chủ đề', value: 'Cải cách thủ tục hành chính' },
      { label: 'Các tác giả', value: 'Nông Thị Biên, Lục Văn Hành' },
      { label: 'Đơn vị', value: 'Ủy ban nhân dân huyện Bảo Lạc' },
    ],
    sections: [
      {
        heading: 'Thực trạng',
        paragraphs: [
          'Người dân ở xóm xa trung tâm huyện phải đi nửa ngày đường để nộp một bộ hồ sơ.',
          'Mỗi hồ sơ trung bình phải đi lại hai lần.',
        ],
      },
      { heading: 'Giải pháp', paragraphs: ['Ngày chợ phiên, cán bộ một cửa mang máy tính, máy in và con dấu đến chợ.'] },
    ],
    files: [
      { label: 'Toàn văn (PDF)', detail: '1.240 KB', url: '#' },
      { label: 'Phụ lục (JPEG)', detail: '380 KB', url: '#' },
    ],
    note: 'Nội dung do tác giả gửi dự thi và đồng ý công khai. Khi áp dụng, hãy ghi tên tác giả và đơn vị.',
  };
  const answer = (id: string, error?: string): OwnArchiveView['works'][number]['answer'] => ({
    ...{ id, name: 'answer', label: 'Bạn muốn đăng bài này thế nào?', error },
    options: [
      { value: 'text', label: 'Đăng tên bài và nội dung đã viết', detail: 'Không mở tệp đã gửi.', isChecked: error === undefined },
      {
        value: 'files',
        label: 'Đăng cả tệp đã gửi',
        detail: 'Ai cũng tải được bài và phụ lục. Hãy chắc là trong tệp không có thông tin riêng.',
      },
      { value: 'none', label: 'Không đăng' },
    ],
  });
  const own: OwnArchiveView = {
    ...frame('cao-bang', 'Đăng bài đạt giải'),
    task: { title: 'Bài đạt giải', backUrl: '/cua-toi' },
    heading: 'Đăng bài đạt giải vào kho',
    intro:
      'Bài đạt giải chỉ được đăng trong Kho sáng kiến, giải pháp khi mọi tác giả đồng ý. Bài đăng kèm họ tên, đơn vị của tác giả và giải đã đạt. Bạn đổi ý lúc nào cũng được; đổi ý là bài ra khỏi kho ngay.',
    works: [
      {
        ...{ title: 'Bộ phận một cửa lưu động', detail: 'Giải Nhất, Cuộc thi “Sáng kiến, giải pháp về cải cách hành chính”' },
        ...{
          state: 'Bạn đã đồng ý; còn 1 tác giả chưa đồng ý nên bài chưa được đăng.',
          actionUrl: '#',
          answer: answer('a'),
          button: 'Lưu lựa chọn',
        },
      },
    ],
    archive: { label: 'Xem Kho sáng kiến, giải pháp đạt giải', url: '#' },
  };

  const taking: UnitTakingPartView = {
    ...frame('dak-lak', 'Người dự thi của đơn vị'),
    heading: 'Người dự thi của đơn vị',
    intro: 'Người của đơn vị đã gửi bài, và đơn vị còn thiếu gì so với Thể lệ. Bạn thấy tên bài, không mở được bài.',
    back: { label: 'Trung tâm Lưu trữ lịch sử', url: '#' },
    parts: [
      {
        title: 'Thi viết',
        duties: [
          {
            demands: MET,
            isMet: false,
            sentence:
              'Đơn vị còn thiếu: mới có 5 trong 21 người dự thi (23,8%), cần ít nhất 30%; chưa xác nhận số lãnh đạo, quản lý dự thi.',
          },
        ],
        count: '2 người, 2 bài.',
        entries: [
          { title: 'Số hóa tài liệu lưu trữ', authors: 'Y Thuân Ênuôl, Phó Giám đốc Trung tâm', detail: 'BV-0012', state: 'Hợp lệ' },
          {
            title: 'Kho số của ngành',
            authors: 'Mai Thị Lựu, Chuyên viên',
            detail: 'BV-0031, không tính cho đơn vị',
            state: 'Không hợp lệ',
          },
        ],
        list: { label: 'Tải danh sách để ký (Word)', url: '#' },
        leaders: {
          actionUrl: '#',
          heading: 'Ai là lãnh đạo, quản lý?',
          text: 'Thể lệ hỏi có lãnh đạo, quản lý của đơn vị dự thi hay không. Bạn xác nhận thay mặt thủ trưởng đơn vị: chọn người giữ chức, người không chọn là không giữ chức.',
          people: [
            {
              ...{ id: 'leader-1', value: '1', text: 'Y Thuân Ênuôl, Phó Giám đốc Trung tâm' },
              ...{ detail: 'Tự khai là lãnh đạo, quản lý, chưa ai xác nhận.', isChecked: true },
            },
            { id: 'leader-2', value: '2', text: 'Mai Thị Lựu, Chuyên viên', detail: 'Chưa ai xác nhận.', isChecked: false },
          ],
          button: 'Xác nhận',
        },
      },
    ],
    send: { label: 'Xác nhận và gửi danh sách bài cho Ban Tổ chức', url: '#' },
  };
  const state = (kind: 'done' | 'waiting', label: string, detail?: string): CellView => ({ state: { kind, label }, detail });
  const number = (text: string, detail?: string): CellView => ({ text, detail, isNumber: true });
  const units: ListView = {
    ...consoleFrame('dak-lak', 'Đơn vị dự thi: Thi viết', 'Bài dự thi'),
    heading: 'Đơn vị dự thi',
    sentence: `Mỗi cơ quan, đơn vị thuộc và trực thuộc Sở Nội vụ (không áp dụng với Phòng Nội vụ các huyện, thị xã, thành phố): ${MET}`,
    tabs: [
      { label: 'Bài dự thi', url: '#' },
      { label: 'Danh sách của đơn vị', url: '#' },
      { label: 'Đơn vị dự thi', url: '#', current: true },
      { label: 'Chấm bài, hội đồng', url: '#' },
    ],
    figures: [
      { label: 'Phải thực hiện', value: '8' },
      { label: 'Đã thực hiện đủ', value: '6' },
      { label: 'Còn thiếu', value: '2', url: '#' },
    ],
    tools: {
      actionUrl: '#',
      filters: [
        {
          ...{ id: 'loc', name: 'loc', label: 'Đơn vị' },
          options: [
            { value: '', label: 'Tất cả', isSelected: true },
            { value: 'thieu', label: 'Còn thiếu' },
          ],
        },
      ],
      exports: [
        { label: 'Bảng tổng hợp (Word)', url: '#' },
        { label: 'Bảng tổng hợp (Excel)', url: '#' },
      ],
    },
    table: {
      label: 'Đơn vị',
      columns: [
        { label: 'Cơ quan, đơn vị' },
        { label: 'Người dự thi', isNumber: true },
        { label: 'Tổng số người', isNumber: true },
        { label: 'Số bài', isNumber: true },
        { label: 'Lãnh đạo', isNumber: true },
        { label: 'Thực hiện' },
      ],
      rows: [
        {
          cells: [
            { text: 'Phòng Cải cách hành chính', url: '#', isHead: true },
            ...[number('7'), number('8', '87,5%'), number('7'), number('1'), state('done', 'Đủ')],
          ],
        },
        {
          cells: [
            { text: 'Trung tâm Lưu trữ lịch sử', url: '#', isHead: true },
            ...[number('5'), number('21', '23,8%'), number('5'), number('Chưa xác nhận')],
            state(
              'waiting',
              'Còn thiếu',
              'mới có 5 trong 21 người dự thi (23,8%), cần ít nhất 30%; chưa xác nhận số lãnh đạo, quản lý dự thi.',
            ),
          ],
        },
      ],
    },
    note: 'Mỗi đơn vị tính cả các đơn vị bên trong. Bài rút, bài bị hủy, bài không hợp lệ, bài của người không được dự thi không tính. Lãnh đạo, quản lý chỉ tính khi thủ trưởng đơn vị hoặc Ban Tổ chức xác nhận.',
  };
  const leaders: GroupsView = {
    ...consoleFrame('dak-lak', 'Lãnh đạo, quản lý: Trung tâm Lưu trữ lịch sử', 'Bài dự thi'),
    heading: 'Xác nhận lãnh đạo, quản lý',
    sentence: 'Trung tâm Lưu trữ lịch sử',
    back: { label: 'Trung tâm Lưu trữ lịch sử', url: '#' },
    groups: [],
    forms: [
      {
        heading: 'Xác nhận lãnh đạo, quản lý',
        sentence:
          'Chọn người giữ chức lãnh đạo, quản lý; người không được chọn ghi là không giữ chức. Lời của Ban Tổ chức đứng trên lời của thủ trưởng đơn vị. Bảng xếp hạng đã chốt thì không đổi.',
        actionUrl: '#',
        fields: [
          {
            ticks: {
              ...{ id: 'leaders', name: 'leaders', label: 'Lãnh đạo, quản lý trong số người dự thi' },
              options: [
                {
                  ...{ value: '1', label: 'Y Thuân Ênuôl', isChecked: true },
                  detail: 'Phó Giám đốc Trung tâm. Tự khai là lãnh đạo, quản lý, chưa ai xác nhận',
                },
                { value: '2', label: 'Mai Thị Lựu', detail: 'Chuyên viên. Chưa ai xác nhận' },
              ],
            },
          },
        ],
        button: 'Ghi xác nhận',
      },
    ],
  };
  const portal = (template: string, view: Base.Sample['view']): Base.Sample => ({ template, layout: 'portal', view });
  return {
    'roll-judged': portal('roll', roll),
    archive: portal('archive', archive),
    'archive-empty': portal('archive', {
      ...archive,
      ...{ search: undefined, count: undefined, reset: undefined, rows: [] },
      empty: 'Kho chưa có bài nào. Bài được đăng sau khi công bố kết quả, khi mọi tác giả đồng ý.',
    } as ArchiveView),
    'archived-work': portal('archived-work', work),
    'own-archive': { template: 'own-archive', layout: 'task', view: own },
    'own-archive-unanswered': {
      template: 'own-archive',
      layout: 'task',
      view: {
        ...own,
        errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'a', text: 'Hãy chọn một trong ba cách.' }] },
        works: own.works.map((one) => ({ ...one, answer: answer('a', 'Hãy chọn một trong ba cách.') })),
      } as OwnArchiveView,
    },
    'unit-taking-part': portal('unit-taking-part', taking),
    'console-units-taking-part': { template: 'console/list', layout: 'console', view: units },
    'console-unit-leaders': { template: 'console/groups', layout: 'console', view: leaders },
  };
}
