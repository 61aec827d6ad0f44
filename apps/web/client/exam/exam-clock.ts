/** Time left by the server's clock: minutes as a calm sentence, seconds only in the last minute, spoken at four moments. */
const SPOKEN: [number, string][] = [
  [600, 'Còn 10 phút'],
  [300, 'Còn 5 phút'],
  [60, 'Còn 1 phút'],
  [30, 'Còn 30 giây'],
];
/** A device whose clocks disagree by so much between two looks has slept, or was set. */
const JUMP_MS = 5000;

export function timeLeftText(seconds: number): string {
  return seconds > 60 ? `${Math.ceil(seconds / 60)} phút` : `${Math.max(0, seconds)} giây`;
}

interface Options {
  show: (text: string) => void;
  speak: (sentence: string) => void;
  ended: () => void;
  /** The board has given more time. */
  extended: () => void;
  /** The device's clocks disagree: only the server knows. */
  doubted: () => void;
}

/**
 * Only differences of the device's clock count, never what it shows: between two words of the server, time passes by the clock
 * that nobody can set. That one may stand still while the device sleeps, so after a jump the server is asked.
 */
export class ExamClock {
  private offset = 0;
  private drift = 0;
  private end = 0;
  private before = Infinity;
  private timer = 0;

  constructor(private readonly options: Options) {}

  /** What the server says: its time, and when the paper is due. */
  set(now: number, deadline?: number): void {
    this.offset = now - performance.now();
    this.drift = Date.now() - performance.now();
    const isLater = deadline !== undefined && this.end > 0 && deadline > this.end;
    // Time is only ever added: an older word of the server may come last.
    if (deadline !== undefined) this.end = Math.max(this.end, deadline);
    // What was spoken of the old end is spoken again of the new one.
    if (isLater) this.before = Infinity;
    this.tick();
    if (isLater) this.options.extended();
  }

  get isOver(): boolean {
    return this.end <= this.offset + performance.now();
  }

  private tick(): void {
    clearTimeout(this.timer);
    const jump = Date.now() - performance.now() - this.drift;
    if (Math.abs(jump) > JUMP_MS) {
      this.drift += jump;
      this.options.doubted();
    }
    const seconds = Math.ceil((this.end - this.offset - performance.now()) / 1000);
    this.options.show(timeLeftText(seconds));
    // The last of those passed: waking up after a sleep says one thing, not three.
    const passed = SPOKEN.filter(([moment]) => this.before > moment && seconds <= moment && this.before !== Infinity).pop();
    if (passed && seconds > 0) this.options.speak(passed[1]);
    this.before = seconds;
    if (seconds <= 0) this.options.ended();
    else this.timer = window.setTimeout(() => this.tick(), 1000);
  }
}
