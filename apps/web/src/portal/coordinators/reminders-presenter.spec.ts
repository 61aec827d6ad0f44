import { parseLocal } from '#kernel';
import type { ReminderPreview } from '#notifications';
import { remindOf } from './reminders-presenter.js';

/** What the page says, looked at a moment before it was worked out when the messages may leave. */
function sentencesAt(time: string, from: string): readonly string[] {
  const now = parseLocal(`2026-11-21 ${time}`)!;
  const preview = {
    round: { name: 'Tuần 2' },
    people: 2,
    messages: 2,
    left: { unreachable: 0, others: 0 },
    from: new Date(parseLocal(from)!.getTime() + 7),
  } as unknown as ReminderPreview;
  return remindOf({ preview, sample: undefined, campaigns: [], now }, { url: '/a', allUrl: '/b' }).sentences;
}

describe('when reminders leave', () => {
  it.each(['07:00', '10:42', '20:59'])('is not said to be another time at %s: they leave at once', (time) => {
    expect(sentencesAt(time, `2026-11-21 ${time}`).join(' ')).not.toContain('Ban đêm');
  });

  it.each(['21:00', '23:30'])('is the morning at %s', (time) => {
    expect(sentencesAt(time, '2026-11-22 07:00').join(' ')).toContain('Ban đêm không gửi: tin đi lúc 7:00 Chủ nhật, 22/11/2026.');
  });
});
