import { type Copy, PREFIX, readCopy } from './kept-copies';

/** Of the page alone, never of what was typed. */
const OWN = ['_csrf', 'revision', 'do'];

/**
 * What was typed and the server has not confirmed, on this device: a tab that is closed without a line loses nothing. Where the browser
 * keeps nothing (in-app browsers), the page says only what the server has.
 */
export class UnsavedCopy {
  private readonly key = `${PREFIX}${location.pathname}`;

  constructor(private readonly form: HTMLFormElement) {}

  /** @param submittedOn the revision that a page showed whose button has just sent this */
  keep(revision: string, submittedOn?: string): void {
    try {
      localStorage.setItem(this.key, JSON.stringify({ revision, fields: this.typed(), at: Date.now(), submittedOn } satisfies Copy));
    } catch {
      // Then there is only the page.
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }

  /** Saves what stands in the fields. */
  send(revision: string): Promise<Response> {
    return this.post({ revision, fields: this.typed() });
  }

  /** What an earlier page could not save: saved now, and shown; where another device was first, both versions are. @param shown revision of the page */
  async bringBack(shown: string, say: (text: string) => void): Promise<void> {
    const copy = readCopy(this.key);
    if (!copy) return;
    // A button has sent it, and the server has gone on since: had another device been first, the page with both would have come.
    const hasArrived = copy.submittedOn !== undefined && Number(shown) > Number(copy.submittedOn);
    if (hasArrived || copy.fields === this.typed()) {
      this.forget();
      return;
    }
    try {
      const answer = await this.post(copy);
      if (answer.ok) {
        this.forget();
        location.reload();
      } else if (answer.status === 409) {
        // It stays until the page with both versions has come, which keeps it anew: the line may be cut between the two.
        this.submit(copy);
      } else say('Trên máy này còn những gì bạn gõ mà máy chủ chưa lưu. Hãy tải lại trang khi có mạng.');
    } catch {
      say('Trên máy này còn những gì bạn gõ mà máy chủ chưa lưu. Hãy tải lại trang khi có mạng.');
    }
  }

  private typed(): string {
    const body = new URLSearchParams();
    new FormData(this.form).forEach((value, name) => {
      if (typeof value === 'string' && !OWN.includes(name)) body.append(name, value);
    });
    return body.toString();
  }

  private post(copy: Pick<Copy, 'revision' | 'fields'>): Promise<Response> {
    const headers = { accept: 'application/json' };
    return fetch(this.form.action, { method: 'POST', credentials: 'same-origin', headers, body: this.bodyOf(copy) });
  }

  /** Sent as the button would, so that the page with both versions comes back. */
  private submit(copy: Pick<Copy, 'revision' | 'fields'>): void {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = this.form.action;
    this.bodyOf(copy).forEach((value, name) => {
      const field = document.createElement('textarea');
      field.name = name;
      field.value = value;
      form.append(field);
    });
    form.hidden = true;
    document.body.append(form);
    form.submit();
  }

  private bodyOf({ revision, fields }: Pick<Copy, 'revision' | 'fields'>): URLSearchParams {
    const body = new URLSearchParams(fields);
    body.append('_csrf', this.form.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? '');
    body.append('revision', revision);
    body.append('do', 'luu');
    return body;
  }
}
