import type { OpenDataView } from '../view-models.js';

/**
 * What each field of the open data means, file by file: the name in JSON, then the column of the table where it has one. docs/open-data.md
 * says the same with types and examples.
 */
export const DICTIONARY: OpenDataView['dictionary']['tables'] = [
  {
    title: 'Người dự thi và lượt thi (so-lieu)',
    rows: [
      { name: 'counted', meaning: 'Phần số liệu; dấu vân tay là của đúng phần này.' },
      { name: 'contest, round, ward', meaning: 'Mã cuộc thi, mã đợt thi (trống: cả cuộc thi), mã phường, xã khi là trang của phường, xã.' },
      { name: 'takenAt', meaning: 'Lúc máy đếm, giờ UTC.' },
      {
        name: 'totals: registered, people, attempts, sealed',
        meaning: 'Tổng số người đăng ký, người đã bắt đầu thi, lượt đã bắt đầu, lượt đã nộp và niêm phong.',
      },
      { name: 'days · Lượt thi ngày …', meaning: 'Các ngày có lượt thi, theo giờ Việt Nam.' },
      { name: 'units: unit · Mã đơn vị', meaning: 'Đơn vị. Trong JSON là mã nội bộ, phần legend ghi tên.' },
      {
        name: 'units: people · Số người dự thi',
        meaning: 'Số người đã bắt đầu ít nhất một lượt thi và tính cho đơn vị, mỗi người một lần.',
      },
      { name: 'units: attempts · Số lượt thi', meaning: 'Số lượt đã bắt đầu, kể cả lượt chưa nộp.' },
      { name: 'units: days', meaning: 'Số lượt bắt đầu trong từng ngày của days.' },
      {
        name: 'legend: contest, round, sha256, units',
        meaning: 'Tên cuộc thi, tên đợt thi, dấu vân tay, và mã, tên, địa bàn, cấp của từng đơn vị.',
      },
    ],
  },
  {
    title: 'Giải tập thể (giai-tap-the)',
    rows: [
      { name: 'award · Mã giải', meaning: 'Mã giải tập thể trong Thể lệ.' },
      { name: 'block · Khối', meaning: 'Khối của đơn vị; trống khi giải không chia khối.' },
      { name: 'unit, name · Mã đơn vị, Đơn vị', meaning: 'Mã và tên đơn vị.' },
      { name: 'rank · Hạng', meaning: 'Hạng trong khối của đơn vị; trống: chưa đủ điều kiện xét.' },
      { name: 'tier · Mã hạng giải', meaning: 'Hạng giải mà đơn vị đạt; trống: không đạt giải.' },
      {
        name: 'people, attempts, validAttempts',
        meaning: 'Số người, số lượt đã nộp và số lượt hợp lệ; không gồm người không được dự thi.',
      },
      { name: 'measure · Tiêu chí đầu', meaning: 'Giá trị của tiêu chí xếp hạng đầu tiên, viết bằng chữ.' },
      { name: 'headCount · Tổng số người', meaning: 'Tổng số người mà đơn vị khai theo ngày ghi trong Thể lệ; trống: chưa khai.' },
    ],
  },
  {
    title: 'Phân bố điểm (phan-bo-diem)',
    rows: [
      { name: 'contest, round', meaning: 'Mã cuộc thi và mã đợt thi như trong địa chỉ trang.' },
      { name: 'standing', meaning: 'Dấu vân tay của bảng xếp hạng mà số liệu được đếm từ đó.' },
      { name: 'points · Điểm', meaning: 'Điểm của lượt thi được tính.' },
      { name: 'people · Số người', meaning: 'Số người được xếp hạng có mức điểm ấy; trống: không công khai.' },
      { name: 'ranked · Cộng', meaning: 'Tất cả người được xếp hạng của đợt.' },
    ],
  },
];
