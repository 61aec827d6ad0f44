const PREFIX = 'kb-phieu-';
const PAUSE_MS = 1_000;
const RETRY_MS = [2_000, 5_000, 10_000, 20_000];
const OLD_MS = 14 * 24 * 3600_000;

/** What was typed and is not at the server yet. */
interface Kept {
  revision: string;
  /** Of all fields that somebody fills in, in their order. */
  values: [name: string, value: string][];
  at: number;
  /** It was on its way by the form's own button when it was kept: a page with a newer revision holds it. */
  isSubmitted?: boolean;
}

interface Answer {
  revision?: number;
  saved?: string;
  errors?: { code?: string; message?: string }[];
}

/**
 * Sends the sheet a moment after the last key, and keeps what was typed on this device until the server has said that it holds
 * it: a lost line or a closed page costs nothing. Where the sheet was saved elsewhere meanwhile, the button shows both versions;
 * nothing is written over by itself.
 */
export function keepSheet(form: HTMLFormElement): void {
  const key = `${PREFIX}${form.dataset['sheet'] ?? ''}`;
  const url = form.dataset['save'] ?? '';
  const line = form.querySelector<HTMLElement>('[data-saved]');
  const revision = form.querySelector<HTMLInputElement>('input[name="revision"]');
  if (!revision) return;
  let isHeld = form.dataset['held'] !== undefined;
  let isSending = false;
  let isDirty = false;
  let failures = 0;
  let timer = 0;
  /** The button that waits for the answer of a saving under way. */
  let pressed: { by: HTMLElement | null } | undefined;
  dropOld();

  const say = (text: string, isTrouble = false): void => {
    if (!line) return;
    line.classList.toggle('is-trouble', isTrouble);
    if (line.textContent !== text) line.textContent = text;
  };
  const keep = (isSubmitted = false): boolean => {
    try {
      const kept: Kept = { revision: revision.value, values: valuesOf(form), at: Date.now(), ...(isSubmitted && { isSubmitted }) };
      localStorage.setItem(key, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  };
  const later = (wait: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), wait);
  };

  async function send(): Promise<void> {
    if (isSending || isHeld || !isDirty || !revision) return;
    isSending = true;
    isDirty = false;
    const sent = JSON.stringify(valuesOf(form));
    say('Đang lưu…');
    let wait = PAUSE_MS;
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: bodyOf(form),
        credentials: 'same-origin',
        headers: { accept: 'application/json' },
      });
      const answer = (await response.json().catch(() => ({}))) as Answer;
      if (response.ok && answer.revision !== undefined) received(answer.revision, sent, answer.saved);
      else wait = refused(response.status, answer);
    } catch {
      isDirty = true;
      wait = away();
    }
    isSending = false;
    if (pressed) {
      const { by } = pressed;
      pressed = undefined;
      form.requestSubmit(by);
    } else goOn(wait);
  }

  /** The server holds what was sent; meanwhile more may have been typed. */
  function received(now: number, sent: string, words = 'Đã lưu.'): void {
    failures = 0;
    if (revision) revision.value = String(now);
    if (JSON.stringify(valuesOf(form)) === sent) drop(key);
    else keep();
    if (!isDirty) say(words);
  }

  function goOn(wait: number): void {
    if (isDirty && !isHeld) later(wait);
  }

  /** @returns how long to wait before it is tried again */
  function refused(status: number, { errors }: Answer): number {
    const code = errors?.[0]?.code;
    if (status >= 500 || status === 429) {
      isDirty = true;
      return away();
    }
    // Something typed cannot be: the next key tries again.
    if (status === 422) say(errors?.[0]?.message ?? 'Có ô chưa ghi đúng. Hãy sửa lại.', true);
    else {
      isHeld = true;
      say(
        status === 401
          ? 'Chưa lưu: phiên đăng nhập đã hết. Những gì bạn gõ còn trên máy này. Hãy đăng nhập lại ở thẻ khác rồi bấm Lưu.'
          : code === 'SHEET_CHANGED'
            ? 'Chưa lưu: phiếu này vừa được lưu ở nơi khác. Những gì bạn gõ còn nguyên. Bấm Lưu để xem cả hai bản.'
            : `Chưa lưu. ${errors?.[0]?.message ?? 'Bấm Lưu để thử lại.'}`,
        true,
      );
    }
    return PAUSE_MS;
  }

  function away(): number {
    const isKept = keep();
    say(
      isKept
        ? 'Mất kết nối. Những gì bạn gõ đã giữ trên máy này; bạn cứ chấm tiếp, có mạng lại máy sẽ tự gửi.'
        : 'Mất kết nối, và trình duyệt này không cho giữ lại trên máy: hãy để trang này mở. Máy sẽ tự gửi lại.',
      true,
    );
    const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] as number;
    failures += 1;
    return wait;
  }

  /** Puts back what an earlier visit could not send. */
  function restore(): void {
    const kept = read(key);
    // The server has tidied what it got by the button: what it shows looks otherwise and is the same.
    const hasArrived = kept?.isSubmitted === true && Number(revision?.value) > Number(kept.revision);
    if (!kept || isHeld || hasArrived || JSON.stringify(kept.values) === JSON.stringify(valuesOf(form))) {
      if (!isHeld) drop(key);
      return;
    }
    fill(form, kept.values);
    form.dispatchEvent(new Event('sheet-restored'));
    if (kept.revision === revision?.value) {
      isDirty = true;
      say('Đã lấy lại những gì bạn gõ lần trước mà chưa gửi được. Đang lưu…');
      void send();
      return;
    }
    isHeld = true;
    if (revision) revision.value = kept.revision;
    say('Trên máy này còn những gì bạn gõ lần trước mà chưa gửi được, còn phiếu đã được lưu ở nơi khác. Bấm Lưu để xem cả hai bản.', true);
  }

  form.addEventListener('input', () => {
    isDirty = true;
    keep();
    if (!isHeld) later(PAUSE_MS);
  });
  const submit = (event: SubmitEvent): void => {
    clearTimeout(timer);
    // With the revision that the answer brings: with the old one it would look as if somebody else had saved meanwhile.
    if (isSending) {
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = { by: event.submitter };
      return;
    }
    if (isDirty) keep(true);
    isHeld = true;
  };
  // Before whatever lets a form be sent once.
  form.addEventListener('submit', submit, { capture: true });
  addEventListener('online', () => later(0));
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  addEventListener('beforeunload', (event) => {
    if (isDirty && !isHeld && !keep()) event.preventDefault();
  });
  restore();
}

