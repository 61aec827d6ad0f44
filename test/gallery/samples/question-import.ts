/** Questions brought in a file, and taken out in one. */
import type { EditorView, GroupsView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

export default function questionFiles({ consoleFrame }: typeof Base): Base.Samples {
  const preview: GroupsView = {
    ...consoleFrame('lam-dong', 'Xem trước câu hỏi', 'Câu hỏi'),
    heading: 'Xem trước khi nhập',
    sentence: 'Tệp “Bộ câu hỏi tuần 3 (bản cuối).docx”: 5 câu. Chưa có gì được ghi.',
    back: { label: 'Nhập câu hỏi từ tệp', url: '/quan-tri/cau-hoi/nhap' },
    notice: {
      kind: 'wait',
      title: '2 câu có lỗi',
      text: 'Sửa trong tệp rồi tải lên lại, hoặc nhập những câu đúng và bỏ câu có lỗi.',
      link: { label: 'Tải tệp khác lên', url: '/quan-tri/cau-hoi/nhap' },
    },
    groups: [
      {
        heading: 'Về cả tệp',
        table: {
          label: 'Về cả tệp',
          columns: [{ label: 'Điều cần biết' }],
          rows: [{ cells: [{ text: 'Bảng đáp án có câu 46 nhưng tệp không có câu ấy.', isHead: true }] }],
        },
      },
      {
        heading: 'Lỗi phải sửa',
        table: {
          label: 'Lỗi phải sửa',
          columns: [{ label: 'Câu' }, { label: 'Điều gì' }, { label: 'Câu hỏi' }],
          rows: [
            {
              cells: [
                { state: { kind: 'stopped', label: 'Câu 12' } },
                { text: 'Chưa đánh dấu đáp án.', isHead: true },
                { text: 'Cơ quan nào là thường trực của Ban Chỉ đạo?' },
              ],
            },
            {
              cells: [
                { state: { kind: 'stopped', label: 'Câu 17' } },
                {
                  text: 'Hai phương án giống nhau (A và C); có hai đáp án được đánh dấu bằng chữ đậm (A, C). Nếu đúng là nhiều đáp án, hãy ghi dòng “Đáp án: A, C”.',
                  isHead: true,
                },
                { text: 'Chỉ số nào đo sự hài lòng của người dân?' },
              ],
            },
          ],
        },
      },
      {
        heading: 'Nên xem lại',
        table: {
          label: 'Nên xem lại',
          columns: [{ label: 'Câu' }, { label: 'Điều gì' }, { label: 'Câu hỏi' }],
          rows: [
            {
              cells: [
                { state: { kind: 'waiting', label: 'Câu 3' } },
                { text: 'Gần giống câu CH-0012 trong ngân hàng (83%).', isHead: true },
                { text: 'Ngày Chuyển đổi số quốc gia là ngày nào?' },
              ],
            },
          ],
        },
      },
      {
        heading: 'Câu sẽ nhập',
        table: {
          label: 'Câu sẽ nhập',
          columns: [{ label: 'Câu' }, { label: 'Câu hỏi' }, { label: 'Đáp án' }, { label: 'Chủ đề' }, { label: 'Độ khó' }],
          rows: [
            {
              cells: [
                { text: 'Câu 1' },
                { text: 'Khi nộp hồ sơ trên Cổng Dịch vụ công, người dân nhận kết quả ở đâu?', isHead: true },
                { text: 'B. Nơi người dân chọn', detail: 'trong 4 phương án' },
                { text: 'Cải cách thủ tục hành chính' },
                { text: 'Dễ' },
              ],
            },
            {
              cells: [
                { text: 'Câu 2' },
                { text: 'Việc nào giúp giảm giấy tờ khi làm thủ tục?', isHead: true },
                { text: 'A. Dùng dữ liệu đã có; C. Nộp trực tuyến', detail: 'trong 4 phương án' },
                { text: 'Chưa ghi' },
                { text: 'Chưa ghi' },
              ],
            },
            {
              cells: [
                { text: 'Câu 3' },
                { text: 'Ngày Chuyển đổi số quốc gia là ngày nào?', isHead: true },
                { text: 'A. 10 tháng 10', detail: 'trong 2 phương án' },
                { text: 'Chuyển đổi số' },
                { text: 'Chưa ghi' },
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Nhập 3 câu',
        sentence: 'Câu nhập vào mang tên bạn là người soạn và chờ một người khác duyệt.',
        actionUrl: '/quan-tri/cau-hoi/nhap/0192',
        errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'difficulty', text: 'Hãy chọn độ khó cho những câu chưa ghi độ khó' }] },
        fields: [
          {
            select: {
              id: 'topic',
              name: 'topic',
              label: 'Chủ đề của câu chưa ghi chủ đề',
              placeholder: 'Hãy chọn',
              options: [
                { value: 'a', label: 'Cải cách thủ tục hành chính', isSelected: false },
                { value: 'b', label: 'Chuyển đổi số', isSelected: true },
              ],
            },
          },
          {
            select: {
              id: 'difficulty',
              name: 'difficulty',
              label: 'Độ khó của câu chưa ghi độ khó',
              placeholder: 'Hãy chọn',
              error: 'Hãy chọn độ khó cho những câu chưa ghi độ khó.',
              options: [
                { value: 'easy', label: 'Dễ', isSelected: false },
                { value: 'medium', label: 'Vừa', isSelected: false },
                { value: 'hard', label: 'Khó', isSelected: false },
              ],
            },
          },
        ],
        button: 'Nhập 3 câu, bỏ 2 câu lỗi',
        isMain: true,
      },
      {
        heading: 'Bỏ tệp này',
        sentence: 'Xóa những gì đã đọc. Không bỏ thì một ngày sau máy tự xóa.',
        actionUrl: '/quan-tri/cau-hoi/nhap/0192/bo',
        fields: [],
        button: 'Bỏ, không nhập',
      },
    ],
  };
  const upload: EditorView = {
    ...consoleFrame('lam-dong', 'Nhập câu hỏi', 'Câu hỏi'),
    heading: 'Nhập câu hỏi từ tệp',
    sentence: 'Tệp được đọc và cho bạn xem trước; chưa có gì được ghi cho đến khi bạn đồng ý.',
    back: { label: 'Ngân hàng câu hỏi', url: '/quan-tri/cau-hoi' },
    actionUrl: '/quan-tri/cau-hoi/nhap',
    isUpload: true,
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'file', text: 'Tệp .doc là định dạng cũ' }] },
    fields: [
      {
        file: {
          id: 'file',
          name: 'file',
          label: 'Tệp câu hỏi',
          hint: 'Word (.docx), Excel (.xlsx), CSV, GIFT, Aiken hoặc Moodle XML, tối đa 4 MB. Trong Word, đáp án đúng tô đậm, gạch chân, tô màu, đánh dấu sao, ghi dòng “Đáp án: B”, hoặc lập bảng đáp án ở cuối.',
          error: 'Tệp .doc là định dạng cũ. Hãy mở bằng Word, chọn Lưu thành, kiểu “Word Document (.docx)”, rồi tải tệp mới lên.',
          accept: '.docx,.xlsx,.csv,.txt,.gift,.xml',
        },
      },
    ],
    side: {
      heading: 'Đọc tệp',
      state: { kind: 'next', label: 'Chưa ghi gì' },
      sentence: 'Tối đa 3.000 câu mỗi tệp. Câu nhập vào còn chờ một người khác duyệt.',
      buttons: [{ label: 'Đọc và xem trước', value: 'read', isFirst: true }],
      links: [
        { label: 'Tải mẫu Word', url: '/quan-tri/cau-hoi/nhap/mau.docx' },
        { label: 'Tải mẫu Excel', url: '/quan-tri/cau-hoi/nhap/mau.xlsx' },
      ],
    },
  };
  const exporting: EditorView = {
    ...consoleFrame('lam-dong', 'Xuất câu hỏi', 'Câu hỏi'),
    heading: 'Xuất câu hỏi ra tệp',
    sentence: 'Bản mới nhất của mỗi câu, trừ câu đã cất. Tệp nhập được vào cuộc thi khác; câu đang có ở đây thì sửa ở trang của câu.',
    back: { label: 'Ngân hàng câu hỏi', url: '/quan-tri/cau-hoi' },
    actionUrl: '/quan-tri/cau-hoi/xuat',
    fields: [
      {
        choice: {
          id: 'format',
          name: 'format',
          label: 'Loại tệp',
          options: [
            { value: 'docx', label: 'Word (.docx)', isChecked: true },
            { value: 'xlsx', label: 'Excel (.xlsx)' },
            { value: 'gift', label: 'GIFT, cho Moodle', detail: 'Luôn có đáp án' },
          ],
        },
      },
      { ticks: { id: 'keys', name: 'keys', label: 'Đáp án', options: [{ value: 'yes', label: 'Kèm đáp án, giải thích và căn cứ' }] } },
      {
        select: {
          id: 'topic',
          name: 'topic',
          label: 'Chủ đề',
          placeholder: 'Mọi chủ đề',
          options: [
            { value: 'a', label: 'Cải cách thủ tục hành chính' },
            { value: 'b', label: 'Chuyển đổi số' },
          ],
        },
      },
      {
        select: {
          id: 'difficulty',
          name: 'difficulty',
          label: 'Độ khó',
          placeholder: 'Mọi độ khó',
          options: [
            { value: 'easy', label: 'Dễ' },
            { value: 'medium', label: 'Vừa' },
            { value: 'hard', label: 'Khó' },
          ],
        },
      },
    ],
    side: {
      heading: 'Giữ kín',
      state: { kind: 'waiting', label: 'Ghi vào nhật ký' },
      sentence: 'Trước khi thi, câu hỏi và đáp án đều phải giữ kín. Tệp đã tải về do bạn giữ; mỗi lần xuất được ghi vào nhật ký.',
      buttons: [{ label: 'Xuất tệp', value: 'export', isFirst: true }],
    },
  };
  return {
    'console-question-import': { template: 'console/editor', layout: 'console', view: upload },
    'console-question-import-preview': { template: 'console/groups', layout: 'console', view: preview },
    'console-question-export': { template: 'console/editor', layout: 'console', view: exporting },
  };
}
