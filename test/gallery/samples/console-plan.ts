/** The organiser's editor of the rules: where a contest begins, what is left to do, one page, the text. */
import type {
  PlanChangesView,
  PlanConfirmView,
  PlanContentsView,
  PlanDatesView,
  PlanDraftView,
  PlanNewView,
  PlanSectionView,
  PlanTextView,
} from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const DRAFT = '/quan-tri/soan-the-le/1';

const contents: PlanContentsView = {
  chapters: [
    {
      title: 'Cuộc thi',
      sections: [
        { label: 'Cuộc thi', url: `${DRAFT}/muc/contest`, entries: [] },
        { label: 'Phê duyệt kết quả', url: `${DRAFT}/muc/approval`, faults: '1 chỗ cần sửa', entries: [] },
      ],
    },
    {
      title: 'Thi',
      sections: [
        {
          label: 'Các phần thi',
          url: `${DRAFT}/muc/parts`,
          faults: '1 chỗ cần sửa',
          entries: [{ label: 'Phần thi Tìm hiểu trực tuyến', url: `${DRAFT}/muc/parts-1`, current: true, faults: '1 chỗ cần sửa' }],
        },
      ],
    },
  ],
};

const changes: PlanChangesView = {
  heading: 'Khác bản gốc',
  sentence: 'Mục này khác 1 chỗ. Cả kế hoạch khác 3 chỗ. Những chỗ còn lỗi chưa tính vào đây.',
  changes: [{ mark: 'Đổi', title: 'Phần thi Tìm hiểu trực tuyến › Đề thi › Thời gian làm bài (phút)', before: '15', after: '20' }],
  articles: [
    { title: 'Điều 9. Đề thi', lines: ['Mỗi đề có 20 câu hỏi, làm trong 20 phút.', 'Thứ tự câu hỏi và phương án được đảo ngẫu nhiên.'] },
  ],
};

const obstacles: PlanDraftView['obstacles'] = {
  later: {
    heading: 'Cần làm trước ngày mở',
    items: [
      'Danh mục đơn vị ngày 21/10/2024 chưa có nơi để chọn khi đăng ký, nên chưa ai đăng ký dự thi được. Hãy nhờ người vận hành hệ thống nhập danh mục đơn vị.',
    ],
  },
  heading: 'Còn 2 việc trước khi công bố',
  sentence: 'Bấm vào từng việc để đến chỗ cần sửa.',
  items: [
    {
      text: 'Phê duyệt kết quả, Số người cùng duyệt: đang là “hai”, phải là số.',
      url: `${DRAFT}/muc/approval#muc-approval-approvers`,
      place: 'dòng 41',
    },
    { text: 'Tuần 1 mở lúc 10:00 thứ Hai, 21/10/2024 là đã qua. Hãy sửa lại các đợt thi cho ở phía trước.', url: `${DRAFT}/muc/parts-1` },
  ],
};

