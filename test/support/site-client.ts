import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Response, type Test } from 'supertest';

/** A browser without script on one host: keeps cookies, reads tokens out of forms, follows nothing by itself. */
export class SiteClient {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly host: string,
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(request(this.app.getHttpServer()).get(path), headers);
  }

  /** A file of whatever type, its bytes in `body`. */
  async getFile(path: string): Promise<Response> {
    return this.send(request(this.app.getHttpServer()).get(path).buffer(true).parse(allBytes), {});
  }

  /** Posts the form of the page at `from` that leads to the path: with the hidden fields that stand in it. A list is a field that comes several times. */
  async post(path: string, form: Record<string, string | readonly string[]>, from: string): Promise<Response> {
    return this.postRaw(path, { ...hiddenFields(await this.get(from), path), ...form });
  }

  /** Posts just these fields, as a page that was opened long ago does. */
  async postRaw(path: string, fields: Record<string, string | readonly string[]>, headers: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
    );
    return this.send(request(this.app.getHttpServer()).post(path).type('form').send(body.toString()), headers);
  }

  /** The same where a file comes back, its bytes in `body`. */
  async postForFile(path: string, form: Record<string, string>, from: string): Promise<Response> {
    const fields = { ...hiddenFields(await this.get(from), path), ...form };
    return this.send(request(this.app.getHttpServer()).post(path).type('form').send(fields).buffer(true).parse(allBytes), {});
  }

  /** Posts the form of the page at `from` with a file in it. */
  async postFile(
    path: string,
    { field, name, bytes }: { field: string; name: string; bytes: Buffer },
    from: string,
    texts: Record<string, string> = {},
  ): Promise<Response> {
    const hidden = { ...hiddenFields(await this.get(from), path), ...texts };
    const test = request(this.app.getHttpServer()).post(path);
    // In the order of a page: the file stands last.
    for (const [key, value] of Object.entries(hidden)) test.field(key, value);
    return this.send(test.attach(field, bytes, name), {});
  }

  /** A POST as a stranger's page would make it: without a token. */
  async postWithoutToken(path: string, form: Record<string, string> = {}): Promise<Response> {
    return this.send(request(this.app.getHttpServer()).post(path).type('form').send(form), {});
  }

  async postJson(path: string, body: object, from: string): Promise<Response> {
    const token = csrfTokenIn(await this.get(from));
    return this.send(request(this.app.getHttpServer()).post(path).send(body), { 'x-csrf-token': token, accept: 'application/json' });
  }

  /** Answers as the exam page's script sends them. */
  async sendAnswers(exam: string, body: object | string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(request(this.app.getHttpServer()).post(`${exam}/luu`).type('json').send(body), {
      origin: `http://${this.host}`,
      ...headers,
    });
  }

  /** A JSON POST with cookies and token of the caller's choice. */
  async postJsonRaw(path: string, body: object, cookie: string, token: string): Promise<Response> {
    return this.writeJson('POST', path, { body, cookie, token });
  }

  /** JSON written by any method, with credentials of the caller's choice. */
  async writeJson(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    { body, cookie, token, bearer }: { body: object; cookie: string; token: string; bearer?: string | undefined },
  ): Promise<Response> {
    const headers = { host: this.host, cookie, 'x-csrf-token': token, accept: 'application/json' };
    const server = request(this.app.getHttpServer());
    return server[method.toLowerCase() as 'post'](path)
      .send(body)
      .set({ ...headers, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** Puts a cookie into the browser, as if a page had set it. */
  keep(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private async send(test: Test, headers: Record<string, string>): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await test.set({ host: this.host, ...(cookie ? { cookie } : {}), ...headers });
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

function allBytes(response: Response, done: (error: Error | null, bytes: Buffer) => void): void {
  // What a parser gets is the stream itself, whatever its type says.
  const stream = response as unknown as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}

/** The hidden fields of the page's form with this action. @throws Error when there is no such form. */
export function hiddenFields(response: Response, action: string): Record<string, string> {
  const form = response.text
    .split('<form')
    .slice(1)
    .find((text) => text.slice(0, text.indexOf('>')).includes(`action="${action}"`));
  if (form === undefined) throw new Error(`No form leads to ${action} (${response.status}): ${response.text.slice(0, 300)}`);
  const fields = form.split('</form>')[0]!.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name, value = '']) => [name, unescaped(value)]));
}

/** A value as a browser reads it out of the page. */
function unescaped(value: string): string {
  return value
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** The token of the first form of a page. */
function csrfTokenIn(response: Response): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(response.text)?.[1];
  if (!token) throw new Error(`No form with a token on the page (${response.status}): ${response.text.slice(0, 200)}`);
  return token;
}
