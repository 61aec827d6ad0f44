import { randomUUID } from 'node:crypto';
import { IdentityProviders, Sessions } from '#accounts';
import { AttemptExceptions, Attempts } from '#attempts';
import { CertificateIssuing, CertificatePlanning, Certificates } from '#certificates';
import { ContestDrafts, ContestReader, News, Rehearsals, RoundAlterations } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { handedIn } from '../factories/a-sealed-sitting.js';
import { aPublishedRound, rulesWithCertificates } from '../factories/a-published-round.js';
import { aContestant, aRunningContest } from '../factories/a-running-contest.js';
import { someJudging } from '../factories/some-judging.js';
import { someFollowUp } from '../factories/some-follow-up.js';
import { anAppliedInitiative, someSubmissions } from '../factories/some-submissions.js';
import { aCascade } from '../factories/some-nominations.js';
import { QuestionBank, QuestionImages, QuestionImports } from '#questions';
import { UnitOfWork } from '#tenancy';
import { BLANK_UNIT, UnitImports, UnitKeeping } from '#units';
import { asSuperuser } from '../support/query.js';
import { routesOf, type Route } from '../support/route-list.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

const WRITING = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

interface Visitor {
  cookie?: string;
  bearer?: string;
}

/** A WebP of 20 × 20 points. */
const A_PICTURE = Buffer.from('UklGRhYAAABXRUJQVlA4TAkAAAAvE8AEAAAAAAAA', 'base64');

/** Values of route parameters that do not name a tenant's thing. */
const HARMLESS: Readonly<Record<string, string>> = {
  file: 'emblem.svg',
  rank: '1',
  ordinal: '1',
  version: '1',
  award: 'tap-the',
  section: 'contest',
  official: '00000000-0000-7000-8000-000000000000',
};

/**
 * Every route is tried with another tenant's ids, by a stranger and by somebody who is signed in at the own tenant.
 * The other tenant has everything that could leak. What is not ours is not there: 404, or the door before it (401, 403).
 */
