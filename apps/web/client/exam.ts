/**
 * The exam with script: questions change without a round trip, each choice is kept and sent at once, the line may break.
 * Everything here also works without it: the buttons are submit buttons of one form.
 */
import { AnswerQueue, type SavingState } from './exam/answer-queue';
import { runExamClock } from './exam/exam-clock';

const LAST = 'cuoi';
const DOUBLE_TAP_MS = 700;

function start(page: HTMLElement): void {
  const need = <T extends HTMLElement>(selector: string): T => page.querySelector(selector) as T;
  const data = page.dataset as Record<string, string>;
  const form = need<HTMLFormElement>('[data-answers]');
  const finish = need<HTMLFormElement>('[data-finish]');
  const questions = Array.from(page.querySelectorAll<HTMLFieldSetElement>('[data-question]'));
  const cells = Array.from(page.querySelectorAll<HTMLButtonElement>('.cell'));
  const beads = Array.from(page.querySelectorAll<HTMLElement>('.strip i'));
  const total = questions.length;
  const previous = need<HTMLButtonElement>('[data-previous]');
  const next = need<HTMLButtonElement>('[data-next]');
  const mark = need<HTMLButtonElement>('[data-mark]');
  const guess = page.querySelector<HTMLInputElement>('[data-prediction]');
  const saving = need('[data-saving]');
  const announce = need('[data-announce]');
  const timeLeft = document.querySelector('[data-time-left]') as HTMLElement;
  const marksKey = `kb-marks-${data['attempt']}`;
  const guessKey = `kb-guess-${data['attempt']}`;
  let shown = finish.hidden
    ? Math.max(
        0,
        questions.findIndex((question) => !question.hidden),
      )
    : total;
  let isLeaving = false;

  const store = {
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
  const marks = new Set(store.get(marksKey).split(',').filter(Boolean).map(Number));

  const tell = (state: SavingState): void => {
    saving.className = `saving is-${state.kind === 'refused' ? 'offline' : state.kind}`;
    const words = saving.querySelector('span') as HTMLElement;
    words.textContent = '';
    if (state.kind === 'sending') words.textContent = 'Đã lưu trên máy, đang gửi…';
    if (state.kind === 'received') words.textContent = `Máy chủ đã nhận lúc ${state.at}`;
    if (state.kind === 'offline') {
      const strong = document.createElement('b');
      strong.textContent = 'Đã lưu trên máy.';
      words.append(strong, ' Bạn cứ làm tiếp, có mạng lại máy sẽ tự gửi.');
    }
    if (state.kind === 'refused') {
      const link = document.createElement('a');
      link.href = location.pathname;
      link.textContent = state.isOver ? 'Xem biên nhận' : 'Tải lại trang';
      words.append(`${state.sentence} `, link, state.isOver ? '' : ' để làm tiếp, câu trả lời vẫn còn trên máy.');
    }
  };
  const queue = new AnswerQueue({
    key: `kb-answers-${data['attempt']}`,
    url: data['saveUrl'] as string,
    lastSeq: Number(data['lastSeq']),
    tell,
    overtaken: (question, choice) => {
      questions[question - 1]?.querySelectorAll<HTMLInputElement>('input').forEach((input) => (input.checked = input.value === choice));
      refresh();
      speak(`Câu ${question} đã được đổi ở trang khác hoặc máy khác.`);
    },
  });

  const isAnswered = (index: number): boolean => !!questions[index]?.querySelector('input:checked');
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
      cell.classList.toggle('is-answered', has);
      cell.classList.toggle('is-marked', isMarked);
      cell.setAttribute('aria-label', `Câu ${index + 1}, ${has ? 'đã trả lời' : 'chưa trả lời'}${isMarked ? ', đánh dấu xem lại' : ''}`);
      if (index === shown) cell.setAttribute('aria-current', 'step');
      else cell.removeAttribute('aria-current');
      beads[index]?.classList.toggle('is-answered', has);
      beads[index]?.classList.toggle('is-current', index === shown);
    });
    mark.hidden = shown === total;
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
    questions.forEach((question, place) => (question.hidden = place !== shown));
    finish.hidden = !isLast;
    need('[data-summary-line]').hidden = !isLast;
    need('[data-foot-questions]').hidden = isLast;
    need('[data-foot-finish]').hidden = !isLast;
    const position = need('[data-position]');
    const lastText = finish.dataset['positionText'] as string;
    position.textContent = isLast ? lastText : `Câu ${shown + 1} trong ${total}`;
    previous.hidden = shown === 0;
    (previous.querySelector('span') as HTMLElement).textContent = shown ? `Câu ${shown}` : 'Câu trước';
    (next.querySelector('span') as HTMLElement).textContent = shown + 1 < total ? `Câu ${shown + 2}` : lastText;
    refresh();
    if (!isMoved) return;
    try {
      history.replaceState(null, '', `?cau=${isLast ? LAST : shown + 1}`);
    } catch {
      // Some in-app browsers limit how often; the address is a comfort only.
    }
    scrollTo(0, 0);
    position.focus({ preventScroll: true });
  };

  const goTo = (value: string): void => show(value === LAST ? total : Number(value) - 1);

  /** A press that would hand in a paper with gaps asks once: the next one, not of the same double tap, means it. */
  let askedAt = 0;
  const mustAsk = (): boolean => {
    const open = openQuestions().length;
    if (!open || (askedAt && Date.now() - askedAt > DOUBLE_TAP_MS)) return false;
    if (!askedAt) {
      askedAt = Date.now();
      need('[data-submit]').textContent = `Nộp, bỏ trống ${open} câu`;
      speak(`${summary()} Bấm lần nữa để nộp.`);
    }
    return true;
  };
  const ask = (): void => {
    askedAt = 0;
    need('[data-submit]').textContent = finish.dataset['submitLabel'] as string;
  };

  /** The queue first, then the form: the receipt must hold what was chosen last. */
  const submit = async (isForced: boolean): Promise<void> => {
    if (isLeaving) return;
    isLeaving = true;
    const button = need<HTMLButtonElement>('[data-submit]');
    button.disabled = true;
    button.textContent = 'Đang nộp…';
    const isDrained = await queue.drained(isForced ? 5000 : 20000);
    if (!isDrained && !isForced) {
      isLeaving = false;
      button.disabled = false;
      ask();
      tell({ kind: 'offline' });
      speak('Chưa nộp được vì mất mạng. Bài vẫn còn trên máy.');
      return;
    }
    queue.forget();
    store.set(marksKey, '');
    store.set(guessKey, '');
    if (guess) guess.value = guess.value.replace(/[.\s]/g, '');
    finish.submit();
  };

  const speak = (sentence: string): void => {
    announce.textContent = '';
    setTimeout(() => (announce.textContent = sentence), 50);
  };

  // Take over from the server's page: all answers live, buttons act at once.
  questions.forEach((question) => (question.disabled = false));
  if (saving.classList.contains('is-idle')) (saving.querySelector('span') as HTMLElement).textContent = 'Chạm vào một đáp án, máy tự lưu.';
  queue.pending.forEach((answer) => {
    const input = questions[answer.question - 1]?.querySelector<HTMLInputElement>(`input[value="${answer.choice}"]`);
    if (input) input.checked = true;
  });
  form.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement;
    const question = input.closest<HTMLElement>('[data-question]');
    if (!question) return;
    queue.add(Number(question.dataset['question']), input.value);
    refresh();
  });
  page.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>('button[name="go"]');
    if (!button) return;
    event.preventDefault();
    if (button === previous) show(shown - 1);
    else if (button === next || button.dataset['default'] !== undefined) show(shown + 1);
    else goTo(button.value);
  });
  mark.addEventListener('click', () => {
    const number = shown + 1;
    if (!marks.delete(number)) marks.add(number);
    store.set(marksKey, Array.from(marks).join(','));
    refresh();
  });
  need('[data-mark-note]').hidden = false;
  if (guess) {
    // Only a whole number gets its dots: anything else stays as typed, and the server says what is wrong with it.
    const dotted = (): void => {
      const digits = guess.value.replace(/[.\s]/g, '').replace(/^0+(?=\d)/, '');
      if (/^\d*$/.test(digits)) guess.value = digits.replace(/\B(?=(\d{3})+$)/g, '.');
      store.set(guessKey, guess.value);
    };
    if (!guess.value) guess.value = store.get(guessKey);
    guess.addEventListener('input', dotted);
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
    if (!mustAsk()) void submit(false);
  });
  addEventListener('online', () => queue.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') queue.wake();
    else if (!isLeaving) queue.sendAndLeave();
  });
  addEventListener('pagehide', () => !isLeaving && queue.sendAndLeave());
  // A page taken from the browser's memory must not go on with old answers after the paper was handed in.
  addEventListener('pageshow', (event) => event.persisted && location.reload());

  runExamClock({
    now: data['now'] as string,
    deadline: data['deadline'] as string,
    show: (text) => {
      if (timeLeft.textContent !== text) timeLeft.textContent = text;
    },
    speak,
    ended: () => {
      speak('Hết giờ. Máy đang nộp bài của bạn.');
      setTimeout(() => void submit(true), Math.random() * 2000);
    },
  });
  show(shown, false);
  queue.wake();
}

const page = document.querySelector<HTMLElement>('[data-attempt]');
if (page) start(page);
