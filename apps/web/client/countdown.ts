/** A clock that goes on from what the server wrote, by the server's time, whatever the phone believes the hour is. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const two = (value: number): string => String(value).padStart(2, '0');

/** Days, hours and minutes; in the last hour minutes and seconds. Units of zero in front are left out. */
export function countdownUnits(left: number): [string, string][] {
  if (left < HOUR) {
    const seconds = Math.max(0, Math.floor(left / SECOND));
    return [
      [String(Math.floor(seconds / 60)), 'phút'],
      [two(seconds % 60), 'giây'],
    ];
  }
  const minutes = Math.floor(left / MINUTE);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest: [string, string][] = [
    [days ? two(hours) : String(hours), 'giờ'],
    [two(minutes % 60), 'phút'],
  ];
  return days ? [[String(days), 'ngày'], ...rest] : rest;
}

/** When the time has come the page is fetched again, each phone a little later than the next so that not all come at once. */
export function runCountdown(clock: HTMLElement): void {
  const offset = Date.parse(clock.dataset['now'] ?? '') - Date.now();
  const until = Date.parse(clock.dataset['until'] ?? '');
  if (Number.isNaN(offset) || Number.isNaN(until)) return;
  const tick = (): void => {
    const left = until - Date.now() - offset;
    if (left <= 0) {
      setTimeout(() => location.reload(), 2000 + Math.random() * 15000);
      clock.textContent = 'Đã đến giờ, trang đang tải lại…';
      return;
    }
    drawCountdown(clock, countdownUnits(left));
    setTimeout(tick, (left % (left <= HOUR ? SECOND : MINUTE)) + 20);
  };
  tick();
}

/** Keeps the elements and changes their text, so that nothing moves. */
export function drawCountdown(clock: HTMLElement, units: [string, string][]): void {
  while (clock.children.length > units.length) clock.firstElementChild?.remove();
  while (clock.children.length < units.length) {
    const unit = document.createElement('div');
    unit.append(document.createElement('b'), ' ', document.createElement('span'));
    clock.append(unit);
  }
  units.forEach(([value, name], index) => {
    const unit = clock.children[index] as HTMLElement;
    (unit.querySelector('b') as HTMLElement).textContent = value;
    (unit.querySelector('span') as HTMLElement).textContent = name;
  });
}
