import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Sessions } from '#accounts';
import { type AttemptId, Attempts } from '#attempts';
import { RoundAlterations, RoundTransitions, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { RoundTimes } from '#results';
import { aQuizPart } from '#rules/testing';
import { demoQuestions } from '../../apps/cli/src/demo/demo-questions.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

jest.setTimeout(240_000);

const LAND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 120"><path d="M0 0h360v120H0z" fill="#cfe0d2"/></svg>';
const DRAWINGS = {
  emblem: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 74"><path d="M0 0h64v74H0z"/></svg>',
  'landscape-phone': LAND,
  'landscape-desktop': LAND,
};
const SAID = {
  reason: 'mất điện tại trung tâm dữ liệu của tỉnh từ 9 giờ',
  notice: 'Ban Tổ chức xin lỗi vì sự bất tiện này. Ai đang làm bài cứ để nguyên trang; mở lại là làm tiếp, đủ giờ.',
};

/** What the organisers press and what everybody reads when a round is altered: one heading, nothing sideways, axe finds nothing. */
describe('the pages of a round that is altered', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let tenant: Place;
  let running: RunningContest;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    const paper = { ...aQuizPart().paper, items: 10 };
    ({ tenant, running } = await aPlaceWithContest(site, {
      ruleSet: rulesWithPrizes({ parts: [aQuizPart({ paper })] }),
      questions: demoQuestions(),
      tenant: { drawings: DRAWINGS },
    }));
    await site.timeIs(parseLocal('2024-10-22 09:00')!);
    await inScope(() => site.get(RoundTransitions).advance());
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const walk = async (cookie: { name: string; value: string } | undefined, pages: Record<string, string>): Promise<void> => {
    const { port } = site.app.getHttpServer().address() as { port: number };
    const url = `http://${tenant.host}:${port}`;
    for (const isPhone of process.env['JOURNEY_PICTURES'] ? [true, false] : [true]) {
      const journey = await Journey.begin(browser, { isPhone });
      if (cookie) await journey.context.addCookies([{ ...cookie, url }]);
      for (const [name, path] of Object.entries(pages)) {
        const answer = await journey.page.goto(url + path);
        expect([name, answer?.status()]).toEqual([name, 200]);
        await journey.look(`times-${name}-${isPhone ? 'phone' : 'desktop'}`, { fullPage: true });
      }
      await journey.end();
    }
  };

  it('show a pause to organisers, visitors and whoever sits in it', async () => {
    const round = running.rounds[0]!;
    const times = `/quan-tri/dot-thi/${round.code}/thoi-gian`;
    const sitter = await inScope(async () => {
      const { accountId, registration } = await aContestant(site.app, running, { fullName: 'Trần Văn An' });
      const { token } = await site.get(Sessions).open(accountId, 'contestant');
      const id: AttemptId = await site.get(Attempts).start(running, round, registration);
      return { id, token };
    });
    const publisher = await aStaffMember(site, tenant.id, ['publisher'], { fullName: 'Bùi Thị Lan' });
    const staff = { name: 'kbs', value: publisher.cookie('kbs')! };
    await walk(staff, { list: times, extend: `${times}/gia-han`, pause: `${times}/tam-dung`, annul: `${times}/huy` });
    await inScope(() =>
      site.get(RoundTimes).pause(round.id, { from: null, until: parseLocal('2024-10-22 10:30')! }, { by: publisher.accountId, ...SAID }),
    );
    await walk(staff, { 'list-paused': times, resume: `${times}/mo-lai`, round: `/quan-tri/dot-thi/${round.code}` });
    await walk(undefined, { home: '/', rules: '/the-le' });
    await walk({ name: 'kb', value: sitter.token }, { exam: `/bai-thi/${sitter.id}`, start: `/thi/${round.code}`, own: '/cua-toi' });
  });

  it('show whoever sits their own time, which stands still in a pause and goes on when it ends early', async () => {
    const [round, by] = [running.rounds[0]!, await aStaffMember(site, tenant.id, ['publisher'])];
    // Half a minute later: what is left is then no whole minute, whatever the seconds that this takes.
    const at = (time: string): Promise<void> => site.timeIs(new Date(parseLocal(`2024-10-22 ${time}`)!.getTime() + 30_000));
    const { id, token } = await inScope(async () => {
      const { accountId, registration } = await aContestant(site.app, running);
      const opened = await site.get(Sessions).open(accountId, 'contestant');
      return { token: opened.token, id: await site.get(Attempts).start(running, round, registration) };
    });
    const { port } = site.app.getHttpServer().address() as { port: number };
    const url = `http://${tenant.host}:${port}`;
    const journey = await Journey.begin(browser, { isPhone: true });
    await journey.context.addCookies([{ name: 'kb', value: token, url }]);
    const { page } = journey;
    await page.goto(`${url}/bai-thi/${id}`);
    const shows = (minutes: number): Promise<void> =>
      page
        .locator('[data-time-left]')
        .filter({ hasText: new RegExp(`^${minutes} phút$`) })
        .waitFor();
    const whole = aQuizPart().paper.minutes;
    await shows(whole);

    // Heard of with the next answer.
    await at('09:05');
    const until = parseLocal('2024-10-22 10:30')!;
    await inScope(() => site.get(RoundTimes).pause(round.id, { from: null, until }, { by: by.accountId, ...SAID }));
    await page.locator('[data-question="1"] label').first().click();
    await page.locator('[data-rest]').waitFor({ state: 'visible' });
    expect(await page.textContent('[data-rest]')).toBe('Đồng hồ của bạn đang dừng, chạy tiếp lúc 10:30 thứ Ba, 22/10/2024.');
    await shows(whole - 5);
    await page.reload();
    await shows(whole - 5);
    await journey.look('times-exam-rests', { fullPage: true });

    await at('09:40');
    await inScope(() => site.get(RoundTimes).resume(round.id, { by: by.accountId, ...SAID }));
    await page.locator('[data-question="2"] label').first().click();
    await page.locator('[data-rest]').waitFor({ state: 'hidden' });
    expect(await page.locator('[data-round-notice]').count()).toBe(0);
    await shows(whole - 5);
    await journey.end();
  });

  it('show an annulment to both who sign it, and the new run to everybody', async () => {
    const round = running.rounds[0]!;
    const [publisher, approver] = [
      await aStaffMember(site, tenant.id, ['publisher'], { fullName: 'Bùi Thị Lan' }),
      await aStaffMember(site, tenant.id, ['approver'], { fullName: 'Tạ Minh Quân' }),
    ];
    const run = { opensAt: parseLocal('2024-11-04 08:00')!, closesAt: parseLocal('2024-11-10 17:00')!, publishesAt: null };
    const id = await inScope(() => site.get(RoundAlterations).askAnnulment(round.id, run, { by: publisher.accountId, ...SAID }));
    const address = `/quan-tri/dot-thi/${round.code}/thoi-gian/de-nghi/${id}`;
    await walk({ name: 'kbs', value: approver.cookie('kbs')! }, { annulment: address });
    await walk({ name: 'kbs', value: publisher.cookie('kbs')! }, { 'annulment-own': address });
    await inScope(() => site.get(RoundTimes).annul(id, approver.accountId));
    await walk({ name: 'kbs', value: approver.cookie('kbs')! }, { annulled: address });
    await walk(undefined, { 'home-rerun': '/' });
  });
});
