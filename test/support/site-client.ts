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

  /** Posts a form as the page at `from` would: with the token that stands there. */
  async post(path: string, form: Record<string, string>, from: string): Promise<Response> {
    const token = csrfTokenIn(await this.get(from));
    return this.send(request(this.app.getHttpServer()).post(path).type('form').send({ _csrf: token, ...form }), {});
  }

  /** A POST as a stranger's page would make it: without a token. */
  async postWithoutToken(path: string, form: Record<string, string> = {}): Promise<Response> {
    return this.send(request(this.app.getHttpServer()).post(path).type('form').send(form), {});
  }

  async postJson(path: string, body: object, from: string): Promise<Response> {
    const token = csrfTokenIn(await this.get(from));
    return this.send(request(this.app.getHttpServer()).post(path).send(body), { 'x-csrf-token': token, accept: 'application/json' });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
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

/** The token of the first form of a page. */
export function csrfTokenIn(response: Response): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(response.text)?.[1];
  if (!token) throw new Error(`No form with a token on the page (${response.status}): ${response.text.slice(0, 200)}`);
  return token;
}
