import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { Clock, type TenantId } from '#kernel';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { MailModule } from './mail.module.js';
import { MailSender, type WaysOut } from './mail-sender.js';
import { MessageChoices } from './message-choices.service.js';
import { Outbox } from './outbox.service.js';

interface Taken {
  path: string;
  token: string | undefined;
  key: string | undefined;
  body: { id: string; channel: string; to: string; text: string };
}

/** Text messages, handed to a service over HTTP that the test itself runs. */
describe('text messages', () => {
  const context = DatabaseContext.forTests(MailModule);
  let server: Server;
  let taken: Taken[];
  /** What the service answers, by path. */
  let answers: Record<string, number>;
  let origin: string;
  let tenantId: TenantId;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const path = request.url ?? '';
        const key = request.headers['idempotency-key'] as string | undefined;
        taken.push({ path, token: request.headers.authorization, key, body: JSON.parse(Buffer.concat(parts).toString('utf8')) });
        response.writeHead(answers[path] ?? 200, { 'content-type': 'application/json' }).end('{"secret":"Mã của bạn là 123456."}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  beforeEach(async () => {
    [taken, answers] = [[], {}];
    tenantId = await context.aTenant();
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const put = (recipient = '+84912345678'): Promise<void> =>
    context.get(Outbox).put({ channel: 'sms', recipient, subject: 'Mã xác nhận', body: 'Mã của bạn là 123456.' });
  const both = (): WaysOut => ({
    sms: { url: `${origin}/sms`, token: 'a-token-for-sms' },
    zalo: { url: `${origin}/zalo`, token: 'a-token-for-zalo' },
  });
  const send = (ways: WaysOut = both()): Promise<number> => context.get(MailSender).sendWaiting(ways);
  const kept = async () =>
    (await context.get(Outbox).newest()).map(({ channel, state, attempts, lastError }) => ({ channel, state, attempts, lastError }));
  const wait = (seconds: number): Promise<void> => context.timeIs(new Date(context.get(Clock).now().getTime() + seconds * 1000));

  it('are handed to the service with the token and a number of their own, once, however many workers send', async () => {
    await inScope(async () => {
      await put();
      const [message] = await context.get(Outbox).newest();

      await Promise.all([send(), send(), send()]);

      const { id } = message!;
      expect(taken).toEqual([
        {
          path: '/sms',
          token: 'Bearer a-token-for-sms',
          key: id,
          body: { id, channel: 'sms', to: '+84912345678', text: 'Mã của bạn là 123456.' },
        },
      ]);
      expect(await kept()).toEqual([{ channel: 'sms', state: 'sent', attempts: 1, lastError: null }]);
    });
  });

  it.each([500, 503, 429, 401, 404])('wait and come again under the same number when the service answers %i', async (status) => {
    answers['/sms'] = status;
    await inScope(async () => {
      await put();
      await send();
      expect(await kept()).toEqual([{ channel: 'sms', state: 'queued', attempts: 1, lastError: `HTTP_${status}` }]);
      await send();
      expect(taken).toHaveLength(1);

      answers['/sms'] = 200;
      await wait(11);
      await send();

      expect(await kept()).toEqual([{ channel: 'sms', state: 'sent', attempts: 2, lastError: null }]);
      expect(taken[0]!.key).toBe(taken[1]!.key);
    });
  });

  it('are given up at once when the service refuses them for good', async () => {
    answers['/sms'] = 422;
    await inScope(async () => {
      await put();
      await send();

      expect(await kept()).toEqual([{ channel: 'sms', state: 'failed', attempts: 0, lastError: 'REFUSED' }]);
    });
  });

  it('wait while nobody answers at the address', async () => {
    await inScope(async () => {
      await put();
      await send({ sms: { url: 'http://127.0.0.1:1/sms', token: undefined } });

      expect(await kept()).toEqual([{ channel: 'sms', state: 'queued', attempts: 1, lastError: 'UNREACHABLE' }]);
    });
  });

  it('follow nowhere else with the token', async () => {
    answers['/sms'] = 302;
    await inScope(async () => {
      await put();
      await send();

      expect(taken.map(({ path }) => path)).toEqual(['/sms']);
      expect(await kept()).toMatchObject([{ state: 'queued', lastError: 'HTTP_302' }]);
    });
  });

  it('go by Zalo where the tenant has chosen it, and by SMS to whom Zalo does not know', async () => {
    await inScope(async () => {
      await context.get(MessageChoices).choose('zalo');
      await put();
      await send();
      expect(taken.map(({ path, token }) => [path, token])).toEqual([['/zalo', 'Bearer a-token-for-zalo']]);

      answers['/zalo'] = 422;
      await put('+84987654321');
      await send();

      expect(taken.slice(1).map(({ path, body }) => [path, body.to])).toEqual([
        ['/zalo', '+84987654321'],
        ['/sms', '+84987654321'],
      ]);
      expect((await kept()).map(({ channel, state }) => [channel, state])).toEqual([
        ['sms', 'sent'],
        ['zalo', 'sent'],
      ]);
    });
  });

  it('of a tenant that chose Zalo go by SMS where the installation has no Zalo; another tenant’s choice is its own', async () => {
    await inScope(async () => {
      await context.get(MessageChoices).choose('zalo');
      await put();
      await send({ sms: both().sms });

      expect(await kept()).toMatchObject([{ channel: 'sms', state: 'sent' }]);
    });
    await context.as(await context.aTenant(), async () => expect(await context.get(MessageChoices).textChannel()).toBe('sms'));
  });

  it('are many at once: a slow service does not make people wait one behind the other', async () => {
    await inScope(async () => {
      await Promise.all(Array.from({ length: 55 }, (_, n) => put(`+8491100${String(n).padStart(4, '0')}`)));

      expect(await send()).toBe(55);
      expect(new Set(taken.map(({ body }) => body.to)).size).toBe(55);
    });
  });

  it('without a service are kept, and the log says neither to whom nor what', async () => {
    const written: string[] = [];
    const spies = (['log', 'warn', 'error', 'debug'] as const).map((level) =>
      jest.spyOn(Logger.prototype, level).mockImplementation((...said: unknown[]) => void written.push(said.map(String).join(' '))),
    );
    await inScope(async () => {
      await put();
      await send({});
      answers['/sms'] = 500;
      await put();
      await send();

      expect((await kept()).map(({ state }) => state)).toEqual(['queued', 'kept']);
    });
    for (const spy of spies) spy.mockRestore();

    expect(written).toHaveLength(2);
    for (const line of written) for (const secret of ['912345678', '123456', 'a-token']) expect(line).not.toContain(secret);
  });
});