/** What somebody fills in: not the token, nor what the page itself says. */
function valuesOf(form: HTMLFormElement): Kept['values'] {
  const values: Kept['values'] = [];
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string' && ['points', 'comment', 'whole', 'agrees'].includes(name)) values.push([name, value]);
  });
  return values;
}

function bodyOf(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') body.append(name, value);
  });
  return body;
}

function fill(form: HTMLFormElement, values: Kept['values']): void {
  const fields = Array.from(
    form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[name="points"], [name="comment"], [name="whole"]'),
  );
  const texts = values.filter(([name]) => name !== 'agrees');
  fields.forEach((field) => {
    const at = texts.findIndex(([name]) => name === field.name);
    const [found] = at < 0 ? [] : texts.splice(at, 1);
    if (found) field.value = found[1];
    if (found && found[1] !== '') field.closest('details')?.setAttribute('open', '');
  });
  const vote = values.find(([name]) => name === 'agrees')?.[1];
  form.querySelectorAll<HTMLInputElement>('input[name="agrees"]').forEach((choice) => (choice.checked = choice.value === vote));
}

function read(key: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && Array.isArray(kept.values) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // What cannot be written was never kept.
  }
}

/** What lies here longer belongs to judging that is long over. */
function dropOld(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && Date.now() - (read(key)?.at ?? 0) > OLD_MS) localStorage.removeItem(key);
  } catch {
    // See `drop`.
  }
}