describe('another tenant’s things', () => {
  let site: TestSite;
  let ours: { id: TenantId; host: string };
  let theirs: { id: TenantId; host: string; slug: string };
  /** By parameter: what it is called at the other tenant. */
  let parameters: Record<string, string>;
  let secrets: string[];
  let session: string;
  let theirSession: string;
  let staffSession: string;

  beforeAll(async () => {
    site = await TestSite.open();
    await site.timeIs(parseLocal('2024-10-22 08:00')!);
    theirs = await site.aTenant({ name: 'Tỉnh Của Người Khác' });
    ours = await site.aTenant({ name: 'Tỉnh Của Ta' });
    const ward = await site.aTenant({ kind: 'ward', name: 'Phường Bên Kia' });
    parameters = await site.as(theirs.id, async () => {
      const running = await aRunningContest(site.app, { ruleSet: rulesWithCertificates() });
      const { accountId, registration } = await aContestant(site.app, running, { fullName: 'Người Bên Kia' });
      const attempt = await site.get(Attempts).start(running, running.rounds[0]!, registration);
      const other = await aContestant(site.app, running);
      const started = await site.get(Attempts).start(running, running.rounds[0]!, other.registration);
      const sealed = await handedIn(site.app, started, other.accountId, 1);
      theirSession = (await site.get(Sessions).open(accountId, 'contestant')).token;
      const later = running.rounds[1]!;
      const [winner] = await aPublishedRound(site.app, running, { names: ['Người Bên Kia'], round: later });
      await site.get(CertificatePlanning).plan(later.id, { by: winner!.accountId, origin: 'https://vidu.vn' });
      await site.get(CertificateIssuing).issueWaiting(1);
      const [certificate] = (await site.get(Certificates).ofRound(later.id, { limit: 1 })).items;
      await site.get(News).bring(running.contest.id, [
        {
          title: 'Tin bên kia',
          summary: 'Người Bên Kia được giải.',
          body: 'Chúc mừng.',
          isNotice: true,
          publishedAt: running.rounds[0]!.opensAt,
        },
      ]);
      const draft = await site
        .get(ContestDrafts)
        .begin({ title: 'Người Bên Kia', source: 'code: ben-kia\n', origin: { kind: 'import' }, by: accountId });
      const { ruleSet } = running;
      const rehearsal = await site
        .get(Rehearsals)
        .request({ draftId: draft, title: 'Người Bên Kia', ruleSet, contestants: 200, seed: 'ben-kia', by: accountId });
      const unit = await site.get(UnitKeeping).add(
        {
          code: 'ben-kia',
          name: 'Sở Người Bên Kia',
          kind: 'agency',
          place: '',
          parentCode: '',
          block: '',
          bases: ['workplace'],
          validFrom: '2020-01-01',
        },
        accountId,
      );
      const sheet = await site
        .get(UnitImports)
        .bring({ fileName: 'Người Bên Kia.xlsx', rows: [{ ...BLANK_UNIT, row: 2, name: 'Người Bên Kia' }], by: accountId });
      const questionImport = await site
        .get(QuestionImports)
        .bring({ fileName: 'Người Bên Kia.docx', content: { questions: [], remarks: ['Người Bên Kia'] }, by: accountId });
      const { unitId } = registration;
      const cascade = await aCascade(site.app, running.contest.id, { unitId, by: accountId, ward: ward.id, fullName: 'Người Bên Kia' });
      const added = await site
        .get(IdentityProviders)
        .add(
          { label: 'Người Bên Kia', issuer: 'https://dang-nhap.vidu.vn', clientId: 'kb', clientSecret: 'a-secret', scope: 'openid' },
          accountId,
        );
      const reason = 'Người Bên Kia bấm nhầm nút nộp bài';
      const wish = { kind: 're-opening', roundId: sealed.roundId, attemptId: sealed.id, minutes: 5, cause: 'other', reason } as const;
      const exception = await site.get(AttemptExceptions).ask(wish, accountId);
      const asked = { topic: 'the-che', difficulty: 'easy', text: 'Câu của Người Bên Kia?', options: ['Một', 'Hai'], key: [0] } as const;
      const question = { ...asked, options: [...asked.options], key: [...asked.key], code: 'BK-1', explanation: '', source: '' };
      await site.get(QuestionBank).add([question]);
      const image = await site.get(QuestionImages).keep(A_PICTURE);
      const [anomaly, appeal, boardQuestion] = [randomUUID(), randomUUID(), randomUUID()];
      await asSuperuser(
        `insert into anomalies (tenant_id, id, contest_id, round_id, kind, about, people, evidence, found_at, state, decided_by, decided_at, reason)
         values ($1, $2, $3, $4, 'same-device', 'x', 1, $5, '2024-10-22', 'asked', $6, '2024-10-22', 'Người Bên Kia')`,
        [theirs.id, anomaly, running.contest.id, later.id, { kind: 'same-device', attempts: 1, hours: 1, listed: [] }, accountId],
      );
      await asSuperuser(
        `insert into anomaly_people (tenant_id, anomaly_id, registration_id, attempt_id, asked_at) values ($1, $2, $3, $4, '2024-10-22')`,
        [theirs.id, anomaly, registration.id, attempt],
      );
      await asSuperuser(
        `insert into appeals (tenant_id, id, contest_id, round_id, registration_id, code, kind, body_text, state, received_at, answer_by)
         values ($1, $2, $3, $4, $5, 'KN-BENK1A', 'key', 'Người Bên Kia khiếu nại', 'received', '2024-10-22', '2024-10-29')`,
        [theirs.id, appeal, running.contest.id, later.id, registration.id],
      );
      await asSuperuser(
        `insert into board_questions (tenant_id, id, contest_id, registration_id, slot, question_text, asked_at)
         values ($1, $2, $3, $4, 1, 'Người Bên Kia hỏi', '2024-10-22')`,
        [theirs.id, boardQuestion, running.contest.id, registration.id],
      );
      const said = { by: accountId, reason: 'Người Bên Kia bấm nhầm', notice: 'Người Bên Kia báo để mọi người biết.' };
      const correction = randomUUID();
      await asSuperuser(
        `insert into result_corrections (tenant_id, id, contest_id, kind, state, registration_id, article, reason, asked_by, asked_at)
         values ($1, $2, $3, 'disqualification', 'asked', $4, 'Điều 8', 'Nhờ người khác thi hộ', $5, '2024-10-29')`,
        [theirs.id, correction, running.contest.id, registration.id, randomUUID()],
      );
      const alteration = await site.get(RoundAlterations).askAnnulment(later.id, null, said);
      const planted = await someSubmissions(registration, accountId, 'Người Bên Kia');
      const decision = randomUUID();
      await asSuperuser(
        `insert into tier_decisions (tenant_id, id, contest_id, round_id, counts, decision_number, decided_on, entered_by, entered_at, state)
         values ($1, $2, $3, $4, '{"giai.nhat": 1}', '12/QĐ-UBND', '2024-10-28', $5, '2024-10-29', 'entered')`,
        [theirs.id, decision, running.contest.id, later.id, randomUUID()],
      );
      return {
        decision,
        alteration,
        correction,
        anomaly,
        appeal,
        boardQuestion,
        question: question.code,
        image: 'key' in image ? image.key : '',
        attempt: sealed.id,
        exception,
        account: accountId,
        other: other.accountId,
        contest: running.contest.id,
        provider: 'id' in added ? added.id : '',
        ...cascade,
        ...(await someFollowUp(site.app, running, { unitId, by: accountId, fullName: 'Người Bên Kia' })),
        unitCode: 'ben-kia',
        unit,
        sheet,
        questionImport,
        draft,
        rehearsal,
        post: 'tin-ben-kia',
        id: attempt,
        submission: planted.id,
        list: planted.listId,
        ...(await someJudging(registration, planted, accountId, 'Người Bên Kia')),
        phase: 'cham-thi',
        entry: '417',
        ...(await anAppliedInitiative(running.contest.id, accountId, 'Người Bên Kia')),
        part: 'bai-viet',
        place: 'chinh',
        at: '1',
        code: sealed.receiptCode!,
        round: 'dot-khac',
        slug: theirs.slug,
        certificate: certificate!.id,
        prize: winner!.award.id,
        certificateCode: certificate!.code,
      };
    });
    await site.as(ours.id, async () => {
      const running = await aRunningContest(site.app);
      const { accountId } = await aContestant(site.app, running);
      session = (await site.get(Sessions).open(accountId, 'contestant')).token;
      await site.get(ContestReader).running();
    });
    staffSession = (await aStaffMember(site, ours.id, ['author', 'approver', 'publisher', 'administrator'])).cookie('kbs') ?? '';
    secrets = ['Người Bên Kia', 'Tỉnh Của Người Khác', parameters['id']!, parameters['code']!];
  });
  afterAll(() => site.close());

  /** A stranger, our contestant, their contestant with the session of over there, and our staff in every role; pages and programs. */
  const visitors = (): Visitor[] => [
    {},
    { cookie: `kb=${session}` },
    { cookie: `kb=${theirSession}` },
    { cookie: `kbs=${staffSession}` },
    { bearer: session },
    { bearer: theirSession },
  ];
  const filled = (route: Route): string =>
    route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
      const value = parameters[name] ?? HARMLESS[name];
      if (!value)
        throw new Error(`The parameter :${name} of ${route.path} has no other tenant's value here: add one, with data that could leak.`);
      return value;
    });
  const withParameters = (method: string): Route[] =>
    routesOf(site.app).filter((route) => route.method === method && /:(?!file)/.test(route.path));

  it('have routes to be tried on, and no method that is not', () => {
    // Whoever asks how far an upload came goes through the same door as its bytes.
    const walked: readonly string[] = ['GET', 'HEAD', ...WRITING];

    expect(withParameters('GET').length).toBeGreaterThan(20);
    expect(WRITING.map((method) => withParameters(method).length > 0)).toEqual([true, true, true, true]);
    expect(routesOf(site.app).filter(({ method }) => !walked.includes(method))).toEqual([]);
    expect([...new Set(withParameters('HEAD').map(({ handler }) => handler))]).toEqual(['UploadDoor.answer']);
  });

  it('are not found by address, by strangers and by our own people', async () => {
    for (const route of withParameters('GET')) {
      for (const { cookie, bearer } of visitors()) {
        const answer = await site
          .visitor(ours.host)
          .get(filled(route), { ...(cookie ? { cookie } : {}), ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) });
        // The page may repeat the address that was asked for, also as where to go after signing in.
        const asked = [filled(route), encodeURIComponent(filled(route))];
        const told = {
          route: route.path,
          isDoor: [303, 401, 403, 404].includes(answer.status),
          leaks: secrets.filter((secret) => asked.reduce((text, own) => text.replaceAll(own, ''), answer.text).includes(secret)),
        };

        expect(told).toEqual({ route: route.path, isDoor: true, leaks: [] });
      }
    }
  });

  it('are not changed by writing to their addresses', async () => {
    const before = await theirRows();
    for (const route of WRITING.flatMap(withParameters)) {
      const visitor = site.visitor(ours.host);
      const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/dang-ky')).text)![1]!;
      for (const { cookie, bearer } of visitors()) {
        const answer = await visitor.writeJson(route.method as (typeof WRITING)[number], filled(route), {
          body: { _csrf: token, prediction: '9', answers: [{ question: 1, choice: 'A', seq: 99 }] },
          cookie: [cookie, `_csrf=${visitor.cookie('_csrf')}`].filter(Boolean).join('; '),
          token,
          bearer,
        });

        expect({ route: `${route.method} ${route.path}`, isDoor: [303, 400, 401, 403, 404].includes(answer.status) }).toEqual({
          route: `${route.method} ${route.path}`,
          isDoor: true,
        });
      }
    }

    expect(await theirRows()).toEqual(before);
  });

  it('would be seen changing: writing at home moves the rows', async () => {
    const before = await theirRows();
    await site.as(theirs.id, () => site.get(Sessions).close(theirSession));

    expect(await theirRows()).not.toEqual(before);
  });

  /** By table: a digest of all rows of the other tenant. */
  const theirRows = (): Promise<Record<string, string>> =>
    site.as(theirs.id, () =>
      site.get(UnitOfWork).run(async (manager) => {
        const tables = await manager.query<{ name: string }[]>(
          `select table_name as name from information_schema.columns where column_name = 'tenant_id' and table_schema = 'public'`,
        );
        const digests: Record<string, string> = {};
        for (const { name } of tables) {
          const [row] = await manager.query<{ digest: string }[]>(
            `select coalesce(md5(string_agg(t::text, '' order by t::text)), '') as digest from ${name} t where tenant_id = $1`,
            [theirs.id],
          );
          digests[name] = row!.digest;
        }
        return digests;
      }),
    );
});
