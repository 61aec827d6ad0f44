import { phrasedError } from '#kernel';

/** Why a kept file cannot be had. */
export class FileError extends phrasedError({
  FILE_MISSING: {
    kind: 'unavailable',
    sentence: 'Tệp này đang không lấy được từ kho lưu. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo cho Ban Tổ chức.',
  },
}) {}
