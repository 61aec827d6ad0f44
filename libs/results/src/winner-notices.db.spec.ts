import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type RunningContest } from '#contests';
import type { TenantId } from '#kernel';
import { MailModule, Outbox } from '#mail';
import { UnitOfWork } from '#tenancy';
import { anApprover } from '../../../test/factories/a-member.js';
import { aPublishedRound, rulesWithCertificates } from '../../../test/factories/a-published-round.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Publication } from './publication.service.js';
import { ResultsModule } from './results.module.js';

describe('winners', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, MailModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithCertificates() }));
    await context.as(tenantId, () => aPublishedRound(context.module, running, { state: 'approved' }));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const publish = async (): Promise<void> => context.get(Publication).publish(running.rounds[0]!.id, await anApprover(context.module));
  const messages = async () =>
    (await context.get(Outbox).newest()).map(({ channel, recipient, subject, body }) => ({ channel, recipient, subject, body }));

  it('hear of their prizes with the publication, each once, however many publish at once', async () => {
    await inScope(async () => {
      expect(await messages()).toEqual([]);
      const reach = 'update accounts set phone = $3, email = $4 where tenant_id = $1 and full_name = $2';
      await context.asSuperuser(reach, [tenantId, 'Lê Na', '+84912345678', null]);
      await context.asSuperuser(reach, [tenantId, 'Nguyễn Thị Ngọc Diệp', null, 'diep@vidu.vn']);

      await Promise.all([publish(), publish(), publish()]);
      await publish();

      const where = `${running.rounds[0]!.name}, ${running.contest.name}. Xem bài và giấy chứng nhận ở mục Bài thi của tôi trên trang dự thi.`;
      expect((await messages()).toSorted((a, b) => b.subject.localeCompare(a.subject))).toEqual([
        {
          channel: 'sms',
          recipient: '+84912345678',
          subject: 'Chúc mừng bạn đạt Giải Nhì',
          body: `Chúc mừng Lê Na đạt Giải Nhì, ${where}`,
        },
        {
          channel: 'email',
          recipient: 'diep@vidu.vn',
          subject: 'Chúc mừng bạn đạt Giải Nhất',
          body: `Chúc mừng Nguyễn Thị Ngọc Diệp đạt Giải Nhất, ${where}`,
        },
      ]);
    });
  });

  it('hear nothing when the publication does not come about', async () => {
    await inScope(async () => {
      const undone = context.get(UnitOfWork).run(async () => {
        await publish();
        expect(await messages()).toHaveLength(2);
        throw new Error('undone');
      });

      await expect(undone).rejects.toThrow('undone');
      expect([(await context.get(ContestReader).round(running.rounds[0]!.id)).state, await messages()]).toEqual(['approved', []]);
    });
  });
});
