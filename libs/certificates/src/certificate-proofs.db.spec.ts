import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { type Standing, Standings } from '#results';
import { aMember } from '../../../test/factories/a-member.js';
import { aFinishedRound } from '../../../test/factories/a-finished-round.js';
import { rulesWithCertificates } from '../../../test/factories/a-published-round.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { CertificateProofs } from './certificate-proofs.service.js';
import { CertificateTemplates } from './certificate-templates.service.js';
import { CertificatesModule } from './certificates.module.js';

const LONG = Array.from({ length: 6 }, () => 'Công Tằng Tôn Nữ').join(' ');
/** Draws the name as one line of its own, so that a long one becomes tiny. */
const NARROW =
  '<svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 297 210">{{fit fullName x=148.5 y=60 width=30 size=9}}</svg>';

// Pages are typeset by a process of its own, which takes its time to start: the limit is for what hangs.
jest.setTimeout(60_000);

describe('certificates before their publication', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, CertificatesModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let standing: Standing;
  let winners: AccountId[];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const proofs = () => context.get(CertificateProofs);
  const found = async () =>
    (await proofs().ofStanding(standing.id)).map(({ rank, fault, smallLettersMm }) => [rank, fault?.slice(0, 40) ?? null, smallLettersMm]);
  const rename = (accountId: AccountId, name: string) =>
    context.asSuperuser('update accounts set full_name = $2 where id = $1', [accountId, name]);
  const round = (): Promise<Round> => context.get(ContestReader).round(running.rounds[0]!.id);

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithCertificates() }));
    await inScope(async () => {
      winners = [];
      for (const [at, fullName] of ['Nguyễn Thị Ngọc Diệp', 'Lê Na'].entries()) {
        const { registration } = await aSealedSitting(context.module, running, {
          ...{ fullName, minutes: 5 + at },
          startsAt: parseLocal('2024-10-22 09:00')!,
        });
        winners.push(registration.accountId);
      }
      await aFinishedRound(context.module, running, { to: 'ranked' });
      standing = (await context.get(Standings).newest(running.rounds[0]!.id))!;
      context.get(ContestReader).forget();
    });
  });

  it('are made once for each place that brings one, and anew when a name or the template has changed', async () => {
    await inScope(async () => {
      expect([await proofs().look(1), await proofs().look(9), await proofs().look(9)]).toEqual([1, 1, 0]);
      expect(await found()).toEqual([
        [1, null, null],
        [2, null, null],
      ]);

      await rename(winners[1]!, 'Lê Thị Na');
      expect(await proofs().look(9)).toBe(1);
      await context
        .get(CertificateTemplates)
        .use({ source: NARROW, signerName: '' }, { by: await aMember(tenantId, ['publisher']), seen: 0 });
      expect(await proofs().look(9)).toBe(2);
    });
  });

  it('say of whom letters cannot be printed, and of whom they become too small', async () => {
    await inScope(async () => {
      await rename(winners[0]!, 'Nguyễn 龍');
      await proofs().look(9);
      const [first, second] = await found();
      expect([first![1], second]).toEqual(['Phông chữ của giấy chứng nhận không có k', [2, null, null]]);

      await context
        .get(CertificateTemplates)
        .use({ source: NARROW, signerName: '' }, { by: await aMember(tenantId, ['publisher']), seen: 0 });
      await rename(winners[0]!, LONG);
      await proofs().look(9);
      const [small, fine] = await proofs().ofStanding(standing.id);
      expect(small!.smallLettersMm).toBeLessThan(1);
      expect([small!.fault, fine!.fault, fine!.smallLettersMm]).toEqual([null, null, null]);
    });
  });

  it('can be opened as they will be, without a number or a code that anybody could take for real', async () => {
    await inScope(async () => {
      const pdf = await proofs().file(running, await round(), standing, { group: running.ruleSet.prizes[0]!.code, rank: 1 });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      await expect(proofs().file(running, await round(), standing, { group: 'khac', rank: 1 })).rejects.toMatchObject({
        code: 'CERTIFICATE_UNKNOWN',
      });
      const [{ count }] = (await context.asSuperuser('select count(*)::int as count from certificates where tenant_id = $1', [
        tenantId,
      ])) as [{ count: number }];
      expect(count).toBe(0);
    });
  });

  it('are forgotten with the publication', async () => {
    await inScope(async () => {
      await proofs().look(9);
      await context.asSuperuser("update rounds set state = 'published' where id = $1", [running.rounds[0]!.id]);
      context.get(ContestReader).forget();
      expect(await proofs().look(9)).toBe(0);
      expect(await found()).toEqual([]);
    });
  });

  it('are of the tenant alone', async () => {
    await inScope(() => proofs().look(9));
    const other = await aTenantWithContest(context, { ruleSet: rulesWithCertificates() });
    await context.as(other.tenantId, async () => expect(await proofs().ofStanding(standing.id)).toEqual([]));
  });
});
