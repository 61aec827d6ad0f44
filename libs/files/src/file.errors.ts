import { formatNumber, phrasedError } from '#kernel';

/** Why a file cannot be kept, or a kept one cannot be had. */
export class FileError extends phrasedError({
  FILE_MISSING: {
    kind: 'unavailable',
    sentence: 'Tệp này đang không lấy được từ kho lưu. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo cho Ban Tổ chức.',
  },
  FILE_TOO_LARGE: {
    kind: 'invalid',
    sentence: (params) =>
      `Tệp lớn hơn mức nhận là ${mebibytes(Number(params['most']))} nên chưa được lưu. Hãy nén hoặc chia nhỏ tệp rồi gửi lại.`,
  },
  STORE_AWAY: {
    kind: 'unavailable',
    sentence: 'Kho lưu tệp đang không trả lời. Tệp đã được báo nhận vẫn còn. Hãy thử lại sau ít phút.',
  },
}) {}

/** "30 MB", "1,5 MB", "900 KB": as people read sizes on their phones. */
export function mebibytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${formatNumber(Math.ceil(bytes / 1024))} KB`;
  return `${(Math.round((bytes / (1024 * 1024)) * 10) / 10).toLocaleString('vi-VN')} MB`;
}
