/** The desk of submissions: the list, an entry, entering what came on paper, cancelling; a unit's list of entries. */
import type {
  CellView,
  CounterEntryView,
  FormFieldView,
  GroupsView,
  HomeView,
  ListView,
  StateView,
  SubmissionView,
} from '../../../apps/web/src/console/view-models.js';
import type { UnitListView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const DESK = '/quan-tri/bai-du-thi/sang-kien';
const ENTRY = `${DESK}/0192a7c0-0000-7000-8000-000000000042`;
const TITLE = 'Ứng dụng mã QR tra cứu tiến độ giải quyết hồ sơ đất đai tại bộ phận một cửa liên thông cấp xã vùng biên giới';

const state = (kind: StateView['kind'], label: string): CellView => ({ state: { kind, label } });
const head = (text: string, url?: string, detail?: string): CellView => ({ text, url, detail, isHead: true });

export default function submissionDesk({ consoleFrame, frame }: typeof Base): Base.Samples {
  const sample = (template: string, view: Base.Sample['view']): Base.Sample => ({
    template: `console/${template}`,
    layout: 'console',
    view,
  });
  const list: ListView = {
    ...consoleFrame('cao-bang', 'Bài dự thi, Sáng kiến cải cách hành chính', 'Bài dự thi'),
    heading: 'Bài dự thi',
    sentence: 'Sáng kiến cải cách hành chính. Nhận bài từ 0:00 thứ Hai, 02/08/2021 đến hết thứ Bảy, 30/10/2021. Đã nhận 214 bài.',
    notice: {
      kind: 'wait',
      title: 'Chương trình quét mã độc không trả lời',
      text: 'Tệp mới gửi đến đang chờ và chưa được tính là đã nhận; tệp không mất, không tính là muộn. Hãy báo người vận hành ngay.',
    },
    tabs: [
      { label: 'Bài dự thi', url: DESK, current: true },
      { label: 'Danh sách của đơn vị', url: `${DESK}/danh-sach-don-vi` },
      { label: 'Đối chiếu trùng lặp', url: '/quan-tri/doi-chieu/sang-kien' },
      { label: 'Thời gian nhận bài', url: '/quan-tri/dot-thi/sang-kien/thoi-gian' },
      { label: 'Chấm bài, hội đồng', url: '/quan-tri/to-chuc-cham/sang-kien' },
    ],
    figures: [
      { value: '31', label: 'chưa kiểm tra', url: `${DESK}?trang-thai=unchecked` },
      { value: '4', label: 'chờ tệp', url: `${DESK}?trang-thai=incomplete` },
      { value: '6', label: 'cần bổ sung', url: `${DESK}?trang-thai=supplement` },
      { value: '168', label: 'hợp lệ', url: `${DESK}?trang-thai=valid` },
      { value: '5', label: 'không hợp lệ', url: `${DESK}?trang-thai=invalid` },
    ],
    primary: { label: 'Nhập bài giấy, bài gửi thư', url: `${DESK}/nhap` },
    tools: {
      actionUrl: DESK,
      search: { value: '', label: 'Tìm theo số, tên bài hoặc tác giả', placeholder: 'Số, tên bài, tác giả' },
      within: { id: 'don-vi', name: 'don-vi', value: '', label: 'Lọc theo đơn vị', placeholder: 'Lọc theo đơn vị' },
      filters: [
        {
          id: 'trang-thai',
          name: 'trang-thai',
          label: 'Trạng thái',
          options: [
            { value: '', label: 'Mọi trạng thái (214)' },
            { value: 'unchecked', label: 'Chưa kiểm tra (31)' },
          ],
        },
        { id: 'kenh', name: 'kenh', label: 'Cách gửi', options: [{ value: '', label: 'Mọi cách gửi' }] },
      ],
      exports: [{ label: 'Xuất danh sách', url: `${DESK}/xuat.xlsx` }],
    },
    table: {
      label: 'Bài dự thi',
      columns: [
        { label: 'Số' },
        { label: 'Bài' },
        { label: 'Tác giả' },
        { label: 'Số từ', isNumber: true },
        { label: 'Nhận lúc' },
        { label: 'Trạng thái' },
      ],
      rows: [
        ['SK-0042', TITLE, 'Nông Thị Bích Liễu, Hoàng Văn Páo', 'Sở Tài nguyên và Môi trường', '3.412', state('waiting', 'Chưa kiểm tra')],
        [
          'SK-0043',
          'Trả kết quả tại nhà cho người cao tuổi',
          'Đàm Quốc Sơn',
          'Phường Hợp Giang, thành phố Cao Bằng',
          '–',
          state('next', 'Chờ tệp'),
        ],
        ['SK-0044', 'Họp không giấy ở xã', 'Lục Văn Thái', 'Xã Đàm Thủy, huyện Trùng Khánh', '2.987', state('now', 'Cần bổ sung')],
        ['SK-0045', 'Sổ tay điện tử cho trưởng xóm', 'Bế Thị Hạnh', 'Sở Nội vụ', '4.120', state('done', 'Hợp lệ')],
        [
          'SK-0046',
          'Ki-ốt tra cứu ở chợ phiên',
          'Triệu Mùi Pham',
          'Xã Ca Thành, huyện Nguyên Bình',
          '3.001',
          state('stopped', 'Không hợp lệ'),
        ],
      ].map(([number, title, author, unit, words, where]) => ({
        cells: [
          { ...head(number as string, ENTRY), isCode: true },
          { text: title as string, detail: number === 'SK-0046' ? 'Gửi bưu điện' : undefined },
          { text: author as string, detail: unit as string },
          { text: words as string, isNumber: true },
          { text: '21/10/2021', detail: '15:42' },
          where as CellView,
        ],
      })),
    },
    pager: { text: '1 đến 50 trong 214 bài', nextUrl: `${DESK}?trang=2` },
    note: 'Mỗi lần mở một bài, tải một tệp hoặc xuất danh sách được ghi vào nhật ký. Con số lúc 8:30, 22/10.',
  };
  const text = (id: string, label: string, value = '', hint?: string, error?: string): FormFieldView => ({
    text: { id, name: id, label, value, hint, error, autocomplete: 'off' },
  });
  const choose = (id: string, label: string, options: string[], chosen = ''): FormFieldView => ({
    select: {
      ...{ id, name: id, label, placeholder: 'Chọn một mục' },
      options: options.map((one) => ({ value: one, label: one, isSelected: one === chosen })),
    },
  });
  const check = (letter: boolean): NonNullable<SubmissionView['check']> => ({
    heading: 'Ghi kết quả kiểm tra',
    sentence: letter
      ? 'Xem thư bên trên. Sửa được các ô dưới đây; sửa thì máy cho xem lại thư trước khi gửi.'
      : 'Kết quả ghi sau cùng được tính. Kết quả không hợp lệ hoặc cần bổ sung được xem thư trước khi gửi cho tác giả.',
    actionUrl: `${ENTRY}/kiem-tra`,
    hidden: [{ name: 'version', value: '2' }],
    fields: [
      {
        choice: {
          id: 'result',
          name: 'result',
          label: 'Kết quả',
          options: [
            { value: 'valid', label: 'Hợp lệ', detail: 'Bài vào vòng chấm.' },
            { value: 'supplement', label: 'Cần bổ sung', detail: 'Tác giả được báo và có thời hạn để gửi bản bổ sung.', isChecked: letter },
            { value: 'invalid', label: 'Không hợp lệ', detail: 'Bài không được chấm. Tác giả được báo và đọc được lý do.' },
          ],
        },
      },
      {
        area: {
          ...{ id: 'reason', name: 'reason', label: 'Lý do', rows: '4' },
          value: letter ? 'Bài thiếu xác nhận của đơn vị về hiệu quả áp dụng.' : '',
          hint: 'Tác giả đọc nguyên văn trong mục Bài của tôi. Để trống khi bài hợp lệ.',
        },
      },
      {
        moment: {
          ...{ id: 'until', name: 'until', label: 'Hạn bổ sung', hint: 'Chỉ ghi khi cần bổ sung, ví dụ 05/11/2024 và 17:00.' },
          ...{ day: letter ? '29/10/2021' : '', time: letter ? '17:00' : '' },
        },
      },
    ],
    button: letter ? 'Gửi thư và ghi kết quả' : 'Ghi kết quả, sang bài tiếp theo',
    isMain: true,
  });
  const entry: SubmissionView = {
    ...consoleFrame('cao-bang', 'SK-0042', 'Bài dự thi'),
    heading: `SK-0042. ${TITLE}`,
    sentence: 'Sở Tài nguyên và Môi trường',
    back: { label: 'Bài dự thi', url: DESK },
    near: {
      label: 'Chuyển bài',
      links: [
        { label: 'Đến phần ghi kết quả', url: '#kiem-tra' },
        { label: 'Bài trước', url: ENTRY },
        { label: 'Bài sau', url: ENTRY },
      ],
    },
    state: { kind: 'waiting', label: 'Chưa kiểm tra' },
    marks: ['Tác giả đã gửi 2 lần; bản gửi lần 2 được tính.', 'Có đoạn giống văn bản khác, chưa ai kết luận.'],
    sections: [
      {
        heading: 'Điều tác giả khai',
        facts: [
          { label: 'Chủ đề', value: 'Cải cách thủ tục hành chính' },
          { label: 'Bài của', value: 'Nhóm tác giả' },
          { label: 'Thực trạng', value: 'Có trong tệp, theo lời tác giả' },
          { label: 'Nội dung giải pháp', value: 'Có trong tệp, theo lời tác giả' },
          { label: 'Khả năng nhân rộng', value: 'Chưa thấy', detail: 'Không bắt buộc' },
          { label: 'Cam kết là bài của mình', value: 'Có cam kết' },
          { label: 'Áp dụng', value: 'Đã áp dụng', detail: 'Từ ngày 04/05/2021' },
          {
            label: 'Video của bài',
            value: 'https://video.vidu.vn/kenh-mot-cua-cao-bang/xem/quet-ma-qr-tra-cuu-ho-so-dat-dai-2021',
            url: '#',
            isOutside: true,
            detail:
              'Mở ở thẻ mới. Chỉ đường dẫn được niêm phong; video ở nơi ấy tác giả vẫn thay được, nên hãy xem ngay và ghi lại nếu thấy khác.',
          },
          {
            label: 'Đã cam kết khi gửi',
            value:
              'Bài dự thi do chính tôi (chúng tôi) thực hiện, không sao chép của người khác; phần trích dẫn đều ghi rõ nguồn.\nCác tác giả khác đã biết, đồng ý đứng tên và đồng ý với tỷ lệ đóng góp đã ghi.\nTôi đã đọc lại bài, thông tin khai là đúng; tôi đồng ý dự phần “Sáng kiến cải cách hành chính” theo thể lệ.',
            detail: 'Người gửi bài đánh dấu lúc 16:58:12 thứ Bảy, 30/10/2021',
          },
        ],
      },
      {
        heading: 'Tác giả',
        table: {
          label: 'Tác giả',
          columns: [
            { label: 'Họ và tên' },
            { label: 'Chức vụ, đơn vị' },
            { label: 'Liên hệ (đã che)' },
            { label: 'Đóng góp', isNumber: true },
          ],
          rows: [
            {
              cells: [
                head('Nông Thị Bích Liễu', undefined, 'Sinh ngày 07/07/1985'),
                { text: 'Phó Trưởng phòng', detail: 'Sở Tài nguyên và Môi trường' },
                { text: '091 ••• •482' },
                { text: '60%', isNumber: true },
              ],
            },
            {
              cells: [
                head('Hoàng Văn Páo', undefined, 'Sinh ngày 19/02/1990'),
                { text: 'Chuyên viên', detail: 'Văn phòng đăng ký đất đai' },
                { text: 'p•••@vidu.vn' },
                { text: '40%', isNumber: true },
              ],
            },
          ],
        },
      },
      {
        heading: 'Tệp',
        table: {
          label: 'Tệp của bài',
          columns: [{ label: 'Tệp' }, { label: 'Loại' }, { label: 'Cỡ' }, { label: 'Trạng thái' }],
          rows: [
            {
              cells: [
                head('Thuyet-minh-giai-phap-ma-QR-ban-cuoi-da-sua.docx', `${ENTRY}/tep/1`),
                { text: 'Tệp bài dự thi', detail: '14 trang' },
                { text: '1,8 MB' },
                state('done', 'Đã nhận, không có mã độc'),
              ],
            },
            {
              cells: [
                head('Xac-nhan-cua-don-vi.pdf', `${ENTRY}/tep/2`),
                { text: 'Phụ lục', detail: '1 trang' },
                { text: '340 KB' },
                state('next', 'Đã nhận, chưa quét mã độc'),
              ],
            },
          ],
        },
      },
      {
        heading: 'Số từ được tính: 3.412',
        table: {
          label: 'Số từ từng phần',
          columns: [{ label: 'Phần' }, { label: 'Số từ', isNumber: true }, { label: 'Tính' }],
          rows: [
            { cells: [head('Trang bìa'), { text: '48', isNumber: true }, state('stopped', 'Không tính')] },
            { cells: [head('Nội dung chính', undefined, 'I. THỰC TRẠNG'), { text: '3.412', isNumber: true }, state('done', 'Có tính')] },
            { cells: [head('Phụ lục', undefined, 'PHỤ LỤC 1'), { text: '620', isNumber: true }, state('stopped', 'Không tính')] },
          ],
        },
      },
      {
        heading: 'Đối chiếu trùng lặp',
        facts: [
          {
            label: 'Kết quả',
            value: '2 văn bản có đoạn giống bài này',
            detail: 'Đối chiếu lúc 0:40 Chủ nhật, 31/10/2021 với 214 văn bản.',
            url: '#',
          },
          {
            label: 'Giống nhất',
            value: 'SK-0017: Tra cứu hồ sơ đất đai bằng mã vạch tại bộ phận một cửa huyện',
            detail: '32,2% của bài, 86,4% của văn bản ấy, không kể trích dẫn',
            url: '#',
          },
          { label: 'Kết luận', value: 'Chưa ai kết luận' },
        ],
      },
      {
        heading: 'Kiểm tra hình thức',
        table: {
          label: 'Các lần kiểm tra',
          columns: [{ label: 'Kết quả' }, { label: 'Lý do' }, { label: 'Người kiểm tra' }, { label: 'Lúc' }],
          rows: [
            {
              cells: [
                { isHead: true, state: { kind: 'now', label: 'Cần bổ sung' }, detail: 'Bản gửi lần 1, hạn 17:00 20/10/2021' },
                { text: 'Bài thiếu xác nhận của đơn vị về hiệu quả áp dụng.', isInLines: true },
                { text: 'Bùi Thị Lan' },
                { text: '15/10/2021', detail: '9:12' },
              ],
            },
          ],
        },
      },
      {
        heading: 'Các lần gửi',
        table: {
          label: 'Các lần gửi',
          columns: [{ label: 'Lần' }, { label: 'Gửi lúc' }, { label: 'Đủ tệp' }, { label: 'Biên nhận' }],
          rows: [
            {
              cells: [
                head('Lần 2', `${ENTRY}/noi-dung/2`, 'Được tính'),
                { text: '19/10/2021', detail: '21:04:11' },
                { text: '19/10/2021', detail: '21:06' },
                { text: 'CBB-7F3K-92QX', isCode: true },
              ],
            },
            {
              cells: [
                head('Lần 1', `${ENTRY}/noi-dung/1`, 'Đã thay'),
                { text: '12/10/2021', detail: '16:20:45' },
                { text: '12/10/2021', detail: '16:20' },
                { text: 'CBB-K2MD-4T8V', isCode: true },
              ],
            },
          ],
        },
      },
      {
        heading: 'Lần 2 khác lần 1',
        table: {
          label: 'Lần 2 khác lần 1',
          columns: [{ label: 'Mục' }, { label: 'Lần 1' }, { label: 'Lần 2' }],
          rows: [
            { cells: [head('Số từ'), { text: '3.205', isInLines: true }, { text: '3.412', isInLines: true }] },
            {
              cells: [head('Tệp'), { text: '(không có)', isInLines: true }, { text: 'Phụ lục: Xac-nhan-cua-don-vi.pdf', isInLines: true }],
            },
          ],
        },
      },
    ],
    check: check(false),
    facts: [
      { label: 'Cách gửi', value: 'Gửi trực tuyến' },
      { label: 'Nhận lúc', value: '21:04:11 thứ Ba, 19/10/2021' },
      { label: 'Biên nhận', value: 'CBB-7F3K-92QX' },
      {
        label: 'Dấu niêm phong',
        value: '9f86d081 884c7d65 9a2feaa0 c55ad015',
        detail: 'SHA-256 của nội dung và các tệp; mã đầy đủ trên giấy biên nhận',
      },
    ],
    links: [
      { label: 'Đọc nội dung bài', url: `${ENTRY}/noi-dung/2` },
      { label: 'Giấy biên nhận (PDF)', url: `${ENTRY}/giay-bien-nhan.pdf` },
      { label: 'Đối chiếu trùng lặp', url: '/quan-tri/doi-chieu/bai/42' },
      { label: 'Đề nghị hủy bài', url: `${ENTRY}/huy` },
    ],
  };
  const letter: SubmissionView = {
    ...entry,
    isActing: true,
    check: check(true),
    letter: {
      heading: 'Thư sẽ gửi cho tác giả',
      to: 'Gửi tới số điện thoại của tác giả khi bạn bấm nút bên dưới. Chưa có gì được ghi.',
      lines: [
        'Thông báo về bài dự thi của bạn',
        'Nông Thị Bích Liễu, Cuộc thi sáng kiến cải cách hành chính: Bài dự thi cần bổ sung, hạn chót 17:00 thứ Sáu, 29/10/2021. Xem ở mục Bài của tôi trên trang dự thi.',
      ],
    },
  };
  const fromPaper: SubmissionView = {
    ...entry,
    check: undefined,
    state: { kind: 'next', label: 'Chờ tệp' },
    near: { label: 'Chuyển bài', links: [{ label: 'Bài trước', url: ENTRY }] },
    marks: [
      'Bài nhận ngoài trang dự thi (gửi bưu điện), Bùi Thị Lan nhập.',
      'Nhận sau hạn; căn cứ ghi trong nhật ký.',
      'Bản này còn tệp chưa đến đủ nên chưa kiểm tra được.',
    ],
    notice: {
      kind: 'wait',
      title: 'Còn 1 tệp chưa đưa vào bài',
      text: 'quet-trang-1-den-12-ban-in-mau-co-chu-ky.pdf: chưa là một phần của bài, giám khảo không đọc được. Hãy đưa vào bài, hoặc bỏ tệp, rồi ghi kết quả kiểm tra.',
      link: { label: 'Đến các tệp ấy', url: '#them-tep' },
    },
    sections: entry.sections.slice(0, 2),
    upload: {
      id: 'them-tep',
      heading: 'Thêm bản quét, tệp nhận được',
      sentence: 'Bài này nhận ngoài trang dự thi nên cán bộ thêm tệp. Tải từng tệp lên, xong thì đưa vào bài một lần.',
      actionUrl: `${ENTRY}/them-tep`,
      promiseUrl: `${ENTRY}/them-tep/hen`,
      most: '31457280',
      tooLarge: 'Tệp lớn hơn 30 MB.',
      fields: [choose('role', 'Tệp này là', ['Bản quét bài giấy', 'Tệp bài dự thi', 'Phụ lục'], 'Bản quét bài giấy')],
      file: {
        ...{ id: 'file', name: 'file', label: 'Tệp', accept: '.pdf' },
        hint: 'PDF, Word hoặc ảnh JPEG, PNG, WebP; lớn nhất 30 MB. Bản quét là PDF hoặc ảnh.',
      },
      button: 'Tải tệp lên',
      added: [
        {
          label: 'quet-trang-1-den-12-ban-in-mau-co-chu-ky.pdf',
          detail: 'Bản quét bài giấy, 4,2 MB.',
          state: { kind: 'done', label: 'Đã nhận, không có mã độc' },
          remove: { label: 'Bỏ', url: `${ENTRY}/them-tep/bo`, isGrave: true, hiddenLabel: 'quet-trang-1-den-12.pdf' },
        },
      ],
      take: {
        label: 'Đưa các tệp này vào bài',
        sentence: 'Máy lập bản mới của bài với các tệp này và cấp biên nhận mới. Thời điểm nhận bài không đổi.',
        url: `${ENTRY}/them-tep/xong`,
      },
    },
  };
  const counter: CounterEntryView = {
    ...consoleFrame('cao-bang', 'Nhập bài nhận ngoài trang dự thi', 'Bài dự thi'),
    heading: 'Nhập bài giấy, bài gửi thư',
    sentence: 'Sáng kiến cải cách hành chính. Ghi đúng như trên bài; điều bài không ghi thì để trống. Bài được cấp số và biên nhận ngay.',
    back: { label: 'Bài dự thi', url: DESK },
    notice: {
      kind: 'wait',
      title: 'Đã hết hạn nhận bài',
      text: 'Hạn là hết thứ Bảy, 30/10/2021. Chỉ nhập bài đã đến hoặc đã gửi đi trong hạn, và ghi căn cứ ở ô bên dưới.',
    },
    actionUrl: `${DESK}/nhap`,
    hidden: [{ name: 'rows', value: '1' }],
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'main-fullName', text: 'Hãy ghi đủ họ và tên của tác giả' }] },
    groups: [
      {
        heading: 'Bài dự thi',
        fields: [
          choose('channel', 'Bài đến bằng cách nào', ['Nộp trực tiếp', 'Gửi thư điện tử', 'Gửi bưu điện'], 'Gửi bưu điện'),
          {
            area: {
              ...{ id: 'late', name: 'late', label: 'Vì sao nhập sau hạn', value: 'Dấu bưu điện ngày 29/10/2021', rows: '3' },
              hint: 'Căn cứ cho thấy bài đã gửi trong hạn: dấu bưu điện ngày 31/10/2024, sổ công văn đến số 15.',
            },
          },
          text('title', 'Tên bài', 'Ki-ốt tra cứu ở chợ phiên'),
          choose('theme', 'Chủ đề', ['Cải cách thủ tục hành chính', 'Chuyển đổi số']),
          text('unit', 'Đơn vị', 'Xã Ca Thành', 'Mã hoặc tên đơn vị, không cần dấu.'),
        ],
      },
      {
        heading: 'Tác giả',
        sentence: 'Ngày sinh, số điện thoại giúp phát hiện một người gửi nhiều bài; bài không ghi thì để trống.',
        fields: [
          choose('authorKind', 'Bài của', ['cá nhân', 'nhóm tác giả, tập thể', 'cơ quan, đơn vị, địa phương'], 'nhóm tác giả, tập thể'),
          text('main-fullName', 'Họ và tên', '', undefined, 'Hãy ghi đủ họ và tên của tác giả.'),
          text('main-birthDate', 'Ngày sinh', '', 'Ví dụ 07/07/1962'),
          text('main-position', 'Chức vụ'),
        ],
      },
      {
        heading: 'Các tác giả khác',
        fields: [
          text('a1-fullName', 'Họ và tên (tác giả thứ 2)', 'Triệu Mùi Pham'),
          text('a1-share', 'Tỷ lệ đóng góp (%) (tác giả thứ 2)', '40'),
        ],
        more: { label: 'Thêm hai tác giả nữa', value: 'more' },
      },
      {
        heading: 'Điều ghi trên bài',
        fields: [
          choose('isOriginal', 'Có cam kết là bài của mình', ['Có', 'Không'], 'Có'),
          choose('isApplied', 'Đã áp dụng', ['Có', 'Không']),
        ],
      },
    ],
    file: {
      heading: 'Bản quét, tệp nhận được',
      fields: [choose('role', 'Tệp này là', ['Bản quét bài giấy', 'Tệp bài dự thi', 'Phụ lục'], 'Bản quét bài giấy')],
      file: {
        ...{ id: 'file', name: 'file', label: 'Tệp', accept: '.pdf' },
        hint: 'PDF, Word hoặc ảnh JPEG, PNG, WebP; lớn nhất 30 MB. Chưa quét thì để trống, thêm sau ở trang của bài.',
      },
    },
    button: 'Nhập bài và cấp biên nhận',
  };
  const cancelling: GroupsView = {
    ...consoleFrame('cao-bang', 'Hủy SK-0042', 'Bài dự thi'),
    heading: 'Hủy bài SK-0042',
    sentence: 'Một người đề nghị và ghi căn cứ, một người khác quyết định. Máy không tự hủy bài nào.',
    back: { label: 'SK-0042', url: ENTRY },
    isReadFirst: true,
    notice: {
      kind: 'info',
      title: 'Điều xảy ra khi hủy',
      text: 'Bài không được chấm tiếp, không xếp hạng, và không tính cho đơn vị. Chưa có xếp hạng nên không ai chuyển hạng. Tác giả được báo và đọc được căn cứ.',
    },
    groups: [
      {
        heading: 'Đề nghị và quyết định',
        table: {
          label: 'Đề nghị và quyết định',
          columns: [{ label: 'Căn cứ' }, { label: 'Lý do' }, { label: 'Đề nghị' }, { label: 'Quyết định' }],
          rows: [
            {
              cells: [
                head('Khoản 2 Điều 5 Thể lệ'),
                { text: 'Mục II và III chép nguyên văn bài SK-0017 của năm 2019, 1.240 chữ liền nhau.', isInLines: true },
                { text: 'Bùi Thị Lan', detail: '10:15' },
                state('waiting', 'Chờ người thứ hai'),
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Duyệt hủy bài',
        sentence: 'Bài bị hủy theo Khoản 2 Điều 5 Thể lệ. Không lấy lại được; muốn xét lại phải qua khiếu nại.',
        actionUrl: `${ENTRY}/huy/quyet-dinh`,
        fields: [],
        button: 'Hủy bài này',
        isMain: true,
      },
      {
        heading: 'Không hủy',
        sentence: 'Bài giữ nguyên. Đề nghị và quyết định này vẫn được lưu.',
        actionUrl: `${ENTRY}/huy/quyet-dinh`,
        fields: [],
        button: 'Không hủy',
      },
    ],
  };
  const unitList: UnitListView = {
    ...frame('dak-lak', 'Danh sách bài gửi Ban Tổ chức'),
    heading: 'Danh sách bài gửi Ban Tổ chức',
    intro:
      'Thủ trưởng đơn vị xem danh sách bài của người trong đơn vị; bạn xác nhận thay mặt thủ trưởng và gửi Ban Tổ chức. Có bài mới thì xác nhận lại, danh sách sau thay danh sách trước.',
    back: { label: 'Chi cục Văn thư, Lưu trữ', url: '/dau-moi/1' },
    takingPart: { label: 'Đơn vị còn thiếu gì so với Thể lệ', url: '/dau-moi/1/nguoi-du-thi' },
    parts: [
      {
        title: 'Thi viết',
        count: '3 bài của người trong đơn vị.',
        confirmed: {
          isCurrent: false,
          sentence: 'H’Hen Niê đã xác nhận 2 bài lúc 16:40 thứ Sáu, 06/08/2021. Từ lúc đó danh sách đã thay đổi, hãy xem rồi xác nhận lại.',
        },
        entries: [
          { title: 'Cải cách hành chính bắt đầu từ nụ cười', authors: 'Y Thịnh Kbuôr', number: 'BV-0007', state: 'Đã nhận' },
          { title: 'Một ngày ở bộ phận một cửa', authors: 'Lê Thị Thu Hà', number: 'BV-0012', state: 'Đã nhận' },
          {
            title: 'Chữ ký số đến buôn xa',
            authors: 'Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Phương Khánh',
            number: 'BV-0031',
            state: 'Chờ tệp',
          },
        ],
        form: {
          actionUrl: '/dau-moi/1/bai-du-thi/bai-viet',
          hidden: [],
          sentence: 'Tôi xác nhận thay mặt thủ trưởng đơn vị: 3 bài trên là của người thuộc đơn vị.',
          button: 'Xác nhận lại và gửi Ban Tổ chức',
        },
        files: [
          { label: 'In danh sách để ký (PDF)', url: '/dau-moi/1/bai-du-thi/bai-viet/danh-sach.pdf' },
          { label: 'Danh sách dạng Word', url: '/dau-moi/1/bai-du-thi/bai-viet/danh-sach.docx' },
        ],
        missing: {
          sentence: '2 người của đơn vị đã đăng ký mà chưa có bài.',
          people: [
            { name: 'Nguyễn Văn Bảo', detail: 'Chuyên viên, Phòng Lưu trữ' },
            { name: 'Trần Thị Mận', detail: 'Văn thư' },
          ],
        },
      },
    ],
  };
  const empty: ListView = {
    ...list,
    notice: undefined,
    figures: undefined,
    pager: undefined,
    table: {
      ...list.table,
      rows: [],
      empty: { title: 'Chưa nhận được bài nào', text: 'Bài gửi trên trang dự thi và bài nhập tại đây sẽ hiện ở bảng này.' },
    },
  };
  const home: HomeView = {
    ...consoleFrame('cao-bang', 'Việc hôm nay', 'Việc hôm nay'),
    heading: 'Việc hôm nay',
    sentence: '8:30 thứ Sáu, 22/10/2021. Đang nhận bài, còn 8 ngày 15 giờ 30 phút.',
    waiting: {
      heading: 'Chờ bạn',
      items: [
        {
          title: 'Kiểm tra bài dự thi, sáng kiến cải cách hành chính',
          text: '31 bài chưa kiểm tra hình thức, 2 bài quá hạn bổ sung',
          due: 'Hạn 24:00 thứ Bảy, 30/10',
          action: { label: 'Xem và kiểm tra', url: `${DESK}?trang-thai=unchecked` },
          isFirst: true,
        },
      ],
    },
    receiving: [
      {
        heading: 'Nhận bài, sáng kiến cải cách hành chính',
        figures: [
          { value: '12', label: 'nhận hôm nay' },
          { value: '214', label: 'bài đã nhận', url: DESK },
          { value: '31', label: 'chưa kiểm tra', url: `${DESK}?trang-thai=unchecked` },
          { value: '4', label: 'chờ tệp', url: `${DESK}?trang-thai=incomplete` },
          { value: '2', label: 'quá hạn bổ sung', url: `${DESK}?trang-thai=supplement` },
        ],
        note: ['Sáng kiến cải cách hành chính,', 'nhận bài đến hết thứ Bảy, 30/10/2021', 'Tệp gửi đến chưa được quét mã độc.'],
      },
    ],
  };
  return {
    'submission-desk-list': sample('list', list),
    'submission-desk-empty': sample('list', empty),
    'submission-desk-entry': sample('submission', entry),
    'submission-desk-letter': sample('submission', letter),
    'submission-desk-paper': sample('submission', fromPaper),
    'submission-desk-counter': sample('counter-entry', counter),
    'submission-desk-cancelling': sample('groups', cancelling),
    'submission-desk-home': sample('home', home),
    'submission-desk-unit-list': { template: 'unit-list', layout: 'portal', view: unitList },
  };
}
