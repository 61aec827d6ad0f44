import { phrasedError } from '#kernel';

/** More is asked for than can be done now. Nothing is lost: whoever asked keeps what they have, and asks again. */
export class LoadError extends phrasedError({
  OVERLOADED: {
    kind: 'unavailable',
    sentence: 'Lúc này rất nhiều người cùng gửi. Những gì bạn đã chọn vẫn còn trên máy. Hãy thử lại sau vài giây.',
  },
}) {}
