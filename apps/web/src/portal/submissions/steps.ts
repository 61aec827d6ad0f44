import type { SubmissionId } from '#submissions';
import type { SubmissionStepsView, TaskView } from '../view-models.js';
import { submissionAddress } from './addresses.js';

const STEPS = [
  { place: 'viet', label: 'Nội dung' },
  { place: 'tep', label: 'Tệp' },
  { place: 'kiem-tra', label: 'Kiểm tra và gửi' },
] as const;

type Step = (typeof STEPS)[number]['place'];

/** The steps of writing, each of which may be opened at any time. */
export function stepsOf(id: SubmissionId, current: Step, partName: string): SubmissionStepsView {
  return {
    part: partName,
    label: 'Các bước gửi bài',
    items: STEPS.map(({ place, label }, at) => ({
      label: `${at + 1}. ${label}`,
      url: submissionAddress(id, place),
      isCurrent: place === current,
    })),
  };
}

/** The head of the page of a step. */
export function stepTask(current: Step, backUrl: string): TaskView {
  const at = STEPS.findIndex(({ place }) => place === current);
  return { title: 'Gửi bài dự thi', backUrl, note: `Bước ${at + 1} trong ${STEPS.length}` };
}
