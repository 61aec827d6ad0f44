import type { AttemptId, ExceptionId } from '#attempts';

export const ATTEMPTS = '/quan-tri/luot-thi';
export const attemptUrl = (id: AttemptId): string => `${ATTEMPTS}/${id}`;
export const exceptionUrl = (id: ExceptionId): string => `${ATTEMPTS}/de-nghi/${id}`;
