import type { Answer, Asked, Connection } from './connection.js';

/** A browser without script, on a connection of its own: keeps cookies, and the token of the last page that had a form. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private token = '';

  /** @param address where the browser is, as a proxy in front of the server would say */
  constructor(
    private readonly connection: Connection,
    private readonly host: string,
    private readonly address: string,
  ) {}

  async get(path: string): Promise<Answer> {
    return this.keep(await this.connection.send({ head: this.head('GET', path), body: '' }));
  }

  async post(path: string, form: Record<string, string>): Promise<Answer> {
    return this.keep(await this.connection.send(this.posting(path, form)));
  }

  /** What pressing the button of a form sends: for a load process, which knows nothing of cookies. */
  posting(path: string, form: Record<string, string>): Asked {
    const head = `${this.head('POST', path)}content-type: application/x-www-form-urlencoded\r\n`;
    return { head, body: new URLSearchParams({ _csrf: this.token, ...form }).toString() };
  }

  /** What a page's script sends. */
  asking(method: string, path: string, body: object): Asked {
    const head = `${this.head(method, path)}content-type: application/json\r\naccept: application/json\r\norigin: http://${this.host}\r\n`;
    return { head, body: JSON.stringify(body) };
  }

  /** What following a link sends. */
  asksFor(path: string): Asked {
    return { head: this.head('GET', path), body: '' };
  }

  /** Takes over what another browser has: cookies and token. */
  inherit(other: Browser): void {
    for (const [name, value] of other.cookies) this.cookies.set(name, value);
    this.token = other.token;
  }

  /** Has been signed in before. */
  bring(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  close(): void {
    this.connection.close();
  }

  private head(method: string, path: string): string {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return `${method} ${path} HTTP/1.1\r\nhost: ${this.host}\r\nx-forwarded-for: ${this.address}\r\n${cookie ? `cookie: ${cookie}\r\n` : ''}`;
  }

  private keep(answer: Answer): Answer {
    for (const [, name = '', value = ''] of answer.head.matchAll(/\r\nset-cookie: ([^=]+)=([^;\r]*)/gi)) this.cookies.set(name, value);
    this.token = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? this.token;
    return answer;
  }
}
