/** One question that waits for the second person, and one person's place in the standing. */
import type { DetailView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

export default function details({ consoleFrame }: typeof Base): Base.Samples {
  const question: DetailView = {
    ...consoleFrame('lam-dong', 'Câu CH-087', 'Câu hỏi'),
    heading: 'Câu CH-087',
    sentence: 'Đề án 06, độ khó vừa',
    back: { label: 'Ngân hàng câu hỏi', url: '/quan-tri/cau-hoi' },
    sections: [
      {
        heading: 'Câu hỏi',
        paragraphs: ['Đề án 06 đặt ra mấy nhóm tiện ích?'],
        options: [
          { letter: 'A', text: '3 nhóm' },
          { letter: 'B', text: '4 nhóm' },
          { letter: 'C', text: '5 nhóm', isRight: true },
          { letter: 'D', text: '7 nhóm' },
        ],
      },
      {
        heading: 'Giải thích và căn cứ',
        paragraphs: ['Đề án nêu năm nhóm tiện ích, từ giải quyết thủ tục hành chính đến phục vụ chỉ đạo, điều hành.'],
        facts: [{ label: 'Căn cứ', value: 'Quyết định 06/QĐ-TTg ngày 06/01/2022', url: '/quan-tri/tai-lieu/2' }],
      },
    ],
    signing: {
      heading: 'Hai người duyệt',
      isMine: true,
      signers: [
        { name: 'Phan Đình Lộc', detail: 'Người soạn, 16:40 ngày 29/10', isDone: true },
        { name: 'Chờ bạn', detail: 'Phải khác người soạn' },
      ],
      sentence: 'Duyệt xong, câu này vào ngân hàng và có thể được rút vào đề từ tuần 3.',
      approve: { label: 'Duyệt câu này', url: '/quan-tri/cau-hoi/CH-087/duyet' },
      giveBack: {
        url: '/quan-tri/cau-hoi/CH-087/tra-lai',
        label: 'Trả lại, ghi lý do',
        button: 'Trả lại',
        reason: { id: 'reason', name: 'reason', label: 'Lý do', value: '', rows: '4' },
      },
    },
  };
  const person: DetailView = {
    ...consoleFrame('lam-dong', 'Đinh Hoàng Phúc', 'Kết quả'),
    heading: 'Đinh Hoàng Phúc',
    sentence: 'K-05528, Sở Tư pháp. Hạng 5 tuần 1, giải Ba.',
    back: { label: 'Xếp hạng tuần 1', url: '/quan-tri/ket-qua/tuan-1' },
    sections: [
      {
        heading: 'Vì sao hạng 5',
        paragraphs: [
          'Đúng 20 trong 20 câu, đoán 1.181 (lệch 3), làm trong 9 phút 31 giây. Hạng 4 cùng lệch 3 nhưng làm nhanh hơn 1 phút 26 giây.',
        ],
      },
      {
        heading: 'Lượt thi',
        table: {
          label: 'Lượt thi của Đinh Hoàng Phúc',
          columns: [{ label: 'Đợt' }, { label: 'Nộp lúc' }, { label: 'Đúng', isNumber: true }, { label: 'Biên nhận' }],
          rows: [
            {
              cells: [
                { text: 'Tuần 1', isHead: true },
                { text: '10:42:07, 21/10/2024' },
                { text: '20', isNumber: true },
                { text: 'BN-7Q2K-M4XP', isCode: true },
              ],
            },
          ],
        },
      },
    ],
    factsHeading: 'Đăng ký',
    facts: [
      { label: 'Điện thoại', value: '098 ••• •114' },
      { label: 'Đối tượng', value: 'Công chức' },
      { label: 'Đăng ký lúc', value: '10:03, 21/10/2024' },
    ],
  };
  return {
    'console-detail-question': { template: 'console/detail', layout: 'console', view: question },
    'console-detail-person': { template: 'console/detail', layout: 'console', view: person },
  };
}
