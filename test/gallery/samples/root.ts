/** Khoa Bảng's own pages. */
import type { ChooseTenantView, ContestCardView, RootLandingView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

export default function root({ frame, drawing }: typeof Base): Base.Samples {
  const card = (palette: string, name: string, contest: string, stateText: string, isOpen = false): ContestCardView => ({
    palette,
    name,
    contest,
    stateText,
    isOpen,
    url: `http://${palette}.localhost:3000/`,
    cardUrl: `/art/${palette}/card.svg`,
    emblemSvg: drawing(`${palette}/emblem`),
  });
  const items = [
    card('lam-dong', 'Tỉnh Lâm Đồng', 'Tìm hiểu về Cải cách hành chính và Chuyển đổi số, 2024', 'Đang mở, đến 9:30 ngày 04/11', true),
    card('phu-tho', 'Tỉnh Phú Thọ', 'Tìm hiểu về Cải cách hành chính, 2024', 'Đã đóng, đang duyệt kết quả'),
    card('thai-nguyen', 'TP Thái Nguyên', 'Tìm hiểu công tác CCHC, công tác chuyển đổi số, 2024', 'Đã công bố hai đợt'),
    card('quang-trung', 'Phường Quang Trung', 'Triển khai cuộc thi của TP Thái Nguyên, 2024', 'Đã công bố hai đợt'),
    card('cao-bang', 'Tỉnh Cao Bằng', 'Sáng kiến, giải pháp về cải cách hành chính, 2021', 'Lưu trữ, xem kết quả'),
    card('dak-lak', 'Sở Nội vụ tỉnh Đắk\u00a0Lắk', 'Cuộc thi viết của công chức, đoàn viên, 2021', 'Lưu trữ, xem kết quả'),
  ];
  const landing: RootLandingView = {
    ...frame('khoa-bang', 'Cuộc thi cho mọi người'),
    hero: {
      titlePhrases: ['Cuộc thi', 'cho mọi người,', 'bảng vàng', 'ai cũng', 'kiểm lại được'],
      lead: 'Khoa Bảng giúp tỉnh, thành phố và phường mở cuộc thi tìm hiểu: thi trên điện thoại, mỗi bài có biên nhận, mỗi kết quả tính lại được.',
      action: { label: 'Tìm cuộc thi nơi bạn ở', url: '#cuoc-thi' },
      phoneArtUrl: '/art/khoa-bang/steles-phone.svg',
      desktopArtUrl: '/art/khoa-bang/steles.svg',
    },
    contests: { title: 'Các cuộc thi', intro: 'Đang mở và đã công bố, xếp theo nơi tổ chức', items },
    promises: {
      title: 'Ba điều Khoa\u00a0Bảng giữ',
      items: [
        {
          title: 'Kế hoạch thành thể lệ, máy giữ đúng thể lệ',
          text: 'Giờ mở, giờ đóng, ai được thi, xếp hạng thế nào: viết một lần, khóa khi công bố.',
        },
        {
          title: 'Đã báo nhận thì không mất',
          text: 'Câu trả lời đã được máy chủ nhận sẽ có mặt trong kết quả, dù mạng hay máy hỏng sau đó.',
        },
        { title: 'Kết quả tính lại được', text: 'Mỗi bảng xếp hạng có dấu vân tay. Ai cũng có thể tính lại và so sánh.' },
      ],
    },
  };
  const choose: ChooseTenantView = {
    ...frame('khoa-bang', 'Chọn cuộc thi'),
    actionUrl: '/chon-cuoc-thi',
    heading: 'Bạn muốn vào cuộc thi nào?',
    intro: 'Địa chỉ này chưa gắn với nơi nào. Đây là bản chạy thử: chọn một nơi, máy sẽ nhớ.',
    items: items.map((item) => ({ ...item, value: item.palette })),
  };
  return {
    'root-landing': { template: 'root-landing', layout: 'root', view: landing },
    'choose-tenant': { template: 'choose-tenant', layout: 'root', view: choose },
  };
}
