/** What follows a judged part in the console: the archive of winning entries, and appeals about submissions. */
import type { CardFormView, CellView, GroupsView, ListView, StateView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

const DESK = '/quan-tri/bai-du-thi/sang-kien';
const LONG = 'Ứng dụng mã QR tra cứu tiến độ giải quyết hồ sơ đất đai tại bộ phận một cửa liên thông cấp xã vùng biên giới';
const BY_UNIT = 'Tổ công tác lưu động đăng ký khai sinh, khai tử tại thôn, xóm';

const state = (kind: StateView['kind'], label: string): CellView => ({ state: { kind, label } });
const head = (text: string, url?: string, detail?: string): CellView => ({ text, url, detail, isHead: true });
const text = (words: string, detail?: string): CellView => ({ text: words, detail });

export default function judgedAfterwards({ consoleFrame }: typeof Base): Base.Samples {
  const sample = (template: string, view: Base.Sample['view']): Base.Sample => ({
    template: `console/${template}`,
    layout: 'console',
    view,
  });
  const archive: ListView = {
    ...consoleFrame('cao-bang', 'Kho bài đạt giải, Sáng kiến cải cách hành chính', 'Bài dự thi'),
    heading: 'Kho bài đạt giải',
    sentence: '1 trong 3 bài đạt giải đang đăng trong kho. Bài được đăng khi mọi tác giả đồng ý; bài của đơn vị khi đơn vị đồng ý.',
    tabs: [
      { label: 'Bài dự thi', url: DESK },
      { label: 'Danh sách của đơn vị', url: `${DESK}/danh-sach-don-vi` },
      { label: 'Đơn vị dự thi', url: `${DESK}/don-vi-du-thi` },
      { label: 'Kho bài đạt giải', url: `${DESK}/kho`, current: true },
      { label: 'Đối chiếu trùng lặp', url: '/quan-tri/doi-chieu/sang-kien' },
      { label: 'Thời gian nhận bài', url: '/quan-tri/dot-thi/sang-kien/thoi-gian' },
      { label: 'Chấm bài, hội đồng', url: '/quan-tri/to-chuc-cham/sang-kien' },
    ],
    table: {
      label: 'Bài đạt giải',
      columns: [{ label: 'Bài' }, { label: 'Giải' }, { label: 'Còn chờ' }, { label: 'Trong kho' }],
      rows: [
        { cells: [head(LONG, `${DESK}/kho/1`), text('Giải Nhất'), text(''), state('done', 'Đăng cả tệp')] },
        {
          cells: [
            head('Chuyển trả kết quả qua bưu chính cho người cao tuổi', `${DESK}/kho/2`),
            text('Giải Nhì'),
            text('Bế Văn Hoàng; Lý Thị Thanh (không đồng ý)'),
            state('waiting', 'Chưa đăng'),
          ],
        },
        { cells: [head(BY_UNIT, `${DESK}/kho/3`), text('Giải Ba'), text('UBND huyện Hòa An'), state('waiting', 'Chưa đăng')] },
      ],
    },
    note: 'Tác giả có tài khoản trả lời ở mục “Bài của tôi”. Với tác giả nộp bản giấy, đồng tác giả không có tài khoản và bài của đơn vị, thư ký ghi theo văn bản đã ký.',
  };
  const asked = (id: string, name: string, isSelf: boolean, error?: string): CardFormView => ({
    heading: `Ghi theo văn bản: ${name}`,
    sentence: isSelf
      ? 'Tác giả đã tự trả lời bằng tài khoản. Ở đây chỉ ghi được khi tác giả yêu cầu không đăng nữa.'
      : 'Chỉ ghi khi đã có văn bản do tác giả ký và đã lưu hồ sơ. Ai ghi, ghi lúc nào đều vào nhật ký.',
    actionUrl: `${DESK}/kho/2`,
    hidden: [{ name: 'person', value: id }],
    errors: error === undefined ? undefined : { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: `answer-${id}`, text: error }] },
    fields: [
      {
        choice: {
          id: `answer-${id}`,
          name: 'answer',
          label: 'Văn bản ghi thế nào?',
          error,
          options: [
            ...(isSelf
              ? []
              : [
                  { value: 'text', label: 'Đồng ý đăng tên bài và nội dung đã viết', detail: 'Không mở tệp đã gửi.' },
                  { value: 'files', label: 'Đồng ý đăng cả tệp đã gửi', detail: 'Ai cũng tải được bài và phụ lục.' },
                ]),
            { value: 'none', label: 'Không đồng ý, hoặc yêu cầu đưa bài ra khỏi kho' },
          ],
        },
      },
    ],
    button: 'Ghi câu trả lời',
  });
  const work: GroupsView = {
    ...consoleFrame('cao-bang', 'Chuyển trả kết quả qua bưu chính cho người cao tuổi', 'Bài dự thi'),
    heading: 'Chuyển trả kết quả qua bưu chính cho người cao tuổi',
    sentence: 'Giải Nhì. Bài chưa được đăng trong kho.',
    back: { label: 'Kho bài đạt giải', url: `${DESK}/kho` },
    groups: [
      {
        heading: 'Ai đã đồng ý',
        table: {
          label: 'Ai đã đồng ý',
          columns: [{ label: 'Tác giả, đơn vị' }, { label: 'Trả lời' }, { label: 'Ghi lúc' }],
          rows: [
            {
              cells: [
                head('Lý Thị Thanh', undefined, 'Tác giả, có tài khoản'),
                text('Không đồng ý'),
                text('09:12 thứ Ba, 14/12/2021, tự trả lời'),
              ],
            },
            { cells: [head('Bế Văn Hoàng', undefined, 'Tác giả, không có tài khoản'), text('Chưa trả lời'), text('')] },
          ],
        },
      },
    ],
    isReadFirst: true,
    forms: [asked('a', 'Lý Thị Thanh', true), asked('b', 'Bế Văn Hoàng', false, 'Hãy chọn điều văn bản đã ghi.')],
  };

  const appeal: GroupsView = {
    ...consoleFrame('cao-bang', 'Khiếu nại KN-4M2T', 'Khiếu nại'),
    heading: 'Bài bị loại, KN-4M2T',
    sentence: 'Phần thi Sáng kiến cải cách hành chính. Nhận 08:20 thứ Hai, 08/11/2021, trả lời chậm nhất 17:00 thứ Hai, 15/11/2021.',
    back: { label: 'Khiếu nại', url: '/quan-tri/khieu-nai' },
    notice: {
      kind: 'info',
      title: 'Bạn đang phụ trách',
      text: 'Đề xuất lần trước bị trả lại: “Chưa nêu vì sao trang bìa viết tay không được coi là trang bìa.”',
      link: { label: 'Xem trước thay đổi xếp hạng', url: '/quan-tri/khieu-nai/3/xem-truoc' },
    },
    groups: [
      {
        heading: 'Lời của người dự thi',
        table: {
          label: 'Lời của người dự thi',
          isTold: true,
          columns: [{ label: 'Người dự thi' }, { label: 'Bài dự thi' }, { label: 'Viết' }],
          rows: [
            {
              cells: [
                head('Nông Văn Sơn', undefined, '0192a7c0-0000-7000-8000-00000000a001'),
                head('SK-0042', `${DESK}/42`, LONG),
                {
                  text: 'Bài của tôi có trang bìa, viết tay ở trang thứ hai của bản quét. Tôi đã gửi bổ sung ngày 02/11/2021 nhưng bài vẫn bị ghi là không hợp lệ.\nTôi đề nghị xem lại.',
                  isInLines: true,
                },
              ],
            },
          ],
        },
      },
      {
        heading: 'Máy ghi nhận',
        sentence: 'Máy gửi kèm lúc nhận khiếu nại, theo thứ tự thời gian. Giám khảo ghi bằng mã, không có tên.',
        table: {
          label: 'Bằng chứng do máy gửi kèm',
          isTold: true,
          columns: [{ label: 'Lúc' }, { label: 'Sự việc' }],
          rows: [
            {
              cells: [
                text('16:58:12', '30/10/2021'),
                {
                  text: 'Máy chủ nhận bản gửi lần 1',
                  isHead: true,
                  detail: 'Biên nhận CBB-7F3K-92QX, dấu niêm phong 3fa41c07d2e98b55; đủ tệp 17:04 thứ Bảy, 30/10/2021; 3.112 từ',
                },
              ],
            },
            { cells: [text('10:31:40', '01/11/2021'), head('Kiểm tra hình thức: Cần bổ sung', undefined, 'Bản gửi lần 1')] },
            {
              cells: [
                text('21:07:03', '02/11/2021'),
                head(
                  'Máy chủ nhận bản gửi lần 2',
                  undefined,
                  'Biên nhận CBB-2M8T-11KD, dấu niêm phong 90bb1fd2a44e7c01; đủ tệp 21:07 thứ Ba, 02/11/2021; 3.120 từ',
                ),
              ],
            },
            { cells: [text('14:02:55', '04/11/2021'), head('Kiểm tra hình thức: Không hợp lệ', undefined, 'Bản gửi lần 2')] },
            { cells: [text('09:00:00', '07/11/2021'), head('Không xếp hạng', undefined, 'Không hợp lệ khi kiểm tra hình thức')] },
          ],
        },
      },
      {
        heading: 'Đã xử lý',
        table: {
          label: 'Các bước đã xử lý',
          columns: [{ label: 'Lúc' }, { label: 'Việc' }, { label: 'Ai' }],
          rows: [
            { cells: [text('08:20:10', '08/11/2021'), head('Nhận khiếu nại'), text('Người dự thi')] },
            { cells: [text('09:45:00', '08/11/2021'), head('Nhận phụ trách'), text('Hoàng Thị Yến')] },
            { cells: [text('15:10:22', '09/11/2021'), head('Đề xuất quyết định'), text('Hoàng Thị Yến')] },
            { cells: [text('08:05:41', '10/11/2021'), head('Trả lại đề xuất'), text('Đàm Quốc Việt')] },
          ],
        },
      },
    ],
    isReadFirst: true,
    forms: [
      {
        heading: 'Đề xuất quyết định',
        sentence: 'Người thứ hai xem rồi quyết định. Sau đó người dự thi được trả lời.',
        actionUrl: '/quan-tri/khieu-nai/3/de-xuat',
        errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'viec', text: 'Hãy chọn việc sẽ làm' }] },
        fields: [
          {
            choice: {
              id: 'quyet-dinh',
              name: 'quyet-dinh',
              label: 'Quyết định',
              options: [
                { value: 'upheld', label: 'Chấp nhận', isChecked: true },
                { value: 'rejected', label: 'Không chấp nhận' },
              ],
            },
          },
          {
            choice: {
              id: 'viec',
              name: 'viec',
              label: 'Việc sẽ làm khi chấp nhận',
              error: 'Hãy chọn việc sẽ làm.',
              options: [
                { value: 'rank-again', label: 'Nhận lại bài này, tính lại' },
                { value: 'by-hand', label: 'Ban Tổ chức tự làm, rồi ghi là đã làm' },
              ],
            },
          },
          { text: { id: 'can-cu', name: 'can-cu', label: 'Căn cứ', value: 'Khoản 3 Điều 6 Thể lệ', autocomplete: 'off', maxlength: 300 } },
          {
            area: {
              id: 'ly-do',
              name: 'ly-do',
              label: 'Lý do',
              hint: 'Người dự thi đọc được điều này.',
              value: 'Bản quét có trang bìa ở trang 2.',
              rows: '5',
              maxlength: 1000,
            },
          },
        ],
        button: 'Đề xuất',
        isMain: true,
      },
    ],
  };
  const preview: ListView = {
    ...consoleFrame('cao-bang', 'Xem trước', 'Khiếu nại'),
    heading: 'Nếu chấp nhận khiếu nại',
    sentence: 'Nhận lại bài này, tính lại: 3 bài đổi hạng, 2 bài đổi giải. Chưa có gì được ghi.',
    back: { label: 'Khiếu nại KN-4M2T', url: '/quan-tri/khieu-nai/3' },
    table: {
      label: 'Bài nào vào giải, bài nào ra khỏi giải',
      columns: [{ label: 'Bài dự thi' }, { label: 'Đang có' }, { label: 'Sau khi thay đổi' }],
      rows: [
        {
          cells: [head('SK-0042', `${DESK}/42`, LONG), text('Không có trong bảng'), text('Hạng 2, 91,5 điểm', 'Giải Nhì')],
          isMarked: true,
        },
        {
          cells: [
            head('SK-0017', `${DESK}/17`, BY_UNIT),
            text('Hạng 5, 84 điểm', 'Giải Khuyến khích'),
            text('Hạng 6, 84 điểm', 'Không có giải'),
          ],
        },
      ],
    },
    note: 'Tính theo dữ liệu và phiếu chấm lúc này, như máy sẽ tính, so với bảng xếp hạng đang có. Dòng đánh dấu là bài được khiếu nại.',
  };

  return {
    'console-archive': sample('list', archive),
    'console-archive-work': sample('groups', work),
    'console-appeal-submission': sample('groups', appeal),
    'console-appeal-submission-preview': sample('list', preview),
  };
}
