/** Repeats a draw in the page: what the server has ranked by, anybody's own machine computes again. */
const TICKET_DIGITS = 12;

/** SHA-256 in hexadecimal; undefined where the browser lets nothing be computed (a page without encryption). */
async function sha256(text: string): Promise<string | undefined> {
  const { subtle } = window.crypto as Partial<Crypto>;
  if (!subtle) return undefined;
  const bytes = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One kind of space and none around, as the server keeps what was entered. */
const cleaned = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

async function ticketOf(seed: string, person: string): Promise<string | undefined> {
  const hash = await sha256(`${seed}\n${person}`);
  return hash && hash.slice(0, TICKET_DIGITS);
}

function run(place: HTMLElement): void {
  const { commitment = '', seedWord = '', ticketWord = '', same = '', different = '', cannot = '' } = place.dataset;
  const form = place.querySelector<HTMLFormElement>('[data-draw-form]');
  const answer = place.querySelector<HTMLElement>('[data-draw-answer]');
  const value = form && form.querySelector<HTMLInputElement>('[name=value]');
  const person = form && form.querySelector<HTMLInputElement>('[name=person]');
  if (!form || !answer || !value || !person) return;
  const seedNow = (): Promise<string | undefined> => sha256(`${commitment}\n${cleaned(value.value)}`);
  const say = (rows: readonly (readonly [string, string])[]): void => {
    answer.replaceChildren(
      ...rows.map(([term, text]) => {
        const row = document.createElement('div');
        const [dt, dd] = [document.createElement('dt'), document.createElement('dd')];
        dt.textContent = term;
        dd.textContent = text;
        dd.className = 'draw-code';
        row.append(dt, dd);
        return row;
      }),
    );
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void (async () => {
      const seed = await seedNow();
      const ticket = seed && (await ticketOf(seed, person.value.trim().toLowerCase()));
      say(
        seed && ticket
          ? [
              [seedWord, seed],
              [ticketWord, ticket],
            ]
          : [[ticketWord, cannot]],
      );
    })();
  });

  const check = document.querySelector<HTMLButtonElement>('[data-draw-check]');
  const verdict = document.querySelector<HTMLElement>('[data-draw-verdict]');
  if (!check || !verdict) return;
  check.hidden = false;
  check.addEventListener('click', () => {
    void (async () => {
      const seed = await seedNow();
      const rows = Array.from(document.querySelectorAll<HTMLElement>('[data-draw-order] tbody tr'));
      const tickets: (string | undefined)[] = [];
      for (const row of rows) tickets.push(seed && (await ticketOf(seed, row.dataset['person'] || '')));
      if (tickets.includes(undefined)) verdict.textContent = cannot;
      else verdict.textContent = rows.every((row, at) => row.dataset['ticket'] === tickets[at]) ? same : different;
    })();
  });
}

const place = document.querySelector<HTMLElement>('[data-draw]');
if (place) run(place);
