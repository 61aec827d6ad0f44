import { phrasedError } from '#kernel';

/** Why certificates cannot be issued, found, revoked or drawn differently. */
export class CertificateError extends phrasedError({
  ROUND_NOT_PUBLISHED: {
    kind: 'conflict',
    sentence: 'Đợt thi này chưa công bố kết quả nên chưa cấp giấy chứng nhận được. Hãy cấp sau khi công bố.',
  },
  NO_CERTIFICATE_IN_RULES: {
    kind: 'conflict',
    sentence: 'Thể lệ không quy định giấy chứng nhận cho giải của đợt thi này, hoặc chưa có ai đạt giải.',
  },
  CERTIFICATE_UNKNOWN: { kind: 'not-found', sentence: 'Không có giấy chứng nhận này. Hãy mở lại từ danh sách giấy chứng nhận.' },
  NOT_ISSUED: { kind: 'conflict', sentence: 'Giấy này chưa được cấp hoặc đã thu hồi. Hãy tải lại trang để xem trạng thái mới.' },
  FILE_DAMAGED: {
    kind: 'unavailable',
    sentence: 'Tệp giấy chứng nhận trong kho không còn nguyên vẹn nên không gửi đi. Hãy báo cho người vận hành lấy lại từ bản sao lưu.',
  },
  TEMPLATE_CHANGED: {
    kind: 'conflict',
    sentence: 'Có người vừa đổi mẫu giấy chứng nhận. Hãy tải lại trang, xem mẫu mới rồi quyết định. Những gì bạn viết vẫn còn.',
  },
}) {}
