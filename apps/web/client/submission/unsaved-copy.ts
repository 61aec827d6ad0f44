/** Of the page alone, never of what was typed. */
const OWN = ['_csrf', 'revision', 'do'];

interface Copy {
  revision: string;
  /** As a form is sent. */
  fields: string;
}

/**
 * What was typed and the server has not confirmed, on this device: a tab that is closed without a line loses nothing. Where the browser
 * keeps nothing (in-app browsers), the page says only what the server has.
 */
export class UnsavedCopy {
  private readonly key = `kb-bai-${location.pathname}`;

  constructor(private readonly form: HTMLFormElement) {}

  keep(revision: string): void {
    try {
      localStorage.setItem(this.key, JSON.stringify({ revision, fields: this.typed() }));
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

  /** What an earlier page could not save: saved now, and shown; where another device was first, both versions are. */
  async bringBack(say: (text: string) => void): Promise<void> {
    const copy = this.read();
    if (!copy) return;
    if (copy.fields === this.typed()) {
      this.forget();
      return;
    }
    try {
      const answer = await this.post(copy);
      if (answer.ok) {
        this.forget();
        location.reload();
      } else if (answer.status === 409) {
        this.forget();
        this.submit(copy);
      } else say('Trên máy này còn những gì bạn gõ mà máy chủ chưa lưu. Hãy tải lại trang khi có mạng.');
    } catch {
      say('Trên máy này còn những gì bạn gõ mà máy chủ chưa lưu. Hãy tải lại trang khi có mạng.');
    }
  }

  private read(): Copy | undefined {
    try {
      return (JSON.parse(localStorage.getItem(this.key) ?? 'null') as Copy | null) ?? undefined;
    } catch {
      return undefined;
    }
  }

  private typed(): string {
    const body = new URLSearchParams();
    new FormData(this.form).forEach((value, name) => {
      if (typeof value === 'string' && !OWN.includes(name)) body.append(name, value);
    });
    return body.toString();
  }

  private post(copy: Copy): Promise<Response> {
    const headers = { accept: 'application/json' };
    return fetch(this.form.action, { method: 'POST', credentials: 'same-origin', headers, body: this.bodyOf(copy) });
  }

  /** Sent as the button would, so that the page with both versions comes back. */
  private submit(copy: Copy): void {
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

  private bodyOf({ revision, fields }: Copy): URLSearchParams {
    const body = new URLSearchParams(fields);
    body.append('_csrf', this.form.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? '');
    body.append('revision', revision);
    body.append('do', 'luu');
    return body;
  }
}
