/** Helping people with their accounts, and the ways to sign in. */
import type { HelpDeskView, HelpPersonView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

export default function consoleHelp({ consoleFrame }: typeof Base): Base.Samples {
  const note = 'Liên hệ và ngày sinh được che. Mỗi lần tìm và mỗi hồ sơ mở ra đều ghi vào nhật ký.';
  const desk: HelpDeskView = {
    ...consoleFrame('lam-dong', 'Hỗ trợ người dự thi', 'Hỗ trợ'),
    heading: 'Hỗ trợ người dự thi',
    sentence: 'Tìm một người để mở khóa, đổi số điện thoại đã mất, hoặc gộp hai tài khoản của cùng một người.',
    search: {
      actionUrl: '/quan-tri/ho-tro',
      field: {
        id: 'q',
        name: 'q',
        label: 'Họ tên, số điện thoại, thư điện tử hoặc mã biên nhận',
        hint: 'Tên gõ không cần dấu; số và địa chỉ gõ đủ.',
        value: 'do thi lua',
        type: 'search',
      },
      button: 'Tìm',
    },
    table: {
      label: '2 người',
      columns: [{ label: 'Họ tên' }, { label: 'Liên hệ' }, { label: 'Năm sinh' }, { label: 'Tài khoản' }],
      rows: [
        ['Đỗ Thị Lụa', '091 ••• •678', 'Đang dùng', 'done'],
        ['Đỗ Thị Lụa', '098 ••• •321', 'Đã khóa', 'stopped'],
      ].map(([name, contact, label, kind]) => ({
        cells: [
          { text: name, url: '/quan-tri/ho-tro/1', isHead: true },
          { text: contact },
          { text: '1962' },
          { state: { kind: kind as 'done' | 'stopped', label: label ?? '' } },
        ],
      })),
    },
    note,
  };
  const merge: HelpPersonView = {
    ...consoleFrame('lam-dong', 'Gộp hai tài khoản', 'Hỗ trợ'),
    heading: 'Gộp hai tài khoản',
    sentence: 'Đỗ Thị Lụa: giữ tài khoản 091 ••• •678, gộp vào đó tài khoản 098 ••• •321.',
    back: { label: 'Đỗ Thị Lụa', url: '/quan-tri/ho-tro/1' },
    cards: [
      {
        heading: 'Quy tắc gộp',
        paragraphs: [
          'Trong mỗi cuộc thi, nhiều nhất một trong hai tài khoản đã có lượt thi. Lượt thi, biên nhận, mã số và kết quả đã công bố giữ nguyên từng chữ; chỉ đổi người được xem.',
          'Nếu cả hai cùng đăng ký một cuộc thi, chỉ đăng ký có lượt thi được tính; đăng ký kia giữ lại làm dấu vết và không tính vào số nào.',
          'Từ đó chỉ vào được bằng 091 ••• •678. Giấy chứng nhận và tài khoản liên kết đi theo. Việc gộp không hoàn lại được.',
        ],
      },
      {
        heading: 'Hai tài khoản',
        facts: [
          { label: 'Giữ lại', value: 'Đỗ Thị Lụa', detail: '091 ••• •678, sinh năm 1962, có từ 14/10/2024' },
          { label: 'Gộp vào', value: 'Đỗ Thị Lụa', detail: '098 ••• •321, sinh năm 1962, có từ 21/10/2024' },
        ],
      },
    ],
    groups: [
      {
        heading: 'Sau khi gộp',
        table: {
          label: 'Sau khi gộp',
          columns: [{ label: 'Cuộc thi' }, { label: 'Lượt thi', isNumber: true }, { label: 'Đăng ký thừa' }],
          rows: [
            {
              cells: [
                { text: 'Tìm hiểu Cải cách hành chính và Chuyển đổi số năm 2024', isHead: true },
                { text: '3', isNumber: true },
                { text: 'Một đăng ký, không tính nữa' },
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Xác nhận',
        sentence: 'Cả hai nơi đang đăng nhập bị đăng xuất. Người này đăng nhập lại bằng tài khoản giữ lại.',
        actionUrl: '/quan-tri/ho-tro/1/gop/2',
        fields: [
          { text: { id: 'name', name: 'name', label: 'Gõ lại họ tên người này', hint: 'Đỗ Thị Lụa', value: '' } },
          {
            area: {
              id: 'merge-reason',
              name: 'reason',
              label: 'Lý do',
              hint: 'Ghi vào nhật ký. Không ghi số căn cước hay số điện thoại.',
              value: '',
              rows: '4',
            },
          },
        ],
        button: 'Gộp hai tài khoản',
      },
    ],
  };
  return {
    'console-help-desk': { layout: 'console', template: 'console/help-desk', view: desk },
    'console-help-merge': { layout: 'console', template: 'console/help-person', view: merge },
  };
}
