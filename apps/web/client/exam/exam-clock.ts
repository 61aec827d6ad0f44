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

/** A deadline that differs by less is the same one. */
const SAME_MS = 1000;
/** While the round rests, the page asks about so often whether it goes on earlier: everybody who sits in it does. */
const LOOK_WHILE_RESTING_MS = 180_000;

interface Options {
  show: (text: string) => void;
  speak: (sentence: string) => void;
  ended: () => void;
  /** The board has given more time. */
  extended: () => void;
  /** The round rests: the time left stands still. */
  rested: () => void;
  /** It goes on. */
  resumed: () => void;
  /** The device's clocks disagree, or an answer has brought another deadline: only the server's page knows. */
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
  /** Until when the round rests, as part of the time up to the end; 0: it does not. */
  private rests = 0;
  private isResting = false;
  /** More time was given, and nobody has said yet whether it is only that of a pause. */
  private isLater = false;
  private lookAt = 0;
  /** Of the newest word of the server, its time. */
  private said = 0;
  private before = Infinity;
  private timer = 0;

  constructor(private readonly options: Options) {}

  /**
   * What the server says: its time, when the paper is due, and until when the round rests (0: it does not). An answer to a save
   * leaves the last one open; where it brings another deadline, the page is asked why.
   */
  set(now: number, deadline?: number, rests?: number): void {
    this.offset = now - performance.now();
    this.drift = Date.now() - performance.now();
    const known = this.end;
    // An older word of the server may come last: it only ever adds time. The newest is right, also where a pause ended early.
    if (deadline !== undefined) this.end = now >= this.said ? deadline : Math.max(this.end, deadline);
    this.said = Math.max(this.said, now);
    const isMoved = known > 0 && Math.abs(this.end - known) > SAME_MS;
    this.isLater = this.isLater || (isMoved && this.end > known);
    // What was spoken of the old end is spoken again of the new one.
    if (isMoved && this.end > known) this.before = Infinity;
    if (rests !== undefined) this.rests = rests;
    this.tick();
    if (rests === undefined) {
      if (isMoved) this.options.doubted();
      return;
    }
    if (this.isLater && !this.isResting) this.options.extended();
    this.isLater = false;
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
    const now = this.offset + performance.now();
    const seconds = Math.ceil((this.end - Math.max(now, this.rests)) / 1000);
    this.options.show(timeLeftText(seconds));
    this.rest(now);
    // The last of those passed: waking up after a sleep says one thing, not three.
    const passed = SPOKEN.filter(([moment]) => this.before > moment && seconds <= moment && this.before !== Infinity).pop();
    if (passed && seconds > 0) this.options.speak(passed[1]);
    this.before = seconds;
    if (seconds <= 0) this.options.ended();
    else this.timer = window.setTimeout(() => this.tick(), 1000);
  }

  /** Says once that the round rests, and once that it goes on. */
  private rest(now: number): void {
    const rests = now < this.rests;
    if (rests !== this.isResting) {
      this.isResting = rests;
      this.lookAt = 0;
      if (rests) this.options.rested();
      else this.options.resumed();
    }
    if (!rests || now < this.lookAt) return;
    if (this.lookAt > 0) this.options.doubted();
    this.lookAt = now + LOOK_WHILE_RESTING_MS * (0.5 + Math.random());
  }
}
