import { phrasedError } from '#kernel';
import { KEPT } from './database-trouble.js';

/** More is asked for than can be done now. Nothing is lost: whoever asked keeps what they have, and asks again. */
export class LoadError extends phrasedError({
  OVERLOADED: {
    kind: 'unavailable',
    sentence: `Lúc này rất nhiều người cùng gửi. ${KEPT} Hãy thử lại sau vài giây.`,
  },
}) {}
