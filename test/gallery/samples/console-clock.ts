/** The clock of the demo, moved and true. */
import type { ClockView } from '../../../apps/web/src/console/view-models.js';
import type * as Base from './base.js';

export default function clock({ consoleFrame }: typeof Base): Base.Samples {
  const moved: ClockView = {
    ...consoleFrame('lam-dong', 'Đồng hồ chạy thử', 'Đồng hồ'),
    heading: 'Đồng hồ chạy thử',
    sentence: 'Chuyển giờ của bản chạy thử để xem một cuộc thi đi từ đầu đến cuối.',
    time: '10:42',
    date: 'Thứ Năm, 31/10/2024',
    offset: 'Giờ thật: 20:55 thứ Sáu, 20/11/2026. Mọi hạn, đợt thi và biên nhận trong bản chạy thử theo giờ ở trên.',
    events: {
      actionUrl: '/quan-tri/dong-ho',
      items: [
        {
          title: 'Tuần thi 2 đóng',
          moment: '9:30 thứ Hai, 04/11/2024',
          effect: 'Máy niêm phong và xếp hạng trong vài phút.',
          value: '2024-11-04T09:30',
          isFirst: true,
        },
        {
          title: 'Tuần thi 3 mở',
          moment: '10:00 thứ Hai, 04/11/2024',
          effect: 'Người đã đăng ký vào thi được.',
          value: '2024-11-04T10:00',
        },
        {
          title: 'Công bố tuần 2',
          moment: '10:00 thứ Tư, 06/11/2024',
          effect: 'Bảng vàng mở nếu đã đủ hai người duyệt.',
          value: '2024-11-06T10:00',
        },
      ],
    },
    move: {
      heading: 'Đến một thời điểm',
      sentence: 'Giờ Việt Nam. Đi tới hay lùi lại đều được.',
      actionUrl: '/quan-tri/dong-ho',
      fields: [{ moment: { id: 'at', name: 'at', label: 'Thời điểm', day: '04/11/2024', time: '09:29' } }],
      button: 'Chuyển đồng hồ',
    },
    restore: { label: 'Trả về giờ thật', url: '/quan-tri/dong-ho/gio-that', sentence: 'Trả về giờ thật: các đợt thi đã đóng vẫn đóng.' },
  };
  const atEnd: ClockView = {
    ...moved,
    offset: 'Đồng hồ đang chạy theo giờ thật.',
    events: { ...moved.events, items: [] },
    restore: undefined,
  };
  return {
    'console-clock': { template: 'console/clock', layout: 'console', view: moved },
    'console-clock-true': { template: 'console/clock', layout: 'console', view: atEnd },
  };
}
