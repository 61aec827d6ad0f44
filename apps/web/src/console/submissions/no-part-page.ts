import type { ConsoleContent } from '../console-page.js';
import type { ListView } from '../view-models.js';

/** /quan-tri/bai-du-thi of a contest in which nothing is sent in. */
export function noPartContent(): ConsoleContent<ListView> {
  return {
    title: 'Bài dự thi',
    heading: 'Bài dự thi',
    table: {
      label: 'Bài dự thi',
      columns: [],
      rows: [],
      empty: {
        title: 'Cuộc thi không có phần thi nhận bài',
        text: 'Bài viết, sáng kiến, tác phẩm hiện ở đây khi thể lệ có phần thi nhận bài.',
        action: { label: 'Xem thiết lập', url: '/quan-tri/thiet-lap' },
      },
    },
  };
}
