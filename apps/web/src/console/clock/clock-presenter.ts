import type { RunningContest } from '#contests';
import { capitalise, DAY_MS, formatDate, formatMoment, formatNumber, formatTime, formatWeekday, MINUTE_MS } from '#kernel';
import type { ConsoleContent } from '../console-page.js';
import { eventsAfter } from '../contest-events.js';
import type { ClockView } from '../view-models.js';

export const CLOCK = '/quan-tri/dong-ho';

const SHOWN_EVENTS = 8;

/** What was typed into the form of a moment, and what is wrong with it. */
export interface TypedMoment {
  day: string;
  time: string;
  fault?: string | undefined;
}

/** The demo's clock: what it shows, where it may go. */
export function clockContent({
  running,
  now,
  trueTime,
  typed,
}: {
  running: RunningContest | undefined;
  now: Date;
  trueTime: Date;
  typed?: TypedMoment | undefined;
}): ConsoleContent<ClockView> {
  const isMoved = Math.abs(now.getTime() - trueTime.getTime()) >= MINUTE_MS;
  const events = running ? eventsAfter(running, now).slice(0, SHOWN_EVENTS) : [];
  return {
    title: 'Đồng hồ chạy thử',
    heading: 'Đồng hồ chạy thử',
    sentence: 'Chuyển giờ của bản chạy thử để xem một cuộc thi đi từ đầu đến cuối.',
    time: formatTime(now),
    date: `${capitalise(formatWeekday(now))}, ${formatDate(now)}`,
    offset: isMoved
      ? `Giờ thật: ${formatMoment(trueTime)}. ${distance(now, trueTime)} Mọi hạn, đợt thi và biên nhận của mọi đơn vị trong bản chạy thử theo giờ ở trên.`
      : 'Đồng hồ đang chạy theo giờ thật.',
    events: {
      actionUrl: CLOCK,
      items: events.map(({ at, title, effect }, place) => ({
        title,
        moment: formatMoment(at),
        effect,
        value: at.toISOString(),
        isFirst: place === 0 || undefined,
      })),
    },
    move: {
      heading: 'Đến một thời điểm',
      sentence: 'Giờ Việt Nam. Đi tới hay lùi lại đều được; đợt thi đã đóng vẫn đóng.',
      actionUrl: CLOCK,
      errors: typed?.fault ? { title: 'Chưa chuyển được', items: [{ fieldId: 'at-day', text: typed.fault }] } : undefined,
      fields: [
        {
          moment: {
            id: 'at',
            name: 'at',
            label: 'Thời điểm',
            day: typed?.day ?? formatDate(now),
            time: typed?.time ?? formatTime(now),
            error: typed?.fault,
          },
        },
      ],
      button: 'Chuyển đồng hồ',
    },
    restore: isMoved
      ? { label: 'Trả về giờ thật', url: `${CLOCK}/gio-that`, sentence: 'Trả về giờ thật: các đợt thi đã đóng vẫn đóng.' }
      : undefined,
  };
}

/** "Bản chạy thử đi trước 3 ngày." */
function distance(now: Date, trueTime: Date): string {
  const ms = Math.abs(now.getTime() - trueTime.getTime());
  const days = Math.round(ms / DAY_MS);
  const words = days >= 2 ? `${formatNumber(days)} ngày` : `${formatNumber(Math.round(ms / MINUTE_MS / 60))} giờ`;
  return `Bản chạy thử ${now > trueTime ? 'đi trước' : 'đi sau'} ${words}.`;
}
