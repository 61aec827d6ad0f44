import { randomUUID } from 'node:crypto';
import { Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import { CertificatePlanning } from '#certificates';
import { ContestDrafts, ContestReader, Deployments, Grants, News, Rehearsals, Teams } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { RegistrationDrafts } from '#registrations';
import { Turnouts } from '#reports';
import { aRuleSet } from '#rules/testing';
import type { DatabaseContext } from '../support/database-context.js';
import { aFinishedRound } from './a-finished-round.js';
import { rulesWithCertificates } from './a-published-round.js';
import { aRunningContest } from './a-running-contest.js';
import { aSealedSitting } from './a-sealed-sitting.js';
import { aCollectiveAward } from './some-prizes.js';

/**
 * A tenant that has at least one row in every tenant's table: a contest played to its certificates, people, mail, news, a
 * ward below it and a city above. A new table gets its row here.
 */
export async function aTenantWithEverything(context: DatabaseContext): Promise<TenantId> {
  await context.timeIs(parseLocal('2024-10-22 08:00')!);
  const [tenantId, ward] = [await context.aTenant(), await context.aTenant({ kind: 'ward' })];
  await context.as(tenantId, async () => {
    const running = await aRunningContest(context.module, { ruleSet: rulesWithCertificates({ collective: [aCollectiveAward()] }) });
    const { registration } = await aSealedSitting(context.module, running, { startsAt: parseLocal('2024-10-22 09:00')! });
    const round = await aFinishedRound(context.module, running);
    if (round.state !== 'published') await context.asSuperuser("update rounds set state = 'published' where id = $1", [round.id]);
    await context.get(CertificatePlanning).plan(round.id, { by: registration.accountId, origin: 'https://vidu.vn' });
    await context.get(Turnouts).take(running.contest.id, null);
    await fillDesks(context, registration.accountId);
    await context.get(Grants).give({ contestId: running.contest.id, to: ward, unitCode: '24769', by: null });
    await context.get(Deployments).deploy({ ownerTenantId: ward, contestId: running.contest.id, plan: aRuleSet({ code: 'phuong' }) });
  });
  return tenantId;
}

/** What lies about besides the contest itself. */
async function fillDesks(context: DatabaseContext, accountId: AccountId): Promise<void> {
  const { contest, rounds } = await context.get(ContestReader).running();
  await context.get(Sessions).open(accountId, 'contestant');
  await context.get(Teams).enter(contest.id, [{ team: 'ban-to-chuc', fullName: 'Phạm Văn Ban', birthDate: '1970-01-01' }]);
  await context.get(RegistrationDrafts).keep(contest.id, undefined, { fullName: 'Ai Đó' });
  await context.get(Outbox).put({ channel: 'email', recipient: 'ai-do@vidu.vn', subject: 'Thư', body: 'Nội dung' });
  await context.get(AuditTrail).record({ actor: null, action: 'clock.moved', subject: { kind: 'clock', id: contest.id } });
  const post = { title: 'Tin', summary: 'Tóm tắt', body: 'Nội dung', isNotice: false, publishedAt: rounds[0]!.opensAt };
  await context.get(News).bring(contest.id, [post]);
  const wanted = { draftId: null, title: 'Cuộc thi', ruleSet: aRuleSet(), contestants: 200, seed: 'a', by: accountId };
  await context.get(Rehearsals).request(wanted);
  await context.get(ContestDrafts).begin({ title: 'Bản soạn', source: 'code: ban-soan\n', origin: { kind: 'import' }, by: accountId });
  const { tenantId } = contest;
  const later = new Date(rounds[0]!.opensAt.getTime() + 1e10);
  await context.asSuperuser(
    `insert into one_time_codes (tenant_id, id, purpose, contact, code_hmac, expires_at) values ($1, $2, 'sign-in', '+84912345678', '\\x00', $3)`,
    [tenantId, randomUUID(), later],
  );
  await context.asSuperuser(`select count_in_window($1, '\\x01', interval '1 minute')`, [tenantId]);
  await context.asSuperuser(
    `insert into certificate_template_drafts (tenant_id, account_id, source, signer_name, changed_at) values ($1, $2, '<svg/>', '', $3)`,
    [tenantId, accountId, later],
  );
  await context.asSuperuser(
    `insert into reference_documents (tenant_id, id, contest_id, ordinal, title, detail, state) values ($1, $2, $3, 1, 'Văn bản', '', 'shown')`,
    [tenantId, randomUUID(), contest.id],
  );
}
