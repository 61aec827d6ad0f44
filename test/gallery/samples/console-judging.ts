/** The secretariat of judging and sessions of councils, as the console showed them for a contest with six entries. */
import type { JudgingView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

type Content<View> = Omit<View, 'page' | 'console' | 'csrfToken'>;

const round: Content<JudgingView> = {
  heading: 'Chấm bài: Thi viết',
  sentence: 'Làm lần lượt từng vòng: chuẩn bị, phân công, mở cho giám khảo chấm, rồi kết thúc.',
  life: [{ label: 'Vòng sơ khảo', detail: 'đang chuẩn bị 6 bài', isDone: false, isNow: true }],
  groups: [
    {
      heading: 'Các vòng chấm',
      table: {
        label: 'Các vòng chấm',
        columns: [
          { label: 'Vòng' },
          { label: 'Hội đồng' },
          { label: 'Cách chấm' },
          { label: 'Số bài', isNumber: true },
          { label: 'Tình trạng' },
        ],
        rows: [
          {
            cells: [
              { text: 'Vòng sơ khảo', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi', isHead: true },
              { text: 'Ban Chấm thi' },
              { text: '2 giám khảo mỗi bài', detail: 'Rọc phách' },
              { text: '6', isNumber: true },
              { state: { kind: 'waiting', label: 'Đang chuẩn bị' } },
            ],
          },
        ],
      },
    },
    {
      heading: 'Phiên họp hội đồng',
      table: {
        label: 'Phiên họp hội đồng',
        columns: [{ label: 'Phiên họp' }, { label: 'Hội đồng' }, { label: 'Thời gian, nơi họp' }, { label: 'Tình trạng' }],
        rows: [],
        empty: {
          title: 'Chưa có phiên họp nào',
          text: 'Lập phiên họp để hội đồng thông qua kết quả, bàn từng bài và có biên bản.',
          action: { label: 'Lập phiên họp', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop' },
        },
      },
    },
  ],
  forms: [],
  links: {
    heading: 'Việc liên quan',
    links: [
      { label: 'Thành viên hội đồng', url: '/quan-tri/hoi-dong' },
      { label: 'Phiên họp hội đồng', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop' },
      { label: 'Bài dự thi', url: '/quan-tri/bai-du-thi/bai-viet' },
      { label: 'Kết quả', url: '/quan-tri/ket-qua/bai-viet' },
    ],
  },
};

const prepared: Content<JudgingView> = {
  heading: 'Vòng sơ khảo',
  sentence: 'Ban Chấm thi. Mỗi bài 2 giám khảo chấm độc lập, không biết tên tác giả.',
  back: { label: 'Chấm bài: Thi viết', url: '/quan-tri/to-chuc-cham/bai-viet' },
  tabs: [
    { label: 'Tổng quan', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi', current: true },
    { label: 'Bản rọc phách', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach', current: false },
    { label: 'Xung đột lợi ích', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/xung-dot', current: false },
    { label: 'Phân công', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong', current: false },
    { label: 'Tiến độ, điểm', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem', current: false },
    { label: 'Phiếu giấy', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phieu-giay', current: false },
  ],
  life: [
    { label: 'Lấy bài vào vòng', detail: '6 bài', isDone: true, isNow: false },
    { label: 'Bản rọc phách', detail: '0 trong 6 bài', isDone: false, isNow: true },
    { label: 'Phân công', detail: 'còn 6 bài', isDone: false, isNow: false },
    { label: 'Chấm', detail: 'khi mở vòng chấm', isDone: false, isNow: false },
    { label: 'Kết thúc', detail: 'khi đủ phiếu chấm', isDone: false, isNow: false },
  ],
  figures: [
    { value: '6', label: 'bài trong vòng chấm' },
    { value: '0/6', label: 'bản rọc phách đã cho đọc', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach' },
    { value: '0', label: 'bài đủ giám khảo', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong' },
  ],
  obstacles: {
    heading: 'Việc còn lại',
    sentence: 'Xong những việc sau thì mở vòng chấm được.',
    items: [
      { text: 'Máy còn phải lập 6 bản rọc phách.', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach' },
      {
        text: 'Còn 6 bản rọc phách chưa được đọc lại và cho giám khảo đọc.',
        url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach',
      },
      { text: 'Còn 6 bài chưa đủ giám khảo.', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong?loc=thieu' },
    ],
  },
  groups: [],
  forms: [],
  links: {
    heading: 'Việc liên quan',
    links: [
      { label: 'Cập nhật danh sách bài của vòng này', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/chuan-bi' },
      { label: 'Phiên họp hội đồng', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop' },
      { label: 'Thành viên hội đồng', url: '/quan-tri/hoi-dong' },
      { label: 'Bài dự thi', url: '/quan-tri/bai-du-thi/bai-viet' },
    ],
  },
};

const open: Content<JudgingView> = {
  heading: 'Vòng sơ khảo',
  sentence: 'Ban Chấm thi. Mỗi bài 2 giám khảo chấm độc lập, không biết tên tác giả.',
  back: { label: 'Chấm bài: Thi viết', url: '/quan-tri/to-chuc-cham/bai-viet' },
  tabs: [
    { label: 'Tổng quan', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi', current: true },
    { label: 'Bản rọc phách', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach', current: false },
    { label: 'Xung đột lợi ích', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/xung-dot', current: false },
    { label: 'Phân công', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong', current: false },
    { label: 'Tiến độ, điểm', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem', current: false },
    { label: 'Phiếu giấy', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phieu-giay', current: false },
  ],
  life: [
    { label: 'Lấy bài vào vòng', detail: '6 bài', isDone: true, isNow: false },
    { label: 'Bản rọc phách', detail: '6 trong 6 bài', isDone: true, isNow: false },
    { label: 'Phân công', detail: 'đủ giám khảo', isDone: true, isNow: false },
    { label: 'Chấm', detail: 'đủ phiếu 3 trong 6 bài', isDone: false, isNow: true },
    { label: 'Kết thúc', detail: 'khi đủ phiếu chấm', isDone: false, isNow: false },
  ],
  figures: [
    { value: '6', label: 'bài trong vòng chấm' },
    { value: '3', label: 'bài đủ phiếu chấm', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem' },
    { value: '4', label: 'phiếu chưa xong', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem' },
    { value: '1', label: 'bài phải chấm thêm', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem?loc=chenh-lech' },
  ],
  obstacles: {
    heading: 'Việc còn lại',
    sentence: 'Xong những việc sau thì kết thúc vòng chấm được.',
    items: [
      { text: 'Còn 4 phiếu chấm chưa hoàn thành.', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem' },
      {
        text: 'Có 1 bài điểm chênh lệch quá mức thể lệ cho phép, đang chờ phiếu của giám khảo chấm thêm.',
        url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem?loc=chenh-lech',
      },
      { text: 'Có 1 đề nghị mở lại phiếu đang chờ quyết định.', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/mo-lai' },
    ],
  },
  groups: [],
  forms: [],
  links: {
    heading: 'Việc liên quan',
    links: [
      { label: 'Cập nhật danh sách bài của vòng này', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/chuan-bi' },
      { label: 'Phiên họp hội đồng', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop' },
      { label: 'Thành viên hội đồng', url: '/quan-tri/hoi-dong' },
      { label: 'Bài dự thi', url: '/quan-tri/bai-du-thi/bai-viet' },
    ],
  },
};

const confirm: Content<JudgingView> = {
  heading: 'Mở vòng chấm “Vòng sơ khảo”',
  back: { label: 'Vòng sơ khảo', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi' },
  groups: [],
  forms: [],
  below: [
    {
      heading: 'Điều gì sẽ xảy ra',
      sentence:
        '4 giám khảo của hội đồng đọc và chấm được 6 bài ngay sau khi mở. Phiếu chấm tự lưu; giám khảo hoàn thành phiếu nào thì phiếu ấy không sửa được nữa, trừ khi hai người cho mở lại.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/mo',
      fields: [],
      button: 'Mở vòng chấm',
      isMain: true,
    },
  ],
};

const PHASE_URL = '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi';
/** Closed, with an entry that came afterwards: one asks for the phase to be opened again. */
const closed: Content<JudgingView> = {
  ...open,
  life: open.life!.map((step) => ({
    ...{ ...step, isDone: true, isNow: false },
    detail: { Chấm: 'đủ phiếu 6 trong 6 bài', 'Kết thúc': '17:00 thứ Sáu, 01/11/2024' }[step.label] ?? step.detail,
  })),
  figures: [
    { value: '6', label: 'bài trong vòng chấm' },
    { value: '6', label: 'bài đủ phiếu chấm', url: `${PHASE_URL}/diem` },
    { value: '0', label: 'phiếu chưa xong', url: `${PHASE_URL}/diem` },
    { value: '0', label: 'bài phải chấm thêm', url: `${PHASE_URL}/diem?loc=chenh-lech` },
  ],
  obstacles: undefined,
  notice: {
    kind: 'wait',
    title: 'Còn 1 bài phải chấm ở vòng này',
    text: 'Bài vào sau khi vòng chấm kết thúc, vì có bài bị hủy, bị rút hoặc được nhận lại. Chưa chấm những bài này thì máy chưa lập được bảng xếp hạng. Hãy đề nghị mở lại vòng chấm.',
  },
  below: [
    {
      heading: 'Đề nghị mở lại vòng chấm',
      sentence: 'Vòng chấm chỉ mở lại cho những bài chưa chấm ở vòng này; một người khác quyết định.',
      actionUrl: `${PHASE_URL}/mo-lai`,
      fields: [
        {
          area: {
            id: 'reason',
            name: 'reason',
            label: 'Lý do',
            hint: 'Nêu bài nào và vì sao phải chấm thêm. Người quyết định đọc lý do này.',
            value: '',
            rows: '4',
            maxlength: 1000,
          },
        },
      ],
      button: 'Gửi đề nghị',
      isMain: true,
    },
  ],
  links: { heading: 'Việc liên quan', links: open.links!.links.slice(1) },
};
/** The same for whoever decides. */
const closedAsked: Content<JudgingView> = {
  ...closed,
  notice: {
    kind: 'wait',
    title: 'Đề nghị mở lại vòng chấm đang chờ',
    text: 'Bế Thị Thư đề nghị lúc 8:20 thứ Hai, 04/11/2024: Bài BV-0007 được nhận lại sau khiếu nại KN-7F3K.',
  },
  below: [
    {
      heading: 'Mở lại vòng chấm',
      sentence: 'Máy lấy những bài chưa chấm vào vòng. Phiếu chấm và điểm của các bài đã chấm giữ nguyên, không ai sửa được.',
      actionUrl: `${PHASE_URL}/mo-lai/quyet-dinh`,
      hidden: [{ name: 'decision', value: 'reopened' }],
      fields: [],
      button: 'Mở lại vòng chấm',
      isMain: true,
    },
    {
      heading: 'Không mở lại',
      sentence: 'Vòng chấm giữ nguyên. Đề nghị và quyết định này vẫn được lưu.',
      actionUrl: `${PHASE_URL}/mo-lai/quyet-dinh`,
      hidden: [{ name: 'decision', value: 'declined' }],
      fields: [],
      button: 'Không mở lại',
    },
  ],
};

const copies: Content<JudgingView> = {
  heading: 'Vòng sơ khảo: bản rọc phách',
  sentence:
    'Giám khảo chỉ đọc bản rọc phách. Hãy đọc lại từng bản: máy che tên, đơn vị, số điện thoại, nhưng không biết hết những gì người trong nghề nhận ra.',
  back: { label: 'Chấm bài: Thi viết', url: '/quan-tri/to-chuc-cham/bai-viet' },
  tabs: [
    { label: 'Tổng quan', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi', current: false },
    { label: 'Bản rọc phách', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach', current: true },
    { label: 'Xung đột lợi ích', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/xung-dot', current: false },
    { label: 'Phân công', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong', current: false },
    { label: 'Tiến độ, điểm', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem', current: false },
    { label: 'Phiếu giấy', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phieu-giay', current: false },
  ],
  notice: {
    kind: 'info',
    title: 'Máy đang lập bản rọc phách',
    text: 'Đã lập 4 trong 6 bản. Bạn có thể rời trang này rồi quay lại.',
    refreshSeconds: '5',
  },
  tools: {
    actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach',
    search: { value: '', label: 'Tìm theo số phách', placeholder: 'Số phách' },
    filters: [
      {
        id: 'loc',
        name: 'loc',
        label: 'Lọc',
        options: [
          { value: '', label: 'Mọi bản rọc phách', isSelected: true },
          { value: 'chua-doc', label: 'Chưa cho đọc', isSelected: false },
          { value: 'chua-lap', label: 'Máy chưa lập', isSelected: false },
          { value: 'ban-chup', label: 'Không có chữ (bản chụp)', isSelected: false },
          { value: 'da-cho', label: 'Đã cho đọc', isSelected: false },
        ],
      },
    ],
  },
  groups: [
    {
      heading: 'Danh sách',
      picking: {
        url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/cho-doc',
        button: 'Cho giám khảo đọc những bản đã chọn',
      },
      table: {
        label: 'Bản rọc phách',
        columns: [
          { label: 'Số phách' },
          { label: 'Bài dự thi' },
          { label: 'Đã che', isNumber: true },
          { label: 'Tình trạng' },
          { label: 'Chọn' },
        ],
        rows: [
          {
            cells: [
              { text: '232', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/232', isHead: true },
              { text: 'BV-0003', url: '/quan-tri/bai-du-thi/bai-viet/id-1', detail: 'Trả kết quả tại nhà cho người cao tuổi' },
              { text: '4', isNumber: true },
              { state: { kind: 'waiting', label: 'Chờ đọc lại' } },
              { pick: { name: 'so', value: '232', label: 'Chọn Bài số 232' } },
            ],
          },
          {
            cells: [
              { text: '325', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/325', isHead: true },
              { text: 'BV-0002', url: '/quan-tri/bai-du-thi/bai-viet/id-2', detail: 'Số hóa sổ hộ tịch cũ' },
              { text: '4', isNumber: true },
              { state: { kind: 'waiting', label: 'Chờ đọc lại' } },
              { pick: { name: 'so', value: '325', label: 'Chọn Bài số 325' } },
            ],
          },
          {
            cells: [
              { text: '655', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/655', isHead: true },
              { text: 'BV-0005', url: '/quan-tri/bai-du-thi/bai-viet/id-3', detail: 'Tổ công nghệ số cộng đồng' },
              { text: '4', isNumber: true },
              { state: { kind: 'waiting', label: 'Chờ đọc lại' } },
              { pick: { name: 'so', value: '655', label: 'Chọn Bài số 655' } },
            ],
          },
          {
            cells: [
              { text: '734', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/734', isHead: true },
              { text: 'BV-0006', url: '/quan-tri/bai-du-thi/bai-viet/id-4', detail: 'Phiếu hẹn điện tử' },
              { text: '4', isNumber: true },
              { state: { kind: 'waiting', label: 'Chờ đọc lại' } },
              { pick: { name: 'so', value: '734', label: 'Chọn Bài số 734' } },
            ],
          },
          {
            cells: [
              { text: '739', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/739', isHead: true },
              { text: 'BV-0001', url: '/quan-tri/bai-du-thi/bai-viet/id-5', detail: 'Một cửa lưu động về thôn bản' },
              { text: '0', isNumber: true },
              { state: { kind: 'next', label: 'Máy chưa lập' } },
              { text: '' },
            ],
          },
          {
            cells: [
              { text: '760', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/760', isHead: true },
              { text: 'BV-0004', url: '/quan-tri/bai-du-thi/bai-viet/id-6', detail: 'Tra cứu hồ sơ bằng tin nhắn' },
              { text: '0', isNumber: true },
              { state: { kind: 'next', label: 'Máy chưa lập' } },
              { text: '' },
            ],
          },
        ],
        empty: { title: 'Không có bản nào', text: 'Vòng chấm chưa có bài.' },
      },
    },
  ],
  forms: [],
  note: 'Số phách do máy bốc ngẫu nhiên, mỗi vòng một số khác. Trang này chỉ tổ thư ký xem được.',
};

const copy: Content<JudgingView> = {
  heading: 'Bài số 325: bản rọc phách',
  back: { label: 'Vòng sơ khảo: bản rọc phách', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach' },
  reading: {
    heading: 'Giám khảo đọc được như sau',
    note: 'Chỗ đã che được tô nền. Nếu còn chỗ nhận ra được tác giả hay đơn vị, hãy che thêm ở bên cạnh.',
    title: [{ text: 'Số hóa sổ hộ tịch cũ' }],
    blocks: [
      { isHeading: false, pieces: [{ text: 'I. Đặt vấn đề' }] },
      {
        isHeading: false,
        pieces: [
          { text: 'Tôi là ' },
          { text: '[đã che: họ tên]', isHidden: true },
          { text: ', ' },
          { text: '[đã che: chức vụ]', isHidden: true },
          { text: ', ' },
          { text: '[đã che: đơn vị]', isHidden: true },
          { text: '.' },
        ],
      },
      { isHeading: false, pieces: [{ text: 'Mỗi tháng có hơn 200 lượt người dân phải đi trên 15 km đường núi để nộp hồ sơ.' }] },
      { isHeading: false, pieces: [{ text: 'II. Giải pháp' }] },
      { isHeading: false, pieces: [{ text: 'Hai tuần một lần, tổ công tác mang máy tính, máy quét và con dấu về nhà văn hóa thôn.' }] },
      { isHeading: false, pieces: [{ text: 'Liên hệ: ' }, { text: '[đã che: số điện thoại]', isHidden: true }, { text: '.' }] },
    ],
  },
  groups: [
    {
      heading: 'Máy đã che những gì',
      table: {
        label: 'Những chỗ máy đã che',
        columns: [{ label: 'Nội dung' }, { label: 'Loại' }, { label: 'Số chỗ', isNumber: true }],
        rows: [
          { cells: [{ text: 'Nông Văn Khánh', isHead: true }, { text: 'Họ tên' }, { text: '1', isNumber: true }] },
          { cells: [{ text: 'công chức tư pháp', isHead: true }, { text: 'Chức vụ' }, { text: '1', isNumber: true }] },
          { cells: [{ text: 'UBND xã Hồng Việt', isHead: true }, { text: 'Đơn vị' }, { text: '1', isNumber: true }] },
          { cells: [{ text: '0987 123 456', isHead: true }, { text: 'Số điện thoại' }, { text: '1', isNumber: true }] },
        ],
        empty: { title: 'Máy không che chỗ nào', text: 'Hãy đọc kỹ hơn: bài có thể vẫn để lộ tác giả bằng cách khác.' },
      },
    },
  ],
  about: {
    heading: 'Bài dự thi',
    facts: [
      { label: 'Số bài', value: 'BV-0002', url: '/quan-tri/bai-du-thi/bai-viet/id-2', detail: 'Số hóa sổ hộ tịch cũ' },
      { label: 'Giám khảo đọc bản này', value: 'Chưa' },
    ],
  },
  forms: [
    {
      heading: 'Cho giám khảo đọc',
      sentence: 'Bạn xác nhận đã đọc hết bản này và không còn chỗ nhận ra tác giả, đơn vị.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/325/cho-doc',
      fields: [],
      button: 'Đã đọc, cho giám khảo đọc',
      isMain: true,
    },
    {
      heading: 'Che thêm',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/325/che',
      fields: [
        {
          area: {
            id: 'words',
            name: 'words',
            label: 'Từ, cụm từ cần che',
            hint: 'Mỗi dòng một cụm. Máy che mọi chỗ có cụm ấy, không phân biệt dấu và chữ hoa.',
            value: '',
            rows: '4',
            maxlength: 5000,
          },
        },
      ],
      button: 'Che những cụm này',
    },
    {
      heading: 'Lập lại từ đầu',
      sentence: 'Máy lập bản mới từ bài đã gửi. Những cụm đã che bằng tay phải che lại.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/325/lap-lai',
      fields: [],
      button: 'Lập lại bản này',
    },
  ],
  links: {
    heading: 'Bài khác',
    links: [
      { label: 'Bài liền trước', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/232' },
      { label: 'Bài liền sau', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach/655' },
      { label: 'Những bài chưa cho đọc', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach?loc=chua-doc' },
    ],
  },
};

const plan: Content<JudgingView> = {
  heading: 'Phương án phân công',
  sentence: 'Máy đề xuất giao 12 lượt chấm của 6 bài.',
  back: { label: 'Vòng sơ khảo: phân công', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong' },
  groups: [
    {
      heading: 'Mỗi giám khảo',
      table: {
        label: 'Số bài của từng giám khảo',
        columns: [{ label: 'Giám khảo' }, { label: 'Được giao thêm', isNumber: true }, { label: 'Tổng số bài', isNumber: true }],
        rows: [
          {
            cells: [
              { text: 'Nông Thị Hải Yến', isHead: true },
              { text: '3', isNumber: true },
              { text: '3', isNumber: true },
            ],
          },
          {
            cells: [
              { text: 'Hoàng Văn Thắng', isHead: true },
              { text: '3', isNumber: true },
              { text: '3', isNumber: true },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', isHead: true },
              { text: '3', isNumber: true },
              { text: '3', isNumber: true },
            ],
          },
          {
            cells: [
              { text: 'Đàm Quang Vinh', isHead: true },
              { text: '3', isNumber: true },
              { text: '3', isNumber: true },
            ],
          },
        ],
      },
    },
  ],
  forms: [
    {
      heading: 'Áp dụng phương án này',
      sentence: 'Đúng 12 lượt chấm này được giao. Giám khảo chỉ thấy bài khi vòng chấm mở. Sau đó vẫn đổi từng bài bằng tay được.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/phuong-an',
      hidden: [{ name: 'sha256', value: 'e3a6fdadc028322c01d565b97ffd1680c2220c31c4865e50a33978489adca79f' }],
      fields: [],
      button: 'Áp dụng phương án',
      isMain: true,
    },
  ],
};

const assignments: Content<JudgingView> = {
  heading: 'Vòng sơ khảo: phân công',
  sentence: 'Mọi bài đã đủ 2 giám khảo.',
  back: { label: 'Chấm bài: Thi viết', url: '/quan-tri/to-chuc-cham/bai-viet' },
  tabs: [
    { label: 'Tổng quan', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi', current: false },
    { label: 'Bản rọc phách', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach', current: false },
    { label: 'Xung đột lợi ích', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/xung-dot', current: false },
    { label: 'Phân công', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong', current: true },
    { label: 'Tiến độ, điểm', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem', current: false },
    { label: 'Phiếu giấy', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phieu-giay', current: false },
  ],
  groups: [
    {
      heading: 'Giám khảo',
      table: {
        label: 'Giám khảo và số bài',
        columns: [
          { label: 'Giám khảo' },
          { label: 'Chủ đề' },
          { label: 'Nhận nhiều nhất', isNumber: true },
          { label: 'Được giao', isNumber: true },
          { label: 'Đã chấm xong', isNumber: true },
        ],
        rows: [
          {
            cells: [
              { text: 'Nông Thị Hải Yến', detail: 'Chủ tịch', isHead: true },
              { text: 'Mọi chủ đề' },
              { text: 'không giới hạn', isNumber: true },
              { text: '3', isNumber: true },
              { text: '0', isNumber: true },
            ],
          },
          {
            cells: [
              { text: 'Hoàng Văn Thắng', isHead: true },
              { text: 'Mọi chủ đề' },
              { text: 'không giới hạn', isNumber: true },
              { text: '3', isNumber: true },
              { text: '0', isNumber: true },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', isHead: true },
              { text: 'Mọi chủ đề' },
              { text: 'không giới hạn', isNumber: true },
              { text: '3', isNumber: true },
              { text: '0', isNumber: true },
            ],
          },
          {
            cells: [
              { text: 'Đàm Quang Vinh', isHead: true },
              { text: 'Mọi chủ đề' },
              { text: 'không giới hạn', isNumber: true },
              { text: '3', isNumber: true },
              { text: '0', isNumber: true },
            ],
          },
        ],
        empty: { title: 'Hội đồng chưa có người chấm', text: 'Hãy thêm chủ tịch và thành viên vào hội đồng trước khi phân công.' },
      },
    },
    {
      heading: 'Từng bài',
      table: {
        label: 'Bài và giám khảo',
        columns: [{ label: 'Số phách' }, { label: 'Bài dự thi' }, { label: 'Giám khảo' }, { label: 'Xung đột', isNumber: true }],
        rows: [
          {
            cells: [
              { text: '232', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/232', isHead: true },
              { text: 'BV-0003', url: '/quan-tri/bai-du-thi/bai-viet/id-1', detail: 'Trả kết quả tại nhà cho người cao tuổi' },
              { text: 'Nông Thị Hải Yến (chưa chấm)\nHoàng Văn Thắng (chưa chấm)', isInLines: true },
              { text: '1', isNumber: true },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '325', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/325', isHead: true },
              { text: 'BV-0002', url: '/quan-tri/bai-du-thi/bai-viet/id-2', detail: 'Số hóa sổ hộ tịch cũ' },
              { text: 'Đàm Quang Vinh (chưa chấm)\nLục Thị Mai (chưa chấm)', isInLines: true },
              { text: '0', isNumber: true },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '655', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/655', isHead: true },
              { text: 'BV-0005', url: '/quan-tri/bai-du-thi/bai-viet/id-3', detail: 'Tổ công nghệ số cộng đồng' },
              { text: 'Nông Thị Hải Yến (chưa chấm)\nĐàm Quang Vinh (chưa chấm)', isInLines: true },
              { text: '0', isNumber: true },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '734', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/734', isHead: true },
              { text: 'BV-0006', url: '/quan-tri/bai-du-thi/bai-viet/id-4', detail: 'Phiếu hẹn điện tử' },
              { text: 'Lục Thị Mai (chưa chấm)\nHoàng Văn Thắng (chưa chấm)', isInLines: true },
              { text: '0', isNumber: true },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '739', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/739', isHead: true },
              { text: 'BV-0001', url: '/quan-tri/bai-du-thi/bai-viet/id-5', detail: 'Một cửa lưu động về thôn bản' },
              { text: 'Hoàng Văn Thắng (chưa chấm)\nLục Thị Mai (chưa chấm)', isInLines: true },
              { text: '0', isNumber: true },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '760', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/760', isHead: true },
              { text: 'BV-0004', url: '/quan-tri/bai-du-thi/bai-viet/id-6', detail: 'Tra cứu hồ sơ bằng tin nhắn' },
              { text: 'Đàm Quang Vinh (chưa chấm)\nNông Thị Hải Yến (chưa chấm)', isInLines: true },
              { text: '0', isNumber: true },
            ],
            isMarked: false,
          },
        ],
        empty: { title: 'Không có bài nào', text: 'Vòng chấm chưa có bài.' },
      },
    },
  ],
  tools: {
    actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong',
    search: { value: '', label: 'Tìm theo số phách', placeholder: 'Số phách' },
    filters: [
      {
        id: 'loc',
        name: 'loc',
        label: 'Lọc',
        options: [
          { value: '', label: 'Mọi bài', isSelected: true },
          { value: 'thieu', label: 'Chưa đủ giám khảo', isSelected: false },
        ],
      },
    ],
  },
  forms: [],
};

const assignment: Content<JudgingView> = {
  heading: 'Bài số 232: phân công',
  sentence: 'Có 2 trong 2 giám khảo theo thể lệ.',
  back: { label: 'Vòng sơ khảo: phân công', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong' },
  groups: [
    {
      heading: 'Giám khảo của bài',
      table: {
        label: 'Giám khảo của bài',
        columns: [{ label: 'Giám khảo' }, { label: 'Phiếu chấm' }],
        rows: [
          { cells: [{ text: 'Nông Thị Hải Yến', isHead: true }, { state: { kind: 'next', label: 'Chưa chấm' } }] },
          { cells: [{ text: 'Hoàng Văn Thắng', isHead: true }, { state: { kind: 'next', label: 'Chưa chấm' } }] },
        ],
        empty: { title: 'Chưa có giám khảo', text: 'Giao bằng tay ở bên cạnh, hoặc áp dụng phương án của máy cho mọi bài.' },
      },
    },
    {
      heading: 'Xung đột lợi ích',
      table: {
        label: 'Xung đột lợi ích về bài này',
        columns: [{ label: 'Giám khảo' }, { label: 'Vì sao' }],
        rows: [
          {
            cells: [
              { text: 'Đàm Quang Vinh', isHead: true },
              { text: 'Tổ thư ký ghi nhận', detail: 'Là cháu của một đồng tác giả. · 8:00 thứ Ba, 22/10/2024', isInLines: true },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', isHead: true },
              {
                text: 'Tổ thư ký ghi nhận',
                detail: '8:00 thứ Ba, 22/10/2024 · đã bỏ ghi nhận 9:15 thứ Ba, 22/10/2024: Ghi nhầm số phách của bài.',
                isInLines: true,
              },
            ],
          },
        ],
        empty: { title: 'Không thấy xung đột nào', text: 'Máy tìm lại mỗi khi lập phương án hoặc giao bài.' },
      },
    },
  ],
  about: {
    heading: 'Bài dự thi',
    facts: [
      { label: 'Số bài', value: 'BV-0003', url: '/quan-tri/bai-du-thi/bai-viet/id-1', detail: 'Trả kết quả tại nhà cho người cao tuổi' },
    ],
  },
  forms: [
    {
      heading: 'Rút bài khỏi một giám khảo',
      sentence: 'Phiếu người ấy đã viết được giữ lại nhưng không tính.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/232/rut',
      fields: [
        {
          select: {
            id: 'rut-seat',
            name: 'seat',
            label: 'Giám khảo',
            placeholder: 'Chọn một giám khảo',
            options: [
              { value: 'id-7', label: 'Nông Thị Hải Yến', isSelected: false },
              { value: 'id-8', label: 'Hoàng Văn Thắng', isSelected: false },
            ],
          },
        },
        {
          area: {
            id: 'rut-reason',
            name: 'reason',
            label: 'Lý do',
            hint: 'Ghi vào biên bản, ít nhất 10 ký tự.',
            value: '',
            rows: '3',
            maxlength: 1000,
          },
        },
      ],
      button: 'Rút bài',
    },
    {
      heading: 'Ghi nhận xung đột lợi ích',
      sentence:
        'Người ấy không được chấm và không biểu quyết về bài này; phân công đang có thì thôi. Nếu ghi nhầm, một người khác của tổ thư ký bỏ ghi nhận được.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/232/xung-dot',
      fields: [
        {
          select: {
            id: 'xung-dot-seat',
            name: 'seat',
            label: 'Giám khảo',
            placeholder: 'Chọn một giám khảo',
            options: [
              { value: 'id-7', label: 'Nông Thị Hải Yến', isSelected: false },
              { value: 'id-8', label: 'Hoàng Văn Thắng', isSelected: false },
              { value: 'id-9', label: 'Lục Thị Mai', isSelected: false },
              { value: 'id-10', label: 'Đàm Quang Vinh', isSelected: false },
            ],
          },
        },
        {
          area: {
            id: 'xung-dot-reason',
            name: 'reason',
            label: 'Lý do',
            hint: 'Quan hệ thế nào, ai cho biết. Chỉ tổ thư ký đọc được.',
            value: '',
            rows: '3',
            maxlength: 1000,
          },
        },
      ],
      button: 'Ghi nhận xung đột',
    },
    {
      heading: 'Bỏ ghi nhận xung đột',
      sentence:
        'Chỉ khi ghi nhầm người hoặc nhầm bài. Người bỏ phải khác người đã ghi nhận. Phân công đã thôi thì không trở lại; hãy giao lại bài.',
      actionUrl: `${PHASE_URL}/phan-cong/232/bo-xung-dot`,
      fields: [
        {
          select: {
            id: 'bo-xung-dot-seat',
            name: 'seat',
            label: 'Giám khảo',
            placeholder: 'Chọn một giám khảo',
            options: [{ value: 'id-10', label: 'Đàm Quang Vinh', isSelected: false }],
          },
        },
        {
          area: {
            id: 'bo-xung-dot-reason',
            name: 'reason',
            label: 'Lý do',
            hint: 'Vì sao là nhầm, ít nhất 10 ký tự.',
            value: '',
            rows: '3',
            maxlength: 1000,
          },
        },
      ],
      button: 'Bỏ ghi nhận',
    },
  ],
  links: {
    heading: 'Bài khác',
    links: [
      { label: 'Bài liền sau', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/325' },
      { label: 'Những bài chưa đủ giám khảo', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong?loc=thieu' },
    ],
  },
};

const marks: Content<JudgingView> = {
  heading: 'Vòng sơ khảo: tiến độ, điểm',
  sentence: 'Điểm tối đa của một phiếu là 100. Giám khảo không thấy điểm của nhau cho đến khi vòng chấm kết thúc.',
  back: { label: 'Chấm bài: Thi viết', url: '/quan-tri/to-chuc-cham/bai-viet' },
  tabs: [
    { label: 'Tổng quan', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi', current: false },
    { label: 'Bản rọc phách', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/ban-roc-phach', current: false },
    { label: 'Xung đột lợi ích', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/xung-dot', current: false },
    { label: 'Phân công', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong', current: false },
    { label: 'Tiến độ, điểm', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem', current: true },
    { label: 'Phiếu giấy', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phieu-giay', current: false },
  ],
  notice: {
    kind: 'wait',
    title: '1 đề nghị mở lại phiếu đang chờ quyết định',
    link: { label: 'Xem và quyết định', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/mo-lai' },
  },
  tools: {
    actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem',
    search: { value: '', label: 'Tìm theo số phách', placeholder: 'Số phách' },
    filters: [
      {
        id: 'loc',
        name: 'loc',
        label: 'Lọc',
        options: [
          { value: '', label: 'Mọi bài', isSelected: true },
          { value: 'thieu', label: 'Chưa đủ phiếu', isSelected: false },
          { value: 'chenh-lech', label: 'Điểm chênh lệch', isSelected: false },
          { value: 'khong-dat', label: 'Không đạt điểm tối thiểu', isSelected: false },
        ],
      },
    ],
  },
  groups: [
    {
      heading: 'Giám khảo',
      sentence:
        'Độ chặt chỉ để tham khảo khi trao đổi: âm là chấm chặt hơn những người cùng chấm, dương là rộng hơn. Máy không chỉnh điểm của ai; điểm tổng hợp và việc chấm thêm chỉ theo quy tắc trong thể lệ.',
      table: {
        label: 'Tiến độ và độ chặt của giám khảo',
        columns: [
          { label: 'Giám khảo' },
          { label: 'Được giao', isNumber: true },
          { label: 'Đang chấm', isNumber: true },
          { label: 'Đã xong', isNumber: true },
          { label: 'Điểm trung bình', isNumber: true },
          { label: 'Độ chặt', unit: 'điểm', isNumber: true },
          { label: 'Lưu gần nhất' },
        ],
        rows: [
          {
            cells: [
              { text: 'Nông Thị Hải Yến', isHead: true },
              { text: '3', isNumber: true },
              { text: '0', isNumber: true },
              { text: '2', isNumber: true },
              { text: '78,5', isNumber: true },
              { text: '0', isNumber: true },
              { text: '22/10/2024', detail: '8:00' },
            ],
          },
          {
            cells: [
              { text: 'Hoàng Văn Thắng', isHead: true },
              { text: '3', isNumber: true },
              { text: '0', isNumber: true },
              { text: '2', isNumber: true },
              { text: '63,25', isNumber: true },
              { text: '−32,5', isNumber: true },
              { text: '22/10/2024', detail: '8:00' },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', isHead: true },
              { text: '3', isNumber: true },
              { text: '0', isNumber: true },
              { text: '2', isNumber: true },
              { text: '78,5', isNumber: true },
              { text: '+16,75', isNumber: true },
              { text: '22/10/2024', detail: '8:00' },
            ],
          },
          {
            cells: [
              { text: 'Đàm Quang Vinh', isHead: true },
              { text: '4', isNumber: true },
              { text: '0', isNumber: true },
              { text: '3', isNumber: true },
              { text: '78,17', isNumber: true },
              { text: '−0,33', isNumber: true },
              { text: '22/10/2024', detail: '8:00' },
            ],
          },
        ],
      },
    },
    {
      heading: 'Từng bài',
      table: {
        label: 'Điểm của từng bài',
        columns: [
          { label: 'Số phách' },
          { label: 'Bài dự thi' },
          { label: 'Điểm gốc' },
          { label: 'Chênh lệch', isNumber: true },
          { label: 'Tổng hợp', isNumber: true },
          { label: 'Tình trạng' },
        ],
        rows: [
          {
            cells: [
              { text: '232', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/232', isHead: true },
              { text: 'BV-0003', url: '/quan-tri/bai-du-thi/bai-viet/id-1', detail: 'Trả kết quả tại nhà cho người cao tuổi' },
              { text: 'Chưa có phiếu', isInLines: true },
              { text: '–', isNumber: true },
              { text: '–', isNumber: true },
              { state: { kind: 'next', label: 'Còn thiếu 2 phiếu' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '325', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/325', isHead: true },
              { text: 'BV-0002', url: '/quan-tri/bai-du-thi/bai-viet/id-2', detail: 'Số hóa sổ hộ tịch cũ' },
              { text: 'Đàm Quang Vinh: 77,5\nLục Thị Mai: 78,5', isInLines: true },
              { text: '1', isNumber: true },
              { text: '78', isNumber: true },
              { state: { kind: 'done', label: 'Đủ phiếu' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '655', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/655', isHead: true },
              { text: 'BV-0005', url: '/quan-tri/bai-du-thi/bai-viet/id-3', detail: 'Tổ công nghệ số cộng đồng' },
              { text: 'Đàm Quang Vinh: 80,5\nNông Thị Hải Yến: 79,5', isInLines: true },
              { text: '1', isNumber: true },
              { text: '80', isNumber: true },
              { state: { kind: 'done', label: 'Đủ phiếu' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '734', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/734', isHead: true },
              { text: 'BV-0006', url: '/quan-tri/bai-du-thi/bai-viet/id-4', detail: 'Phiếu hẹn điện tử' },
              { text: 'Hoàng Văn Thắng: 46\nLục Thị Mai: 78,5', isInLines: true },
              { text: '32,5', isNumber: true },
              { text: '–', isNumber: true },
              { state: { kind: 'waiting', label: 'Phải chấm thêm' } },
            ],
            isMarked: true,
          },
          {
            cells: [
              { text: '739', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/739', isHead: true },
              { text: 'BV-0001', url: '/quan-tri/bai-du-thi/bai-viet/id-5', detail: 'Một cửa lưu động về thôn bản' },
              { text: 'Hoàng Văn Thắng: 80,5', isInLines: true },
              { text: '–', isNumber: true },
              { text: '–', isNumber: true },
              { state: { kind: 'next', label: 'Còn thiếu 1 phiếu' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '760', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/760', isHead: true },
              { text: 'BV-0004', url: '/quan-tri/bai-du-thi/bai-viet/id-6', detail: 'Tra cứu hồ sơ bằng tin nhắn' },
              { text: 'Đàm Quang Vinh: 76,5\nNông Thị Hải Yến: 77,5', isInLines: true },
              { text: '1', isNumber: true },
              { text: '77', isNumber: true },
              { state: { kind: 'done', label: 'Đủ phiếu' } },
            ],
            isMarked: false,
          },
        ],
        empty: { title: 'Không có bài nào', text: 'Vòng chấm chưa có bài.' },
      },
    },
  ],
  forms: [],
  below: [
    {
      heading: 'Nhắc giám khảo',
      sentence: 'Gửi thư cho những giám khảo chưa chấm xong, mỗi ngày nhiều nhất một lần. Thư không nói gì về bài và tác giả.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/nhac',
      fields: [],
      button: 'Gửi thư nhắc',
    },
  ],
};

const entryMarks: Content<JudgingView> = {
  heading: 'Bài số 325: điểm',
  sentence: 'Điểm tổng hợp theo thể lệ: 78.',
  back: { label: 'Vòng sơ khảo: tiến độ, điểm', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem' },
  groups: [
    {
      heading: 'Điểm gốc theo tiêu chí',
      table: {
        label: 'Điểm theo tiêu chí và giám khảo',
        columns: [
          { label: 'Tiêu chí' },
          { label: 'Đàm Quang Vinh', isNumber: true },
          { label: 'Lục Thị Mai', isNumber: true },
          { label: 'Tổng hợp', isNumber: true },
        ],
        rows: [
          {
            cells: [
              { text: 'Tính mới, sáng tạo', detail: 'tối đa 40', isHead: true },
              { text: '31', isNumber: true },
              { text: '29', isNumber: true },
              { text: '30', isNumber: true },
            ],
          },
          {
            cells: [
              { text: 'Hiệu quả áp dụng', detail: 'tối đa 40', isHead: true },
              { text: '31,5', isNumber: true },
              { text: '33', isNumber: true },
              { text: '32,25', isNumber: true },
            ],
          },
          {
            cells: [
              { text: 'Trình bày', detail: 'tối đa 20', isHead: true },
              { text: '15', isNumber: true },
              { text: '16,5', isNumber: true },
              { text: '15,75', isNumber: true },
            ],
          },
        ],
        foot: [
          { text: 'Tổng điểm', isHead: true },
          { text: '77,5', isNumber: true },
          { text: '78,5', isNumber: true },
          { text: '78', isNumber: true },
        ],
        isWide: false,
      },
    },
    {
      heading: 'Nhận xét của giám khảo',
      table: {
        label: 'Nhận xét của giám khảo',
        columns: [{ label: 'Giám khảo' }, { label: 'Nhận xét' }],
        isTold: true,
        rows: [
          {
            cells: [
              { text: 'Đàm Quang Vinh', detail: 'Nhận xét chung', isHead: true },
              { text: 'Giải pháp thiết thực, cần nêu rõ kinh phí.', isInLines: true },
            ],
          },
          {
            cells: [
              { text: 'Đàm Quang Vinh', detail: 'Hiệu quả áp dụng', isHead: true },
              { text: 'Có số liệu trước và sau khi áp dụng.', isInLines: true },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', detail: 'Nhận xét chung', isHead: true },
              { text: 'Giải pháp thiết thực, cần nêu rõ kinh phí.', isInLines: true },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', detail: 'Hiệu quả áp dụng', isHead: true },
              { text: 'Có số liệu trước và sau khi áp dụng.', isInLines: true },
            ],
          },
        ],
      },
    },
  ],
  about: {
    heading: 'Bài dự thi',
    facts: [
      { label: 'Số bài', value: 'BV-0002', url: '/quan-tri/bai-du-thi/bai-viet/id-2', detail: 'Số hóa sổ hộ tịch cũ' },
      { label: 'Phiếu của Đàm Quang Vinh', value: '77,5', detail: '70,95 nếu mọi giám khảo chặt như nhau; chỉ để tham khảo' },
    ],
  },
  forms: [
    {
      heading: 'Đề nghị mở lại một phiếu',
      sentence: 'Người khác trong tổ thư ký quyết định. Bản đã hoàn thành được giữ, giám khảo sửa rồi hoàn thành bản mới.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/325/mo-lai',
      fields: [
        {
          select: {
            id: 'seat',
            name: 'seat',
            label: 'Phiếu của giám khảo',
            placeholder: 'Chọn một giám khảo',
            options: [
              { value: 'id-10', label: 'Đàm Quang Vinh', isSelected: false },
              { value: 'id-9', label: 'Lục Thị Mai', isSelected: false },
            ],
          },
        },
        {
          area: {
            id: 'reason',
            name: 'reason',
            label: 'Lý do',
            hint: 'Sai ở đâu, ai phát hiện. Ít nhất 10 ký tự.',
            value: '',
            rows: '3',
            maxlength: 1000,
          },
        },
      ],
      button: 'Gửi đề nghị',
    },
  ],
  links: {
    heading: 'Việc liên quan',
    links: [
      { label: 'Bài liền trước', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/232' },
      { label: 'Bài liền sau', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/diem/655' },
      { label: 'Giám khảo của bài này', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phan-cong/325' },
    ],
  },
};

const paperDiffers: Content<JudgingView> = {
  heading: 'Phiếu T4SP-2084',
  sentence: 'Bài số 232, giám khảo Nông Thị Hải Yến. So số phách và tên giám khảo với phiếu giấy trước khi nhập.',
  back: { label: 'Vòng sơ khảo: phiếu giấy', url: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phieu-giay' },
  notice: { kind: 'wait', title: 'Bản của bạn đã lưu nhưng khác bản nhập trước', text: '1 chỗ khác nhau, phiếu chưa hoàn thành.' },
  groups: [
    {
      heading: 'Hai bản nhập khác nhau',
      sentence: 'Hãy xem lại phiếu giấy từng chỗ. Bản của bạn sai thì sửa ở đây; bản trước sai thì nhờ người ấy nhập lại.',
      table: {
        label: 'Chỗ khác nhau giữa hai bản nhập',
        columns: [{ label: 'Chỗ khác' }, { label: 'Bản nhập trước' }, { label: 'Bản của bạn' }],
        rows: [
          {
            cells: [
              { text: 'Hiệu quả áp dụng', detail: 'Điểm', isHead: true },
              { text: '30,5', isInLines: true },
              { text: '35,5', isInLines: true },
            ],
          },
        ],
      },
    },
  ],
  about: {
    heading: 'Phiếu này',
    facts: [
      { label: 'Tình trạng', value: 'Giám khảo chưa chấm trên máy' },
      { label: 'Đã nhập', value: 'Bế Thị Thư, Triệu Văn Ký', detail: 'Nhập lại là sửa bản của bạn' },
    ],
  },
  forms: [],
  below: [
    {
      heading: 'Sửa bản nhập của bạn',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/vong/cham-thi/phieu-giay/T4SP-2084',
      fields: [
        {
          text: {
            id: 'diem-0',
            name: 'diem',
            label: 'Tính mới, sáng tạo',
            value: '32',
            inputmode: 'text',
            autocomplete: 'off',
            maxlength: 12,
            hint: 'Từ 0 đến 40.',
          },
        },
        { area: { id: 'nhan-xet-0', name: 'nhan-xet', label: 'Nhận xét: Tính mới, sáng tạo', value: '', rows: '2', maxlength: 4000 } },
        {
          text: {
            id: 'diem-1',
            name: 'diem',
            label: 'Hiệu quả áp dụng',
            value: '35,5',
            inputmode: 'text',
            autocomplete: 'off',
            maxlength: 12,
            hint: 'Từ 0 đến 40.',
          },
        },
        { area: { id: 'nhan-xet-1', name: 'nhan-xet', label: 'Nhận xét: Hiệu quả áp dụng', value: '', rows: '2', maxlength: 4000 } },
        {
          text: {
            id: 'diem-2',
            name: 'diem',
            label: 'Trình bày',
            value: '14',
            inputmode: 'text',
            autocomplete: 'off',
            maxlength: 12,
            hint: 'Từ 0 đến 20.',
          },
        },
        { area: { id: 'nhan-xet-2', name: 'nhan-xet', label: 'Nhận xét: Trình bày', value: '', rows: '2', maxlength: 4000 } },
        { area: { id: 'chung', name: 'chung', label: 'Nhận xét chung', value: 'Cách làm dễ nhân rộng.', rows: '3', maxlength: 4000 } },
      ],
      button: 'Lưu bản nhập',
      isMain: true,
    },
  ],
};

const sessionPlanned: Content<JudgingView> = {
  heading: 'Họp xét kết quả sơ khảo',
  sentence: 'Ban Chấm thi, 8:00 thứ Sáu, 25/10/2024, Phòng họp tầng 2, Sở Nội vụ.',
  back: { label: 'Phiên họp hội đồng', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop' },
  groups: [
    {
      heading: 'Chương trình',
      table: {
        label: 'Chương trình họp',
        columns: [{ label: 'Nội dung' }, { label: 'Câu biểu quyết' }, { label: 'Kết quả' }, { label: 'Thứ tự', isHidden: true }],
        rows: [
          {
            cells: [
              { text: '1. Báo cáo của tổ thư ký về việc chấm', detail: 'Trao đổi, không biểu quyết', isHead: true },
              { text: 'Không biểu quyết' },
              { state: { kind: 'next', label: 'Chưa bàn' } },
              { text: '' },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '2. Bài số 734', detail: 'Về một bài', isHead: true },
              { text: 'Giữ kết quả chấm của bài này.', detail: 'cần quá nửa số người được biểu quyết', isInLines: true },
              { state: { kind: 'next', label: 'Chưa bàn' } },
              {
                post: {
                  label: 'Đưa lên trước',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/len',
                  hiddenLabel: 'nội dung 2: Bài số 734',
                },
              },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '3. Kết quả sơ khảo', detail: 'Thông qua kết quả chấm', isHead: true },
              {
                text: 'Thông qua kết quả chấm và danh sách bài vào chung khảo.',
                detail: 'cần ít nhất 66% số người được biểu quyết',
                isInLines: true,
              },
              { state: { kind: 'next', label: 'Chưa bàn' } },
              {
                post: {
                  label: 'Đưa lên trước',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-13/len',
                  hiddenLabel: 'nội dung 3: Kết quả sơ khảo',
                },
              },
            ],
            isMarked: false,
          },
        ],
        empty: { title: 'Chưa có nội dung nào', text: 'Thêm từng nội dung ở bên cạnh, kèm câu sẽ đưa ra biểu quyết.' },
      },
    },
    {
      heading: 'Thành viên',
      table: {
        label: 'Thành viên và điểm danh',
        columns: [{ label: 'Họ tên' }, { label: 'Có mặt' }, { label: 'Điểm danh', isHidden: true }],
        rows: [
          {
            cells: [
              { text: 'Nông Thị Hải Yến', detail: 'Chủ tịch', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
              {
                post: {
                  label: 'Ghi đã về',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/diem-danh',
                  hiddenLabel: 'Nông Thị Hải Yến',
                  hidden: [
                    { name: 'seat', value: 'id-7' },
                    { name: 'what', value: 've' },
                  ],
                },
              },
            ],
          },
          {
            cells: [
              { text: 'Hoàng Văn Thắng', detail: 'Thành viên', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
              {
                post: {
                  label: 'Ghi đã về',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/diem-danh',
                  hiddenLabel: 'Hoàng Văn Thắng',
                  hidden: [
                    { name: 'seat', value: 'id-8' },
                    { name: 'what', value: 've' },
                  ],
                },
              },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', detail: 'Thành viên', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
              {
                post: {
                  label: 'Ghi đã về',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/diem-danh',
                  hiddenLabel: 'Lục Thị Mai',
                  hidden: [
                    { name: 'seat', value: 'id-9' },
                    { name: 'what', value: 've' },
                  ],
                },
              },
            ],
          },
          {
            cells: [
              { text: 'Đàm Quang Vinh', detail: 'Thành viên', isHead: true },
              { state: { kind: 'next', label: 'Chưa đến' } },
              {
                post: {
                  label: 'Ghi có mặt',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/diem-danh',
                  hiddenLabel: 'Đàm Quang Vinh',
                  hidden: [
                    { name: 'seat', value: 'id-10' },
                    { name: 'what', value: 'den' },
                  ],
                },
              },
            ],
          },
        ],
        empty: { title: 'Hội đồng chưa có thành viên', text: 'Hãy thêm thành viên vào hội đồng trước phiên họp.' },
      },
    },
  ],
  about: {
    heading: 'Phiên họp',
    facts: [
      { label: 'Tình trạng', value: 'Sắp họp' },
      { label: 'Có mặt', value: '3 trong 4 người', detail: 'Cần ít nhất 3 người để họp và biểu quyết' },
    ],
  },
  forms: [
    {
      heading: 'Mở phiên họp',
      sentence: 'Có mặt 3 trong 4 người biểu quyết. Điểm danh đủ người rồi mở; mở rồi thì không đổi giờ, nơi họp được nữa.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/mo',
      fields: [
        {
          text: {
            id: 'quorum',
            name: 'quorum',
            label: 'Số người có mặt tối thiểu',
            value: '3',
            hint: 'Ít nhất hai phần ba, tức 3 người; quy chế đòi nhiều hơn thì ghi số ấy.',
            inputmode: 'numeric',
            autocomplete: 'off',
            maxlength: 4,
          },
        },
      ],
      button: 'Mở phiên họp',
      isMain: true,
    },
    {
      heading: 'Thêm nội dung',
      sentence: 'Thành viên đọc được tên và câu biểu quyết. Vòng chấm rọc phách thì chỉ ghi số phách, không ghi tên tác giả hay đơn vị.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung',
      fields: [
        {
          select: {
            id: 'kind',
            name: 'kind',
            label: 'Loại nội dung',
            options: [
              { value: 'ranking', label: 'Thông qua kết quả chấm', isSelected: true },
              { value: 'entry', label: 'Về một bài', isSelected: false },
              { value: 'cancellation', label: 'Hủy một bài', isSelected: false },
              { value: 'talk', label: 'Trao đổi, không biểu quyết', isSelected: false },
              { value: 'other', label: 'Việc khác', isSelected: false },
            ],
          },
        },
        { text: { id: 'item-title', name: 'title', label: 'Tên nội dung', value: '', autocomplete: 'off', maxlength: 300 } },
        {
          area: {
            id: 'motion',
            name: 'motion',
            label: 'Câu đưa ra biểu quyết',
            value: '',
            rows: '2',
            maxlength: 1000,
            hint: 'Viết để trả lời được tán thành hay không. Không biểu quyết thì để trống.',
          },
        },
        {
          text: {
            id: 'percent',
            name: 'percent',
            label: 'Tỷ lệ phải đạt (%)',
            value: '',
            hint: 'Để trống là quá nửa.',
            inputmode: 'numeric',
            autocomplete: 'off',
            maxlength: 4,
          },
        },
        {
          select: {
            id: 'phase',
            name: 'phase',
            label: 'Số phách của vòng',
            hint: 'Chỉ cần khi nội dung là về một bài.',
            options: [{ value: 'cham-thi', label: 'Vòng sơ khảo', isSelected: true }],
          },
        },
        { text: { id: 'so', name: 'so', label: 'Số phách của bài', value: '', inputmode: 'numeric', autocomplete: 'off', maxlength: 12 } },
      ],
      button: 'Thêm vào chương trình',
    },
    {
      heading: 'Đổi tên, giờ, nơi họp',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/doi',
      fields: [
        {
          text: {
            id: 'title',
            name: 'title',
            label: 'Tên phiên họp',
            value: 'Họp xét kết quả sơ khảo',
            autocomplete: 'off',
            maxlength: 300,
          },
        },
        {
          moment: {
            id: 'starts',
            name: 'starts',
            label: 'Bắt đầu',
            hint: 'Ngày, giờ, ví dụ 28/10/2024 và 8:00.',
            day: '25/10/2024',
            time: '8:00',
          },
        },
        {
          text: { id: 'place', name: 'place', label: 'Nơi họp', value: 'Phòng họp tầng 2, Sở Nội vụ', autocomplete: 'off', maxlength: 300 },
        },
      ],
      button: 'Lưu thay đổi',
    },
    {
      heading: 'Không họp nữa',
      sentence: 'Phiên họp được giữ trong danh sách cùng lý do, không mở lại được.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/huy',
      fields: [{ area: { id: 'reason', name: 'reason', label: 'Lý do', value: '', rows: '2', maxlength: 1000 } }],
      button: 'Ghi không họp',
    },
  ],
  links: {
    heading: 'Biên bản',
    links: [
      { label: 'Bản nháp biên bản (Word)', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/bien-ban.docx' },
      { label: 'Bản nháp biên bản (PDF)', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/bien-ban.pdf' },
    ],
  },
};

const sessionVoting: Content<JudgingView> = {
  heading: 'Họp xét kết quả sơ khảo',
  sentence: 'Ban Chấm thi, 8:00 thứ Sáu, 25/10/2024, Phòng họp tầng 2, Sở Nội vụ.',
  back: { label: 'Phiên họp hội đồng', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop' },
  groups: [
    {
      heading: 'Đang biểu quyết',
      sentence: 'Giữ kết quả chấm của bài này. Đã có 2 trong 3 phiếu; cần quá nửa số người được biểu quyết.',
      live: { id: 'bieu-quyet', seconds: '4' },
      table: {
        label: 'Phiếu biểu quyết',
        columns: [{ label: 'Thành viên' }, { label: 'Tán thành' }, { label: 'Không tán thành' }, { label: 'Không có ý kiến' }],
        rows: [
          {
            cells: [
              { text: 'Nông Thị Hải Yến', detail: 'Tự biểu quyết', isHead: true },
              { state: { kind: 'done', label: 'Tán thành' } },
              {
                post: {
                  label: 'Không tán thành',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/phieu',
                  hiddenLabel: 'Nông Thị Hải Yến',
                  hidden: [
                    { name: 'seat', value: 'id-7' },
                    { name: 'vote', value: 'against' },
                  ],
                },
              },
              {
                post: {
                  label: 'Không có ý kiến',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/phieu',
                  hiddenLabel: 'Nông Thị Hải Yến',
                  hidden: [
                    { name: 'seat', value: 'id-7' },
                    { name: 'vote', value: 'abstained' },
                  ],
                },
              },
            ],
          },
          {
            cells: [
              { text: 'Hoàng Văn Thắng', detail: 'Thư ký ghi; ý kiến khác: Đề nghị thêm một giám khảo chấm lại.', isHead: true },
              {
                post: {
                  label: 'Tán thành',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/phieu',
                  hiddenLabel: 'Hoàng Văn Thắng',
                  hidden: [
                    { name: 'seat', value: 'id-8' },
                    { name: 'vote', value: 'for' },
                  ],
                },
              },
              { state: { kind: 'done', label: 'Không tán thành' } },
              {
                post: {
                  label: 'Không có ý kiến',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/phieu',
                  hiddenLabel: 'Hoàng Văn Thắng',
                  hidden: [
                    { name: 'seat', value: 'id-8' },
                    { name: 'vote', value: 'abstained' },
                  ],
                },
              },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', isHead: true },
              {
                post: {
                  label: 'Tán thành',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/phieu',
                  hiddenLabel: 'Lục Thị Mai',
                  hidden: [
                    { name: 'seat', value: 'id-9' },
                    { name: 'vote', value: 'for' },
                  ],
                },
              },
              {
                post: {
                  label: 'Không tán thành',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/phieu',
                  hiddenLabel: 'Lục Thị Mai',
                  hidden: [
                    { name: 'seat', value: 'id-9' },
                    { name: 'vote', value: 'against' },
                  ],
                },
              },
              {
                post: {
                  label: 'Không có ý kiến',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/phieu',
                  hiddenLabel: 'Lục Thị Mai',
                  hidden: [
                    { name: 'seat', value: 'id-9' },
                    { name: 'vote', value: 'abstained' },
                  ],
                },
              },
            ],
          },
        ],
      },
    },
    {
      heading: 'Chương trình',
      table: {
        label: 'Chương trình họp',
        columns: [
          { label: 'Nội dung' },
          { label: 'Kết quả' },
          { label: 'Việc chính', isHidden: true },
          { label: 'Để lại', isHidden: true },
        ],
        rows: [
          {
            cells: [
              { text: '1. Báo cáo của tổ thư ký về việc chấm', detail: 'Không biểu quyết', isHead: true },
              { state: { kind: 'done', label: 'Đã trao đổi' } },
              { text: '' },
              { text: '' },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '2. Bài số 734', detail: 'Giữ kết quả chấm của bài này. (cần quá nửa số người được biểu quyết)', isHead: true },
              { state: { kind: 'now', label: 'Đang biểu quyết' } },
              {
                post: {
                  label: 'Kết thúc biểu quyết',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/kiem-phieu',
                  hiddenLabel: 'nội dung 2: Bài số 734',
                },
              },
              { text: '' },
            ],
            isMarked: true,
          },
          {
            cells: [
              {
                text: '3. Kết quả sơ khảo',
                detail: 'Thông qua kết quả chấm và danh sách bài vào chung khảo. (cần ít nhất 66% số người được biểu quyết)',
                isHead: true,
              },
              { state: { kind: 'next', label: 'Chưa bàn' } },
              { text: '' },
              {
                post: {
                  label: 'Để lại',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-13/bo-qua',
                  hiddenLabel: 'nội dung 3: Kết quả sơ khảo',
                },
              },
            ],
            isMarked: false,
          },
        ],
        empty: { title: 'Chưa có nội dung nào', text: 'Thêm từng nội dung ở bên cạnh, kèm câu sẽ đưa ra biểu quyết.' },
      },
    },
    {
      heading: 'Thành viên',
      table: {
        label: 'Thành viên và điểm danh',
        columns: [{ label: 'Họ tên' }, { label: 'Có mặt' }, { label: 'Điểm danh', isHidden: true }],
        rows: [
          {
            cells: [
              { text: 'Nông Thị Hải Yến', detail: 'Chủ tịch', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
              {
                post: {
                  label: 'Ghi đã về',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/diem-danh',
                  hiddenLabel: 'Nông Thị Hải Yến',
                  hidden: [
                    { name: 'seat', value: 'id-7' },
                    { name: 'what', value: 've' },
                  ],
                },
              },
            ],
          },
          {
            cells: [
              { text: 'Hoàng Văn Thắng', detail: 'Thành viên', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
              {
                post: {
                  label: 'Ghi đã về',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/diem-danh',
                  hiddenLabel: 'Hoàng Văn Thắng',
                  hidden: [
                    { name: 'seat', value: 'id-8' },
                    { name: 'what', value: 've' },
                  ],
                },
              },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', detail: 'Thành viên', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
              {
                post: {
                  label: 'Ghi đã về',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/diem-danh',
                  hiddenLabel: 'Lục Thị Mai',
                  hidden: [
                    { name: 'seat', value: 'id-9' },
                    { name: 'what', value: 've' },
                  ],
                },
              },
            ],
          },
          {
            cells: [
              { text: 'Đàm Quang Vinh', detail: 'Thành viên', isHead: true },
              { state: { kind: 'next', label: 'Chưa đến' } },
              {
                post: {
                  label: 'Ghi có mặt',
                  url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/diem-danh',
                  hiddenLabel: 'Đàm Quang Vinh',
                  hidden: [
                    { name: 'seat', value: 'id-10' },
                    { name: 'what', value: 'den' },
                  ],
                },
              },
            ],
          },
        ],
        empty: { title: 'Hội đồng chưa có thành viên', text: 'Hãy thêm thành viên vào hội đồng trước phiên họp.' },
      },
    },
  ],
  about: {
    heading: 'Phiên họp',
    facts: [
      { label: 'Tình trạng', value: 'Đang họp' },
      { label: 'Có mặt', value: '3 trong 4 người', detail: 'Cần ít nhất 3 người để họp và biểu quyết' },
      { label: 'Mở lúc', value: '8:00 thứ Ba, 22/10/2024' },
    ],
  },
  forms: [
    {
      heading: 'Ghi phiếu kèm ý kiến khác',
      sentence: 'Ý kiến được ghi nguyên văn vào biên bản.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung/id-12/phieu',
      fields: [
        {
          select: {
            id: 'phieu-seat',
            name: 'seat',
            label: 'Thành viên',
            placeholder: 'Chọn một thành viên',
            options: [
              { value: 'id-7', label: 'Nông Thị Hải Yến', isSelected: false },
              { value: 'id-8', label: 'Hoàng Văn Thắng', isSelected: false },
              { value: 'id-9', label: 'Lục Thị Mai', isSelected: false },
            ],
          },
        },
        {
          choice: {
            id: 'vote',
            name: 'vote',
            label: 'Biểu quyết',
            options: [
              { value: 'for', label: 'Tán thành', isChecked: false },
              { value: 'against', label: 'Không tán thành', isChecked: false },
              { value: 'abstained', label: 'Không có ý kiến', isChecked: false },
            ],
          },
        },
        { area: { id: 'dissent', name: 'dissent', label: 'Ý kiến khác', value: '', rows: '3', maxlength: 2000 } },
      ],
      button: 'Ghi phiếu này',
    },
    {
      heading: 'Thêm nội dung',
      sentence: 'Thành viên đọc được tên và câu biểu quyết. Vòng chấm rọc phách thì chỉ ghi số phách, không ghi tên tác giả hay đơn vị.',
      actionUrl: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/noi-dung',
      fields: [
        {
          select: {
            id: 'kind',
            name: 'kind',
            label: 'Loại nội dung',
            options: [
              { value: 'ranking', label: 'Thông qua kết quả chấm', isSelected: true },
              { value: 'entry', label: 'Về một bài', isSelected: false },
              { value: 'cancellation', label: 'Hủy một bài', isSelected: false },
              { value: 'talk', label: 'Trao đổi, không biểu quyết', isSelected: false },
              { value: 'other', label: 'Việc khác', isSelected: false },
            ],
          },
        },
        { text: { id: 'item-title', name: 'title', label: 'Tên nội dung', value: '', autocomplete: 'off', maxlength: 300 } },
        {
          area: {
            id: 'motion',
            name: 'motion',
            label: 'Câu đưa ra biểu quyết',
            value: '',
            rows: '2',
            maxlength: 1000,
            hint: 'Viết để trả lời được tán thành hay không. Không biểu quyết thì để trống.',
          },
        },
        {
          text: {
            id: 'percent',
            name: 'percent',
            label: 'Tỷ lệ phải đạt (%)',
            value: '',
            hint: 'Để trống là quá nửa.',
            inputmode: 'numeric',
            autocomplete: 'off',
            maxlength: 4,
          },
        },
        {
          select: {
            id: 'phase',
            name: 'phase',
            label: 'Số phách của vòng',
            hint: 'Chỉ cần khi nội dung là về một bài.',
            options: [{ value: 'cham-thi', label: 'Vòng sơ khảo', isSelected: true }],
          },
        },
        { text: { id: 'so', name: 'so', label: 'Số phách của bài', value: '', inputmode: 'numeric', autocomplete: 'off', maxlength: 12 } },
      ],
      button: 'Thêm vào chương trình',
    },
  ],
  links: {
    heading: 'Biên bản',
    links: [
      { label: 'Bản nháp biên bản (Word)', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/bien-ban.docx' },
      { label: 'Bản nháp biên bản (PDF)', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/bien-ban.pdf' },
    ],
  },
};

const sessionClosed: Content<JudgingView> = {
  heading: 'Họp xét kết quả sơ khảo',
  sentence: 'Ban Chấm thi, 8:00 thứ Sáu, 25/10/2024, Phòng họp tầng 2, Sở Nội vụ.',
  back: { label: 'Phiên họp hội đồng', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop' },
  groups: [
    {
      heading: 'Chương trình',
      table: {
        label: 'Chương trình họp',
        columns: [{ label: 'Nội dung' }, { label: 'Câu biểu quyết' }, { label: 'Kết quả' }],
        rows: [
          {
            cells: [
              { text: '1. Báo cáo của tổ thư ký về việc chấm', detail: 'Trao đổi, không biểu quyết', isHead: true },
              { text: 'Không biểu quyết' },
              { state: { kind: 'done', label: 'Đã trao đổi' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '2. Bài số 734', detail: 'Về một bài', isHead: true },
              { text: 'Giữ kết quả chấm của bài này.', detail: 'cần quá nửa số người được biểu quyết', isInLines: true },
              {
                state: { kind: 'stopped', label: 'Không được thông qua' },
                detail:
                  '1 tán thành, 1 không tán thành, 0 không có ý kiến, trong 3 người được biểu quyết. 1 ý kiến khác ghi trong biên bản',
              },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '3. Kết quả sơ khảo', detail: 'Thông qua kết quả chấm', isHead: true },
              {
                text: 'Thông qua kết quả chấm và danh sách bài vào chung khảo.',
                detail: 'cần ít nhất 66% số người được biểu quyết',
                isInLines: true,
              },
              {
                state: { kind: 'done', label: 'Được thông qua' },
                detail: '3 tán thành, 0 không tán thành, 0 không có ý kiến, trong 3 người được biểu quyết',
              },
            ],
            isMarked: false,
          },
        ],
        empty: { title: 'Chưa có nội dung nào', text: 'Thêm từng nội dung ở bên cạnh, kèm câu sẽ đưa ra biểu quyết.' },
      },
    },
    {
      heading: 'Thành viên',
      table: {
        label: 'Thành viên và điểm danh',
        columns: [{ label: 'Họ tên' }, { label: 'Có mặt' }],
        rows: [
          {
            cells: [
              { text: 'Nông Thị Hải Yến', detail: 'Chủ tịch', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
            ],
          },
          {
            cells: [
              { text: 'Hoàng Văn Thắng', detail: 'Thành viên', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
            ],
          },
          {
            cells: [
              { text: 'Lục Thị Mai', detail: 'Thành viên', isHead: true },
              { state: { kind: 'done', label: 'Có mặt' }, detail: 'đến 8:00' },
            ],
          },
          { cells: [{ text: 'Đàm Quang Vinh', detail: 'Thành viên', isHead: true }, { state: { kind: 'next', label: 'Vắng mặt' } }] },
        ],
        empty: { title: 'Hội đồng chưa có thành viên', text: 'Hãy thêm thành viên vào hội đồng trước phiên họp.' },
      },
    },
  ],
  about: {
    heading: 'Phiên họp',
    facts: [
      { label: 'Tình trạng', value: 'Đã kết thúc' },
      { label: 'Có mặt', value: '3 trong 4 người', detail: 'Cần ít nhất 3 người để họp và biểu quyết' },
      { label: 'Mở lúc', value: '8:00 thứ Ba, 22/10/2024' },
      { label: 'Kết thúc lúc', value: '8:00 thứ Ba, 22/10/2024' },
      { label: 'Dấu vân tay biên bản', value: 'd8295509 24d15498', detail: 'SHA-256 của mọi điều đã ghi; in đủ trong biên bản' },
    ],
  },
  forms: [],
  links: {
    heading: 'Biên bản',
    links: [
      { label: 'Biên bản họp (Word)', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/bien-ban.docx' },
      { label: 'Biên bản họp (PDF)', url: '/quan-tri/to-chuc-cham/bai-viet/phien-hop/id-11/bien-ban.pdf' },
    ],
  },
};

const meeting: Content<JudgingView> = {
  heading: 'Họp xét kết quả sơ khảo',
  sentence: '8:00 thứ Sáu, 25/10/2024, Phòng họp tầng 2, Sở Nội vụ.',
  back: { label: 'Họp hội đồng', url: '/quan-tri/hop-hoi-dong' },
  groups: [
    {
      heading: 'Phiếu của bạn',
      sentence: 'Nội dung này cần quá nửa số người được biểu quyết. Phiếu sửa được cho đến khi biểu quyết kết thúc.',
      live: { id: 'phieu-cua-toi', seconds: '4' },
      table: {
        label: 'Phiếu của bạn',
        columns: [{ label: 'Bạn đã chọn' }, { label: 'Ý kiến khác' }],
        rows: [],
        empty: { title: 'Bạn chưa biểu quyết', text: 'Không biểu quyết thì vẫn được tính trong số người có mặt.' },
      },
    },
    {
      heading: 'Chương trình',
      table: {
        label: 'Chương trình họp',
        columns: [{ label: 'Nội dung' }, { label: 'Câu biểu quyết' }, { label: 'Kết quả' }],
        rows: [
          {
            cells: [
              { text: '1. Báo cáo của tổ thư ký về việc chấm', isHead: true },
              { text: 'Không biểu quyết' },
              { state: { kind: 'done', label: 'Đã trao đổi' } },
            ],
            isMarked: false,
          },
          {
            cells: [
              { text: '2. Bài số 734', isHead: true },
              { text: 'Giữ kết quả chấm của bài này.', isInLines: true },
              { state: { kind: 'now', label: 'Đang biểu quyết' } },
            ],
            isMarked: true,
          },
          {
            cells: [
              { text: '3. Kết quả sơ khảo', isHead: true },
              { text: 'Thông qua kết quả chấm và danh sách bài vào chung khảo.', isInLines: true },
              { state: { kind: 'next', label: 'Chưa bàn' } },
            ],
            isMarked: false,
          },
        ],
        empty: { title: 'Chưa có nội dung nào', text: 'Tổ thư ký đang lập chương trình.' },
      },
    },
  ],
  forms: [
    {
      heading: 'Bài số 734',
      sentence: 'Giữ kết quả chấm của bài này.',
      actionUrl: '/quan-tri/hop-hoi-dong/id-11/id-12',
      fields: [
        {
          choice: {
            id: 'vote',
            name: 'vote',
            label: 'Bạn biểu quyết',
            options: [
              { value: 'for', label: 'Tán thành', isChecked: false },
              { value: 'against', label: 'Không tán thành', isChecked: false },
              { value: 'abstained', label: 'Không có ý kiến', isChecked: false },
            ],
          },
        },
        {
          area: {
            id: 'dissent',
            name: 'dissent',
            label: 'Ý kiến khác',
            value: '',
            hint: 'Có thể để trống. Ghi nguyên văn vào biên bản cùng tên bạn.',
            rows: '3',
            maxlength: 2000,
          },
        },
      ],
      button: 'Gửi phiếu',
      isMain: true,
    },
  ],
  isActFirst: true,
};

/** Name of the sample, title of the tab, what is on it. */
const PAGES: [string, string, Content<JudgingView>][] = [
  ['judging-round', 'Chấm bài: Thi viết', round],
  ['judging-prepared', 'Vòng sơ khảo', prepared],
  ['judging-open', 'Vòng sơ khảo', open],
  ['judging-closed', 'Vòng sơ khảo', closed],
  ['judging-closed-asked', 'Vòng sơ khảo', closedAsked],
  ['judging-confirm', 'Mở vòng chấm “Vòng sơ khảo”', confirm],
  ['judging-copies', 'Vòng sơ khảo: bản rọc phách', copies],
  ['judging-copy', 'Bài số 325: bản rọc phách', copy],
  ['judging-plan', 'Phương án phân công', plan],
  ['judging-assignments', 'Vòng sơ khảo: phân công', assignments],
  ['judging-assignment', 'Bài số 232: phân công', assignment],
  ['judging-marks', 'Vòng sơ khảo: tiến độ, điểm', marks],
  ['judging-entry-marks', 'Bài số 325: điểm', entryMarks],
  ['judging-paper-differs', 'Phiếu T4SP-2084', paperDiffers],
  ['judging-session-planned', 'Họp xét kết quả sơ khảo', sessionPlanned],
  ['judging-session-voting', 'Họp xét kết quả sơ khảo', sessionVoting],
  ['judging-session-closed', 'Họp xét kết quả sơ khảo', sessionClosed],
  ['judging-meeting', 'Họp xét kết quả sơ khảo', meeting],
];

export default function judging({ consoleFrame }: typeof Base): Base.Samples {
  const samples: Base.Samples = {};
  for (const [name, title, content] of PAGES)
    samples[name] = {
      template: 'console/judging',
      layout: 'console',
      view: { ...consoleFrame('cao-bang', title, 'Chấm bài, hội đồng'), ...content } satisfies JudgingView,
    };
  return samples;
}
