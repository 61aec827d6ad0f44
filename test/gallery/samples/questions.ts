/** Writing a question, its banks, and practising. */
import type { DetailView, EditorView, GroupsView } from '../../../apps/web/src/console/view-models.js';
import type { PracticeView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

export default function questions({ consoleFrame, frame }: typeof Base): Base.Samples {
  const picture = { url: '/art/lam-dong/card.svg', width: '640', height: '360' };
  const editor: EditorView = {
    ...consoleFrame('lam-dong', 'Sửa câu CH-087', 'Câu hỏi'),
    heading: 'Sửa câu CH-087',
    back: { label: 'Câu CH-087', url: '/quan-tri/cau-hoi/CH-087' },
    notice: {
      kind: 'wait',
      title: 'Câu này còn phải giữ kín',
      text: 'Bộ đề của tuần 2 có câu này và đợt đó chưa kết thúc. Xin đừng chép, chụp hay kể lại.',
    },
    actionUrl: '/quan-tri/cau-hoi/CH-087/sua',
    isUpload: true,
    hidden: [{ name: 'version', value: '2' }],
    errors: {
      title: 'Còn 2 chỗ cần sửa',
      items: [
        { fieldId: 'option-2', text: 'Phương án C trùng với phương án A' },
        { fieldId: 'image-0-alt', text: 'Hãy tả hình bằng lời' },
      ],
    },
    fields: [
      { select: { id: 'topic', name: 'topic', label: 'Chủ đề', options: [{ value: 'de-an-06', label: 'Đề án 06', isSelected: true }] } },
      {
        choice: {
          ...{ id: 'difficulty', name: 'difficulty', label: 'Độ khó' },
          options: ['Dễ', 'Vừa', 'Khó'].map((label) => ({ value: label, label, isChecked: label === 'Vừa' })),
        },
      },
      {
        area: {
          id: 'text',
          name: 'text',
          label: 'Câu hỏi',
          rows: '4',
          value: 'Đề án 06 đặt ra mấy nhóm tiện ích phục vụ người dân và doanh nghiệp?',
        },
      },
      {
        options: {
          ...{ id: 'options', label: 'Phương án' },
          hint: 'Từ 2 đến 8 phương án, ô không dùng để trống. Đánh dấu “Đúng” ở một hoặc nhiều phương án; nhiều thì người dự thi phải chọn đủ mới có điểm.',
          rows: ['3 nhóm', '5 nhóm tiện ích, từ giải quyết thủ tục hành chính đến phục vụ chỉ đạo', '3 nhóm', '', '', '', '', ''].map(
            (value, n) => ({
              ...{
                letter: 'ABCDEFGH'[n] ?? '',
                id: `option-${n}`,
                name: `option-${n}`,
                rightName: `right-${n}`,
                value,
                lines: '1',
                isRight: n === 1,
              },
              error: n === 2 ? 'Phương án C trùng với phương án A.' : undefined,
            }),
          ),
        },
      },
      { area: { id: 'explanation', name: 'explanation', label: 'Giải thích', rows: '4', value: 'Đề án nêu năm nhóm tiện ích.' } },
      {
        images: {
          label: 'Hình',
          images: [
            {
              ...{ ...picture, description: 'Sơ đồ năm nhóm tiện ích', key: { name: 'image-0', value: 'a'.repeat(32) } },
              alt: {
                id: 'image-0-alt',
                name: 'image-0-alt',
                label: 'Tả hình 1 bằng lời',
                value: '',
                error: 'Hãy tả hình bằng lời, để người không nhìn thấy hình vẫn làm được câu này.',
              },
              ...{ removeName: 'image-0-remove', removeId: 'image-0-remove' },
            },
          ],
          add: {
            file: {
              id: 'image',
              name: 'image',
              label: 'Thêm hình',
              hint: 'Không bắt buộc. PNG, JPEG hoặc WebP, nhiều nhất 1 MB.',
              accept: '.png,.jpg,.jpeg,.webp',
            },
            alt: { id: 'image-alt', name: 'image-alt', label: 'Tả hình bằng lời', hint: 'Bắt buộc khi có hình.', value: '' },
          },
        },
      },
    ],
    side: {
      heading: 'Lưu câu hỏi',
      state: { kind: 'next', label: 'Chờ duyệt' },
      sentence: 'Mỗi lần lưu là một bản mới, chờ một người khác duyệt. Bản cũ còn nguyên; bộ đề đã niêm phong và đợt đang mở không đổi.',
      buttons: [{ label: 'Lưu bản mới', value: 'save', isFirst: true }],
      facts: [{ label: 'Đang sửa từ bản', value: '2' }],
    },
    remove: {
      sentence: 'Cất câu này: bộ đề niêm phong từ nay không có nó. Bộ đề cũ không đổi, lấy lại được.',
      label: 'Cất câu này',
      url: '/quan-tri/cau-hoi/CH-087/cat',
    },
  };
  const history: DetailView = {
    ...consoleFrame('lam-dong', 'Các bản của câu CH-087', 'Câu hỏi'),
    heading: 'Các bản của câu CH-087',
    sentence: '2 bản, mới nhất ở trên. Không bản nào bị xóa hay sửa đè.',
    back: { label: 'Câu CH-087', url: '/quan-tri/cau-hoi/CH-087' },
    sections: [
      {
        heading: 'Bản 2: chờ duyệt. Phan Đình Lộc, 16:40 thứ Ba, 29/10/2024',
        table: {
          label: 'Khác bản 1',
          columns: [{ label: 'Chỗ' }, { label: 'Bản 1' }, { label: 'Bản 2' }],
          rows: [
            {
              cells: [
                { text: 'Phương án', isHead: true },
                { text: 'A. 3 nhóm; B. 4 nhóm; C. 5 nhóm' },
                { text: 'A. 3 nhóm; B. 6 nhóm; C. 5 nhóm' },
              ],
            },
          ],
        },
      },
      {
        heading: 'Bản 1: đã duyệt',
        paragraphs: ['Chu Bảo Lan, 9:10 thứ Hai, 28/10/2024', 'Đề án 06 đặt ra mấy nhóm tiện ích?'],
        pictures: [{ ...picture, description: 'Sơ đồ năm nhóm tiện ích' }],
        options: [
          { letter: 'A', text: '3 nhóm' },
          { letter: 'B', text: '4 nhóm' },
          { letter: 'C', text: '5 nhóm', isRight: true },
        ],
      },
    ],
  };
  const bank: GroupsView = {
    ...consoleFrame('lam-dong', 'Bộ đề', 'Câu hỏi'),
    heading: 'Bộ đề',
    sentence: 'Đề thi rút từ bộ đề đã niêm phong, không sửa được nữa. Câu hỏi sửa sau đó chỉ vào bộ đề niêm phong lần tới.',
    back: { label: 'Ngân hàng câu hỏi', url: '/quan-tri/cau-hoi' },
    notice: {
      kind: 'info',
      title: 'Tuần 2 đang mở và giữ nguyên bộ đề của mình',
      text: 'Niêm phong bây giờ vẫn được: bộ đề mới dùng cho các đợt mở sau đó, không đổi đề của ai đang thi.',
    },
    groups: [
      {
        heading: 'Nếu niêm phong bây giờ',
        sentence: '169 câu đã duyệt thuộc chủ đề của cuộc thi. Ngoài ra 12 câu có bản chờ duyệt: những bản ấy chưa được tính.',
        table: {
          label: 'Số câu theo chủ đề và độ khó',
          columns: [{ label: 'Chủ đề' }, ...['Dễ', 'Vừa', 'Khó', 'Cộng'].map((label) => ({ label, isNumber: true }))],
          rows: ['Cải cách thể chế', 'Đề án 06'].map((topic) => ({
            cells: [{ text: topic, isHead: true }, ...['12', '9', '4', '25'].map((value) => ({ text: value, isNumber: true }))],
          })),
        },
      },
      {
        heading: 'Đề thi cần',
        table: {
          label: 'Số câu mà đề thi cần',
          columns: [{ label: 'Phần của đề' }, { label: 'Cần', isNumber: true }, { label: 'Có', isNumber: true }, { label: 'Đủ chưa' }],
          rows: [
            {
              cells: [
                { text: 'Cải cách thể chế', isHead: true },
                { text: '4', isNumber: true },
                { text: '25', isNumber: true },
                { state: { kind: 'done', label: 'Đủ' } },
              ],
            },
            {
              cells: [
                { text: 'Đề án 06, câu khó', isHead: true },
                { text: '6', isNumber: true },
                { text: '4', isNumber: true },
                { state: { kind: 'stopped', label: 'Thiếu 2 câu' } },
              ],
            },
          ],
        },
      },
      {
        heading: 'Đã niêm phong',
        table: {
          label: 'Bộ đề đã niêm phong',
          columns: [
            { label: 'Bộ đề' },
            { label: 'Niêm phong' },
            { label: 'Số câu', isNumber: true },
            { label: 'Đợt dùng' },
            { label: 'SHA-256' },
          ],
          rows: [
            {
              cells: [
                { text: 'Bộ đề 1', isHead: true },
                { text: '9:00, 14/10', detail: 'Chu Bảo Lan' },
                { text: '168', isNumber: true },
                { text: 'Tuần 1, Tuần 2' },
                { text: '4e8b71d0aa134e8b 71d0aa134e8b71d0 aa134e8b71d0aa13 4e8b71d0aa134e8b', isCode: true },
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Niêm phong',
        sentence:
          '169 câu thành bộ đề 2. Niêm phong rồi không sửa được. Đợt mở từ lúc này về sau dùng bộ đề này; việc này ghi vào nhật ký.',
        actionUrl: '/quan-tri/cau-hoi/bo-de/niem-phong',
        fields: [],
        button: 'Niêm phong bộ đề',
        isMain: true,
      },
    ],
    explained: { heading: 'Đợt nào dùng bộ đề nào', items: [{ title: 'Tuần 2', text: 'Bộ đề 1. Không đổi được: tuần 2 đã mở.' }] },
  };
  const asked: PracticeView = {
    ...frame('thai-nguyen', 'Luyện câu 3', { current: 'Ôn tập' }),
    heading: 'Luyện từng câu',
    number: 'Câu 3 trong 180',
    back: { label: 'Về bộ câu hỏi', url: '/on-tap' },
    actionUrl: '/on-tap/luyen',
    hidden: [{ name: 'cau', value: '3' }],
    text: 'Theo Quyết định số 505/QĐ-TTg ngày 22/4/2022, ngày nào hằng năm là Ngày Chuyển đổi số quốc gia?',
    pictures: [],
    legend: 'Chọn một đáp án',
    isSeveral: false,
    options: ['Ngày 22 tháng 4', 'Ngày 10 tháng 10', 'Mỗi tỉnh, thành phố tự chọn một ngày'].map((text, n) => ({
      ...{ id: `chon-${n}`, value: String(n), letter: 'ABC'[n] ?? '', text, isChosen: false, isKey: false },
    })),
    button: 'Xem đúng hay sai',
    previous: { label: 'Câu trước', url: '/on-tap/luyen?cau=2' },
    next: { label: 'Câu tiếp theo', url: '/on-tap/luyen?cau=4' },
  };
  const answered: PracticeView = {
    ...asked,
    pictures: [{ url: picture.url, alt: 'Tờ lịch tháng Mười', width: '640', height: '360' }],
    options: asked.options.map((option, n) => ({ ...option, isChosen: n === 0, isKey: n === 1 })),
    button: 'Chọn lại',
    verdict: {
      isRight: false,
      title: 'Chưa đúng.',
      key: ['Đáp án đúng: B. Ngày 10 tháng 10'],
      explanation: 'Lấy ngày 10 tháng 10 hằng năm là Ngày Chuyển đổi số quốc gia.',
      source: 'Điều 1, Quyết định số 505/QĐ-TTg ngày 22/4/2022',
    },
  };
  return {
    'console-question-editor': { template: 'console/editor', layout: 'console', view: editor },
    'console-question-history': { template: 'console/detail', layout: 'console', view: history },
    'console-bank': { template: 'console/groups', layout: 'console', view: bank },
    practice: { template: 'practice', layout: 'portal', view: asked },
    'practice-answered': { template: 'practice', layout: 'portal', view: answered },
  };
}
