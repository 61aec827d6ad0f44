import { randomUUID } from 'node:crypto';
import { IdentityProviders, Sessions } from '#accounts';
import { type Attempt, AttemptExceptions, Attempts } from '#attempts';
import { AuditChain, AuditTrail } from '#audit';
import { CertificatePlanning } from '#certificates';
import { ContestDrafts, ContestReader, Deployments, Grants, News, Rehearsals, type Round, Teams } from '#contests';
import { type AccountId, type ContestId, parseLocal, type TenantId } from '#kernel';
import { MessageChoices, Outbox } from '#mail';
import { QuestionBank, QuestionImports, QuestionReviews } from '#questions';
import { RegistrationDrafts, type Registration } from '#registrations';
import { Turnouts } from '#reports';
import { SourceKeeping } from '#results';
import { aRuleSet } from '#rules/testing';
import { BLANK_UNIT, UnitImports, UnitKeeping } from '#units';
import type { DatabaseContext } from '../support/database-context.js';
import { aFollowedUnit } from './a-followed-unit.js';
import { aFinishedRound } from './a-finished-round.js';
import { rulesWithCertificates } from './a-published-round.js';
import { aRunningContest } from './a-running-contest.js';
import { aSealedSitting } from './a-sealed-sitting.js';
import { aDrawAndPayout } from './a-draw-and-payout.js';
import { someAppeals } from './some-appeals.js';
import { aCollectiveAward } from './some-prizes.js';
import { someNominations } from './some-nominations.js';
import { someJudging } from './some-judging.js';
import { anAppliedInitiative, someSubmissions } from './some-submissions.js';

/**
 * A tenant that has at least one row in every tenant's table: a contest played to its certificates, people, mail, news, a
 * ward below it and a city above. A new table gets its row here.
 */
export async function aTenantWithEverything(context: DatabaseContext): Promise<TenantId> {
  await context.timeIs(parseLocal('2024-10-22 08:00')!);
  const [tenantId, ward] = [await context.aTenant(), await context.aTenant({ kind: 'ward' })];
  await context.as(tenantId, async () => {
    const running = await aRunningContest(context.module, { ruleSet: rulesWithCertificates({ collective: [aCollectiveAward()] }) });
    const { attempt, registration } = await aSealedSitting(context.module, running, { startsAt: parseLocal('2024-10-22 09:00')! });
    await aLateAnswer(context, attempt);
    await lateAnswersTaken(context, attempt);
    const round = await aFinishedRound(context.module, running);
    if (round.state !== 'published') await context.asSuperuser("update rounds set state = 'published' where id = $1", [round.id]);
    await context.get(CertificatePlanning).plan(round.id, { by: registration.accountId, origin: 'https://vidu.vn' });
    await context.get(Turnouts).take(running.contest.id, null);
    await context.get(SourceKeeping).keepMissing();
    await aRunningStanding(context, round);
    await aLease(context, round);
    await aCase(context, attempt);
    await aCorrection(context, attempt);
    await someAppeals(context, attempt);
    await aDrawAndPayout(context, round, registration);
    const essay = await someSubmissions(registration, registration.accountId);
    await someJudging(registration, essay, registration.accountId);
    await aJudgedLine(context, registration, essay);
    await anAppliedInitiative(running.contest.id, registration.accountId);
    await fillDesks(context, registration.accountId);
    await aFollowedUnit(context, tenantId, registration.accountId);
    await context.get(Grants).give({ contestId: running.contest.id, to: ward, unitCode: '24769', by: null });
    await someNominations(context.module, running.contest.id, { unitId: registration.unitId, by: registration.accountId });
    await context.get(Deployments).deploy({ ownerTenantId: ward, contestId: running.contest.id, plan: aRuleSet({ code: 'phuong' }) });
    await fillAlterations(context, tenantId, registration.accountId);
    await aTrailWithRoot(context, running.contest);
  });
  return tenantId;
}

/** How a round stood while it was open; planted, since the worker takes it away when the round is over. */
async function aRunningStanding(context: DatabaseContext, { tenantId, id, contestId }: Round): Promise<void> {
  await context.asSuperuser(
    `insert into running_standings (tenant_id, round_id, contest_id, taken_at, until, people, lines, sha256)
     values ($1, $2, $3, '2024-10-22', '2024-10-22', 0, '[]', repeat('0', 64))`,
    [tenantId, id, contestId],
  );
}

