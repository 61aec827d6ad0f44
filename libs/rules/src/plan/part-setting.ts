import { z } from 'zod';
import { quizPart } from './quiz-part.js';
import { shownValue } from './shown-value.js';
import { essayPart, initiativePart } from './submission-part.js';

export const PART_KINDS = { quiz: 'trắc nghiệm', initiative: 'giải pháp, sáng kiến', essay: 'bài viết' } as const;

export const part = z.discriminatedUnion('kind', [quizPart, initiativePart, essayPart], {
  error: (issue) => {
    const kind = (issue.input as { kind?: unknown } | null)?.kind;
    return `${kind === undefined ? 'thiếu loại phần thi' : `không có loại phần thi ${shownValue(kind)}`}; kind là một trong: ${Object.keys(PART_KINDS).join(', ')}`;
  },
});
