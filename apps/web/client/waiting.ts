/**
 * Waiting for a round to open: the clock runs by the server's time, and at the person's own moment the button opens. Nothing
 * is fetched for it, so a crowd that waits costs nothing; nothing takes the focus, so whoever listens is not thrown about.
 */
import { countdownUnits, drawCountdown } from './countdown';

const SPOKEN: [number, string][] = [
  [300_000, 'Còn 5 phút nữa mở thi.'],
  [60_000, 'Còn 1 phút nữa mở thi.'],
];

function wait(room: HTMLElement): void {
  const need = (selector: string): HTMLElement => document.querySelector(selector) as HTMLElement;
  const clock = need('[data-clock]');
  const button = need('[data-wait-start]') as HTMLButtonElement;
  const opens = Date.parse(clock.dataset['opens'] ?? '');
  const moment = Date.parse(room.dataset['moment'] ?? '');
  // Differences of the clock that nobody can set; the other one tells when the phone has slept.
  const offset = Date.parse(clock.dataset['now'] ?? '') - performance.now();
  const shift = Date.now() - performance.now();
  let before = Infinity;
  const say = (text: string): void => {
    need('[data-wait-said]').textContent = text;
  };
  const tick = (): void => {
    const slept = Math.abs(Date.now() - performance.now() - shift) > 5000;
    const now = offset + performance.now();
    if (slept && navigator.onLine && document.visibilityState === 'visible') {
      location.reload();
      return;
    }
    if (now >= moment) {
      need('[data-wait-title]').textContent = 'Đã đến giờ vào thi';
      drawCountdown(clock, countdownUnits(0));
      button.disabled = false;
      say('Đã đến giờ. Nút Bắt đầu làm bài ở cuối trang đã mở.');
      return;
    }
    const left = (now >= opens ? moment : opens) - now;
    if (now >= opens) need('[data-wait-title]').textContent = 'Sắp đến lượt bạn';
    drawCountdown(clock, countdownUnits(left));
    const passed = SPOKEN.filter(([at]) => before > at && left <= at && before !== Infinity).pop();
    if (passed && now < opens) say(passed[1]);
    before = left;
    setTimeout(tick, (left % 1000) + 20);
  };
  tick();
}

const room = document.querySelector<HTMLElement>('[data-wait]');
if (room) wait(room);