/** A line of a part of submissions, and a decision on the number of prizes; planted, since the contest may have no such part. */
async function aJudgedLine(
  context: DatabaseContext,
  { tenantId, contestId, accountId, pseudonym }: Registration,
  { id, roundId }: { id: string; roundId: string },
): Promise<void> {
  await context.asSuperuser(
    `with s as (
       insert into standings (tenant_id, id, contest_id, round_id, version, rule_set_id, key_versions, summary, sha256)
         select $1, gen_random_uuid(), $2, $3, 1, c.rule_set_id, '{}', '{"received": 1, "ranked": 1, "prizes": {"awards": []}}', repeat('0', 64)
           from contests c where c.tenant_id = $1 and c.id = $2 returning tenant_id, id
     ), t as (
       insert into tier_decisions (tenant_id, id, contest_id, round_id, counts, decision_number, decided_on, entered_by, entered_at, state)
         values ($1, gen_random_uuid(), $2, $3, '{"giai.nhat": 1}', '12/QĐ-UBND', '2024-12-20', $4, '2024-12-21', 'entered')
     )
     insert into judged_lines (tenant_id, standing_id, rank, submission_id, authors, points, phases, received_at, explanation)
       select tenant_id, id, 1, $5, array[$6::uuid], 80, '[]', '2024-10-22', 'Đứng cuối bảng xếp hạng.' from s`,
    [tenantId, contestId, roundId, accountId, id, pseudonym],
  );
}

/** Who computes a round; planted, since it is given back when the round is ranked. */
async function aLease(context: DatabaseContext, { tenantId, id }: Round): Promise<void> {
  await context.asSuperuser("insert into standing_leases (tenant_id, round_id, holder, expires_at) values ($1, $2, $3, '2024-10-22')", [
    tenantId,
    id,
    randomUUID(),
  ]);
}

/** An answer that comes after the paper was handed in. */
async function aLateAnswer(context: DatabaseContext, { id, accountId }: Attempt): Promise<void> {
  const { token } = await context.get(Sessions).open(accountId, 'contestant');
  await context
    .get(Attempts)
    .save(id, token, [{ place: 1, bits: 2, seq: 9 }])
    .catch(() => undefined);
}

/** The board takes them: another attempt continues the sealed one. Receipts that wait to be sent. */
async function lateAnswersTaken(context: DatabaseContext, { id: attemptId, tenantId, roundId, accountId: by }: Attempt): Promise<void> {
  const exceptions = context.get(AttemptExceptions);
  const wish = { kind: 'late-answers', roundId, attemptId, cause: 'network', reason: 'Mất mạng cả xã lúc nộp bài' } as const;
  const id = await exceptions.ask(wish, by);
  await exceptions.grant(id, randomUUID() as AccountId, 'Lâm Đồng');
  await context.asSuperuser('insert into receipt_marks (tenant_id, passed) values ($1, $2)', [tenantId, attemptId]);
  await context.asSuperuser('insert into receipt_waits (tenant_id, attempt_id) values ($1, $2)', [tenantId, attemptId]);
}

/** The trail linked as far as it goes, the root of a day, and an entry that waits to be linked. */
async function aTrailWithRoot(context: DatabaseContext, { tenantId, id }: { tenantId: TenantId; id: ContestId }): Promise<void> {
  await context.get(AuditChain).linkWaiting();
  await context.asSuperuser(
    `insert into audit_roots (tenant_id, day, position, hash, mailed_at, letters)
     select tenant_id, '2024-10-21', position, hash, recorded_at, 1 from audit_links where tenant_id = $1 order by position desc limit 1`,
    [tenantId],
  );
  await context.get(AuditTrail).record({ actor: null, action: 'clock.moved', subject: { kind: 'clock', id } });
}

