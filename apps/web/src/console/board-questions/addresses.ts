import type { BoardQuestionId } from '#appeals';

/** What contestants ask the board. */
export const BOARD_QUESTIONS = '/quan-tri/hoi-ban-to-chuc';
export const boardQuestionUrl = (id: BoardQuestionId): string => `${BOARD_QUESTIONS}/${id}`;
