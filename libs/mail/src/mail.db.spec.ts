import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Clock, type TenantId } from '#kernel';
import { UnitOfWork } from '#tenancy';
import { DatabaseContext } from '../../../test/support/database-context.js';
import type { Message } from './entities/message.entity.js';
import { MailModule } from './mail.module.js';
import { MailSender } from './mail-sender.js';
import { Outbox } from './outbox.service.js';

describe('mail', () => {
  let context: DatabaseContext;
  let tenantId: TenantId;
  let received: string[];
  let refuse: boolean;
  let smtp: SMTPServer;
  let url: string;

  beforeAll(async () => {
    context = await DatabaseContext.open(MailModule);
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, callback) => callback(refuse ? new Error('mailbox full') : null),
      onData: (stream, _session, callback) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          received.push(Buffer.concat(parts).toString('utf8'));
          callback();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    url = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await context.close();
  });
  beforeEach(async () => {
    received = [];
    refuse = false;
    tenantId = await context.aTenant();
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const put = (channel: 'email' | 'sms' = 'email'): Promise<void> =>
    context.get(Outbox).put({
      channel,
      recipient: channel === 'email' ? 'lua@vidu.vn' : '+84912345678',
      subject: 'Mã xác nhận',
      body: 'Mã của bạn là 123456.',
    });
  const states = async (): Promise<string[]> => (await context.get(Outbox).newest()).map((message) => message.state);
  const bodies = async (): Promise<string[]> => (await context.get(Outbox).newest()).map((message) => message.body);
  const wait = (seconds: number): Promise<void> => context.timeIs(new Date(context.get(Clock).now().getTime() + seconds * 1000));
  const send = (): Promise<number> => context.get(MailSender).sendWaiting({ mail: { url, from: 'khoa-bang@vidu.vn' } });

  it('leaves through the server, once, however many workers send, and its words are forgotten', async () => {
    await inScope(async () => {
      await put();

      const sent = await Promise.all([send(), send(), send()]);

      expect(sent.reduce((sum, n) => sum + n)).toBe(1);
      expect(received).toHaveLength(1);
      expect(received[0]).toContain('To: lua@vidu.vn');
      expect([await states(), await bodies()]).toEqual([['sent'], ['']]);
    });
  });

  it('is tried again when the server refuses, after ever longer pauses, and given up after eight times', async () => {
    refuse = true;
    await inScope(async () => {
      await put();
      const tries = async (): Promise<number> => (await context.get(Outbox).newest())[0]!.attempts;
      await send();
      expect([await states(), await tries()]).toEqual([['queued'], 1]);

      for (const [n, seconds] of [10, 20, 40, 80, 160, 320, 640].entries()) {
        await wait(seconds - 3);
        await send();
        expect(await tries()).toBe(n + 1);

        await wait(4);
        await send();
        expect(await tries()).toBe(n + 2);
      }

      expect([await states(), await bodies()]).toEqual([['failed'], ['']]);
      expect(await send()).toBe(0);
    });
  });

  it('outlives a server that is away for a while', async () => {
    refuse = true;
    await inScope(async () => {
      await put();
      // As the worker does each second.
      for (let n = 0; n < 12; n += 1) await send();

      refuse = false;
      await wait(11);
      await send();

      expect(await states()).toEqual(['sent']);
    });
  });

  it('is kept for the development mailbox where there is nothing to send it by', async () => {
    await inScope(async () => {
      await put();
      await put('sms');
      await context.get(MailSender).sendWaiting({});

      expect(await states()).toEqual(['kept', 'kept']);
    });
  });

  it('is forgotten when it is done with and old, never while it waits', async () => {
    await inScope(async () => {
      await put();
      await context.get(MailSender).sendWaiting({});
      await put();
      const outbox = context.get(Outbox);
      const now = context.get(Clock).now().getTime();

      expect(await outbox.forgetBefore(new Date(now - 60_000))).toBe(0);
      expect(await outbox.forgetBefore(new Date(now + 60_000))).toBe(1);
      expect(await states()).toEqual(['queued']);
    });
  });

  it('to somebody who is erased is emptied and not tried again, even when it is on its way just then', async () => {
    refuse = true;
    await inScope(async () => {
      await put();
      const sending = send();
      await context.get(Outbox).blank('lua@vidu.vn');
      await sending;
      await wait(60);
      refuse = false;
      await send();

      const [{ recipient, subject, body, state }] = (await context.get(Outbox).newest()) as [Message];
      expect([recipient, subject, body, state]).toEqual(['', '', '', 'failed']);
      expect(received).toEqual([]);
    });
  });

  it('about what was rolled back never leaves', async () => {
    await inScope(async () => {
      const work = context.get(UnitOfWork).run(async () => {
        await put();
        throw new Error('rolled back');
      });

      await expect(work).rejects.toThrow('rolled back');
      expect(await states()).toEqual([]);
    });
  });
});