/** A case of the anomaly desk about the attempt, decided by two. */
async function aCase(context: DatabaseContext, { id, tenantId, contestId, roundId, registrationId }: Attempt): Promise<void> {
  const [by, other] = [randomUUID(), randomUUID()];
  const values = [tenantId, randomUUID(), contestId, roundId];
  await context.asSuperuser(
    `insert into anomalies (tenant_id, id, contest_id, round_id, kind, about, people, evidence, found_at, state, decided_by, decided_at, reason)
     values ($1, $2, $3, $4, 'same-device', 'x', 1, '{}', '2024-10-22', 'excluded', $5, '2024-10-22', 'Vì thế.')`,
    [...values, by],
  );
  await context.asSuperuser(
    'insert into anomaly_people (tenant_id, anomaly_id, registration_id, attempt_id, is_proposed) values ($1, $2, $3, $4, true)',
    [tenantId, values[1], registrationId, id],
  );
  await context.asSuperuser('insert into anomaly_looks (tenant_id, round_id) values ($1, $2)', [tenantId, roundId]);
  await context.asSuperuser(
    `insert into ranking_exclusions (tenant_id, id, contest_id, round_id, registration_id, anomaly_id, proposed_by, confirmed_by, excluded_at, lifted_at, lifted_by)
     values ($1, gen_random_uuid(), $3, $4, $5, $2, $6, $7, '2024-10-22', '2024-10-22', $7)`,
    [...values, registrationId, by, other],
  );
}

/** Somebody disqualified by two, with the round that it touches. */
async function aCorrection(context: DatabaseContext, { tenantId, contestId, roundId, registrationId }: Attempt): Promise<void> {
  const [id, by, other] = [randomUUID(), randomUUID(), randomUUID()];
  await context.asSuperuser(
    `insert into result_corrections (tenant_id, id, contest_id, kind, state, registration_id, article, reason, asked_by, asked_at, decided_by, decided_at)
     values ($1, $2, $3, 'disqualification', 'switched', $4, 'Điều 8', 'Nhờ người khác thi hộ', $5, '2024-10-29', $6, '2024-10-29')`,
    [tenantId, id, contestId, registrationId, by, other],
  );
  await context.asSuperuser('insert into correction_rounds (tenant_id, correction_id, round_id) values ($1, $2, $3)', [
    tenantId,
    id,
    roundId,
  ]);
}

/** A round that was annulled, with the prizes that fell with it. */
async function fillAlterations(context: DatabaseContext, tenantId: TenantId, by: AccountId): Promise<void> {
  await context.asSuperuser(
    `with annulled as (
       insert into round_alterations (tenant_id, id, contest_id, round_id, kind, state, reason, notice, asked_by, asked_at, decided_by, decided_at)
         select r.tenant_id, gen_random_uuid(), r.contest_id, r.id, 'annul', 'done', 'lộ đề thi trước giờ mở', 'Đợt thi đã bị hủy vì lộ đề thi.', $2, '2024-10-22', $3, '2024-10-22'
           from rounds r where r.tenant_id = $1 order by r.opens_at limit 1 returning tenant_id, id)
     insert into award_withdrawals (tenant_id, award_id, alteration_id, withdrawn_at)
       select a.tenant_id, a.id, annulled.id, '2024-10-22' from annulled join awards a on a.tenant_id = annulled.tenant_id limit 1`,
    // By two people.
    [tenantId, by, randomUUID()],
  );
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
  await fillRegistrations(context, contest.id);
  await fillSignIn(context, accountId);
  await fillUnits(context, accountId);
  const { tenantId } = contest;
  await fillQuestions(context, accountId);
  await context.get(QuestionImports).bring({ fileName: 'cau-hoi.docx', content: { questions: [], remarks: [] }, by: accountId });
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
  await context.asSuperuser(`insert into tenant_pictures (tenant_id, sha256, type, bytes) values ($1, repeat('0', 64), 'image/png', $2)`, [
    tenantId,
    Buffer.alloc(40),
  ]);
  await context.asSuperuser(
    `insert into tenant_exports (tenant_id, id, sha256, rows, files, made_at) values ($1, $2, repeat('0', 64), 1, 0, $3)`,
    [tenantId, randomUUID(), rounds[0]!.opensAt],
  );
}

/** A question with a writer, on which somebody else has said their word. */
async function fillQuestions(context: DatabaseContext, by: AccountId): Promise<void> {
  const writer = randomUUID() as AccountId;
  const question = {
    topic: 'the-che',
    difficulty: 'easy',
    text: 'Câu?',
    options: ['Một', 'Hai'],
    key: [0],
    explanation: '',
    source: '',
  } as const;
  await context.get(QuestionBank).add([{ ...question, code: 'Q-900', options: [...question.options], key: [...question.key] }], writer);
  await context.get(QuestionReviews).approve({ code: 'Q-900', version: 1, by });
}

