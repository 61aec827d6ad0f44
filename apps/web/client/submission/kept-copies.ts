/** Under which what was typed and not saved lies on this device, page by page. */
export const PREFIX = 'kb-bai-';
/** What lies here longer belongs to nobody who comes back: names and phones of co-authors stand in it. */
const OLD_MS = 14 * 24 * 3600_000;

/** What an earlier page kept. */
export interface Copy {
  revision: string;
  /** As a form is sent. */
  fields: string;
  at: number;
  /** The revision of the page whose button was sending it when it was kept. */
  submittedOn?: string | undefined;
}

export function readCopy(key: string): Copy | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Copy | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Forgets what is old; on every page, since its own page may never be opened again. */
export function dropOldCopies(): void {
  drop((key) => Date.now() - (readCopy(key)?.at ?? 0) > OLD_MS);
}

/** Forgets all of it with the one who signs out: the next at this computer is somebody else. */
export function forgetOnSigningOut(form: HTMLFormElement): void {
  if (new URL(form.action, location.href).pathname === '/dang-xuat') form.addEventListener('submit', () => drop(() => true));
}

function drop(isGone: (key: string) => boolean): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX) && isGone(key)) localStorage.removeItem(key);
  } catch {
    // Where the browser keeps nothing, nothing lies.
  }
}
