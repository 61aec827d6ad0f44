/** Judges at their desk, and the councils on which they sit. */
import type {
  ConsoleLayoutView,
  DetailView,
  FigureView,
  GroupsView,
  ListView,
  MarkingEntryView,
  SheetFormView,
} from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const PARAGRAPHS = [
  'Trước khi thực hiện giải pháp, mỗi tiểu thương trong chợ phải khai sổ giấy ở ba nơi: tổ quản lý chợ, đội thuế và bộ phận một cửa của phường. Cùng một nội dung, người dân chép ba lần, cán bộ nhập ba lần.',
  'Giải pháp dùng một sổ điện tử chung. Tiểu thương khai một lần trên điện thoại, hoặc nhờ cán bộ khai hộ tại quầy; ba nơi cùng đọc một bản. [đã che: đơn vị] đã thử trong sáu tháng.',
  'Thời gian khai giảm từ 40 phút xuống 6 phút mỗi tháng; số lần đi lại giảm từ ba lần xuống còn một lần. Trong 214 hộ kinh doanh, 198 hộ tự khai được sau hai buổi hướng dẫn.',
];

export default function marking({ consoleFrame }: typeof Base): Base.Samples {
  const framed = (title: string): ConsoleLayoutView => {
    const frame = consoleFrame('cao-bang', title, 'Chấm bài');
    return {
      ...frame,
      console: {
        ...frame.console,
        homeUrl: '/quan-tri/cham-bai',
        nav: [
          {
            items: [
              { label: 'Chấm bài', url: '/quan-tri/cham-bai', current: true },
              { label: 'Họp hội đồng', url: '/quan-tri/hop-hoi-dong' },
            ],
          },
        ],
        person: { ...frame.console.person, name: 'Hoàng Thị Sen', role: 'Giám khảo', initials: 'HS' },
      },
    };
  };
  const list: ListView = {
    ...framed('Chấm bài'),
    heading: 'Chấm bài',
    sentence: 'Vòng sơ khảo, Viết sáng kiến, Cuộc thi Sáng kiến cải cách hành chính năm 2024. Đang chấm, đến hết ngày 15/11/2024.',
    primary: { label: 'Chấm tiếp bài số 417', url: '#' },
    tabs: [
      { label: 'Vòng sơ khảo', url: '#', current: true, count: '31' },
      { label: 'Vòng chung khảo', url: '#' },
    ],
    figures: [
      { value: '28', label: 'Chưa chấm', url: '#' },
      { value: '3', label: 'Đang chấm', url: '#' },
      { value: '29', label: 'Đã hoàn thành', url: '#' },
    ] satisfies FigureView[],
    tools: {
      actionUrl: '/quan-tri/cham-bai',
      filters: [
        {
          id: 'phieu',
          name: 'phieu',
          label: 'Phiếu chấm',
          options: [
            { value: '', label: 'Mọi phiếu', isSelected: true },
            { value: 'chua-cham', label: 'Chưa chấm' },
          ],
        },
      ],
    },
    table: {
      label: 'Bài được phân công',
      columns: [{ label: 'Bài' }, { label: 'Chủ đề' }, { label: 'Phiếu chấm' }],
      rows: [
        ['104', 'Một cửa, một cửa liên thông', 'done', 'Đã hoàn thành'],
        ['233', 'Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính', 'done', 'Đã hoàn thành'],
        ['417', 'Một cửa, một cửa liên thông', 'now', 'Đang chấm'],
        ['586', 'Không theo chủ đề', 'next', 'Chưa chấm'],
      ].map(([number = '', theme = '', kind, label = ''], at) => ({
        cells: [
          { text: `Bài số ${number}`, url: '#', isHead: true, ...(at === 3 && { detail: 'Chấm thêm vì điểm chênh lệch' }) },
          { text: theme },
          { state: { kind: kind as 'done', label } },
        ],
      })),
    },
    pager: { text: '1 đến 50 trong 60 bài', nextUrl: '#' },
    note: 'Vòng này chấm theo mã phách: số của bài được bốc ngẫu nhiên, không theo thứ tự nộp. Nếu bạn nhận ra bài của ai, hãy mở bài và chọn xin thôi chấm.',
  };
  const empty: ListView = {
    ...framed('Chấm bài'),
    heading: 'Chấm bài',
    table: {
      label: 'Bài được phân công',
      columns: [{ label: 'Bài' }],
      rows: [],
      empty: {
        title: 'Chưa có bài nào cho bạn',
        text: 'Khi tổ thư ký phân công và mở vòng chấm, bài của bạn hiện ở đây và bạn nhận được thư.',
      },
    },
  };
  const criterion = (
    at: number,
    name: string,
    hint: string,
    maximum: string,
    value: string,
    more: Partial<SheetFormView['criteria'][number]> = {},
  ): SheetFormView['criteria'][number] => ({
    points: { id: `diem-${at}`, name: 'points', label: `${at}. ${name}`, hint, value, inputmode: 'decimal', autocomplete: 'off' },
    comment: { id: `nhan-xet-${at}`, name: 'comment', label: 'Nhận xét', value: '', rows: '3' },
    ...{ maximum, weight: '1' },
    ...more,
  });
  const sheet: SheetFormView = {
    actionUrl: '/quan-tri/cham-bai/1',
    saveUrl: '/quan-tri/cham-bai/1/luu',
    hidden: [{ name: 'revision', value: '3' }],
    criteria: [
      criterion(
        1,
        'Tính mới',
        'Chưa có giải pháp tương tự trong tỉnh. Tối đa 30 điểm, tối thiểu 15 điểm, không đạt thì bài bị loại.',
        '30',
        '12',
        {
          minimum: '15',
          below: 'Dưới mức tối thiểu 15 điểm. Nếu điểm chung của các giám khảo cũng dưới mức này, bài bị loại.',
          isBelow: true,
          isCommented: true,
          comment: {
            id: 'nhan-xet-1',
            name: 'comment',
            label: 'Nhận xét',
            value: 'Nhiều nơi đã dùng sổ chung; phần khai hộ tại quầy là mới.',
            rows: '3',
          },
        },
      ),
      criterion(2, 'Khả năng áp dụng', 'Tối đa 30 điểm.', '30', '25,5'),
      criterion(3, 'Hiệu quả kinh tế - xã hội', 'Có số liệu trước và sau. Tối đa 20 điểm, hệ số 2.', '20', '', { weight: '2' }),
    ],
    whole: { id: 'chung', name: 'whole', label: 'Nhận xét chung', value: '', rows: '3' },
    vote: {
      id: 'y-kien',
      name: 'agrees',
      label: 'Bạn có đồng ý công nhận bài này không?',
      options: [
        { value: 'yes', label: 'Đồng ý' },
        { value: 'no', label: 'Không đồng ý' },
      ],
    },
    total: '37,5',
    full: '100',
    saved: 'Đã lưu lúc 9:31 thứ Ba, 05/11/2024.',
    key: 'mau',
  };
  const headings = ['I. Thực trạng', 'II. Nội dung giải pháp', 'III. Hiệu quả'];
  const framedEntry = framed('Bài số 417');
  const entry: MarkingEntryView = {
    ...framedEntry,
    page: { ...framedEntry.page, scripts: [...framedEntry.page.scripts, '/assets/marking.js'] },
    heading: 'Bài số 417',
    sentence: 'Vòng sơ khảo, Viết sáng kiến, Cuộc thi Sáng kiến cải cách hành chính năm 2024. Chấm đến hết ngày 15/11/2024.',
    back: { label: 'Chấm bài', url: '#' },
    state: { kind: 'now', label: 'Đang chấm' },
    previous: { label: 'Bài chưa xong trước: số 302', url: '#' },
    next: { label: 'Bài chưa xong tiếp theo: số 586', url: '#' },
    facts: [
      { label: 'Chủ đề', value: 'Một cửa, một cửa liên thông' },
      {
        label: 'Video của bài',
        value: 'https://video.vidu.vn/xem/7f3k92qx',
        url: '#',
        isOutside: true,
        detail: 'Mở ở thẻ mới, ngoài trang này',
      },
      { label: 'Hội đồng', value: 'Hội đồng sơ khảo' },
      { label: 'Cách chấm', value: 'Theo mã phách, không biết tên tác giả' },
      { label: 'Bài chưa xong ngoài bài này', value: '30' },
    ],
    text: {
      title: 'Sổ điện tử dùng chung cho tiểu thương chợ phường',
      contents: headings.map((label, at) => ({ label, url: `#muc-${at * 4 + 1}` })),
      blocks: headings.flatMap((text, at) => [
        { text, isHeading: true, id: `muc-${at * 4 + 1}` },
        { text: PARAGRAPHS[at] ?? '' },
        ...(at === 1
          ? [
              { text: '- Bước 1: thống nhất một mẫu khai cho ba nơi.', isItem: true },
              { text: 'Trước: 3 mẫu, 61 ô', isCell: true },
            ]
          : []),
        { text: PARAGRAPHS[(at + 1) % 3] ?? '' },
      ]),
      files: [],
    },
    sheet,
    decline: { label: 'Tôi nhận ra bài này, hoặc xin thôi chấm bài này', url: '#' },
  };
  const conflict: MarkingEntryView = {
    ...entry,
    notice: {
      kind: 'grave',
      title: 'Phiếu này vừa được lưu ở nơi khác',
      text: 'Các ô dưới đây giữ những gì bạn vừa gõ ở đây; chỗ nào khác bản đang lưu thì ghi rõ bên cạnh. Sửa theo ý bạn rồi bấm Lưu, bản ở đây thay bản kia.',
    },
    sheet: {
      ...sheet,
      isHeld: true,
      errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'diem-2', text: 'Hãy ghi điểm từ 0 đến 30' }] },
      criteria: sheet.criteria.map((one, at) =>
        at === 1
          ? {
              ...one,
              other: 'Ở bản đang lưu: 24',
              points: { ...one.points, value: '35', error: 'Hãy ghi điểm từ 0 đến 30, lẻ nhiều nhất ba chữ số, ví dụ 7,5.' },
            }
          : one,
      ),
    },
  };
  const done: MarkingEntryView = {
    ...entry,
    state: { kind: 'done', label: 'Đã hoàn thành' },
    text: {
      title: 'Sổ điện tử dùng chung cho tiểu thương chợ phường',
      contents: [],
      blocks: [],
      note: 'Máy không đọc được chữ của bài này, ví dụ vì bài là ảnh chụp. Tổ thư ký gửi bạn bản giấy đã rọc phách mang cùng số; bạn chấm bản ấy và ghi điểm ở đây.',
      files: [],
    },
    sheet: undefined,
    decline: undefined,
    done: {
      heading: 'Phiếu đã hoàn thành',
      sentence: 'Hoàn thành lúc 9:52 thứ Ba, 05/11/2024. Bản in có dấu niêm phong của phiếu.',
      rows: [
        { label: 'Tính mới', value: '12 trong 30 điểm', detail: 'Dưới mức tối thiểu 15 điểm.' },
        { label: 'Khả năng áp dụng', value: '25,5 trong 30 điểm' },
        { label: 'Hiệu quả kinh tế - xã hội', value: '16 trong 20 điểm' },
        { label: 'Tổng điểm', value: '69,5 trong 100' },
        { label: 'Ý kiến', value: 'Đồng ý công nhận' },
      ],
      comments: [{ label: 'Nhận xét chung', value: 'Trình bày rõ, có số liệu.' }],
      print: { label: 'Bản in của phiếu (PDF)', url: '#' },
    },
    reopen: {
      heading: 'Xin mở lại phiếu',
      sentence: 'Phiếu đã hoàn thành chỉ mở lại khi tổ thư ký đồng ý. Bản đã hoàn thành vẫn được lưu.',
      actionUrl: '#',
      fields: [
        {
          area: {
            id: 'reason',
            name: 'reason',
            label: 'Lý do',
            value: '',
            rows: '4',
            hint: 'Ví dụ: tôi ghi nhầm điểm tiêu chí 2 của bài khác vào phiếu này.',
          },
        },
      ],
      button: 'Gửi đề nghị',
    },
  };
  /** Opened again by two people. */
  const reopened: MarkingEntryView = {
    ...entry,
    notice: {
      kind: 'wait',
      title: 'Phiếu này được mở lại',
      text: 'Phiếu được mở lại theo đề nghị của tổ thư ký. Bản đã hoàn thành vẫn được lưu nhưng không còn được tính; hãy xem lại, sửa chỗ cần sửa rồi hoàn thành phiếu.',
    },
  };
  /** Whoever has kept its address. */
  const out: MarkingEntryView = {
    ...entry,
    notice: {
      kind: 'info',
      title: 'Bài này không cần chấm nữa',
      text: 'Bài đã được rút hoặc bị hủy nên không còn trong danh sách của bạn. Phiếu của bài này không được tính; những gì bạn đã ghi vẫn được lưu.',
    },
    sheet: undefined,
    decline: undefined,
  };
  const check: DetailView = {
    ...framed('Kiểm tra phiếu'),
    heading: 'Kiểm tra phiếu chấm bài số 417',
    sentence: entry.sentence,
    back: { label: 'Sửa phiếu', url: '#' },
    sections: [
      { heading: 'Điểm', facts: done.done?.rows ?? [] },
      { heading: 'Nhận xét', facts: done.done?.comments ?? [] },
    ],
    signing: {
      heading: '69,5 trong 100 điểm',
      signers: [],
      isMine: true,
      sentence: 'Có tiêu chí dưới mức tối thiểu: “Tính mới”. Khi hoàn thành, phiếu được niêm phong; muốn sửa phải xin tổ thư ký mở lại.',
      approve: { label: 'Hoàn thành phiếu', url: '#' },
      link: { label: 'Quay lại sửa', url: '#' },
    },
  };
  const decline: GroupsView = {
    ...framed('Xin thôi chấm'),
    heading: 'Xin thôi chấm bài số 417',
    sentence: 'Bài này rời khỏi danh sách của bạn ngay và được giao cho giám khảo khác. Điểm bạn đã ghi ở bài này không được tính.',
    back: { label: 'Bài số 417', url: '#' },
    groups: [],
    forms: [
      {
        heading: 'Vì sao bạn không chấm bài này?',
        actionUrl: '#',
        errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'cause', text: 'Hãy chọn một lý do' }] },
        fields: [
          {
            choice: {
              id: 'cause',
              name: 'cause',
              label: 'Lý do',
              error: 'Hãy chọn một lý do.',
              options: [
                {
                  value: 'knows',
                  label: 'Tôi nhận ra bài này',
                  detail:
                    'Tôi biết bài của ai, hoặc thân thích, cùng làm việc với tác giả. Máy ghi xung đột lợi ích, tôi không chấm bài này ở vòng nào nữa.',
                },
                { value: 'other', label: 'Tôi không chấm được vì lý do khác', detail: 'Ví dụ bài không thuộc lĩnh vực của tôi.' },
              ],
            },
          },
          {
            area: {
              id: 'reason',
              name: 'reason',
              label: 'Nói rõ hơn',
              value: '',
              rows: '4',
              hint: 'Ít nhất 10 ký tự, cho tổ thư ký đọc. Không ghi họ tên ai.',
            },
          },
        ],
        button: 'Xin thôi chấm bài này',
        isMain: true,
      },
    ],
  };
  const councils: GroupsView = {
    ...consoleFrame('cao-bang', 'Hội đồng chấm', 'Ban, tổ'),
    heading: 'Hội đồng chấm',
    sentence: 'Ai chấm, ai giữ hồ sơ ở từng hội đồng, tổ chấm mà Thể lệ nêu.',
    groups: [
      {
        heading: 'Hội đồng sơ khảo',
        sentence: '3 người chấm. Chấm theo mã phách.',
        table: {
          label: 'Hội đồng sơ khảo',
          columns: [
            { label: 'Họ tên' },
            { label: 'Nhiệm vụ' },
            { label: 'Đơn vị công tác' },
            { label: 'Chủ đề' },
            { label: 'Số bài', isNumber: true },
          ],
          rows: [
            ['Hoàng Ích Thanh', 'Phó Giám đốc Sở, từ 04/11/2024', 'Chủ tịch', 'Sở Nội vụ', 'Mọi chủ đề', 'Không giới hạn'],
            ['Nông Thị Hiếu', 'Chuyên viên, từ 04/11/2024', 'Thư ký', 'Sở Nội vụ', 'Mọi chủ đề', 'Không giới hạn'],
            ['Hoàng Thị Sen', 'Giảng viên, từ 05/11/2024', 'Thành viên', 'Trường Chính trị tỉnh', 'Một cửa, một cửa liên thông', '60'],
          ].map(([name = '', detail = '', ...rest]) => ({
            cells: [{ text: name, detail, url: '#', isHead: true }, ...rest.map((text, at) => ({ text, isNumber: at === 3 }))],
          })),
        },
        links: [
          { label: 'Danh sách hội đồng (Word)', url: '#' },
          { label: 'Danh sách hội đồng (PDF)', url: '#' },
        ],
      },
      {
        heading: 'Hội đồng chung khảo',
        sentence: '0 người chấm. Chấm biết tên tác giả.',
        table: {
          label: 'Hội đồng chung khảo',
          columns: [{ label: 'Họ tên' }],
          rows: [],
          empty: { title: 'Chưa có ai', text: 'Thêm chủ tịch và thành viên trước khi phân công bài.' },
        },
      },
    ],
    forms: [
      {
        heading: 'Thêm người vào hội đồng',
        sentence: 'Người được thêm nhận một thư báo.',
        actionUrl: '#',
        fields: [
          {
            select: {
              id: 'council',
              name: 'council',
              label: 'Hội đồng',
              placeholder: 'Chọn một hội đồng',
              options: [{ value: 'so-khao', label: 'Hội đồng sơ khảo' }],
            },
          },
          {
            select: {
              id: 'accountId',
              name: 'accountId',
              label: 'Người',
              placeholder: 'Chọn một người',
              options: [{ value: '1', label: 'Hoàng Thị Sen, giám khảo' }],
            },
          },
          { select: { id: 'role', name: 'role', label: 'Nhiệm vụ', options: [{ value: 'member', label: 'Thành viên' }] } },
          {
            text: {
              id: 'unit',
              name: 'unit',
              label: 'Đơn vị công tác',
              value: '',
              hint: 'Mã hoặc tên đơn vị trong danh mục, để máy không giao bài của chính đơn vị ấy. Để trống nếu người ấy từ nơi khác.',
            },
          },
          {
            text: {
              id: 'load',
              name: 'load',
              label: 'Chấm nhiều nhất bao nhiêu bài mỗi vòng',
              value: '',
              hint: 'Để trống nếu không giới hạn.',
              inputmode: 'numeric',
            },
          },
          {
            ticks: {
              id: 'fields',
              name: 'fields',
              label: 'Chủ đề am hiểu',
              hint: 'Không chọn gì là chấm được mọi chủ đề.',
              options: [{ value: 'mot-cua', label: 'Một cửa, một cửa liên thông' }],
            },
          },
        ],
        button: 'Thêm vào hội đồng',
        isMain: true,
      },
    ],
    explained: {
      heading: 'Ai ngồi được ghế nào',
      items: [
        {
          title: 'Chủ tịch và thành viên chấm bài',
          text: 'Người có vai trò Giám khảo. Ở hội đồng chấm theo mã phách (Hội đồng sơ khảo), người chấm không được có thêm vai trò nào khác, vì các vai trò khác xem được tên tác giả.',
        },
        {
          title: 'Đàm Thúy Vân',
          text: 'Đàm Thúy Vân còn là người duyệt nên xem được tên tác giả, không chấm ở hội đồng chấm theo mã phách. Hãy bỏ vai trò ấy ở trang Nhân sự, hoặc cử người khác.',
        },
      ],
    },
  };
  const page = (template: string, view: ConsoleLayoutView): Base.Sample => ({ template: `console/${template}`, layout: 'console', view });
  return {
    'marking-list': page('list', list),
    'marking-list-empty': page('list', empty),
    'marking-entry': page('marking-entry', entry),
    'marking-entry-conflict': page('marking-entry', conflict),
    'marking-entry-done': page('marking-entry', done),
    'marking-entry-reopened': page('marking-entry', reopened),
    'marking-entry-out': page('marking-entry', out),
    'marking-check': page('detail', check),
    'marking-decline': page('groups', decline),
    'marking-councils': page('groups', councils),
  };
}
