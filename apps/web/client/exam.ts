/**
 * The exam with script: questions change without a round trip, each choice is kept and sent at once, the line may break.
 * Everything here also works without it: the buttons are submit buttons of one form.
 */
import { AnswerQueue } from './exam/answer-queue';
import { AnswerStore } from './exam/answer-store';
import { ExamClock } from './exam/exam-clock';
import { handIn } from './exam/hand-in';
import { SavingLine } from './exam/saving-line';
import { askServer, readPaper, type ServedPaper } from './exam/served-paper';
import { listenToShortcuts } from './exam/shortcuts';

const LAST = 'cuoi';
const DOUBLE_TAP_MS = 700;
/** The answers first: then the paper is tried again. */
const LATER = { kind: 'later', wait: 2000 } as const;
/** Out of sight for so long, the page asks what has changed since. */
const AWAY_MS = 60_000;

function start(page: HTMLElement): void {
  const need = <T extends HTMLElement>(selector: string): T => page.querySelector(selector) as T;
  const data = page.dataset as Record<string, string>;
  const form = need<HTMLFormElement>('[data-answers]');
  const finish = need<HTMLFormElement>('[data-finish]');
  const questions = Array.from(page.querySelectorAll<HTMLFieldSetElement>('[data-question]'));
  const cells = Array.from(page.querySelectorAll<HTMLButtonElement>('.cell'));
  const beads = Array.from(page.querySelectorAll<HTMLElement>('.strip i'));
  const total = questions.length;
  /** All questions below each other: then the last screen is the only other one. */
  const isAll = data['all'] !== undefined;
  const previous = need<HTMLButtonElement>('[data-previous]');
  const next = need<HTMLButtonElement>('[data-next]');
  const mark = need<HTMLButtonElement>('[data-mark]');
  const guess = page.querySelector<HTMLInputElement>('[data-prediction]');
  const saving = need('[data-saving]');
  const announce = need('[data-announce]');
  const hold = need('[data-hold]');
  const timeLeft = document.querySelector('[data-time-left]') as HTMLElement;
  const rest = need('[data-rest]');
  const marksKey = `kb-marks-${data['attempt']}`;
  const guessKey = `kb-guess-${data['attempt']}`;
  const served = readPaper(document) as ServedPaper;
  let shown = finish.hidden
    ? Math.max(
        0,
        questions.findIndex((question) => !question.hidden),
      )
    : total;
  let isLeaving = false;

  const kept = {
    get: (key: string): string => {
      try {
        return localStorage.getItem(key) ?? '';
      } catch {
        return '';
      }
    },
    set: (key: string, value: string): void => {
      try {
        if (value) localStorage.setItem(key, value);
        else localStorage.removeItem(key);
      } catch {
        // In-app browsers may refuse storage; marks then last as long as the page.
      }
    },
  };
  const marks = new Set(kept.get(marksKey).split(',').filter(Boolean).map(Number));

  const speak = (sentence: string): void => {
    announce.textContent = '';
    setTimeout(() => (announce.textContent = sentence), 50);
  };
  const line = new SavingLine(saving, speak);

  const inputsOf = (index: number): HTMLInputElement[] => Array.from(questions[index]?.querySelectorAll('input') ?? []);
  const choiceOf = (index: number): string =>
    inputsOf(index)
      .filter((input) => input.checked)
      .map((input) => input.value)
      .join('');
  const choose = (question: number, choice: string): boolean => {
    if (choiceOf(question - 1) === choice) return false;
    inputsOf(question - 1).forEach((input) => (input.checked = choice.includes(input.value)));
    return true;
  };

  const queue = new AnswerQueue({
    url: data['saveUrl'] as string,
    store: new AnswerStore(data['attempt'] as string),
    served: served.answers,
    tell: (state) => line.tell(state),
    changed: (question, choice, isElsewhere) => {
      if (!choose(question, choice)) return;
      refresh();
      if (isElsewhere) speak(`Câu ${question} đã được đổi ở trang khác hoặc máy khác.`);
    },
    clock: (now, deadline) => clock.set(now, deadline),
  });

  const isAnswered = (index: number): boolean => choiceOf(index) !== '';
  const openQuestions = (): number[] => questions.map((_, index) => index + 1).filter((number) => !isAnswered(number - 1));

  const summary = (): string => {
    const open = openQuestions();
    if (!open.length) return `Bạn đã trả lời đủ ${total} câu.`;
    return open.length > 8 ? `Bạn còn ${open.length} câu chưa trả lời.` : `Bạn còn ${open.length} câu chưa trả lời: ${open.join(', ')}.`;
  };

  /** Everything that depends on what is answered, marked and shown. */
  const refresh = (): void => {
    const answered = total - openQuestions().length;
    need('[data-answered]').textContent = shown === total ? `Đã trả lời ${answered} trong ${total}` : `Đã trả lời ${answered}`;
    cells.forEach((cell, index) => {
      const has = isAnswered(index);
      const isMarked = marks.has(index + 1);
      const isCurrent = index === shown && !isAll;
      cell.classList.toggle('is-answered', has);
      cell.classList.toggle('is-marked', isMarked);
      cell.setAttribute('aria-label', `Câu ${index + 1}, ${has ? 'đã trả lời' : 'chưa trả lời'}${isMarked ? ', đánh dấu xem lại' : ''}`);
      if (isCurrent) cell.setAttribute('aria-current', 'step');
      else cell.removeAttribute('aria-current');
      beads[index]?.classList.toggle('is-answered', has);
      beads[index]?.classList.toggle('is-current', isCurrent);
    });
    mark.hidden = shown === total || isAll;
    mark.setAttribute('aria-pressed', String(marks.has(shown + 1)));
    need('[data-summary]').textContent = summary();
    const review = need<HTMLButtonElement>('[data-review]');
    review.value = String(openQuestions()[0] ?? 1);
    need('[data-map]').hidden = shown === total && answered === total;
    if (shown !== total) ask();
  };

  const show = (index: number, isMoved = true): void => {
    shown = Math.min(Math.max(index, 0), total);
    const isLast = shown === total;
    questions.forEach((question, place) => (question.hidden = isAll ? isLast : place !== shown));
    finish.hidden = !isLast;
    need('[data-summary-line]').hidden = !isLast;
    need('[data-foot-questions]').hidden = isLast;
    need('[data-foot-finish]').hidden = !isLast;
    page.querySelectorAll<HTMLElement>('[data-view]').forEach((link) => (link.hidden = isLast));
    const position = need('[data-position]');
    const lastText = finish.dataset['positionText'] as string;
    position.textContent = isLast ? lastText : isAll ? `Tất cả ${total} câu` : `Câu ${shown + 1} trong ${total}`;
    previous.hidden = shown === 0 || isAll;
    (previous.querySelector('span') as HTMLElement).textContent = shown ? `Câu ${shown}` : 'Câu trước';
    (next.querySelector('span') as HTMLElement).textContent = shown + 1 < total && !isAll ? `Câu ${shown + 2}` : lastText;
    refresh();
    if (!isMoved) return;
    try {
      history.replaceState(null, '', isLast ? `?cau=${LAST}` : isAll ? location.pathname : `?cau=${shown + 1}`);
    } catch {
      // Some in-app browsers limit how often; the address is a comfort only.
    }
    if (isAll && !isLast) jump(index);
    else {
      scrollTo(0, 0);
      position.focus({ preventScroll: true });
    }
  };

  /** Among all questions: to the one that was meant. */
  const jump = (index: number): void => {
    const legend = questions[index]?.querySelector<HTMLElement>('legend');
    legend?.scrollIntoView();
    legend?.focus({ preventScroll: true });
  };

  const goTo = (value: string): void => show(value === LAST ? total : Number(value) - 1);
  const goOn = (): void => show(isAll ? total : shown + 1);

  /** A press that would hand in a paper with gaps asks once: the next one, not of the same double tap, means it. */
  let askedAt = 0;
  const mustAsk = (): boolean => {
    const open = openQuestions().length;
    if (!open || (askedAt && performance.now() - askedAt > DOUBLE_TAP_MS)) return false;
    if (!askedAt) {
      askedAt = performance.now();
      need('[data-submit]').textContent = `Nộp, bỏ trống ${open} câu`;
      speak(`${summary()} Bấm lần nữa để nộp.`);
    }
    return true;
  };
  const button = need<HTMLButtonElement>('[data-submit]');
  const ask = (): void => {
    askedAt = 0;
    button.disabled = false;
    button.textContent = finish.dataset['submitLabel'] as string;
  };

  /** What stands between the paper and its receipt, and what the person may do about it. */
  const say = (text: string): void => {
    hold.hidden = !text;
    (hold.querySelector('p') as HTMLElement).textContent = text;
    need('[data-hold-back]').hidden = clock.isOver;
    if (text) speak(text);
  };
  const counts = (): string => {
    const open = queue.pending.filter(({ choice }) => choice).length;
    return open
      ? `Máy chủ đã nhận ${total - openQuestions().length - open} câu, còn ${open} câu chỉ có trên máy này.`
      : 'Máy chủ đã nhận đủ các câu bạn chọn.';
  };

  /**
   * The queue first, then the paper: the receipt must hold what was chosen last. Without a line nothing is handed in behind the
   * person's back: the page says what is where, goes on trying, and lets them go back to their questions.
   * Where nobody has pressed and only time is over, the server is asked first: the board may have given more of it.
   */
  const submit = async (isByTime = false): Promise<void> => {
    if (isLeaving) return;
    isLeaving = true;
    button.disabled = true;
    button.textContent = 'Đang nộp…';
    const isWanted = (): boolean => isLeaving;
    while (isWanted()) {
      const isDrained = await queue.drained(clock.isOver ? 4000 : 10000);
      const isHeard = isDrained && (!isByTime || (await lookAgain()));
      if (!isWanted()) return;
      if (isByTime && !clock.isOver) {
        stay();
        return;
      }
      const answer = isHeard ? await handIn(finish) : LATER;
      if (!isWanted()) return;
      if (answer.kind !== 'later') {
        queue.forget();
        kept.set(marksKey, '');
        kept.set(guessKey, '');
        if (answer.kind === 'receipt') location.assign(answer.path);
        else finish.submit();
        return;
      }
      sayHeld();
      await new Promise((resolve) => setTimeout(resolve, answer.wait * (1 + Math.random() / 2)));
    }
  };
  let said = '';
  const sayHeld = (): void => {
    const text = clock.isOver
      ? `Đã hết giờ. ${counts()} Có mạng lại máy tự gửi; câu đến sau giờ được giữ riêng để Ban Tổ chức xem xét.`
      : `Chưa nộp được, máy vẫn đang thử. ${counts()} Bạn có thể đợi ở đây, có mạng là máy tự nộp, hoặc quay lại xem bài.`;
    if (text !== said) say(text);
    said = text;
  };
  /** Not handing in after all. */
  const stay = (): void => {
    isLeaving = false;
    said = '';
    say('');
    ask();
  };
  need('[data-hold-back]').addEventListener('click', () => {
    stay();
    show(isAll ? 0 : total - 1);
  });

  const clock = new ExamClock({
    show: (text) => {
      if (timeLeft.textContent !== text) timeLeft.textContent = text;
    },
    speak,
    doubted: () => void lookAgain(),
    rested: () => {
      rest.hidden = false;
      speak(rest.textContent);
    },
    resumed: () => {
      rest.hidden = true;
      page.querySelector('[data-round-notice]')?.remove();
      speak(`Đợt thi đã mở lại. Bạn còn ${timeLeft.textContent}.`);
    },
    ended: () => {
      if (isLeaving) return;
      speak('Hết giờ. Máy đang nộp bài của bạn.');
      setTimeout(() => void (clock.isOver && submit(true)), Math.random() * 2000);
    },
    extended: () => speak(`Bạn được thêm giờ. Còn ${timeLeft.textContent}.`),
  });
  /** Whether the server has answered. */
  const lookAgain = async (): Promise<boolean> => {
    const answer = await askServer(location.pathname);
    if (!answer || answer === 'over') return answer === 'over';
    if ('path' in answer) location.assign(answer.path);
    else {
      rest.textContent = answer.restText;
      clock.set(answer.now, answer.deadline, answer.rests);
      queue.compare(answer.answers);
    }
    return true;
  };

  // Take over from the server's page: all answers live, buttons act at once.
  questions.forEach((question) => (question.disabled = false));
  if (saving.classList.contains('is-idle')) (saving.querySelector('span') as HTMLElement).textContent = 'Chạm vào một đáp án, máy tự lưu.';
  // On a slow line people touch answers before this script is here: those are their last word.
  const early = questions.map((_, index) => index + 1).filter((number) => choiceOf(number - 1) !== served.answers.get(number)?.choice);
  queue.pending.forEach((answer) => early.includes(answer.question) || choose(answer.question, answer.choice));
  early.forEach((number) => queue.add(number, choiceOf(number - 1)));
  form.addEventListener('change', (event) => {
    const question = (event.target as HTMLElement).closest<HTMLElement>('[data-question]');
    if (!question) return;
    const number = Number(question.dataset['question']);
    queue.add(number, choiceOf(number - 1));
    refresh();
  });
  page.addEventListener('click', (event) => {
    const pressed = (event.target as HTMLElement).closest<HTMLButtonElement>('button[name="go"]');
    if (!pressed) return;
    event.preventDefault();
    if (pressed === previous) show(shown - 1);
    else if (pressed === next || pressed.dataset['default'] !== undefined) goOn();
    else goTo(pressed.value);
  });
  mark.addEventListener('click', () => {
    const number = shown + 1;
    if (!marks.delete(number)) marks.add(number);
    kept.set(marksKey, Array.from(marks).join(','));
    refresh();
  });
  need('[data-mark-note]').hidden = isAll;
  if (guess) {
    const plain = (): string => guess.value.replace(/[.\s]/g, '');
    // Only a whole number gets its dots: anything else stays as typed, and the server says what is wrong with it.
    const dotted = (): void => {
      const digits = plain().replace(/^0+(?=\d)/, '');
      if (/^\d*$/.test(digits)) guess.value = digits.replace(/\B(?=(\d{3})+$)/g, '.');
      kept.set(guessKey, guess.value);
    };
    if (!guess.value) guess.value = kept.get(guessKey);
    guess.addEventListener('input', dotted);
    guess.addEventListener('change', () => /^\d{1,9}$/.test(plain()) && queue.addGuess(plain()));
    // The keypad's own key closes it; handing in is the button's, below the warning.
    guess.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      guess.blur();
    });
    dotted();
  }
  finish.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!mustAsk()) void submit();
  });

  const keys = need('[data-keys]');
  const keysOn = need<HTMLInputElement>('[data-keys-on]');
  keys.hidden = false;
  keysOn.checked = kept.get('kb-keys') !== 'off';
  keysOn.addEventListener('change', () => kept.set('kb-keys', keysOn.checked ? '' : 'off'));
  listenToShortcuts({
    isOn: () => keysOn.checked && !isLeaving,
    choose: (place) => {
      const at = isAll ? questions.findIndex((question) => question.contains(document.activeElement)) : shown;
      const input = inputsOf(at)[place];
      if (!input) return false;
      input.focus();
      input.click();
      return true;
    },
    step: (by) => !isAll && show(shown + by),
  });

  addEventListener('online', () => queue.wake());
  let leftAt = 0;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      queue.wake();
      if (leftAt && Date.now() - leftAt > AWAY_MS) void lookAgain();
    } else {
      leftAt = Date.now();
      if (!isLeaving) queue.sendAndLeave();
    }
  });
  addEventListener('pagehide', () => !isLeaving && queue.sendAndLeave());
  // A page taken from the browser's memory must not go on with old answers after the paper was handed in.
  addEventListener('pageshow', (event) => event.persisted && location.reload());

  clock.set(served.now, served.deadline, served.rests);
  show(shown, false);
  queue.wake();
}

const page = document.querySelector<HTMLElement>('[data-attempt]');
if (page) start(page);
