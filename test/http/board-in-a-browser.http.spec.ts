import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Sessions } from '#accounts';
import { type Attempt, Attempts } from '#attempts';
import { ContestReader, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { Anomalies, type Anomaly, AnomalyDesk } from '#results';
import { aQuizPart } from '#rules/testing';
import { demoQuestions } from '../../apps/cli/src/demo/demo-questions.js';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { manySitters } from '../factories/many-sitters.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

jest.setTimeout(240_000);

const ATTEMPTS = '/quan-tri/luot-thi';
const CASES = '/quan-tri/can-xem';
const ITEMS = '/quan-tri/bao-cao-cau-hoi';
const OWN = '/cua-toi/ban-to-chuc-hoi';
const REASON = 'Mất điện cả xã từ 9 giờ đến 9 giờ 20, có xác nhận của điện lực.';
const QUESTION = 'Bạn làm bài rất nhanh. Xin cho biết bạn thi ở đâu, trên máy của ai, có ai giúp không.';

type Staff = Awaited<ReturnType<typeof aStaffMember>>;

/** What the board looks at beside a round, each page: one heading, nothing sideways, axe finds nothing. */
describe('the pages of the board', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let tenant: Place;
  let running: RunningContest;
  let [author, approver]: Staff[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    const paper = { ...aQuizPart().paper, items: 10 };
    const ruleSet = rulesWithPrizes({ parts: [aQuizPart({ paper })] });
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet, questions: demoQuestions() }));
  });

  /** After the clock has been moved: a session of staff lasts hours. */
  const boardComes = async (): Promise<void> => {
    author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Bùi Thị Lan' });
    approver = await aStaffMember(site, tenant.id, ['approver'], { fullName: 'Tạ Minh Quân' });
  };

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const round = () => site.get(ContestReader).round(running.rounds[0]!.id);
  const sealed = (fullName: string, minutes = 5): Promise<Attempt> =>
    inScope(
      async () => (await aSealedSitting(site.app, running, { fullName, minutes, startsAt: parseLocal('2024-10-22 09:00')! })).attempt,
    );
  const asked = async (by: Staff, address: string, form: Record<string, string>): Promise<string> =>
    (await by.post(address, { cause: 'power', reason: REASON, ...form }, address)).headers['location']!;

  /** Opens pages on both devices, signed in by the cookie. */
  const walk = async (cookie: { name: string; value: string } | undefined, pages: Record<string, string>): Promise<void> => {
    const { port } = site.app.getHttpServer().address() as { port: number };
    const url = `http://${tenant.host}:${port}`;
    // Both are looked at whenever pictures are made; the phone is where something goes sideways.
    for (const isPhone of process.env['JOURNEY_PICTURES'] ? [true, false] : [true]) {
      const journey = await Journey.begin(browser, { isPhone });
      if (cookie) await journey.context.addCookies([{ ...cookie, url }]);
      for (const [name, path] of Object.entries(pages)) {
        const answer = await journey.page.goto(url + path);
        expect([name, answer?.status()]).toEqual([name, 200]);
        await journey.look(`board-${name}-${isPhone ? 'phone' : 'desktop'}`, { fullPage: true });
      }
      await journey.end();
    }
  };
  const as = (person: Staff, pages: Record<string, string>) => walk({ name: 'kbs', value: person.cookie('kbs')! }, pages);

  it('about attempts and their exceptions, and the receipts that follow', async () => {
    const [late, again] = [await sealed('Đỗ Thị Lụa'), await sealed('Nguyễn Hoàng Phương Thảo')];
    const open = await inScope(async () => {
      const { registration } = await aContestant(site.app, running, { fullName: 'Trần Văn An' });
      return site.get(Attempts).start(running, running.rounds[0]!, registration);
    });
    await inScope(async () => {
      const { token } = await site.get(Sessions).open(late.accountId, 'contestant');
      await site
        .get(Attempts)
        .save(late.id, token, [{ place: 1, bits: 2, seq: 99 }])
        .catch(() => undefined);
    });
    await boardComes();
    const time = await asked(author!, `${ATTEMPTS}/${open}`, { kind: 'extra-time', minutes: '20' });
    const reopening = await asked(author!, `${ATTEMPTS}/${again.id}`, { kind: 're-opening', minutes: '10' });
    await approver!.post(`${reopening}/duyet`, {}, reopening);

    await as(approver!, {
      home: '/quan-tri',
      attempts: ATTEMPTS,
      'attempt-late': `${ATTEMPTS}/${late.id}`,
      'attempt-open': `${ATTEMPTS}/${open}`,
      'attempt-replaced': `${ATTEMPTS}/${again.id}`,
      'exception-mine': time,
      'exception-granted': reopening,
    });
    await as(author!, { 'exception-own': time });
    await walk(undefined, {
      'receipt-lookup': '/bien-nhan',
      'receipt-replaced': `/bien-nhan/${again.receiptCode!}`,
      receipt: `/bien-nhan/${late.receiptCode!}`,
      turnout: '/don-vi-du-thi',
    });
    expect((await approver!.get('/quan-tri')).text).toContain('1 đề nghị chờ người thứ hai, 1 bài có câu đến muộn');
    expect((await author!.get('/quan-tri')).text).not.toContain('chờ người thứ hai');
  });

  it('about what should be looked at after a round, and the questions', async () => {
    const quick = await sealed('Đỗ Thị Lụa', 0.1);
    const [turned, other] = ['case when m = 8 then 1 else m << 1 end', 'case when m >= 4 then m >> 2 else m << 2 end'];
    const wrong = (where: string, mark: string) =>
      `(select array_agg((case when ${where} then ${mark} else m end)::smallint order by i) from unnest(a.marks) with ordinality as x(m, i))`;
    const spread = `a.started_at + n * interval '1 minute'`;
    await manySitters(quick.id, { people: 300, startedAt: spread, marks: wrong('(hashint4(n * 31 + i::int) & 7) = 0', turned) });
    await manySitters(quick.id, { from: 1000, people: 7, startedAt: spread, marks: wrong('i <= 8', other) });
    await manySitters(quick.id, { from: 2000, people: 9, startedAt: spread, device: `decode(repeat('ab', 16), 'hex')` });
    const cases = await inScope(async () => {
      await aFinishedRound(site.app, running, { to: 'ranked' });
      await site.get(Anomalies).look(await round());
      return (await site.get(AnomalyDesk).page((await round()).id, { skip: 0, limit: 99 })).cases;
    });
    await boardComes();
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['identical-answers', 'same-device', 'impossible-speed']));
    const of = (kind: Anomaly['kind']): string => `${CASES}/vu/${cases.find((one) => one.kind === kind)!.id}`;
    const [alike, device, speed] = [of('identical-answers'), of('same-device'), of('impossible-speed')];

    await as(author!, {
      'cases-home': '/quan-tri',
      cases: `${CASES}?dot=dot-1`,
      'cases-look': `${CASES}/dot-1/tim`,
      'case-alike': alike,
      'case-answers': `${alike}/so-sanh`,
      'case-device': device,
      'case-names': `${speed}?ten=co`,
      items: ITEMS,
      'items-round': `${ITEMS}/dot-1`,
    });
    await as(approver!, { 'standing-undecided': '/quan-tri/ket-qua/dot-1' });

    const person = { name: 'kb', value: (await inScope(() => site.get(Sessions).open(quick.accountId, 'contestant'))).token };
    const own = speed.replace(`${CASES}/vu`, OWN);
    await author!.post(`${speed}/hoi`, { ai: quick.registrationId, reason: QUESTION }, speed);
    await walk(person, { 'own-cases': OWN, 'own-asked': own, 'own-data': '/tai-khoan/du-lieu' });
    await author!.post(`${speed}/de-nghi`, { ai: quick.registrationId, reason: 'Làm xong 10 câu trong 6 giây.' }, speed);
    await as(approver!, { 'case-proposed': speed, 'cases-confirm-home': '/quan-tri' });
    await approver!.post(`${speed}/dong-y`, {}, speed);
    await as(approver!, { 'case-excluded': speed });
    await walk(person, { 'own-excluded': own });
  });
});
