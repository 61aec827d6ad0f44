import { phrasedError } from '#kernel';

/** Why a file cannot be read as text, and what its owner does about it. */
export class ReadingError extends phrasedError({
  PDF_LOCKED: {
    kind: 'invalid',
    sentence: 'Tệp PDF đang đặt mật khẩu nên không đọc được. Hãy lưu lại tệp không có mật khẩu rồi tải tệp mới lên.',
  },
  PDF_BROKEN: {
    kind: 'invalid',
    sentence: 'Tệp PDF bị hỏng hoặc chưa tải lên đủ. Hãy mở lại tệp trên máy của bạn, xuất ra PDF một lần nữa rồi tải tệp mới lên.',
  },
  UNKNOWN_KIND: {
    kind: 'invalid',
    sentence: 'Nội dung tệp không phải là Word (.docx), PDF hay văn bản thuần. Hãy lưu bài ở một trong các dạng ấy rồi tải tệp mới lên.',
  },
  TOO_MANY_PAGES: {
    kind: 'invalid',
    sentence: (params) =>
      `Tệp có ${params['pages']} trang, hệ thống chỉ đọc được tối đa ${params['most']} trang. Hãy tách phụ lục thành tệp riêng rồi tải lại.`,
  },
  TOO_LONG: {
    kind: 'invalid',
    sentence: (params) =>
      `Tệp có quá nhiều chữ: hệ thống chỉ đọc được tối đa ${params['most']} ký tự. Hãy tách phụ lục thành tệp riêng rồi tải lại.`,
  },
  TOO_HEAVY: {
    kind: 'invalid',
    sentence: (params) =>
      `Tệp quá nặng: đọc hơn ${params['seconds']} giây hoặc cần quá nhiều bộ nhớ nên đã dừng lại. Hãy bớt hình, hoặc chép nội dung sang một tệp mới rồi tải tệp ấy lên.`,
  },
  READER_LOST: { kind: 'unavailable', sentence: 'Bộ đọc tệp vừa dừng đột ngột. Tệp của bạn không bị mất. Hãy thử lại sau ít phút.' },
}) {}
