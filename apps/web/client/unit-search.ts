/**
 * Turns the search for one's unit into a combobox (ARIA 1.2, list pop-up): type a few letters, choose with finger or arrows.
 * Without this script the same form goes to the server and comes back with radio buttons.
 */
interface Unit {
  id: string;
  name: string;
  detail: string;
}

const WAIT_MS = 180;

class RefusedSearch extends Error {}

/** Letters without marks, so that "lac" finds "Lạc"; keeps the length, so that places found in it hold in the original. */
function fold(text: string): string {
  return Array.from(text)
    .map((letter) => {
      const plain = letter
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase();
      return plain === 'đ' ? 'd' : plain.length === letter.length ? plain : letter;
    })
    .join('');
}

/** The name with the typed letters marked at the beginnings of words. */
function marked(name: string, query: string): Node[] {
  const text = name.normalize('NFC');
  const at = ` ${fold(text)}`.indexOf(` ${fold(query.normalize('NFC')).trim()}`);
  const length = query.normalize('NFC').trim().length;
  if (at < 0 || !length) return [document.createTextNode(text)];
  const mark = document.createElement('mark');
  mark.textContent = text.slice(at, at + length);
  return [document.createTextNode(text.slice(0, at)), mark, document.createTextNode(text.slice(at + length))];
}