export default function plan({ consoleFrame }: typeof Base): Base.Samples {
  const title = 'Tìm hiểu về Cải cách hành chính và Chuyển đổi số';
  const back = { label: title, url: DRAFT };
  const fresh: PlanNewView = {
    ...consoleFrame('lam-dong', 'Tạo cuộc thi mới', 'Soạn thể lệ'),
    heading: 'Tạo cuộc thi mới',
    sentence: 'Chọn một chỗ để bắt đầu. Mọi điều đều sửa được sau đó, và chưa có gì hiện ra ngoài.',
    back: { label: 'Soạn thể lệ', url: '/quan-tri/soan-the-le' },
    actionUrl: '/quan-tri/soan-the-le/moi',
    groups: [
      {
        heading: 'Mẫu có sẵn',
        sentence: 'Mẫu đã điền sẵn những lựa chọn thường dùng.',
        items: [
          { title: 'Tìm hiểu văn kiện', text: 'Ba tuần thi trắc nghiệm, mỗi lượt mười phút.', value: 'preset:a', button: 'Dùng mẫu này' },
          {
            title: 'Cải cách hành chính và chuyển đổi số',
            text: 'Bốn tuần thi trắc nghiệm, mỗi tuần mười giải.',
            value: 'preset:b',
            button: 'Dùng mẫu này',
          },
        ],
      },
    ],
    bring: {
      heading: 'Lập từ tệp',
      sentence: 'Dành cho người đã có tệp kế hoạch dạng YAML.',
      actionUrl: '/quan-tri/soan-the-le/moi',
      fields: [{ area: { id: 'source', name: 'source', label: 'Nội dung tệp', rows: '8', value: '', isCode: true } }],
      button: 'Lập từ tệp này',
    },
  };
  const draft: PlanDraftView = {
    ...consoleFrame('lam-dong', title, 'Soạn thể lệ'),
    heading: title,
    sentence: 'Lập từ mẫu. Chưa ai ngoài trang quản trị thấy bản này.',
    back: { label: 'Soạn thể lệ', url: '/quan-tri/soan-the-le' },
    state: { kind: 'now', label: 'Đang soạn' },
    facts: [
      { label: 'Sửa lần cuối', value: '10:42 thứ Hai, 14/10/2024', detail: 'Chu Bảo Lan' },
      { label: 'Lần lưu', value: '12' },
    ],
    primary: { label: 'Soạn tiếp', url: `${DRAFT}/muc/contest` },
    links: [
      { label: 'Xem và sửa văn bản YAML', url: `${DRAFT}/yaml` },
      { label: 'Tải tệp YAML', url: `${DRAFT}/tep` },
      { label: 'Bỏ bản soạn này', url: `${DRAFT}/bo` },
    ],
    contents,
    obstacles,
    changes,
  };
  const section: PlanSectionView = {
    ...consoleFrame('lam-dong', 'Phần thi Tìm hiểu trực tuyến', 'Soạn thể lệ'),
    heading: 'Phần thi Tìm hiểu trực tuyến',
    back,
    actionUrl: `${DRAFT}/muc/parts-1`,
    hidden: [
      { name: 'revision', value: '12' },
      { name: 'was', value: '{}' },
    ],
    saved: 'Đã lưu lúc 10:42.',
    faults: {
      title: 'Mục này còn 1 chỗ cần ghi hoặc sửa',
      items: [{ fieldId: 'minutes', text: 'Thời gian làm bài (phút): đang là “lâu”, phải là số.' }],
    },
    settings: [
      { path: 'name', text: { id: 'name', name: 'v:name', label: 'Tên phần thi', value: 'Phần thi Tìm hiểu trực tuyến' } },
      {
        path: 'rounds',
        fold: {
          title: 'Cách chia đợt thi',
          says: 'Có 4 tuần thi; tuần thứ nhất từ 10:00 thứ Hai, 21/10/2024 đến 9:30 thứ Hai, 28/10/2024.',
        },
        group: { id: 'rounds', legend: 'Cách chia đợt thi', settings: [] },
      },
      {
        path: 'paper',
        fold: { title: 'Đề thi', isOpen: true },
        group: {
          id: 'paper',
          legend: 'Đề thi',
          settings: [
            {
              path: 'minutes',
              text: {
                id: 'minutes',
                name: 'v:minutes',
                label: 'Thời gian làm bài (phút)',
                value: 'lâu',
                error: 'Đang là “lâu”, phải là số.',
              },
            },
            {
              path: 'shuffle',
              choice: {
                id: 'shuffle',
                name: 'v:shuffle',
                label: 'Đảo thứ tự câu hỏi',
                options: [
                  { value: 'yes', label: 'Có', isChecked: true },
                  { value: 'no', label: 'Không' },
                ],
              },
            },
          ],
        },
      },
      {
        path: 'limit',
        group: {
          id: 'limit',
          legend: 'Giới hạn lượt thi',
          sentence: 'Mỗi người được thi tối đa 3 lượt trong mỗi đợt thi.',
          ways: {
            name: 'v:limit.code',
            legend: 'Chọn cách khác',
            isOpen: true,
            options: [
              { id: 'limit-0', value: 'per-round', label: 'Mỗi đợt thi', isChecked: true },
              { id: 'limit-1', value: 'unlimited', label: 'Không giới hạn', detail: 'Không giới hạn số lượt thi.' },
            ],
            button: { label: 'Dùng cách đã chọn', value: 'save:limit', hiddenLabel: 'Giới hạn lượt thi' },
          },
          settings: [
            { path: 'max', text: { id: 'max', name: 'v:max', label: 'Số lượt tối đa mỗi đợt', value: '3', inputmode: 'numeric' } },
          ],
        },
      },
      {
        path: 'ranking',
        list: {
          id: 'ranking',
          legend: 'Thứ tự tiêu chí xếp hạng',
          settings: [],
          entries: [
            {
              id: 'ranking-0',
              title: 'Điểm',
              group: { id: 'ranking-0-nhom', sentence: 'Người có điểm cao hơn xếp trên.', settings: [] },
              actions: [
                { label: 'Xuống', value: 'down:ranking[0]', hiddenLabel: 'Điểm' },
                { label: 'Bỏ', value: 'remove:ranking[0]', hiddenLabel: 'Điểm', isGrave: true },
              ],
            },
            {
              id: 'ranking-1',
              title: 'Bốc thăm',
              group: { id: 'ranking-1-nhom', sentence: 'Nếu vẫn bằng nhau, thứ tự do phần mềm bốc thăm.', settings: [] },
              actions: [{ label: 'Lên', value: 'up:ranking[1]', hiddenLabel: 'Bốc thăm' }],
            },
          ],
          addition: {
            select: {
              id: 'ranking-them',
              name: 'new:ranking',
              label: 'Thêm loại nào',
              placeholder: 'Chọn',
              options: [{ value: 'duration', label: 'Thời gian làm bài ngắn hơn' }],
            },
            button: { label: 'Thêm một mục', value: 'add:ranking', hiddenLabel: 'Thứ tự tiêu chí xếp hạng' },
          },
        },
      },
      {
        path: 'overall',
        absent: {
          id: 'overall',
          title: 'Xếp hạng chung các đợt',
          hint: 'Kế hoạch không quy định mục này.',
          action: { label: 'Thêm mục này', value: 'state:overall' },
        },
      },
      {
        path: 'open',
        tree: {
          id: 'open',
          name: 'v:open',
          label: 'Thiết lập mà kế hoạch triển khai được thay đổi',
          nodes: [
            {
              value: 'texts',
              label: 'Lời văn',
              inside: { isOpen: true, nodes: [{ value: 'texts.help', label: 'Nơi giải đáp', isChecked: true }] },
            },
            { value: 'targets', label: 'Chỉ tiêu' },
          ],
        },
      },
      { path: 'scope', fact: { label: 'Phạm vi', value: 'Toàn thành phố.', detail: 'Do Ủy ban nhân dân thành phố quy định.' } },
    ],
    buttons: [
      { label: 'Lưu', value: 'save' },
      { label: 'Lưu và sang mục sau', value: 'next' },
    ],
    previous: { label: 'Các phần thi', url: `${DRAFT}/muc/parts` },
    next: { label: 'Giải cá nhân', url: `${DRAFT}/muc/prizes` },
    contents,
    obstacles,
    changes,
  };
  const text: PlanTextView = {
    ...consoleFrame('lam-dong', 'Văn bản kế hoạch', 'Soạn thể lệ'),
    heading: 'Văn bản kế hoạch',
    sentence: 'Dành cho người quen viết YAML. Lời ghi chú sau dấu # được giữ nguyên.',
    back,
    actionUrl: `${DRAFT}/yaml`,
    hidden: [{ name: 'revision', value: '12' }],
    area: {
      id: 'source',
      name: 'source',
      label: 'Kế hoạch',
      rows: '16',
      value: '# Kế hoạch\ncode: lam-dong\napproval:\n  role: board\n  approvers: hai\n',
      isCode: true,
    },
    faults: { title: '1 chỗ cần sửa', items: [{ place: 'Dòng 5', text: 'approval.approvers: đang là “hai”, phải là số' }] },
    changes,
    sentence2: 'Chưa lưu. Bấm Lưu để thay bản đang soạn bằng văn bản này; còn lỗi vẫn lưu được.',
    buttons: [
      { label: 'Lưu', value: 'save' },
      { label: 'Kiểm tra lại', value: 'check' },
    ],
    file: { label: 'Tải tệp YAML', url: `${DRAFT}/tep` },
  };
  const confirm: PlanConfirmView = {
    ...consoleFrame('lam-dong', 'Công bố bản sửa', 'Soạn thể lệ'),
    heading: 'Công bố bản sửa thể lệ',
    sentence: title,
    back,
    actionUrl: `${DRAFT}/cong-bo`,
    hidden: [{ name: 'revision', value: '12' }],
    fields: [
      {
        area: {
          id: 'reason',
          name: 'reason',
          label: 'Lý do',
          hint: 'Người dự thi đọc được lý do này. Nêu điều gì đổi và vì sao.',
          value: '',
          rows: '4',
        },
      },
    ],
    changes,
    side: {
      heading: 'Sẵn sàng',
      state: { kind: 'now', label: 'Đang soạn' },
      sentence: 'Bản sửa có hiệu lực ngay và hiện trên trang Thể lệ cùng lý do. Đợt thi chưa mở theo bản mới; đợt đã mở giữ như cũ.',
      buttons: [{ label: 'Công bố bản sửa', value: 'publish', isFirst: true }],
      preview: { label: 'Quay về bản soạn', url: DRAFT },
      facts: [{ label: 'Đợt thi', value: '4', detail: 'Đợt đầu mở 10:00 thứ Hai, 21/10/2024' }],
    },
  };
  const dates: PlanDatesView = {
    ...consoleFrame('lam-dong', 'Ngày của cuộc thi', 'Soạn thể lệ'),
    heading: 'Cuộc thi bắt đầu ngày nào?',
    sentence: 'Mẫu có sẵn các mốc thời gian. Chọn ngày mở đầu, mọi mốc khác dời theo. Sau này vẫn sửa được từng mốc.',
    back,
    actionUrl: `${DRAFT}/doi-ngay`,
    hidden: [{ name: 'revision', value: '1' }],
    day: {
      id: 'ngay',
      name: 'ngay',
      label: 'Ngày mở đợt thi đầu tiên, hoặc ngày bắt đầu nhận bài',
      hint: 'Đang ghi thứ Hai, 21/10/2024. Viết ngày, tháng, năm.',
      value: '02/12/2024',
      inputmode: 'numeric',
    },
    look: { label: 'Xem theo ngày này', value: 'look' },
    dates: {
      heading: 'Các mốc thời gian',
      sentence: 'Mọi mốc thời gian dời 42 ngày (6 tuần), thứ trong tuần giữ nguyên.',
      rows: [
        { title: 'Thi trắc nghiệm\u00a0› Tuần đầu mở lúc', before: '10:00 thứ Hai, 21/10/2024', after: '10:00 thứ Hai, 02/12/2024' },
        { title: 'Tổng kết, trao giải', before: 'cuối năm 2024', after: 'cuối năm 2024', isSame: true },
      ],
    },
    unmoved: {
      heading: 'Phải tự xem lại',
      sentence: 'Những chỗ này có ghi ngày hoặc năm nhưng không dời theo: ngày của văn bản, và lời văn.',
      items: [{ label: 'Cuộc thi\u00a0› Ngày lấy danh mục đơn vị', text: '21/10/2024', url: `${DRAFT}/muc/contest` }],
    },
    side: {
      heading: 'Dời ngày',
      state: { kind: 'now', label: 'Đang soạn' },
      sentence: 'Chỉ các mốc thời gian đổi. Mọi điều khác của bản soạn giữ nguyên.',
      button: { label: 'Dời 42 ngày', value: 'move' },
      leave: { label: 'Giữ ngày của mẫu', url: DRAFT },
    },
  };
  return {
    'console-plan-dates': { template: 'console/plan-dates', layout: 'console', view: dates },
    'console-plan-confirm': { template: 'console/plan-confirm', layout: 'console', view: confirm },
    'console-plan-new': { template: 'console/plan-new', layout: 'console', view: fresh },
    'console-plan-draft': { template: 'console/plan-draft', layout: 'console', view: draft },
    'console-plan-section': { template: 'console/plan-section', layout: 'console', view: section },
    'console-plan-text': { template: 'console/plan-text', layout: 'console', view: text },
  };
}
