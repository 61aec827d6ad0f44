import { UnsavedCopy } from './unsaved-copy';

const PAUSE_MS = 1_500;
/** A line that is cut is tried again after so long, and as soon as it is back. */
const AGAIN_MS = 10_000;
const OFFLINE = 'Chưa gửi được lên máy chủ vì mất kết nối. Những gì bạn gõ còn trên máy này; có mạng lại trang sẽ tự lưu.';
const REFUSED: Readonly<Record<number, string>> = {
  401: 'Phiên đăng nhập đã hết nên chưa lưu được. Hãy mở trang đăng nhập ở một thẻ khác, đăng nhập lại, rồi bấm Lưu bản nháp.',
  413: 'Chưa lưu được vì bài viết trên trang dài quá. Hãy viết gọn lại, hoặc để nội dung trong tệp Word, PDF ở bước Tệp. Những gì bạn gõ còn trên máy này.',
  409: 'Chưa lưu: bài vừa được sửa ở một máy khác. Bấm Lưu bản nháp để xem cả hai bản; chưa có gì bị mất.',
};

interface Refused {
  errors?: { message?: string }[];
}

interface Saved {
  revision: number;
  savedAt: string;
  shares: string;
}

/**
 * Sends the form as its button would, a moment after the last key. Fields are never touched. Another device's version is said, and stops
 * it: the button then leads to the page that shows both. What the server has not confirmed lies on this device as well.
 */
export function saveDraft(form: HTMLFormElement): void {
  const revision = form.querySelector<HTMLInputElement>('input[name="revision"]');
  const line = form.querySelector<HTMLElement>('[data-saved]');
  const shares = form.querySelector<HTMLElement>('[data-shares]');
  if (!revision) return;
  const copy = new UnsavedCopy(form);
  // Who looks at two versions decides with the button.
  const isConflict = form.dataset['conflict'] !== undefined;
  let timer = 0;
  let isDirty = false;
  let isSending = false;
  let isStopped = isConflict;
  let waiting: HTMLButtonElement | undefined;
  const say = (text: string): void => {
    if (line && line.textContent !== text) line.textContent = text;
  };
  const later = (wait: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), wait);
  };

  async function save(): Promise<void> {
    if (isSending || isStopped || !isDirty || !revision) return;
    isSending = true;
    isDirty = false;
    say('Đang lưu…');
    try {
      const answer = await copy.send(revision.value);
      if (answer.ok) kept((await answer.json()) as Saved);
      else {
        // Something that is too long is mended with the next keys; what the button then leads to says it as well.
        const isUnfit = answer.status === 413 || answer.status === 422;
        isStopped = answer.status < 500 && !isUnfit;
        const { errors } = (await answer.json().catch(() => ({}))) as Refused;
        say(REFUSED[answer.status] ?? errors?.[0]?.message ?? 'Chưa lưu được. Bấm Lưu bản nháp để thử lại.');
        if (isUnfit) isDirty = waiting === undefined;
        else if (!isStopped) {
          tryAgain();
          waiting = undefined;
        }
      }
    } catch {
      tryAgain();
      say(OFFLINE);
      waiting = undefined;
    }
    isSending = false;
    // What changed while it was on its way, if only because the finger left the field, is saved first: the button waits on.
    if (!waiting || !mayLeadOn()) return;
    const pressed = waiting;
    waiting = undefined;
    pressed.click();
  }

  /** Whether the server has all that was typed, or says something else that its page tells better. */
  function mayLeadOn(): boolean {
    return isStopped || !isDirty;
  }

  function tryAgain(): void {
    isDirty = true;
    later(AGAIN_MS);
  }

  function kept(saved: Saved): void {
    if (revision) revision.value = String(saved.revision);
    if (shares) shares.textContent = saved.shares;
    if (isDirty) {
      copy.keep(String(saved.revision));
      later(waiting ? 0 : PAUSE_MS);
    } else {
      copy.forget();
      say(`Máy chủ đã lưu lúc ${saved.savedAt}.`);
    }
  }

  const changed = (): void => {
    isDirty = true;
    // What was typed beside an undecided conflict is shown beside the kept version once more.
    copy.keep(isConflict ? '-1' : revision.value);
    later(PAUSE_MS);
  };
  if (isConflict) copy.keep('-1');
  else void copy.bringBack(revision.value, say);
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  // A button leads on once the server has what was typed: without a line one stays, and nothing is lost.
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button || isStopped || !(isDirty || isSending)) return;
    event.preventDefault();
    waiting = button;
    void save();
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    isStopped = true;
    // It goes once a page shows that the server has it: the line may be cut now.
    if (isConflict) copy.keep('-1', revision.value);
  });
  // Who chooses what the server has does not want the other any more.
  document.querySelector('a[data-use-kept]')?.addEventListener('click', () => copy.forget());
  addEventListener('pageshow', (event) => event.persisted && location.reload());
  addEventListener('online', () => later(0));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') later(0);
  });
}
