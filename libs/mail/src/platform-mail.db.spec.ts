import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Clock } from '#kernel';
import { Transactions } from '#persistence';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { MailModule } from './mail.module.js';
import { MailSender } from './mail-sender.js';
import { Outbox } from './outbox.service.js';
import { PlatformMail } from './platform-mail.service.js';

describe('mail of the product itself', () => {
  const context = DatabaseContext.forTests(MailModule);
  let received: string[];
  let refuse: boolean;
  let smtp: SMTPServer;
  let url: string;

  beforeAll(async () => {
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
  afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
  beforeEach(async () => {
    received = [];
    refuse = false;
    await context.asSuperuser('delete from platform_messages');
  });

  const mail = (): PlatformMail => context.get(PlatformMail);
  const put = (): Promise<void> => mail().put({ recipient: 'van-hanh@vidu.vn', subject: 'Đơn đăng ký mới', body: 'Nội dung' });
  const send = (): Promise<number> => mail().sendWaiting({ url, from: 'khoa-bang@vidu.vn' });
  const states = async (): Promise<string[]> => (await mail().newest()).map(({ state }) => state);

  it('leaves once, however many workers send', async () => {
    await put();

    const sent = await Promise.all([send(), send(), send()]);

    expect([sent.reduce((sum, n) => sum + n), received.length, await states()]).toEqual([1, 1, ['sent']]);
    expect(received[0]).toContain('To: van-hanh@vidu.vn');
  });

  it('waits for a server that refuses, and is given up after eight times', async () => {
    refuse = true;
    const from = context.get(Clock).now().getTime();
    await put();
    for (const seconds of [0, 11, 22, 43, 84, 165, 326, 647]) {
      await context.timeIs(new Date(context.get(Clock).now().getTime() + seconds * 1000));
      await send();
      expect(await send()).toBe(0);
    }
    await context.timeIs(new Date(from));

    expect(await states()).toEqual(['failed']);
  });

  it('is kept for the development mailbox where there is no server, and forgotten when it is old', async () => {
    await put();
    await mail().sendWaiting(undefined);
    await put();
    const now = context.get(Clock).now().getTime();

    expect(await states()).toEqual(['queued', 'kept']);
    expect([await mail().forgetBefore(new Date(now - 60_000)), await mail().forgetBefore(new Date(now + 60_000))]).toEqual([0, 1]);
    expect(await states()).toEqual(['queued']);
  });

  it('about what was rolled back never leaves', async () => {
    const work = context.get(Transactions).run('', async () => {
      await put();
      throw new Error('rolled back');
    });

    await expect(work).rejects.toThrow('rolled back');
    expect(await states()).toEqual([]);
  });

  it('bears nobody’s name but the product’s, a tenant’s mail the tenant’s own', async () => {
    const tenantId = await context.aTenant();
    await context.as(tenantId, async () => {
      await context.get(Outbox).put({ channel: 'email', recipient: 'lua@vidu.vn', subject: 'Tin', body: 'Nội dung' });
      await context.get(MailSender).sendWaiting({ mail: { url, from: '"Sao Mai" <thu@vidu.vn>', replyTo: 'cuocthi@saomai.example' } });
    });

    expect(received[0]).toContain('From: Sao Mai <thu@vidu.vn>');
    expect(received[0]).toContain('Reply-To: cuocthi@saomai.example');
  });
});
