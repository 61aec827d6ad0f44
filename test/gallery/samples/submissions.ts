/** What somebody meets who sends in an initiative or an essay, from the call to what became of it. */
import type {
  SubmissionCheckView,
  SubmissionDraftView,
  SubmissionFilesView,
  SubmissionPlaceView,
  SubmissionStepsView,
  SubmissionView,
} from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const ID = '/bai-du-thi/0192f0c1-0000-7000-8000-000000000001';

export default function submissions({ frame }: typeof Base): Base.Samples {
  const steps = (current: number): SubmissionStepsView => ({
    part: 'Thi viết',
    label: 'Các bước gửi bài',
    items: ['1. Nội dung', '2. Tệp', '3. Kiểm tra và gửi'].map((label, at) => ({
      label,
      url: `${ID}/${['viet', 'tep', 'kiem-tra'][at] ?? ''}`,
      isCurrent: at === current,
    })),
  });
  const step = (title: string, at: number) =>
    frame('dak-lak', title, { task: { title: 'Gửi bài dự thi', backUrl: '/gui-bai/bai-viet', note: `Bước ${at} trong 3` } });
  const facts = [
    { label: 'Nhận bài từ', text: 'thứ Hai, 21/10/2024' },
    { label: 'Hạn nhận bài', text: 'hết ngày 15/11/2024' },
    { label: 'Cách nộp', text: 'Nộp trực tuyến trên trang của Cuộc thi; nộp trực tiếp' },
    { label: 'Nơi nhận', text: 'Văn phòng Sở Nội vụ, trực tiếp hoặc qua thư điện tử công vụ' },
    { label: 'Chấm theo', text: 'Nội dung tốt, chất lượng (40 điểm); Hiến kế có khả năng thực thi cao, ít tốn kém (25 điểm)' },
  ];
  const lists = [
    {
      title: 'Bài dự thi gồm',
      items: [
        'Tổng quan về chuyển đổi số; nhận thức của bản thân về chuyển đổi số',
        'Thực trạng về thực hiện chuyển đổi số của ngành Nội vụ',
        'Đề xuất, hiến kế để đẩy nhanh chuyển đổi số ngành Nội vụ',
      ],
    },
    { title: 'Yêu cầu về hình thức', items: ['Viết bằng tiếng Việt, đánh máy trên giấy khổ A4, đánh số trang theo thứ tự'] },
  ];
  const call: SubmissionPlaceView = {
    ...frame('dak-lak', 'Thi viết', { task: { title: 'Gửi bài dự thi', backUrl: '/' } }),
    heading: 'Thi viết',
    intro: 'Bài viết về chủ đề chuyển đổi số.',
    state: {
      title: 'Đang nhận bài.',
      text: 'Nhận bài đến hết ngày 15/11/2024.',
      countdown: {
        until: '2024-11-16T00:00:00+07:00',
        now: '2024-10-31T10:41:30+07:00',
        units: [
          { value: '15', unit: 'ngày' },
          { value: '13', unit: 'giờ' },
          { value: '18', unit: 'phút' },
        ],
      },
    },
    roundNotice: {
      title: 'Nhận bài: Thi viết đã gia hạn đến hết ngày 15/11/2024.',
      text: 'Vì mất điện diện rộng ở ba huyện. Bài đã gửi giữ nguyên.',
    },
    action: { label: 'Đăng ký và gửi bài dự thi', url: '/dang-ky?next=/gui-bai/bai-viet' },
    ...{ facts, lists },
    links: [{ label: 'Đọc thể lệ đầy đủ', url: '/the-le' }],
  };
  const own: SubmissionPlaceView = {
    ...call,
    roundNotice: undefined,
    action: undefined,
    own: {
      title: 'Bài của bạn',
      items: [
        {
          title: 'Một cửa lưu động những ngày chợ phiên',
          detail: 'Số BV-0042, gửi lúc 10:20 thứ Năm, 31/10/2024. Cần bổ sung trước 17:00 thứ Ba, 05/11/2024',
          link: { label: 'Xem bài', url: ID },
        },
        {
          title: 'Bài chưa có tên',
          detail: 'Bản nháp, lưu lúc 10:41 thứ Năm, 31/10/2024',
          link: { label: 'Viết tiếp', url: `${ID}/viet` },
        },
      ],
    },
    begin: { url: '/gui-bai/bai-viet', label: 'Bắt đầu một bài khác', key: 'k' },
  };
  const closed: SubmissionPlaceView = {
    ...call,
    roundNotice: undefined,
    action: undefined,
    barred: 'Thành viên Ban Chấm thi không được dự thi.',
    state: { title: 'Đã hết hạn nhận bài.', text: 'Bài dự thi đang được kiểm tra và chấm. Kết quả sẽ được công bố ở trang chủ.' },
  };
  const author = (at: number, values: string[], error?: string): NonNullable<SubmissionDraftView['authors']>['items'][number] => ({
    id: `authors-${at}`,
    legend: `Tác giả thứ ${at + 2}`,
    fields: ['Họ và tên', 'Ngày sinh', 'Chức vụ (nếu có)', 'Nơi công tác hoặc nơi ở', 'Số điện thoại (nếu có)', 'Tỷ lệ đóng góp (%)'].map(
      (label, n) => ({
        id: `authors-${at}-${n}`,
        name: `authors-${at}-${n}`,
        label,
        value: values[n] ?? '',
        hint: n === 1 ? 'Ngày, tháng, năm, ví dụ 07/07/1962.' : undefined,
        error: n === 1 ? error : undefined,
      }),
    ),
    remove: { value: `bo-tac-gia-${at}`, label: `Bỏ tác giả thứ ${at + 2}` },
  });
  const draft: SubmissionDraftView = {
    ...step('Viết bài dự thi', 1),
    heading: 'Viết bài dự thi',
    steps: steps(0),
    notice: 'Nhận bài đến hết ngày 15/11/2024.',
    actionUrl: `${ID}/viet`,
    revision: '7',
    saved: 'Máy chủ giữ bản lúc 10:42:07.',
    titleField: { id: 'title', name: 'title', label: 'Tên bài dự thi', value: 'Một cửa lưu động những ngày chợ phiên', maxlength: 300 },
    theme: {
      id: 'theme',
      name: 'theme',
      label: 'Chủ đề',
      placeholder: 'Chọn một chủ đề',
      options: [
        { value: 'a', label: 'Cải cách thủ tục hành chính', isSelected: true },
        { value: 'b', label: 'Giải pháp nâng cao chất lượng chuyển đổi số' },
      ],
    },
    authorKind: {
      id: 'authorKind',
      name: 'authorKind',
      label: 'Bài dự thi là của ai?',
      options: [
        { value: 'individual', label: 'Cá nhân', detail: 'Một mình bạn là tác giả.' },
        { value: 'group', label: 'Nhóm tác giả', detail: 'Bạn và những người ghi ở dưới, mỗi người có tỷ lệ đóng góp.', isChecked: true },
      ],
    },
    sender: {
      title: 'Người gửi bài',
      rows: [
        { label: 'Họ và tên', value: 'Đỗ Thị Lụa' },
        { label: 'Chức vụ', value: 'Chuyên viên' },
        { label: 'Tính cho', value: 'Phòng Nội vụ huyện Krông Pắc' },
      ],
      note: 'Theo thông tin bạn đã đăng ký.',
    },
    authors: {
      title: 'Các tác giả khác',
      hint: 'Bài của cá nhân thì để trống phần này.',
      kinds: 'group',
      isOpen: true,
      ownShare: {
        id: 'ownShare',
        name: 'ownShare',
        label: 'Tỷ lệ đóng góp của bạn (%)',
        hint: 'Chỉ ghi khi là bài của nhóm tác giả, ví dụ 60 hoặc 33,33.',
        value: '60',
      },
      shares: 'Cộng lại hiện được 90%, còn thiếu 10%.',
      items: [author(0, ['Y Blơm Niê', '03/05/1980', 'Chuyên viên', 'Phòng Nội vụ huyện Krông Pắc', '', '30'])],
      add: 'Thêm một tác giả',
    },
    applied: {
      field: {
        id: 'isApplied',
        name: 'isApplied',
        label: 'Giải pháp đã được áp dụng chưa?',
        options: [
          { value: 'yes', label: 'Đã áp dụng', isChecked: true },
          { value: 'no', label: 'Chưa áp dụng' },
        ],
      },
      since: {
        id: 'firstApplied',
        name: 'firstApplied',
        label: 'Áp dụng lần đầu từ ngày nào?',
        hint: 'Chỉ ghi khi đã áp dụng, ví dụ 04/05/2023.',
        value: '04/05/2023',
      },
    },
    sections: {
      title: 'Nội dung bài',
      hint: 'Bạn có thể viết thẳng vào các ô dưới đây, hoặc để trống rồi tải tệp Word, PDF lên ở bước Tệp.',
      items: lists[0]!.items.map((label, at) => ({
        id: `section-${at}`,
        name: `section-${at}`,
        label,
        value: at === 0 ? 'Chuyển đổi số là việc của mọi nhà.\nỞ bản tôi, trước đây mỗi lần làm giấy tờ phải đi bộ nửa ngày.' : '',
        rows: '8',
        maxlength: 20_000,
      })),
    },
    next: 'Lưu và sang bước Tệp',
    save: 'Lưu bản nháp',
    discard: { label: 'Bỏ bản nháp này', url: `${ID}/bo-nhap` },
  };
  const wrong: SubmissionDraftView = {
    ...draft,
    errors: {
      title: 'Còn 2 chỗ cần sửa',
      items: [
        { fieldId: 'title', text: 'Hãy ghi tên bài dự thi' },
        { fieldId: 'authors-0-1', text: 'Hãy ghi ngày sinh bằng ba số: ngày, tháng, năm' },
      ],
    },
    titleField: { ...draft.titleField, value: '', error: 'Hãy ghi tên bài dự thi.' },
    authors: { ...draft.authors!, items: [author(0, ['Y Blơm Niê', '31/02/1980'], 'Hãy ghi ngày sinh bằng ba số: ngày, tháng, năm.')] },
  };
  const conflict: SubmissionDraftView = {
    ...draft,
    conflict: {
      title: 'Bài vừa được sửa ở một máy khác',
      text: 'Chưa có gì bị mất. Dưới đây là những chỗ hai bản khác nhau; các ô bên dưới đang giữ bản bạn vừa viết. Hãy sửa cho đúng ý rồi bấm Lưu bản nháp để thay bản kia.',
      keptTitle: 'Bản máy chủ đang giữ',
      typedTitle: 'Bản bạn vừa viết',
      items: [
        { label: 'Tên bài dự thi', kept: 'Một cửa lưu động', typed: 'Một cửa lưu động những ngày chợ phiên' },
        {
          label: lists[0]!.items[0]!,
          kept: '(để trống)',
          typed: 'Chuyển đổi số là việc của mọi nhà.\nỞ bản tôi, trước đây phải đi bộ nửa ngày.',
        },
      ],
      useKept: { label: 'Bỏ bản vừa viết, dùng bản máy chủ đang giữ', url: `${ID}/viet` },
    },
  };
  const fileForm = (role: 'main' | 'attachment', label: string) => ({
    id: `tep-${role}`,
    label,
    hint: 'Nhận PDF, Word (.docx), ảnh JPEG, PNG hoặc WebP; mỗi tệp nhiều nhất 30 MB.',
    actionUrl: `${ID}/tep/${role}`,
    promiseUrl: `${ID}/tep/${role}/hua`,
    most: '31457280',
    tooLarge: 'Tệp lớn hơn 30 MB.',
    accept: '.pdf,.docx',
    button: 'Gửi tệp',
  });
  const files: SubmissionFilesView = {
    ...step('Tệp của bài dự thi', 2),
    heading: 'Tệp của bài dự thi',
    steps: steps(1),
    notice: 'Nhận bài đến hết ngày 15/11/2024.',
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'files-3', text: 'Không nhận được tệp anh-cho-phien.tiff' }] },
    intro: 'Nếu đã viết nội dung ở bước trước, bạn có thể không cần tệp. Nếu bài soạn bằng Word hoặc PDF, hãy tải tệp lên ở đây.',
    groups: [
      {
        title: 'Tệp nội dung',
        items: [
          {
            id: 'files-1',
            name: 'bai-du-thi-mot-cua-luu-dong-nhung-ngay-cho-phien-ban-cuoi.docx',
            detail: 'DOCX, 4,2 MB',
            state: 'Máy chủ đã nhận đủ.',
            open: { label: 'Tải về xem lại', url: `${ID}/tep/1` },
            remove: { url: `${ID}/tep/1/bo`, label: 'Bỏ tệp này', hiddenLabel: 'bai-du-thi.docx' },
          },
        ],
        form: fileForm('main', 'Chọn tệp khác thay tệp nội dung'),
      },
      {
        title: 'Tệp kèm theo',
        items: [
          {
            id: 'files-2',
            name: 'phu-luc.pdf',
            detail: '12,8 MB',
            state: 'Chưa gửi xong. Hãy chọn lại đúng tệp này để gửi tiếp phần còn lại. Đã gửi 4,2 MB trong 12,8 MB (32%).',
            promiseUrl: '/tep-gui/2',
            remove: { url: `${ID}/tep/2/bo`, label: 'Bỏ tệp này', hiddenLabel: 'phu-luc.pdf' },
          },
          {
            id: 'files-3',
            name: 'anh-cho-phien.tiff',
            detail: '820 KB',
            state:
              'Nội dung tệp không phải là PDF, Word (.docx), ảnh JPEG, PNG hoặc WebP, dù tên tệp có thể ghi như vậy. Hãy lưu tệp ở đúng một trong các dạng ấy rồi gửi lại.',
            isWrong: true,
            remove: { url: `${ID}/tep/3/bo`, label: 'Bỏ tệp này', hiddenLabel: 'anh-cho-phien.tiff' },
          },
        ],
        form: fileForm('attachment', 'Chọn thêm một tệp kèm theo'),
      },
    ],
    next: { label: 'Sang bước Kiểm tra và gửi', url: `${ID}/kiem-tra` },
    back: { label: 'Quay lại bước Nội dung', url: `${ID}/viet` },
  };
  const check: SubmissionCheckView = {
    ...step('Kiểm tra và gửi', 3),
    heading: 'Kiểm tra và gửi',
    steps: steps(2),
    notice: 'Nhận bài đến hết ngày 15/11/2024.',
    words: {
      title: 'Số từ của bài',
      sentence: 'Phần được tính có 3.214 từ. Thể lệ yêu cầu ít nhất 3.000 từ.',
      counted: [{ name: 'Nội dung chính', from: 'I. TỔNG QUAN', words: '3.214 từ' }],
      leftOut: [
        { name: 'Trang bìa', words: '48 từ' },
        { name: 'Phần mở đầu', from: 'LỜI MỞ ĐẦU', words: '312 từ' },
        { name: 'Tài liệu tham khảo', from: 'Tài liệu tham khảo', words: '96 từ' },
        { name: 'Phụ lục', from: 'PHỤ LỤC', words: '1.020 từ' },
      ],
    },
    rows: [
      { label: 'Tên bài', value: 'Một cửa lưu động những ngày chợ phiên' },
      { label: 'Bài của', value: 'nhóm tác giả, tập thể' },
      { label: 'Tác giả khác', value: 'Y Blơm Niê (40%)' },
      { label: 'Tệp', value: 'bai-du-thi.docx; phu-luc.pdf (chưa gửi xong)' },
    ],
    cover: {
      title: 'Trang bìa',
      text: 'Máy đã soạn trang bìa theo thông tin bạn khai: tên Cuộc thi, tên bài, họ tên, chức vụ, đơn vị. Bạn có thể tải về để in hoặc ghép vào bài.',
      link: { label: 'Xem trang bìa (PDF)', url: `${ID}/trang-bia.pdf` },
    },
    send: {
      url: `${ID}/gui`,
      key: 'k',
      revision: '7',
      sections: {
        id: 'sections',
        label: 'Các phần của bài',
        hint: 'Đánh dấu những phần có trong tệp. Máy chỉ gợi ý theo đề mục tìm thấy; bạn là người xác nhận.',
        ticks: lists[0]!.items.map((text, at) => ({
          id: `confirmed-${at}`,
          name: 'confirmed',
          value: String(at),
          text,
          isChecked: at === 0,
          found: at < 2 ? 'Tìm thấy đề mục “II. THỰC TRẠNG”, 1.204 từ.' : 'Máy chưa tìm thấy đề mục nào giống phần này.',
        })),
      },
      leader: {
        id: 'isLeader',
        name: 'isLeader',
        label: 'Bạn có giữ chức lãnh đạo, quản lý ở đơn vị không?',
        hint: 'Thể lệ xét đơn vị có lãnh đạo, quản lý dự thi hay không. Lời khai này chỉ tính khi đơn vị hoặc Ban Tổ chức xác nhận.',
        options: [
          { value: 'yes', label: 'Có' },
          { value: 'no', label: 'Không' },
        ],
      },
      consents: {
        id: 'consents',
        label: 'Cam kết',
        ticks: [
          {
            id: 'isOriginal',
            name: 'isOriginal',
            value: 'yes',
            text: 'Bài dự thi do chính tôi (chúng tôi) thực hiện, không sao chép của người khác; phần trích dẫn đều ghi rõ nguồn.',
          },
          {
            id: 'agrees',
            name: 'agrees',
            value: 'yes',
            text: 'Tôi đã đọc lại bài, thông tin khai là đúng; tôi đồng ý dự phần “Thi viết” theo thể lệ.',
          },
        ],
      },
      sentence: 'Gửi xong bạn có biên nhận ngay. Trước hạn, bạn vẫn sửa và gửi lại được.',
      button: 'Gửi bài dự thi',
    },
  };
  const short: SubmissionCheckView = {
    ...check,
    send: undefined,
    faults: {
      title: 'Còn chỗ cần sửa trước khi gửi',
      items: [
        { text: 'Hãy ghi tên bài dự thi.', link: { label: 'Sửa ở bước Nội dung', url: `${ID}/viet?xem-loi=1#title` } },
        { text: 'Bài có 2.999 từ, thể lệ yêu cầu ít nhất 3.000 từ. Hãy viết thêm rồi gửi lại.' },
      ],
    },
    words: {
      ...check.words!,
      sentence: 'Phần được tính có 2.999 từ. Thể lệ yêu cầu ít nhất 3.000 từ.',
      isShort: true,
    },
  };
  const sent: SubmissionView = {
    ...frame('dak-lak', 'Một cửa lưu động', { task: { title: 'Bài dự thi', backUrl: '/gui-bai/bai-viet' } }),
    heading: 'Bài đã gửi, còn chờ tệp',
    lead: 'Trước khi hết hạn (hết ngày 15/11/2024), bạn vẫn sửa và gửi lại được. Bản gửi sau cùng được tính.',
    check: {
      title: 'Cần bổ sung trước 17:00 thứ Ba, 05/11/2024',
      paragraphs: [
        'Lý do: bài chưa có xác nhận của thủ trưởng đơn vị ở trang cuối.',
        'Hãy sửa theo yêu cầu rồi gửi lại. Quá hạn mà chưa bổ sung thì bài không được đưa vào chấm.',
      ],
      action: { label: 'Bổ sung bài', url: `${ID}/viet` },
    },
    rows: [
      { label: 'Số bài', value: 'BV-0042' },
      { label: 'Tên bài', value: 'Một cửa lưu động những ngày chợ phiên' },
      { label: 'Số từ được tính', value: '3.214 từ' },
    ],
    files: {
      title: 'Tệp đã gửi',
      items: [
        {
          name: 'bai-du-thi.docx',
          detail: 'DOCX, 4,2 MB',
          state: 'Máy chủ đã nhận đủ.',
          open: { label: 'Tải về xem lại', url: `${ID}/tep/1` },
        },
        { name: 'phu-luc.pdf', detail: '12,8 MB', state: 'Chưa gửi xong. Hãy chọn lại đúng tệp này để gửi tiếp phần còn lại.' },
      ],
      note: 'Bài có tệp chưa gửi xong. Hãy gửi nốt chậm nhất 0:30 thứ Bảy, 16/11/2024; quá giờ ấy thì bản có tệp này không được tính.',
    },
    next: {
      title: 'Sắp tới',
      items: [
        { when: 'Hết hạn', text: 'Nhận bài đến hết ngày 15/11/2024.' },
        {
          when: 'Sau đó',
          text: 'Ban Tổ chức kiểm tra hình thức rồi chuyển bài cho giám khảo chấm. Nếu cần bổ sung, bạn được báo tin và xem ở đây.',
        },
      ],
    },
    versions: {
      title: 'Các bản đã gửi',
      items: [
        {
          title: 'Lần 2, bản được tính',
          detail: 'Gửi lúc 10:42:07 thứ Năm, 31/10/2024, còn thiếu tệp',
          link: { label: 'Biên nhận', url: '/bien-nhan/DLB-7F3K-92QX' },
        },
        { title: 'Lần 1', detail: 'Gửi lúc 9:15:30 thứ Tư, 30/10/2024', link: { label: 'Biên nhận', url: '/bien-nhan/DLB-2C4M-11AB' } },
      ],
    },
    action: { label: 'Gửi nốt tệp', url: `${ID}/tep` },
    links: [{ label: 'Rút bài dự thi', detail: 'Bài không được chấm nữa. Bạn có thể gửi bài khác khi còn hạn.', url: `${ID}/rut` }],
  };
  const published: SubmissionView = {
    ...sent,
    heading: 'Đã công bố kết quả',
    lead: 'Kết quả của phần thi này đã được công bố.',
    check: { title: 'Bài hợp lệ', paragraphs: ['Ban Tổ chức đã kiểm tra hình thức lúc 15:10 thứ Hai, 18/11/2024.'] },
    result: {
      title: 'Kết quả của bài này',
      rows: [
        { label: 'Giải', value: 'Không đạt giải' },
        { label: 'Xếp hạng', value: 'Hạng 31 trong 720\u00a0bài' },
        { label: 'Tổng điểm', value: '82,5 điểm' },
      ],
      paragraphs: [
        'Bài xếp ngay trên hơn bài của bạn ở tổng điểm: 83 điểm; bài của bạn: 82,5 điểm.',
        'Trước khi đính chính: hạng 32 trong 721\u00a0bài, 82,5 điểm.',
      ],
    },
    files: { title: 'Tệp đã gửi', items: sent.files.items.slice(0, 1) },
    next: undefined,
    action: undefined,
    links: [
      { label: 'Xem kết quả', detail: 'Bảng kết quả của phần thi.', url: '/bang-vang/bai-viet' },
      { label: 'Có gì chưa đúng?', detail: 'Khiếu nại về bài này và xem trả lời.', url: '/cua-toi/khieu-nai#bai-viet' },
    ],
  };
  const video: SubmissionDraftView = {
    ...draft,
    minutes: {
      id: 'minutes',
      name: 'minutes',
      label: 'Thời lượng của tác phẩm',
      hint: 'Số phút, hoặc phút và giây: 4 hoặc 4:30.',
      value: '4:30',
    },
    link: {
      id: 'link',
      name: 'link',
      label: 'Đường dẫn đến video',
      hint: 'Chỉ ghi khi dạng bài là Video clip. Tải video lên một trang chia sẻ, để chế độ ai có đường dẫn cũng xem được, rồi dán đường dẫn bắt đầu bằng https:// vào đây. Giữ nguyên video cho đến khi công bố kết quả.',
      value: 'http://video.vidu.vn/7',
      error:
        'Đường dẫn đến video phải bắt đầu bằng https:// và mở được ngay, ví dụ https://vi-du.vn/video-cua-toi. Hãy chép lại đường dẫn từ thanh địa chỉ.',
    },
  };
  const task = (template: string, view: Base.Sample['view']): Base.Sample => ({ template, layout: 'task', view });
  return {
    'submission-call': task('submission-call', call),
    'submission-call-own': task('submission-call', own),
    'submission-call-closed': task('submission-call', closed),
    'submission-draft': task('submission-draft', draft),
    'submission-draft-video': task('submission-draft', video),
    'submission-draft-wrong': task('submission-draft', wrong),
    'submission-draft-conflict': task('submission-draft', conflict),
    'submission-files': task('submission-files', files),
    'submission-check': task('submission-check', check),
    'submission-check-short': task('submission-check', short),
    'submission-sent': task('submission', sent),
    'submission-published': task('submission', published),
  };
}