/** How people sign in, where that was set up: a choice, a budget and its use, a provider with somebody linked. */
async function fillSignIn(context: DatabaseContext, accountId: AccountId): Promise<void> {
  await context.get(MessageChoices).choose('zalo');
  const typed = { label: 'VNeID', issuer: 'https://dang-nhap.vidu.vn', clientId: 'kb', clientSecret: 'a-secret', scope: 'openid' };
  await context.get(IdentityProviders).add(typed, accountId);
  const [tenant] = await context.asSuperuser<{ tenant_id: string }>('select tenant_id from accounts where id = $1', [accountId]);
  const rows: Record<string, string> = {
    code_budgets: `(tenant_id, home, abroad) values ($1, 9, 1)`,
    status_questions: `(tenant_id, id, contact, asked_at) values ($1, gen_random_uuid(), '+84912345678', '2024-10-22')`,
    code_days: `(tenant_id, day, kind, sent) values ($1, '2024-10-22', 'home', 3)`,
    account_identities: `(tenant_id, provider_id, subject, account_id, level, linked_at, last_used_at)
      select p.tenant_id, p.id, 'vn-0001', '${accountId}', 2, p.created_at, p.created_at from identity_providers p where p.tenant_id = $1`,
  };
  for (const [table, row] of Object.entries(rows)) await context.asSuperuser(`insert into ${table} ${row}`, [tenant!.tenant_id]);
}

/** What registrations may have beside themselves, most of which few have. */
async function fillRegistrations(context: DatabaseContext, contestId: ContestId): Promise<void> {
  const rows: Record<string, string> = {
    guardians: `(tenant_id, registration_id, full_name, relation, contact, asked_at) select tenant_id, id, 'Lê Thị Mẹ', 'mother', '+84987654321', created_at`,
    registration_details: `(tenant_id, registration_id, address) select tenant_id, id, 'Tổ 3'`,
    identity_numbers: `(tenant_id, registration_id, contest_id, sealed, number_hmac, last_digits) select tenant_id, id, contest_id, 'x', sha256('1'), '123'`,
    excluded_numbers: `(tenant_id, id, contest_id, list, number_hmac, last_digits, added_at) select tenant_id, gen_random_uuid(), contest_id, 'da-bi-huy', sha256('1'), '123', created_at`,
    unit_changes: `(tenant_id, id, registration_id, from_basis, from_unit_id, to_basis, to_unit_id, changed_at) select tenant_id, gen_random_uuid(), id, 'residence', unit_id, 'workplace', unit_id, created_at`,
    kept_units: `(tenant_id, registration_id, round_id, unit_id) select r.tenant_id, r.id, o.id, r.unit_id`,
    assisted_entries: `(tenant_id, id, contest_id, registration_id, helper_id, day, place, entered_at) select tenant_id, gen_random_uuid(), contest_id, id, account_id, created_at::date, 1, created_at`,
    retention_choices: `(tenant_id, idle_months, set_at) select tenant_id, 6, created_at`,
    retention_terms: `(tenant_id, contest_id, erase_on, set_at) select tenant_id, contest_id, '2030-01-01', created_at`,
  };
  for (const [table, row] of Object.entries(rows)) {
    const from =
      table === 'kept_units'
        ? 'registrations r join rounds o on o.tenant_id = r.tenant_id and o.contest_id = r.contest_id'
        : 'registrations r';
    await context.asSuperuser(`insert into ${table} ${row} from ${from} where r.contest_id = $1 limit 1`, [contestId]);
  }
}

/** A unit's people, whom to ask there, what became of it, and a sheet that waits. */
async function fillUnits(context: DatabaseContext, accountId: AccountId): Promise<void> {
  const keeping = context.get(UnitKeeping);
  const unit = { name: 'Sở Cũ', kind: 'agency', place: '', parentCode: '', block: '', bases: ['workplace'] } as const;
  const id = await keeping.add({ ...unit, code: 'so-cu', validFrom: '2020-01-01' }, accountId);
  await keeping.count(id, { people: 9, leaders: 1, countedOn: '2024-01-01', source: 'Báo cáo' }, accountId);
  await keeping.setContact(id, { fullName: 'Ai Đó', phone: '', email: '' }, accountId);
  await keeping.rename(id, { name: 'Sở Mới', day: '2024-06-01', legalBasis: '' }, accountId);
  await context.get(UnitImports).bring({ fileName: 'don-vi.xlsx', rows: [{ ...BLANK_UNIT, row: 2, name: 'Sở Khác' }], by: accountId });
}
