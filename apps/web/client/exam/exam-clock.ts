/** Time left by the server's clock: minutes as a calm sentence, seconds only in the last minute, spoken at four moments. */
const SPOKEN: [number, string][] = [
  [600, 'Còn 10 phút'],
  [300, 'Còn 5 phút'],
  [60, 'Còn 1 phút'],
  [30, 'Còn 30 giây'],
];

export function timeLeftText(seconds: number): string {
  return seconds > 60 ? `${Math.ceil(seconds / 60)} phút` : `${Math.max(0, seconds)} giây`;
}

interface ExamClock {
  now: string;
  deadline: string;
  show: (text: string) => void;
  speak: (sentence: string) => void;
  ended: () => void;
}

export function runExamClock({ now, deadline, show, speak, ended }: ExamClock): void {
  const offset = Date.parse(now) - Date.now();
  const end = Date.parse(deadline);
  let before = Infinity;
  const tick = (): void => {
    const seconds = Math.ceil((end - Date.now() - offset) / 1000);
    show(timeLeftText(seconds));
    for (const [moment, sentence] of SPOKEN) if (before > moment && seconds <= moment && before !== Infinity) speak(sentence);
    before = seconds;
    if (seconds <= 0) ended();
    else setTimeout(tick, 1000);
  };
  tick();
}
