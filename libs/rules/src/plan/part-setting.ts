import { z } from 'zod';
import { meantWord, namedChoices, suggestion } from './meant-word.js';
import { PART_KINDS } from './part-basics.js';
import { quizPart } from './quiz-part.js';
import { shownValue } from './shown-value.js';
import { essayPart, initiativePart, workPart } from './submission-part.js';

export { PART_KINDS };

export const part = z.discriminatedUnion('kind', [quizPart, initiativePart, essayPart, workPart], {
  error: (issue) => {
    const kind = (issue.input as { kind?: unknown } | null)?.kind;
    const kinds = new Map(Object.entries(PART_KINDS));
    const meant = typeof kind === 'string' ? meantWord(kind, kinds) : undefined;
    return `${kind === undefined || kind === null ? 'thiếu loại phần thi' : `không có loại phần thi ${shownValue(kind)}`}; kind là một trong: ${namedChoices(kinds)}${suggestion(meant)}`;
  },
});
