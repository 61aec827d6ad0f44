/** Hands a paper in by script: the page stays until the server has said where the receipt is. Asking twice is one. */
export type HandedIn =
  | { kind: 'receipt'; path: string }
  /** No line, or the server asks for patience: so many milliseconds. */
  | { kind: 'later'; wait: number }
  /** The server has something to say: its own page shows it. */
  | { kind: 'ask' };

const TIMEOUT_MS = 15000;

export async function handIn(form: HTMLFormElement): Promise<HandedIn> {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => typeof value === 'string' && body.append(name, value));
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
      body,
      signal: abort.signal,
    });
    if (response.ok) return { kind: 'receipt', path: ((await response.json()) as { receipt: string }).receipt };
    if (response.status < 500 && response.status !== 429) return { kind: 'ask' };
    return { kind: 'later', wait: (Math.min(Number(response.headers.get('retry-after')) || 2, 60) + Math.random()) * 1000 };
  } catch {
    return { kind: 'later', wait: 2000 + Math.random() * 2000 };
  } finally {
    clearTimeout(limit);
  }
}
