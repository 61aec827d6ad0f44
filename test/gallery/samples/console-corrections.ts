/** Results that are corrected, and the appeals that lead there: what is asked for, who moves, who decides. */
import type { CellView, DetailView, EditorView, GroupsView, ListView, StateView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const ROUND = '/quan-tri/ket-qua/tuan-1';
const CORRECTIONS = `${ROUND}/dinh-chinh`;
const APPEALS = '/quan-tri/khieu-nai';
const QUESTION = 'Theo Quyết định số 505/QĐ-TTg ngày 22/4/2022, ngày nào hằng năm là Ngày Chuyển đổi số quốc gia?';

const head = (text: string, url?: string, detail?: string): CellView => ({ text, url, detail, isHead: true });
const text = (value: string, detail?: string): CellView => ({ text: value, detail });
const lines = (value: string, detail?: string): CellView => ({ text: value, detail, isInLines: true });
const state = (kind: StateView['kind'], label: string, detail?: string): CellView => ({ state: { kind, label }, detail });

/** Who moves in or out of prizes. */
const MOVES = [
  ['Trần Quốc Bình', 'Huyện Đức Trọng, K-112904', 'Hạng 2', '19 điểm', 'Hạng 1', '20 điểm', 'now', 'Từ Giải Nhì sang Giải Nhất'],
  ['Nguyễn Thị Ngọc Diệp', 'TP Đà Lạt, K-40812A', 'Hạng 1', '20 điểm', 'Hạng 3', '19 điểm', 'now', 'Từ Giải Nhất sang Giải Ba'],
  ['Cao Mỹ Linh', 'Huyện Đạ Huoai, K-27410F', 'Hạng 10', '19 điểm', 'Hạng 14', '18 điểm', 'stopped', 'Ra khỏi Giải Khuyến khích'],
  ['Mai Xuân Hải', 'Huyện Lạc Dương, K-194023', 'Hạng 11', '18 điểm', 'Hạng 9', '19 điểm', 'done', 'Vào Giải Khuyến khích'],
].map(([name = '', detail, was = '', wasPoints, is = '', isPoints, kind, prize = '']) => ({
  cells: [head(name, undefined, detail), text(was, wasPoints), text(is, isPoints), state(kind as StateView['kind'], prize)],
}));

export default function corrections({ consoleFrame }: typeof Base): Base.Samples {
  const at = (title: string) => consoleFrame('lam-dong', title, 'Kết quả');
  const back = { label: 'Đính chính tuần 1', url: CORRECTIONS };

  const list: GroupsView = {
    ...at('Đính chính tuần 1'),
    heading: 'Đính chính kết quả tuần 1',
    sentence: 'Một người đề nghị, máy chấm thử và lập bảng thay đổi, một người khác quyết định.',
    back: { label: 'Xếp hạng tuần 1', url: ROUND },
    isReadFirst: true,
    groups: [
      {
        heading: 'Có thể đề nghị',
        table: {
          label: 'Việc có thể đề nghị',
          isTold: true,
          columns: [{ label: 'Việc' }, { label: 'Điều xảy ra' }],
          rows: [
            {
              cells: [
                head('Đính chính đáp án', `${CORRECTIONS}/dap-an`),
                lines('Chọn một câu hỏi và cách xử lý. Bài của mọi đợt thi dùng bộ đề này được chấm lại.'),
              ],
            },
            {
              cells: [
                head('Loại một người khỏi kết quả', `${ROUND}/loai-khoi-ket-qua`),
                lines('Nêu điều của Thể lệ và lý do. Giải của người ấy được xét lại theo Thể lệ.'),
              ],
            },
          ],
        },
      },
      {
        heading: 'Đã đề nghị',
        table: {
          label: 'Các lần đính chính',
          columns: [{ label: 'Việc' }, { label: 'Đề nghị' }, { label: 'Lý do' }, { label: 'Trạng thái' }],
          rows: [
            {
              cells: [
                head('Đính chính đáp án', `${CORRECTIONS}/1`),
                text('01/11/2024', 'Bùi Thị Lan'),
                lines('câu hỏi dẫn sai năm ban hành'),
                state('waiting', 'Chờ người thứ hai'),
              ],
            },
            {
              cells: [
                head('Loại khỏi kết quả', `${CORRECTIONS}/2`, 'Điều 8'),
                text('31/10/2024', 'Phan Đình Lộc'),
                lines('nhờ người khác làm bài, người ấy đã thừa nhận bằng văn bản'),
                state('done', 'Đã áp dụng', '9:12 thứ Sáu, 01/11/2024'),
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Giải không có người nhận',
        sentence: '1 giải mà người đạt giải không nhận. Máy lập bảng giải chuyển cho ai theo Thể lệ; một người khác quyết định.',
        actionUrl: `${CORRECTIONS}/giai-khong-nhan`,
        fields: [],
        button: 'Đề nghị xét lại giải',
      },
    ],
  };
  const none: GroupsView = {
    ...list,
    groups: [
      list.groups[0]!,
      {
        heading: 'Đã đề nghị',
        table: {
          label: 'Các lần đính chính',
          columns: [],
          rows: [],
          empty: { title: 'Chưa có đính chính nào', text: 'Kết quả đợt thi đang đúng như máy đã lập.' },
        },
      },
    ],
    forms: [],
  };
  const questions: ListView = {
    ...at('Đính chính đáp án'),
    heading: 'Đính chính đáp án: chọn câu hỏi',
    sentence: 'Bộ đề của tuần 1 có 240 câu.',
    back: { label: 'Đính chính', url: CORRECTIONS },
    tools: {
      actionUrl: `${CORRECTIONS}/dap-an`,
      search: { value: '', label: 'Tìm câu hỏi', placeholder: 'Một vài chữ trong câu, hoặc số thứ tự' },
    },
    table: {
      label: 'Câu hỏi của bộ đề',
      columns: [{ label: 'Câu' }, { label: 'Nội dung' }],
      rows: [QUESTION, 'Cổng Dịch vụ công quốc gia có địa chỉ nào?'].map((what, n) => ({
        cells: [head(`Câu ${n + 1}`, '#'), lines(what)],
      })),
    },
    note: 'Còn 210 câu nữa. Hãy gõ thêm vài chữ của câu.',
  };
  const key: EditorView = {
    ...at('Đính chính đáp án'),
    heading: 'Đính chính đáp án',
    sentence: QUESTION,
    back: { label: 'Chọn câu khác', url: `${CORRECTIONS}/dap-an` },
    actionUrl: `${CORRECTIONS}/dap-an`,
    hidden: [],
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'dung', text: 'Hãy đánh dấu phương án đúng' }] },
    fields: [
      {
        choice: {
          id: 'cach',
          name: 'cach',
          label: 'Cách xử lý',
          options: [
            ['Đổi đáp án', 'Chỉ phương án đánh dấu bên dưới là đúng. Ai chọn theo đáp án cũ không còn điểm câu này.'],
            ['Nhận thêm đáp án', 'Đáp án cũ vẫn đúng; ai chọn đúng như đánh dấu bên dưới cũng được điểm.'],
            ['Tính đúng cho mọi người', 'Ai gặp câu này đều được điểm, kể cả người bỏ trống.'],
            [
              'Bỏ câu này với mọi người',
              'Câu này không tính cho ai; điểm tối đa của bài có câu này giảm theo hoặc giữ nguyên, như Thể lệ quy định.',
            ],
          ].map(([label = '', detail], n) => ({ value: String(n), label, detail, isChecked: n === 1 })),
        },
      },
      {
        ticks: {
          id: 'dung',
          name: 'dung',
          label: 'Phương án đúng',
          hint: 'Chỉ cần khi đổi hoặc nhận thêm đáp án.',
          error: 'Hãy đánh dấu phương án đúng.',
          options: ['A. Ngày 22 tháng 4', 'B. Ngày 10 tháng 10', 'C. Ngày 26 tháng 3'].map((label, n) => ({
            value: String(n),
            label,
            detail: n === 1 ? 'đang là đáp án' : undefined,
          })),
        },
      },
      {
        area: {
          id: 'reason',
          name: 'reason',
          label: 'Lý do',
          rows: '3',
          maxlength: 500,
          hint: 'Viết nối sau chữ “vì”: “câu hỏi dẫn sai năm ban hành”. Được công bố khi áp dụng.',
          value: 'câu hỏi dẫn sai năm ban hành',
        },
      },
    ],
    side: {
      heading: 'Trước khi áp dụng',
      state: { kind: 'next', label: 'Chưa gửi' },
      sentence:
        'Máy chấm thử mọi bài có câu này và lập bảng ai vào giải, ai ra khỏi giải. Kết quả chưa đổi cho đến khi một người khác quyết định.',
      buttons: [{ label: 'Gửi để chấm thử', value: 'go', isFirst: true }],
    },
  };
  const disqualification: EditorView = {
    ...at('Loại khỏi kết quả'),
    heading: 'Loại một người khỏi kết quả tuần 1',
    sentence: 'Người ấy không được xếp hạng ở đợt này và bài không tính cho đơn vị. Những người xếp sau được xếp lên.',
    back: { label: 'Đính chính', url: CORRECTIONS },
    actionUrl: `${ROUND}/loai-khoi-ket-qua`,
    hidden: [],
    fields: [
      {
        text: {
          id: 'ai',
          name: 'ai',
          label: 'Người dự thi',
          hint: 'Mã dự thi như “K-4F21A9”, hoặc họ tên trong bảng xếp hạng.',
          value: 'K-4F21A9',
        },
      },
      {
        select: {
          id: 'dieu',
          name: 'dieu',
          label: 'Theo điều nào của Thể lệ',
          placeholder: 'Chọn một điều',
          options: [{ value: 'Điều 8', label: 'Điều 8. Những trường hợp không được xếp hạng' }],
        },
      },
      {
        area: {
          id: 'reason',
          name: 'reason',
          label: 'Lý do',
          rows: '3',
          maxlength: 500,
          hint: 'Người ấy và Ban Tổ chức đọc được. Công chúng chỉ đọc điều của Thể lệ, không có họ tên.',
          value: '',
        },
      },
    ],
    side: {
      heading: 'Trước khi áp dụng',
      state: { kind: 'next', label: 'Chưa gửi' },
      sentence: 'Máy lập bảng ai được xếp lên và giải chuyển cho ai. Kết quả chưa đổi cho đến khi một người khác quyết định.',
      buttons: [{ label: 'Gửi để lập bảng', value: 'go', isFirst: true }],
    },
  };

  const scoring: DetailView = {
    ...at('Đính chính đáp án'),
    heading: 'Đính chính đáp án',
    sentence: 'Chờ người thứ hai.',
    back,
    notice: {
      kind: 'info',
      title: 'Máy đang chấm thử mọi bài',
      text: 'Bảng thay đổi hiện ở đây khi máy làm xong. Bạn có thể rời trang này.',
    },
    sections: [
      {
        heading: 'Nhận thêm đáp án A',
        paragraphs: [QUESTION, 'Vì câu hỏi dẫn sai năm ban hành.'],
        options: ['Ngày 22 tháng 4', 'Ngày 10 tháng 10', 'Ngày 26 tháng 3, cùng ngày thành lập Đoàn'].map((what, n) => ({
          letter: 'ABC'.charAt(n),
          text: what,
          isRight: n < 2,
        })),
      },
    ],
    signing: {
      heading: 'Hai người',
      signers: [
        { name: 'Bùi Thị Lan', detail: 'Đề nghị 8:40 thứ Sáu, 01/11/2024', isDone: true },
        { name: 'Chờ bạn', detail: 'Quyết định' },
      ],
      sentence:
        'Khi áp dụng, kết quả đã công bố được rút lại để lập lại và duyệt lại. Công chúng đọc được thông báo ngay; chỉ người bị ảnh hưởng được báo tin.',
      giveBack: {
        url: `${CORRECTIONS}/1/khong-ap-dung`,
        label: 'Không áp dụng, ghi lý do',
        button: 'Không áp dụng',
        reason: { id: 'reason', name: 'reason', label: 'Lý do', value: '', rows: '4', hint: 'Người đề nghị sẽ đọc.' },
      },
    },
    factsHeading: 'Đề nghị',
    facts: [
      { label: 'Trạng thái', value: 'Chờ người thứ hai' },
      { label: 'Bản đáp án', value: '2' },
    ],
  };
  const mine: DetailView = {
    ...scoring,
    notice: {
      kind: 'grave',
      title: 'Đính chính này lấy đi 2 giải đã xác nhận hoặc đã trả',
      text: 'Trong đó 1 giải đã trả. Phần mềm không thu hồi tiền hay hiện vật; hãy thống nhất cách thu hồi trước khi quyết định.',
    },
    sections: [
      ...scoring.sections,
      {
        heading: 'Giải đã xác nhận hoặc đã trả mà đính chính này lấy đi',
        table: {
          label: 'Giải đã xác nhận hoặc đã trả mà đính chính này lấy đi',
          columns: [{ label: 'Người dự thi' }, { label: 'Giải' }, { label: 'Tình trạng' }],
          rows: [
            {
              cells: [
                head('Nguyễn Thị Ngọc Diệp', undefined, 'K-40812A'),
                text('Giải Nhất', 'Tuần 1'),
                state('stopped', 'Đã trả', '9:05 thứ Năm, 31/10/2024'),
              ],
            },
            {
              cells: [
                head('Cao Mỹ Linh', undefined, 'K-27410F'),
                text('Giải Khuyến khích', 'Tuần 1'),
                state('waiting', 'Đã xác nhận, chưa trả'),
              ],
            },
          ],
        },
      },
      {
        heading: 'Tuần 1: điều thay đổi',
        facts: [
          { label: 'Người được xếp hạng', value: '8.208' },
          { label: 'Đổi hạng', value: '5.120 người' },
          { label: 'Đổi điểm', value: '1.377 người' },
          { label: 'Người đổi giải', value: '2' },
          {
            label: 'Giải tập thể',
            value: 'Huyện Đức Trọng: Giải Nhì sang Giải Nhất; TP Đà Lạt: Giải Nhất sang Giải Nhì',
            detail: '6 đơn vị đổi hạng',
          },
          { label: 'Dấu vân tay', value: 'b7e0184d…', detail: 'hiện nay 4e8b71d0…' },
        ],
      },
      {
        heading: 'Ai vào giải, ai ra khỏi giải tuần 1',
        table: {
          label: 'Ai vào giải, ai ra khỏi giải tuần 1',
          columns: [{ label: 'Người dự thi' }, { label: 'Hiện nay' }, { label: 'Sau đính chính' }, { label: 'Giải' }],
          rows: MOVES,
        },
      },
    ],
    signing: {
      ...scoring.signing!,
      isMine: true,
      approve: { label: 'Áp dụng đính chính', url: `${CORRECTIONS}/1/ap-dung` },
    },
  };
  const switched: DetailView = {
    ...mine,
    notice: undefined,
    sections: mine.sections.filter(({ heading }) => !heading.startsWith('Giải đã xác nhận')),
    sentence: 'Đã áp dụng.',
    signing: {
      heading: 'Hai người',
      signers: [mine.signing!.signers[0]!, { name: 'Tạ Minh Quân', detail: 'Áp dụng 9:12 thứ Sáu, 01/11/2024', isDone: true }],
      sentence: 'Kết quả được lập lại theo quyết định này.',
    },
    facts: [{ label: 'Trạng thái', value: 'Đã áp dụng' }, mine.facts![1]!],
  };
  const declined: DetailView = {
    ...scoring,
    heading: 'Loại khỏi kết quả',
    sentence: 'Không áp dụng.',
    notice: undefined,
    sections: [
      {
        heading: 'Nguyễn Thị Ngọc Diệp, K-40812A',
        paragraphs: ['Bị loại theo Điều 8.', 'Vì nhờ người khác làm bài.'],
      },
    ],
    signing: {
      heading: 'Hai người',
      signers: [
        { name: 'Phan Đình Lộc', detail: 'Đề nghị 8:40 thứ Năm, 31/10/2024', isDone: true },
        { name: 'Tạ Minh Quân', detail: 'Không áp dụng 10:05 thứ Năm, 31/10/2024', isRefused: true },
      ],
      sentence: 'Không có gì thay đổi. Lý do: “Chưa có bằng chứng ngoài lời kể.”',
    },
    facts: [
      { label: 'Trạng thái', value: 'Không áp dụng' },
      { label: 'Căn cứ', value: 'Điều 8' },
    ],
  };
  const unscored: DetailView = {
    ...scoring,
    notice: {
      kind: 'grave',
      title: 'Máy không chấm thử được',
      text: 'Thể lệ đã đổi cách tính điểm sau khi đợt thi đóng. Hãy báo người vận hành.',
    },
  };

  const appeal: GroupsView = {
    ...consoleFrame('lam-dong', 'Khiếu nại KN-7F3K', 'Khiếu nại'),
    heading: 'Mất câu trả lời, KN-7F3K',
    sentence: 'Tuần 1. Nhận 20:14 thứ Tư, 30/10/2024, trả lời chậm nhất hết ngày 06/11/2024.',
    back: { label: 'Khiếu nại', url: APPEALS },
    notice: {
      kind: 'info',
      title: 'Bạn đang phụ trách',
      text: 'Đề xuất lần trước bị trả lại: “Xin ghi rõ khoản nào của Thể lệ.”',
      link: { label: 'Xem trước thay đổi xếp hạng', url: `${APPEALS}/1/xem-truoc` },
    },
    isReadFirst: true,
    groups: [
      {
        heading: 'Lời của người dự thi',
        table: {
          label: 'Lời của người dự thi',
          isTold: true,
          columns: [{ label: 'Người dự thi' }, { label: 'Viết' }],
          rows: [
            {
              cells: [
                head('Đỗ Thị Lụa', undefined, 'K-5B0C6F'),
                lines('Tối 27/10 nhà tôi mất điện lúc đang làm câu 18.\nTôi đề nghị tính các câu tôi đã chọn.'),
              ],
            },
          ],
        },
      },
      {
        heading: 'Máy ghi nhận',
        sentence: 'Máy gửi kèm lúc nhận khiếu nại, theo thứ tự thời gian. Không có câu trả lời và đáp án.',
        table: {
          label: 'Bằng chứng do máy gửi kèm',
          isTold: true,
          columns: [{ label: 'Lúc' }, { label: 'Sự việc' }],
          rows: [
            ['19:40:02', 'Bắt đầu làm bài', '20 câu, hạn nộp 20:00 Chủ nhật, 27/10/2024'],
            ['19:58:41', 'Máy chủ nhận câu trả lời lần cuối', 'Đã trả lời 17 trong 20 câu'],
            ['20:00:00', 'Hết giờ, máy nộp bài', 'Đã trả lời 17 trong 20 câu'],
            ['20:03:17', '3 câu trả lời đến muộn', 'Từ 20:03 Chủ nhật, 27/10/2024'],
          ].map(([when = '', what = '', detail]) => ({ cells: [text(when, '27/10/2024'), head(what, undefined, detail)] })),
        },
      },
      {
        heading: 'Đã xử lý',
        table: {
          label: 'Các bước đã xử lý',
          columns: [{ label: 'Lúc' }, { label: 'Việc' }, { label: 'Ai' }],
          rows: [
            ['20:14:05', 'Nhận khiếu nại', 'Người dự thi'],
            ['20:31:12', 'Nhận phụ trách', 'Chu Bảo Lan'],
          ].map(([when = '', what = '', who = '']) => ({ cells: [text(when, '30/10/2024'), head(what), text(who)] })),
        },
      },
    ],
    forms: [
      {
        heading: 'Đề xuất quyết định',
        sentence: 'Người dự thi đọc nguyên văn lý do và căn cứ.',
        actionUrl: `${APPEALS}/1/de-xuat`,
        fields: [
          {
            choice: {
              id: 'quyet-dinh',
              name: 'quyet-dinh',
              label: 'Quyết định',
              options: ['Chấp nhận khiếu nại', 'Chấp nhận một phần', 'Không chấp nhận'].map((label) => ({ value: label, label })),
            },
          },
          {
            choice: {
              id: 'viec',
              name: 'viec',
              label: 'Việc làm theo',
              hint: 'Không chấp nhận thì không thay đổi gì.',
              options: ['Nhận các câu đến muộn, tính lại', 'Không thay đổi gì'].map((label) => ({ value: label, label })),
            },
          },
          {
            area: {
              id: 'reason',
              name: 'reason',
              label: 'Lý do',
              value: '',
              rows: '4',
              hint: 'Nêu sự việc đã xác minh. Lịch sự, dễ hiểu.',
            },
          },
          {
            text: {
              id: 'can-cu',
              name: 'can-cu',
              label: 'Căn cứ',
              hint: 'Điều, khoản của Thể lệ. Ví dụ: Khoản 2 Điều 9 Thể lệ.',
              value: '',
            },
          },
        ],
        button: 'Đề xuất',
        isMain: true,
      },
      {
        heading: 'Bàn giao',
        actionUrl: `${APPEALS}/1/ban-giao`,
        fields: [
          {
            select: {
              id: 'nguoi',
              name: 'nguoi',
              label: 'Người phụ trách mới',
              placeholder: 'Chọn một người',
              options: [{ value: '1', label: 'Phan Đình Lộc' }],
            },
          },
        ],
        button: 'Bàn giao',
      },
    ],
  };
  const proposed: GroupsView = {
    ...appeal,
    notice: {
      kind: 'wait',
      title: 'Phan Đình Lộc đề xuất: Chấp nhận một phần',
      text: 'Khoản 2 Điều 9 Thể lệ: “Nhật ký máy chủ cho thấy ba câu đến sau giờ nộp vì mất kết nối.” Việc làm: Nhận các câu đến muộn, tính lại.',
      link: { label: 'Xem trước thay đổi xếp hạng', url: `${APPEALS}/1/xem-truoc` },
    },
    forms: [
      {
        heading: 'Quyết định theo đề xuất',
        sentence: 'Có hiệu lực ngay, người dự thi được báo tin. Xếp hạng chưa duyệt được tính lại.',
        actionUrl: `${APPEALS}/1/quyet-dinh`,
        fields: [],
        button: 'Quyết định',
        isMain: true,
      },
      {
        heading: 'Trả lại đề xuất',
        sentence: 'Khi căn cứ chưa đủ. Người phụ trách xem xét lại.',
        actionUrl: `${APPEALS}/1/tra-lai`,
        fields: [
          {
            area: {
              id: 'reason',
              name: 'reason',
              label: 'Lý do',
              value: '',
              rows: '4',
              hint: 'Người phụ trách đọc. Người dự thi không đọc.',
            },
          },
        ],
        button: 'Trả lại',
      },
    ],
  };
  const preview: ListView = {
    ...consoleFrame('lam-dong', 'Xem trước', 'Khiếu nại'),
    heading: 'Nếu chấp nhận khiếu nại',
    sentence: 'Nếu sửa câu hỏi: 5.120 người đổi hạng, 2 người đổi giải. Chưa có gì được ghi.',
    back: { label: 'Khiếu nại KN-7F3K', url: `${APPEALS}/1` },
    tools: {
      actionUrl: `${APPEALS}/1/xem-truoc`,
      filters: [
        { id: 'cau', name: 'cau', label: 'Câu hỏi', options: [{ value: '1', label: QUESTION }] },
        { id: 'cach', name: 'cach', label: 'Cách xử lý', options: [{ value: 'also-A', label: 'Nhận thêm phương án A' }] },
      ],
    },
    table: {
      label: 'Ai vào giải, ai ra khỏi giải',
      columns: [{ label: 'Người dự thi' }, { label: 'Hiện nay' }, { label: 'Sau khi thay đổi' }, { label: 'Giải' }],
      rows: MOVES.map((row, n) => ({ ...row, isMarked: n === 3 })),
    },
    note: 'Chữ cái theo thứ tự phương án trong ngân hàng câu hỏi. Tính theo dữ liệu lúc này, như máy sẽ tính. Hòa phải bốc thăm có thể khác khi tính thật, vì bài nhận lại có niêm phong mới. Dòng đánh dấu là người khiếu nại.',
  };
  const asked: ListView = {
    ...consoleFrame('lam-dong', 'Hỏi Ban Tổ chức', 'Hỏi Ban Tổ chức'),
    heading: 'Hỏi Ban Tổ chức',
    sentence: '1 câu chờ trả lời, câu cũ nhất ở trên.',
    tabs: [
      { label: 'Chờ trả lời', url: '/quan-tri/hoi-ban-to-chuc', current: true, count: '1' },
      { label: 'Đã trả lời', url: '/quan-tri/hoi-ban-to-chuc?muc=xong' },
    ],
    table: {
      label: 'Câu hỏi của người dự thi',
      columns: [{ label: 'Câu hỏi' }, { label: 'Hỏi lúc' }, { label: 'Tình trạng' }],
      rows: [
        { cells: [head('Giấy chứng nhận nhận ở đâu?', '#'), text('23/10/2024', '20:31'), state('waiting', 'Chờ trả lời')], isMarked: true },
      ],
    },
  };
  const answering: GroupsView = {
    ...consoleFrame('lam-dong', 'Câu hỏi của người dự thi', 'Hỏi Ban Tổ chức'),
    heading: 'Câu hỏi của người dự thi',
    sentence: 'Hỏi 20:31 thứ Tư, 23/10/2024. Không hiện người hỏi: trả lời theo câu hỏi.',
    back: { label: 'Hỏi Ban Tổ chức', url: '/quan-tri/hoi-ban-to-chuc' },
    isReadFirst: true,
    groups: [
      {
        heading: 'Câu hỏi',
        table: { label: 'Câu hỏi', columns: [{ label: 'Nguyên văn' }], rows: [{ cells: [lines('Giấy chứng nhận nhận ở đâu?')] }] },
      },
    ],
    forms: [
      {
        heading: 'Trả lời',
        sentence: 'Người hỏi được báo tin và đọc ở trang của mình.',
        actionUrl: '#',
        fields: [
          { area: { id: 'tra-loi', name: 'tra-loi', label: 'Câu trả lời', value: '', rows: '6', maxlength: 4000 } },
          {
            area: {
              id: 'cong-khai',
              name: 'cong-khai',
              label: 'Câu hỏi khi công khai',
              hint: 'Viết lại câu hỏi, không nêu ai hỏi, để mọi người đọc ở /hoi-dap/ban-to-chuc. Để trống thì chỉ trả lời người hỏi.',
              value: '',
              rows: '3',
            },
          },
        ],
        button: 'Trả lời',
        isMain: true,
      },
    ],
  };

  const page = (template: string, view: Base.Sample['view']): Base.Sample => ({ template: `console/${template}`, layout: 'console', view });
  return {
    'console-corrections': page('groups', list),
    'console-corrections-none': page('groups', none),
    'console-correction-questions': page('list', questions),
    'console-correction-key': page('editor', key),
    'console-correction-person': page('editor', disqualification),
    'console-correction-scoring': page('detail', scoring),
    'console-correction-unscored': page('detail', unscored),
    'console-correction-mine': page('detail', mine),
    'console-correction-switched': page('detail', switched),
    'console-correction-declined': page('detail', declined),
    'console-appeal': page('groups', appeal),
    'console-appeal-proposed': page('groups', proposed),
    'console-appeal-preview': page('list', preview),
    'console-board-questions': page('list', asked),
    'console-board-question': page('groups', answering),
  };
}