function icon(path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function combobox(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLElement>('.search');
  const input = box?.querySelector<HTMLInputElement>('input[name="q"]');
  if (!box || !input) return;

  // What the server has chosen already is kept; its radio buttons and the button "Tìm" are no longer needed.
  const before = form.querySelector<HTMLInputElement>('input[name="unitId"]:checked, input[type="hidden"][name="unitId"]');
  const label = before?.id ? form.querySelector(`label[for="${before.id}"] span:last-child`) : null;
  const hidden = document.createElement('input');
  hidden.type = 'hidden';
  hidden.name = 'unitId';
  hidden.value = before?.value ?? '';
  let chosenName = before?.dataset['name'] ?? label?.firstChild?.textContent?.trim() ?? '';
  let chosenText = before?.dataset['detail'] ?? label?.querySelector('.detail')?.textContent ?? '';
  box.querySelector('.search-results')?.remove();
  form.querySelectorAll('input[name="unitId"]').forEach((old) => old.remove());
  box.querySelector('button[value="search"]')?.remove();
  box.classList.add('is-live');
  if (hidden.value && !input.value) input.value = chosenName;

  const list = document.createElement('ul');
  list.className = 'options';
  list.id = `${input.id}-list`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Nơi phù hợp');
  list.hidden = true;
  const status = box.querySelector<HTMLElement>('.search-status') ?? document.createElement('p');
  status.className = 'search-status';
  status.setAttribute('role', 'status');
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'search-clear';
  clear.setAttribute('aria-label', 'Xóa chữ đã gõ');
  clear.append(icon('M5 5l14 14M19 5L5 19'));
  clear.hidden = !input.value;
  input.insertAdjacentElement('afterend', clear);
  box.append(hidden, list, status);
  input.setAttribute('role', 'combobox');
  input.setAttribute('autocomplete', 'off');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let units: Unit[] = [];
  let active = -1;
  let asked = 0;
  let timer = 0;

  const say = (found: string): void => {
    status.textContent = [found, hidden.value ? `Đã chọn: ${[chosenName, chosenText].filter(Boolean).join(', ')}.` : '']
      .filter(Boolean)
      .join(' ');
  };
  const open = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) {
      active = -1;
      input.removeAttribute('aria-activedescendant');
    }
  };
  const point = (index: number): void => {
    active = index;
    Array.from(list.children).forEach((option, place) => option.classList.toggle('is-active', place === index));
    const option = list.children[index];
    if (!option) return;
    input.setAttribute('aria-activedescendant', option.id);
    if (option.getBoundingClientRect().bottom > innerHeight) option.scrollIntoView({ block: 'nearest' });
  };
  const choose = (unit: Unit): void => {
    hidden.value = unit.id;
    chosenName = unit.name;
    chosenText = unit.detail;
    input.value = unit.name;
    open(false);
    say('');
  };
  const draw = (): void => {
    list.textContent = '';
    units.forEach((unit, index) => {
      const option = document.createElement('li');
      option.className = 'option';
      option.id = `${list.id}-${index}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(unit.id === hidden.value));
      const name = document.createElement('span');
      name.className = 'name';
      name.append(...marked(unit.name, input.value));
      const detail = document.createElement('span');
      detail.className = 'detail';
      detail.textContent = unit.detail;
      option.append(name, detail);
      if (unit.id === hidden.value) option.append(icon('M4 13l5 5L20 6'));
      // The press must not take the focus from the field; the choice is made when the finger leaves.
      option.addEventListener('mousedown', (event) => event.preventDefault());
      option.addEventListener('click', () => choose(unit));
      list.append(option);
    });
    open(units.length > 0);
    say(units.length ? `Có ${units.length} nơi phù hợp.` : 'Không có nơi nào tên như vậy. Thử gõ ngắn hơn.');
  };
  const search = (): void => {
    const query = input.value.trim();
    const turn = ++asked;
    if (!query) {
      units = [];
      list.textContent = '';
      open(false);
      say('');
      return;
    }
    const basis = form.querySelector<HTMLInputElement>('input[name="basis"]:checked, input[name="basis"][type="hidden"]');
    const asking = `q=${encodeURIComponent(query)}${basis ? `&basis=${encodeURIComponent(basis.value)}` : ''}`;
    fetch(`${form.dataset['unitSearch'] ?? ''}?${asking}`, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
    })
      .then((response) => {
        if (response.ok) return response.json() as Promise<{ items: Unit[] }>;
        // What the server refuses is no weak line: the form itself still finds places, by its button.
        if (response.status < 500) return Promise.reject(new RefusedSearch());
        return Promise.reject(new Error(String(response.status)));
      })
      .then((answer) => {
        if (turn !== asked) return;
        units = answer.items;
        draw();
      })
      .catch((error: unknown) => {
        if (turn !== asked) return;
        status.textContent =
          error instanceof RefusedSearch
            ? 'Chưa tìm được. Hãy tải lại trang rồi gõ lại.'
            : 'Chưa tìm được vì mạng yếu. Máy sẽ thử lại khi bạn gõ tiếp.';
      });
  };

  input.addEventListener('input', () => {
    clear.hidden = !input.value;
    if (fold(input.value.trim()) !== fold(chosenName)) hidden.value = '';
    clearTimeout(timer);
    timer = window.setTimeout(search, WAIT_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!units.length) return;
      event.preventDefault();
      if (list.hidden) open(true);
      point((active + (event.key === 'ArrowDown' ? 1 : -1) + units.length) % units.length);
    } else if (event.key === 'Enter' && !list.hidden) {
      const unit = units[active] ?? (units.length === 1 ? units[0] : undefined);
      event.preventDefault();
      if (unit) choose(unit);
    } else if (event.key === 'Escape') {
      open(false);
    }
  });
  input.addEventListener('blur', () => setTimeout(() => open(false), 150));
  input.addEventListener('focus', () => {
    if (units.length && !hidden.value) open(true);
  });
  clear.addEventListener('click', () => {
    input.value = '';
    hidden.value = '';
    clear.hidden = true;
    search();
    input.focus();
  });
  form.querySelectorAll('input[name="basis"]').forEach((radio) =>
    radio.addEventListener('change', () => {
      hidden.value = '';
      search();
    }),
  );
  say('');
  // On a slow line people begin to type before this script has arrived.
  if (document.activeElement === input && input.value.trim() && !hidden.value) search();
}

document.querySelectorAll<HTMLFormElement>('form[data-unit-search]').forEach(combobox);
