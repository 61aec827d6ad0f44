import { jest } from '@jest/globals';
import mammoth from 'mammoth';
import type { Browser } from 'playwright-core';
import { Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import { CertificateProofs } from '#certificates';
import { ContestReader, type RunningContest } from '#contests';
import { readXlsx } from '#documents';
import { parseLocal } from '#kernel';
import { DatabaseClock } from '#persistence';
import { Registrations } from '#registrations';
import { Approvals, Awards, Draws, Publication, Standings } from '#results';
import { aQuizPart } from '#rules/testing';
import { aDecision, aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aPrizePerRound } from '../factories/some-prizes.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { takenFurther, theWorkerGoesOn } from '../factories/the-worker.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

jest.setTimeout(240_000);

const DRAW = '/quan-tri/ket-qua/dot-1/boc-tham';
const ROUND = '/quan-tri/ket-qua/dot-1';
const SOURCE = 'giải đặc biệt xổ số kiến thiết Lâm Đồng, kỳ mở thưởng đầu tiên sau khi đợt thi đóng';
const AFTER_CLOSING = parseLocal('2024-10-28 17:00')!;
const NAMES = ['Nguyễn Thị Ngọc Diệp', 'Trần Quốc Bình', 'Phạm Thu Hằng'];

type Staff = Awaited<ReturnType<typeof aStaffMember>>;

/** A draw from a public source, and the prizes that follow: each page one heading, nothing sideways, axe finds nothing. */
describe('a draw and its prizes', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let tenant: Place;
  let running: RunningContest;
  let [secretary, judge, publisher]: Staff[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    const ranking = [{ code: 'score' }, { code: 'draw', seed: { source: SOURCE, withinHours: 48 } }];
    const part = aQuizPart({ prediction: { code: 'none', version: 1 }, ranking: ranking.map((one) => ({ version: 1, ...one })) });
    const tiers = [
      { code: 'nhat', name: 'Giải Nhất', count: 1, money: 1_500_000 },
      { code: 'nhi', name: 'Giải Nhì', count: 1, money: 1_000_000 },
    ];
    const ruleSet = rulesWithPrizes({
      parts: [part],
      prizes: [aPrizePerRound({ tiers })],
      approval: { role: 'board', approvers: 1 },
      collective: [],
    });
    ({ tenant, running } = await aPlaceWithContest(site, { tenant: { shortName: 'Lâm Đồng' }, ruleSet }));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const roundId = () => running.rounds[0]!.id;
  const comeStaff = async (): Promise<void> => {
    secretary = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Bùi Thị Lan' });
    judge = await aStaffMember(site, tenant.id, ['approver'], { fullName: 'Tạ Minh Quân' });
    publisher = await aStaffMember(site, tenant.id, ['publisher'], { fullName: 'Lý Văn Sơn' });
  };
  /** Three people whom only the draw can tell apart; the round is closed and waits for its seed. */
  const closed = async (): Promise<void> => {
    await inScope(async () => {
      await site.get(DatabaseClock).moveTo(parseLocal('2024-10-21 10:00')!);
      await theWorkerGoesOn(site.app);
      const { draw } = (await site.get(Draws).of(roundId()))!;
      expect(draw.committedAt < running.rounds[0]!.closesAt).toBe(true);
      for (const fullName of NAMES)
        await aSealedSitting(site.app, running, { fullName, prediction: 0, startsAt: parseLocal('2024-10-22 09:00')! });
      await aFinishedRound(site.app, running, { to: 'closing' });
      await theWorkerGoesOn(site.app);
      await site.get(DatabaseClock).moveTo(AFTER_CLOSING);
    });
    await comeStaff();
  };
  const url = (): string => `http://${tenant.host}:${(site.app.getHttpServer().address() as { port: number }).port}`;
  const begin = async (cookie?: { name: string; value: string }, isPhone = true): Promise<Journey> => {
    const journey = await Journey.begin(browser, { isPhone });
    if (cookie) await journey.context.addCookies([{ ...cookie, url: url() }]);
    return journey;
  };
  const asStaff = (person: Staff, isPhone = true) => begin({ name: 'kbs', value: person.cookie('kbs')! }, isPhone);
  /** Looks at a page on both devices where pictures are made. */
  const look = async (cookie: { name: string; value: string } | undefined, name: string, path: string): Promise<void> => {
    for (const isPhone of process.env['JOURNEY_PICTURES'] ? [true, false] : [true]) {
      const journey = await begin(cookie, isPhone);
      const answer = await journey.page.goto(url() + path);
      expect([path, answer?.status()]).toEqual([path, 200]);
      await journey.look(`${name}-${isPhone ? 'phone' : 'desktop'}`, { fullPage: true });
      await journey.end();
    }
  };
  const staffCookie = (person: Staff) => ({ name: 'kbs', value: person.cookie('kbs')! });

  it('is promised, entered by one, witnessed by two of other teams, and repeated by anybody in the page', async () => {
    await closed();
    await look(undefined, 'draw-public-waiting', '/boc-tham/dot-1');
    await look(staffCookie(secretary!), 'draw-standing-waiting', ROUND);

    const entering = await asStaff(secretary!);
    await entering.page.goto(url() + DRAW);
    await entering.page.getByLabel('Giá trị do nguồn công bố').fill('412908');
    await entering.page.getByLabel('Địa chỉ trang công bố').fill('https://xoso.vidu.vn/2024-10-28');
    await entering.page.locator('[name=drawn-day]').fill('28/10/2024');
    await entering.page.locator('[name=drawn-time]').fill('16:30');
    await entering.page.getByLabel('Bạn thay mặt ban, tổ').selectOption('ban-to-chuc');
    await entering.look('draw-enter-phone', { fullPage: true });
    await entering.page.getByRole('button', { name: 'Nhập giá trị' }).click();
    await entering.page.getByText('Hai người của ban, tổ khác cần chứng kiến.').waitFor();
    // Who has entered witnesses nothing, and the value is not on the page for others to copy.
    expect(await entering.page.getByRole('button', { name: 'Xác nhận đã chứng kiến' }).count()).toBe(0);
    expect(await entering.page.content()).not.toContain('412908');
    await entering.end();

    for (const person of [judge!, publisher!]) {
      const witnessing = await asStaff(person);
      await witnessing.page.goto(url() + DRAW);
      await witnessing.page.getByLabel('Giá trị do nguồn công bố').fill('412909');
      await witnessing.page.getByLabel('Bạn thay mặt ban, tổ').selectOption('ban-cham');
      await witnessing.page.getByRole('button', { name: 'Xác nhận đã chứng kiến' }).click();
      await witnessing.page.getByText('Giá trị bạn đọc được khác với giá trị đã nhập', { exact: false }).first().waitFor();
      await witnessing.page.getByLabel('Giá trị do nguồn công bố').fill('412908');
      await witnessing.page.getByLabel('Bạn thay mặt ban, tổ').selectOption('ban-cham');
      if (person === judge) await witnessing.look('draw-witness-phone', { fullPage: true });
      await witnessing.page.getByRole('button', { name: 'Xác nhận đã chứng kiến' }).click();
      await witnessing.page.getByText('Đã ghi nhận bạn chứng kiến.').waitFor();
      await witnessing.end();
    }
    await look(staffCookie(judge!), 'draw-done', DRAW);

    const order = await inScope(async () => {
      await takenFurther(site.app, roundId(), 1);
      await site.get(Approvals).approve(await aDecision(site.app, roundId(), judge!.accountId));
      await site.get(DatabaseClock).moveTo(parseLocal('2024-10-30 10:00')!);
      await takenFurther(site.app, roundId(), 1);
      const standing = (await site.get(Standings).newest(roundId()))!;
      return (await site.get(Standings).lines(standing.id, { count: 9 })).map(({ person }) => person);
    });
    expect(await inScope(async () => (await site.get(ContestReader).round(roundId())).state)).toBe('published');
    site.get(ContestReader).forget();

    await look(undefined, 'draw-public', '/boc-tham/dot-1');
    const anybody = await begin();
    await anybody.page.goto(`${url()}/boc-tham/dot-1`);
    const rows = anybody.page.locator('[data-draw-order] tbody tr');
    expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-person')))).toEqual(order);
    await anybody.page.getByRole('button', { name: 'Tính lại bằng máy của tôi' }).click();
    await anybody.page.getByText('Máy của bạn tính ra đúng các số thăm và thứ tự này.').waitFor();
    // One digit less, and the page says so.
    await anybody.page.getByLabel('Giá trị của nguồn').fill('412909');
    await anybody.page.getByRole('button', { name: 'Tính lại bằng máy của tôi' }).click();
    await anybody.page.getByText('Máy của bạn tính ra số thăm khác.', { exact: false }).waitFor();
    await anybody.page.getByLabel('Giá trị của nguồn').fill('412908');
    await anybody.page.getByRole('button', { name: 'Tính số thăm' }).click();
    const { seed } = await inScope(async () => (await site.get(Draws).of(roundId()))!.seed!);
    await anybody.page.locator('[data-draw-answer]').getByText(seed).waitFor();
    await anybody.end();
  });

  /** From the witnessed seed to the approved standing. */
  const approved = async (): Promise<void> => {
    await closed();
    await inScope(async () => {
      const evidence = { url: 'https://xoso.vidu.vn/2024-10-28', drawnAt: parseLocal('2024-10-28 16:30')! };
      await site.get(Draws).enter(roundId(), { value: '412908', team: 'ban-to-chuc', by: secretary!.accountId }, evidence);
      for (const { accountId: by } of [judge!, publisher!])
        await site.get(Draws).witness(roundId(), { value: '412908', team: 'ban-cham', by });
      await takenFurther(site.app, roundId(), 1);
      await site.get(Approvals).approve(await aDecision(site.app, roundId(), judge!.accountId));
    });
    site.get(ContestReader).forget();
  };

  it('leads to a book of winners that is closed to others, with minutes and a draft decision, each look written down', async () => {
    await approved();
    const outsider = await aStaffMember(site, tenant.id, ['administrator'], { fullName: 'Vũ Thị Máy' });
    for (const path of ['so-vang', 'bien-ban.docx', 'bien-ban.pdf', 'du-thao-quyet-dinh.docx', 'du-thao-quyet-dinh.pdf'])
      expect([path, (await outsider.get(`${ROUND}/${path}`)).status]).toEqual([path, 403]);

    await inScope(() => site.get(CertificateProofs).look(9));
    await look(staffCookie(publisher!), 'winners-book', `${ROUND}/so-vang`);
    const textOf = async (path: string): Promise<string> => {
      const bytes = (await publisher!.getFile(`${ROUND}/${path}`)).body as Buffer;
      return (await mammoth.extractRawText({ buffer: bytes })).value;
    };
    const [minutes, decision] = [await textOf('bien-ban.docx'), await textOf('du-thao-quyet-dinh.docx')];
    // On paper a fingerprint stands in groups, so that lines can break.
    const sha256 = (await inScope(() => site.get(Standings).newest(roundId())))!.sha256.match(/.{16}/g)!.join(' ');
    for (const words of ['BIÊN BẢN', sha256, 'Bốc thăm: 2 cặp', '412908', 'Tạ Minh Quân', 'DANH SÁCH NGƯỜI ĐẠT GIẢI', '1.500.000'])
      expect(minutes).toContain(words);
    for (const words of ['QUYẾT ĐỊNH', 'Điều 1.', 'Hai triệu năm trăm nghìn đồng', 'Kèm theo Quyết định số', sha256])
      expect(decision).toContain(words);
    for (const path of ['bien-ban.pdf', 'du-thao-quyet-dinh.pdf'])
      expect(((await publisher!.getFile(`${ROUND}/${path}`)).body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const { id } = (await inScope(() => site.get(Standings).newest(roundId())))!;
    const reads = (await inScope(() => site.get(AuditTrail).of(id))).map(({ action, actorId }) => [action, actorId]);
    const own = [publisher!.accountId];
    expect(reads.filter(([action]) => String(action).startsWith('winners-'))).toEqual(
      expect.arrayContaining([
        ['winners-book.read', ...own],
        ['winners-paper.taken', ...own],
      ]),
    );
  });

  it('is received by winners who say who they are, and signed for on a list of those alone', async () => {
    await approved();
    await inScope(async () => {
      await site.get(DatabaseClock).moveTo(parseLocal('2024-10-30 10:00')!);
      await takenFurther(site.app, roundId(), 1);
    });
    site.get(ContestReader).forget();
    await comeStaff();
    const [award] = await inScope(() => site.get(Awards).ofRound(roundId()));
    const winner = (await inScope(() => site.get(Registrations).peopleOf(running.contest.id, [award!.person!]))).get(award!.person!)!;
    const { token } = await inScope(() => site.get(Sessions).open(winner.accountId, 'contestant'));
    const cookie = { name: 'kb', value: token };

    const own = await begin(cookie);
    await own.page.goto(`${url()}/cua-toi`);
    await own.page.getByRole('link', { name: 'Nhận giải thưởng' }).click();
    await own.look('prizes-own-phone', { fullPage: true });
    await own.page.getByRole('link', { name: 'Giải Nhất' }).click();
    await own.look('prize-own-phone', { fullPage: true });
    await own.page.getByRole('button', { name: 'Xác nhận thông tin nhận giải' }).click();
    await own.page.getByText('Hãy ghi đúng 4 chữ số cuối của số căn cước.').waitFor();
    await own.page.getByLabel('4 số cuối căn cước').fill('0123');
    await own.page.getByText('Chuyển khoản', { exact: true }).click();
    await own.page.getByLabel('Ngân hàng, chi nhánh').fill('Ngân hàng Mẫu, chi nhánh Đà Lạt');
    await own.page.getByLabel('Số tài khoản').fill('0123456789');
    await own.page.getByLabel('Chủ tài khoản').fill('NGUOI NHAN GIAI');
    await own.page.getByRole('button', { name: 'Xác nhận thông tin nhận giải' }).click();
    await own.page.getByText('Đã lưu. Ban Tổ chức dùng thông tin này để trao giải.').waitFor();
    await own.end();

    await look(staffCookie(publisher!), 'payouts', `${ROUND}/chi-tra`);
    const awards = await inScope(() => site.get(Awards).ofRound(roundId()));
    await look(staffCookie(publisher!), 'payout-paying', `${ROUND}/chi-tra/${awards[0]!.id}`);
    await look(staffCookie(publisher!), 'payout-helped', `${ROUND}/chi-tra/${awards[1]!.id}`);
    expect((await judge!.get(`${ROUND}/chi-tra`)).status).toBe(403);
    const list = await publisher!.getFile(`${ROUND}/chi-tra/danh-sach-ky-nhan.xlsx`);
    const cells = (await readXlsx(list.body as Buffer))!;
    expect(cells.slice(1)).toEqual([
      [
        '1',
        winner.fullName,
        expect.any(String),
        '•••0123',
        'Giải Nhất',
        1_500_000,
        null,
        null,
        'Chuyển khoản: Ngân hàng Mẫu, chi nhánh Đà Lạt, số 0123456789, NGUOI NHAN GIAI',
        null,
      ],
    ]);
    const { value } = await mammoth.extractRawText({
      buffer: (await publisher!.getFile(`${ROUND}/chi-tra/danh-sach-ky-nhan.docx`)).body as Buffer,
    });
    for (const words of ['DANH SÁCH KÝ NHẬN', 'Một triệu năm trăm nghìn đồng', '1 người chưa xác nhận']) expect(value).toContain(words);
    await publisher!.post(`${ROUND}/chi-tra/${award!.id}/da-chi`, {}, `${ROUND}/chi-tra/${award!.id}`);
    await look(cookie, 'prize-own-paid', `/cua-toi/nhan-giai/${award!.id}`);
    await look(
      staffCookie(await aStaffMember(site, tenant.id, ['administrator'], { fullName: 'Vũ Thị Máy' })),
      'teams-signers',
      '/quan-tri/ban-to',
    );
    expect(await inScope(() => site.get(Publication).publishedAt(roundId()))).toBeInstanceOf(Date);
  });
});
