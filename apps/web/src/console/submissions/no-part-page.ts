import type { ConsoleContent } from '../console-page.js';
import type { ListView } from '../view-models.js';

/** /quan-tri/bai-du-thi of a contest in which nothing is sent in, or not before a day that is still to be written. */
export function noPartContent(): ConsoleContent<ListView> {
  return {
    title: 'Bài dự thi',
    heading: 'Bài dự thi',
    table: {
      label: 'Bài dự thi',
      columns: [],
      rows: [],
      empty: {
        title: 'Chưa có phần thi nào nhận bài',
        text: 'Bài viết, sáng kiến, tác phẩm hiện ở đây khi thể lệ có phần thi nhận bài và đã ghi ngày bắt đầu nhận.',
        action: { label: 'Xem thiết lập', url: '/quan-tri/thiet-lap' },
      },
    },
  };
}
