import { formatDuration } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { entryCondition } from './entry-condition.js';

/** Nobody reads twenty questions in as many seconds: what is quicker was not answered by a reader. */
export const minimumDuration = entryCondition({
  code: 'minimum-duration',
  version: 1,
  label: 'Thời gian làm bài tối thiểu',
  needs: ['durationMs'],
  quizOnly: true,
  args: settings({ seconds: whole('Số giây', { min: 1, max: 36_000 }) }),
  says: ({ seconds }) => `làm bài trong ít nhất ${formatDuration(seconds * 1000)}`,
  meets: ({ seconds }, { durationMs }) => (durationMs as number) >= seconds * 1000,
  unfit: ({ seconds }, { minutes }) =>
    minutes === undefined || seconds <= minutes * 60
      ? undefined
      : `không ai làm bài lâu như vậy vì thời gian làm bài là ${minutes} phút (${minutes * 60} giây); hãy ghi seconds không quá số ấy`,
});
