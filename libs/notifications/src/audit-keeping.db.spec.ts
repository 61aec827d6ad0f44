import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditChain, AuditRoots, AuditTrail, AuditVerifying } from '#audit';
import { parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { aMember } from '../../../test/factories/a-member.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AuditKeeping } from './audit-keeping.service.js';
import { rootLetter } from './domain/root-letter.js';
import { NotificationsModule } from './notifications.module.js';

describe('the keeping of the trail', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, NotificationsModule);
  let tenantId: TenantId;
  const at = (text: string): Promise<void> => context.timeIs(parseLocal(text)!);
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  /** As a worker that has just started. */
  const look = (): Promise<void> =>
    inScope(() => {
      const [chain, roots, outbox] = [context.get(AuditChain), context.get(AuditRoots), context.get(Outbox)];
      const held = context.get(AuditKeeping);
      return new AuditKeeping(chain, roots, held['staff'], outbox, held['unitOfWork']).look({
        id: tenantId,
        name: 'Tỉnh Thử',
        slug: 'thu',
      });
    });
  const letters = async (): Promise<{ to: string; subject: string; body: string }[]> =>
    (await inScope(() => context.get(Outbox).newest())).map(({ recipient: to, subject, body }) => ({ to, subject, body }));
  const anAct = (): Promise<void> =>
    inScope(() => context.get(AuditTrail).record({ actor: null, action: 'clock.moved', subject: { kind: 'clock', id: tenantId } }));

  beforeEach(async () => {
    await at('2024-10-21 09:00');
    tenantId = await context.aTenant();
  });

  it('links what was written and mails the root of a day once it is over, to those who approve or publish', async () => {
    for (const role of ['author', 'approver', 'publisher', 'administrator'] as const) await aMember(tenantId, [role]);
    await anAct();
    await look();
    expect([await inScope(() => context.get(AuditChain).waiting()), await letters()]).toEqual([0, []]);

    await at('2024-10-22 00:30');
    await Promise.all([look(), look(), look()]);
    await look();

    const [root, ...more] = await inScope(() => context.get(AuditRoots).newest({ limit: 5 }));
    expect([root?.day, root?.letters, more]).toEqual(['2024-10-21', 2, []]);
    const sent = await letters();
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(2);
    expect(sent[0]!.subject).toBe('Mã chốt nhật ký ngày 21/10/2024 của Tỉnh Thử');
    expect(sent[0]!.body).toContain(`npm run --silent khoabang -- audit verify --tenant thu --date 2024-10-21 --root ${root!.hash}`);
    expect((await inScope(() => context.get(AuditVerifying).verify({ mailed: { hash: root!.hash, day: root!.day } }))).faults).toEqual([]);
  });

  it('keeps the root also where nobody could be written to', async () => {
    await anAct();
    await look();
    await at('2024-10-22 00:30');
    await look();

    expect(await inScope(() => context.get(AuditRoots).newest({ limit: 5 }))).toMatchObject([{ day: '2024-10-21', letters: 0 }]);
    expect(await letters()).toEqual([]);
  });

  it('writes plainly what the letter is for', () => {
    const { body } = rootLetter({ name: 'Tỉnh Thử', slug: 'thu', day: '2024-10-21', position: 1_204, added: 36, hash: 'ab'.repeat(32) });

    expect(body.split('\n')[0]).toBe(
      'Nhật ký của Tỉnh Thử đến hết ngày 21/10/2024 có 1.204 mục, thêm 36 mục so với lần chốt trước. Mã chốt là:',
    );
    expect(body.split('\n')[2]).toBe('ab'.repeat(32));
    const first = rootLetter({ name: 'Tỉnh Thử', slug: 'thu', day: '2024-10-21', position: 12, added: 12, hash: 'ab'.repeat(32) });
    expect(first.body.split('\n')[0]).toBe('Nhật ký của Tỉnh Thử đến hết ngày 21/10/2024 có 12 mục; đây là lần chốt đầu tiên. Mã chốt là:');
  });
});
