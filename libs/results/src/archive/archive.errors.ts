import { phrasedError } from '#kernel';

/** What can go wrong with the archive of winning works. */
export class ArchiveError extends phrasedError({
  NOT_WON: { kind: 'not-found', sentence: 'Bài này chưa có giải được công bố nên chưa đưa vào kho được.' },
  NOT_AUTHOR: { kind: 'not-found', sentence: 'Bạn không phải là tác giả của bài này.' },
  ANSWERED_ALREADY: { kind: 'conflict', sentence: 'Tác giả đã tự trả lời bằng tài khoản của mình; chỉ tác giả đổi được câu trả lời.' },
  NOT_SHOWN: { kind: 'not-found', sentence: 'Bài này không có trong kho, hoặc tác giả đã rút khỏi kho.' },
}) {}
