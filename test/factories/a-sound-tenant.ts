import { createHash } from 'node:crypto';
import { AuditChain } from '#audit';
import { CertificatePlanning } from '#certificates';
import { Nominations, ReceivedNominations, Rehearsals, type RunningContest, Teams } from '#contests';
import { FileStore } from '#files';
import { type AccountId, newId, parseLocal, type TenantId } from '#kernel';
import { MailSender, Outbox } from '#mail';
import { type Registration, UnitChanges } from '#registrations';
import { Turnouts } from '#reports';
import { Publication, RankingExclusions } from '#results';
import { anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import { NominatedSubmissions, SubmissionDrafts, SubmissionFiles } from '#submissions';
import type { DatabaseContext } from '../support/database-context.js';
import { aFinishedRound } from './a-finished-round.js';
import { rulesWithCertificates } from './a-published-round.js';
import { aContestant, aRunningContest, unitNamed } from './a-running-contest.js';
import { aDraft, aSentSubmission, PART as ESSAYS } from './a-receiving-contest.js';
import { aSealedSitting } from './a-sealed-sitting.js';
import { aConfirmedEntry } from './an-entry-upward.js';
import { aNominationCall } from './some-nominations.js';
import { TWO_ROUNDS, WITHOUT_ORGANISERS } from './some-rule-sets.js';

const RULES = rulesWithCertificates({
  eligibility: [WITHOUT_ORGANISERS],
  parts: [
    aQuizPart({
      rounds: TWO_ROUNDS,
      attempts: { limit: { code: 'per-contest', version: 1, max: 3 }, minimumDelayMinutes: 0, counts: { code: 'best', version: 1 } },
    }),
    anEssayPart({
      code: ESSAYS,
      authors: ['group'],
      receiving: { opens: '2024-10-21', closes: 'hết ngày 2024-10-31' },
      conditions: [{ code: 'maximum-per-person', version: 1, count: 1 }],
    }),
  ],
});

/** A tenant in which everything holds, with something of each kind. */
export interface SoundTenant {
  tenantId: TenantId;
  /** Of rounds: published, with certificates planned; waiting for its signature. */
  ids: { contest: string; published: string; ranked: string };
}

/**
 * A contest played by the real services: of its two rounds the first is published, the second is ranked. Somebody has chosen
 * another unit, somebody of the board has sat, somebody was left out by two people; two have sent an essay, each with a file.
 */
export async function aSoundTenant(context: DatabaseContext): Promise<SoundTenant> {
  await context.timeIs(parseLocal('2024-10-21 08:00')!);
  const tenantId = await context.aTenant();
  return context.as(tenantId, async () => {
    const running = await aRunningContest(context.module, { ruleSet: RULES });
    const contestId = running.contest.id;
    const [first, second] = [running.rounds[0]!, running.rounds[1]!];
    const sit = async (at: string, script: object = {}) =>
      (await aSealedSitting(context.module, running, { startsAt: parseLocal(at)!, ...script })).registration;
    const people: Registration[] = [];
    for (const [n, right] of [9, 7, 5, 3, 10].entries()) people.push(await sit(`2024-10-22 09:0${n}`, { right }));
    const [moving, leftOut] = [people[1]!, people[4]!];
    const organiser = (await aContestant(context.module, running, { fullName: 'Tạ Văn Ban' })).registration;
    await sit('2024-10-22 10:00', { registration: organiser });
    await context.get(Teams).enter(contestId, [{ team: 'ban-to-chuc', fullName: 'Tạ Văn Ban', birthDate: '1962-07-07' }]);
    const by = people[0]!.accountId;
    const pair = { proposedBy: by, confirmedBy: organiser.accountId };
    await context.get(RankingExclusions).exclude({ contestId, roundId: first.id, anomalyId: newId(new Date(0)) }, [leftOut.id], pair);
    await aFinishedRound(context.module, running, { to: 'approved' });
    await context.get(Publication).publish(first.id, by);
    await context.timeIs(parseLocal('2024-10-28 12:00')!);
    await context
      .get(UnitChanges)
      .change(
        running,
        { ...moving, accountId: moving.accountId },
        { basis: 'residence', unit: await unitNamed(context.module, 'Phường 10') },
      );
    for (const person of people.slice(0, 2)) await anEssay(context, running, person);
    await aNominatedEssay(context, running, people[1]!, by);
    await context.get(CertificatePlanning).plan(first.id, { by, origin: 'https://vidu.vn' });
    await sit('2024-10-29 09:00', { round: second, registration: moving, right: 4 });
    await sit('2024-10-29 10:00', { round: second, right: 8 });
    await aFinishedRound(context.module, running, { round: second, to: 'ranked' });
    for (const round of [first.id, second.id, null]) await context.get(Turnouts).take(contestId, round);
    await context.get(Outbox).put({ channel: 'email', recipient: 'ai-do@vidu.vn', subject: 'Thư', body: 'Nội dung' });
    await context.get(MailSender).sendWaiting({});
    const wanted = { draftId: null, title: 'Cuộc thi', ruleSet: aRuleSet(), contestants: 200, seed: 'a', by };
    await context.get(Rehearsals).request(wanted);
    await context.get(AuditChain).linkWaiting();
    return { tenantId, ids: { contest: contestId, published: first.id, ranked: second.id } };
  });
}

/** The second essay is what its unit nominates: chosen, agreed to, confirmed, sent, taken in. */
async function aNominatedEssay(context: DatabaseContext, running: RunningContest, person: Registration, by: AccountId): Promise<void> {
  const [essay] = await context.get(SubmissionDrafts).ofRegistration(person.id);
  const { callId, invitations } = await aNominationCall(context.module, running.contest.id, [{ unitId: essay!.unitId! }]);
  const place = { receiverTenantId: essay!.tenantId, callId, invitationId: invitations[0]! };
  await context.get(Nominations).send(await aConfirmedEntry(context.module, place, { submission: essay!.id, by }), by);
  const [received] = await context.get(ReceivedNominations).ofCall(callId);
  const taking = { theme: null, form: null, unitId: null };
  await context.get(NominatedSubmissions).accept(received!.id, taking, { by, place: 'Lâm Đồng', organiser: 'Lâm Đồng' });
}

/** By two authors, with a file that has come. */
async function anEssay(context: DatabaseContext, running: RunningContest, person: Registration): Promise<void> {
  const nobody = { birthDate: '01/02/1980', position: '', unitName: '', email: '', phone: '', share: '40' };
  const named = { ...nobody, fullName: `Lò Thị Mận ${person.id.slice(-4)}` };
  const draft = aDraft({ authorKind: 'group', ownShare: '60', authors: [named] });
  const bytes = Buffer.from('%PDF-1.7');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [files, drafts] = [context.get(SubmissionFiles), context.get(SubmissionDrafts)];
  const { id } = await drafts.open(running, ESSAYS, person);
  const file = await files.promise(id, person.id, { role: 'main', name: 'bai.pdf', size: bytes.length, sha256 });
  await context.get(FileStore).put(files.keyOf(file), bytes);
  await files.arrived(file.id, { kind: 'pdf', pages: 1 }, false);
  await aSentSubmission(context.module, running, person, draft);
}
