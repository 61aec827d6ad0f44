const PAUSE_MS = 1_200;
const SAVED = 'da-luu';
/** Parts of the page that tell what follows from what was written. */
const TOLD = ['ben-canh', 'muc-luc', 'cho-can-sua'];

/**
 * Sends the form as its button would, a moment after the last key, and takes from the answer what follows from it: the
 * difference, the articles, the list of what is left, the faults beside the fields. Fields themselves are never touched.
 * Somebody else's version, or a lost line, is said and stops it; the button is always there.
 */
export function saveWhileWriting(form: HTMLFormElement): void {
  let timer = 0;
  let isDirty = false;
  let isSending = false;
  let isStopped = false;
  let waiting: HTMLButtonElement | undefined;
  const say = (text: string): void => {
    const status = document.getElementById(SAVED);
    if (status && status.textContent !== text) status.textContent = text;
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), PAUSE_MS);
  };

  async function save(): Promise<void> {
    if (isSending || isStopped || !isDirty) return;
    isSending = true;
    isDirty = false;
    say('Đang lưu…');
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: sent(form),
        credentials: 'same-origin',
        headers: { accept: 'text/html' },
      });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector<HTMLFormElement>('form[data-plan]');
      if (answer.ok && fresh) renew(page, fresh);
      else {
        isStopped = true;
        isDirty = true;
        say(
          answer.status === 409 ? 'Chưa lưu: người khác vừa lưu bản này. Bấm Lưu để xem cả hai bản.' : 'Chưa lưu được. Bấm Lưu để thử lại.',
        );
      }
    } catch {
      isDirty = true;
      say('Chưa lưu: mất kết nối. Những gì bạn gõ còn trên trang; máy sẽ thử lại.');
      later();
    }
    isSending = false;
    const pressed = waiting;
    waiting = undefined;
    if (pressed) pressed.click();
    else if (isDirty && !isStopped) later();
  }

  function renew(page: Document, fresh: HTMLFormElement): void {
    for (const name of ['revision', 'was']) {
      const [mine, theirs] = [hidden(form, name), hidden(fresh, name)];
      if (mine && theirs) mine.value = theirs.value;
    }
    for (const id of TOLD) replaceInside(page, id);
    form.querySelectorAll<HTMLElement>('.setting[data-path]').forEach((setting) => {
      const path = setting.dataset['path'] ?? '';
      const told = Array.from(fresh.querySelectorAll<HTMLElement>('.setting[data-path]')).find((other) => other.dataset['path'] === path);
      if (told) tellAt(setting, told);
    });
    if (!isDirty) say(page.getElementById(SAVED)?.textContent ?? 'Đã lưu.');
  }

  form.addEventListener('input', (event) => {
    isDirty = true;
    // Another way of writing brings other fields: the page is loaded with them.
    if (event.target instanceof Element && event.target.closest('[data-ways]')) return;
    later();
  });
  form.addEventListener('change', (event) => {
    const ways = event.target instanceof Element ? event.target.closest('[data-ways]') : null;
    if (!ways) return;
    clearTimeout(timer);
    ways.closest('details')?.querySelector<HTMLButtonElement>('button')?.click();
  });
  // A button that is pressed while a saving is on its way waits for it: two at once would be strangers to each other.
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button || !isSending) return;
    event.preventDefault();
    waiting = button;
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    isStopped = true;
    isDirty = false;
  });
  addEventListener('pageshow', () => (isStopped = false));
  addEventListener('beforeunload', (event) => {
    if (isDirty) event.preventDefault();
  });
}

/** The fields as a form without files is sent. */
function sent(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') body.append(name, value);
  });
  body.append('do', 'save');
  return body;
}

function hidden(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
}

/** What is open stays open, so that nobody loses the article that they are reading. */
function replaceInside(page: Document, id: string): void {
  const [mine, theirs] = [document.getElementById(id), page.getElementById(id)];
  if (!mine || !theirs || mine.innerHTML === theirs.innerHTML || mine.contains(document.activeElement)) return;
  const open = new Set(Array.from(mine.querySelectorAll('details[open] > summary')).map((summary) => summary.textContent));
  theirs.querySelectorAll('details').forEach((details) => {
    if (open.has(details.querySelector('summary')?.textContent ?? '')) details.open = true;
  });
  mine.replaceChildren(...Array.from(theirs.childNodes).map((node) => document.adoptNode(node)));
}

/** Puts the fault of a field beside it, or takes it away; the hint too, which says how a time was understood. */
function tellAt(setting: HTMLElement, told: HTMLElement): void {
  for (const note of ['field-error', 'field-hint', 'setting-sentence']) {
    const [mine, theirs] = [own(setting, note), own(told, note)];
    if (mine && theirs) {
      if (mine.innerHTML !== theirs.innerHTML) mine.innerHTML = theirs.innerHTML;
    } else if (mine) mine.remove();
    else if (theirs) {
      const label = own(setting, note === 'field-error' && own(setting, 'field-hint') ? 'field-hint' : 'field-label');
      if (label) label.insertAdjacentElement('afterend', document.adoptNode(theirs));
    }
  }
  const [input, fresh] = [setting.querySelector('.input'), told.querySelector('.input')];
  if (!input || !fresh || setting.querySelector('.setting')) return;
  input.classList.toggle('is-wrong', fresh.classList.contains('is-wrong'));
  for (const name of ['aria-invalid', 'aria-describedby']) {
    const value = fresh.getAttribute(name);
    if (value === null) input.removeAttribute(name);
    else input.setAttribute(name, value);
  }
}

/** The first such note that belongs to the field itself, not to one inside it. */
function own(setting: HTMLElement, note: string): Element | null {
  return Array.from(setting.querySelectorAll(`.${note}`)).find((found) => found.closest('.setting') === setting) ?? null;
}
