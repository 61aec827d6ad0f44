import type { StaffRole } from '#access';
import { Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import type { Registration } from '#registrations';
import { Anomalies, AnomalyDesk, RankingExclusions } from '#results';
import { aQuizPart } from '#rules/testing';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const at = (text: string): Date => parseLocal(text)!;
const LIST = '/quan-tri/can-xem';
const ITEMS = '/quan-tri/bao-cao-cau-hoi';
const OWN = '/cua-toi/ban-to-chuc-hoi';
const WHY = 'Bạn làm bài rất nhanh, xin cho biết bạn làm thế nào.';

describe('what should be looked at after a round', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let registration: Registration;
  let here: string;

  beforeEach(async () => {
    const paper = { ...aQuizPart().paper, items: 10 };
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rulesWithPrizes({ parts: [aQuizPart({ paper })] }) }));
    await inScope(async () => {
      const script = { startsAt: at('2024-10-22 09:00'), minutes: 0.1, fullName: 'Người Rất Nhanh' };
      ({ registration } = await aSealedSitting(site.app, running, script));
      await site.get(Anomalies).look(await round());
      here = `${LIST}/vu/${(await site.get(AnomalyDesk).page((await round()).id, { skip: 0, limit: 9 })).cases[0]!.id}`;
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const round = (): Promise<Round> => site.get(ContestReader).round(running.rounds[0]!.id);
  const staff = (...roles: StaffRole[]) => aStaffMember(site, tenant.id, roles);
  const contestant = async () => {
    const client = site.visitor(tenant.host);
    client.keep('kb', await inScope(async () => (await site.get(Sessions).open(registration.accountId, 'contestant')).token));
    return client;
  };
  const acts = async (id: string) => inScope(async () => (await site.get(AuditTrail).of(id)).map(({ action }) => action));

  it('is listed with what was seen, by code; names are opened apart and written down', async () => {
    const author = await staff('author');
    const list = (await author.get(`${LIST}?dot=dot-1`)).text;
    expect(list).toContain('Làm nhanh hơn mức đọc kịp');
    expect(list).toContain('kết luận là của người');
    const page = (await author.get(here)).text;
    expect(page).toContain('Chưa có nghĩa là ai làm sai');
    expect(page).toContain(`K-${registration.pseudonym.slice(0, 6).toUpperCase()}`);
    expect(list + page).not.toContain('Người Rất Nhanh');

    expect((await author.get(`${here}?ten=co`)).text).toContain('Người Rất Nhanh');
    expect(await acts(here.split('/').at(-1)!)).toEqual(['anomaly.names-read']);
    expect((await author.get(`${LIST}?dot=dot-1&loai=burst`)).text).toContain('Không có trường hợp nào như vậy');
  });

  it('is asked about; the contestant is told on their own page, answers there, and the answer is read', async () => {
    const [author, person] = [await staff('author'), await contestant()];
    expect((await person.get('/cua-toi')).text).not.toContain(OWN);
    const own = here.replace(`${LIST}/vu`, OWN);
    expect((await person.get(own)).status).toBe(404);

    const unchosen = await author.post(`${here}/hoi`, { reason: WHY }, here);
    expect([unchosen.status, unchosen.text.includes('Hãy chọn ít nhất một người.'), unchosen.text.includes(WHY)]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await author.post(`${here}/hoi`, { ai: registration.id, reason: WHY }, here)).status).toBe(303);

    expect((await person.get('/cua-toi')).text).toContain('Ban Tổ chức hỏi bạn');
    expect((await person.get(OWN)).text).toContain('Chờ bạn trả lời');
    expect((await person.get(own)).text).toContain(WHY);
    expect((await person.post(own, { answer: ' ' }, own)).status).toBe(422);
    expect((await person.post(own, { answer: 'Tôi đã thi thử nhiều lần.' }, own)).status).toBe(303);
    expect((await author.get(here)).text).toContain('Tôi đã thi thử nhiều lần.');
  });

  it('leaves nobody out of the ranking but by two people, the second of whom may approve results', async () => {
    const [author, approver] = [await staff('author'), await staff('author', 'approver')];
    await approver.post(`${here}/de-nghi`, { ai: registration.id, reason: WHY }, here);
    expect((await approver.get(here)).text).not.toContain(`${here}/dong-y`);
    expect((await author.get(here)).text).not.toContain(`${here}/dong-y`);
    const second = await staff('approver');

    expect((await second.post(`${here}/dong-y`, {}, here)).status).toBe(303);
    expect(await inScope(async () => site.get(RankingExclusions).of((await round()).id))).toMatchObject([
      { person: registration.pseudonym },
    ]);
    expect((await (await contestant()).get(here.replace(`${LIST}/vu`, OWN))).text).toContain(
      'bài của bạn không được xếp hạng trong đợt này',
    );
    const page = (await second.get(here)).text;
    expect(page).toContain('Xếp hạng lại bình thường');
    await second.post(`${here}/bo-loai`, { reason: 'Người dự thi đã chứng minh được.' }, here);
    expect(await inScope(async () => site.get(RankingExclusions).of((await round()).id))).toEqual([]);
  });

  it('is wanted again by a button, and says what is looked for', async () => {
    const author = await staff('author');
    const page = `${LIST}/dot-1/tim`;
    expect((await author.get(page)).text).toContain('Từ 8 người khác nhau trên một trình duyệt.');
    expect((await author.post(page, {}, page)).status).toBe(303);
    expect((await author.get(`${LIST}?dot=dot-1`)).text).toContain('Đang chờ tìm lại.');
  });

  it('is for those alone who write and decide: not for who publishes, nor for who keeps the machines', async () => {
    const administrator = await staff('administrator');
    expect((await administrator.get('/quan-tri')).text).not.toContain(LIST);
    for (const path of [LIST, here, `${LIST}/dot-1/tim`, `${here}/so-sanh`]) {
      expect([path, (await (await staff('publisher')).get(path)).status]).toEqual([path, 403]);
      expect([path, (await administrator.get(path)).status]).toEqual([path, 403]);
      expect([path, (await site.visitor(tenant.host).get(path)).status]).toEqual([path, 303]);
    }
  });

  it('waits on the first page of the console, and warns, without stopping, whoever signs', async () => {
    await inScope(() => aFinishedRound(site.app, running, { to: 'ranked' }));
    const [author, approver] = [await staff('author'), await staff('approver')];
    expect((await author.get('/quan-tri')).text).toContain('1 trường hợp chưa ai xem');
    const standing = '/quan-tri/ket-qua/dot-1';
    const page = (await approver.get(standing)).text;
    expect(page).toContain('Còn việc chưa kết luận');
    expect(page).toContain('1 trường hợp cần xem lại.');
    expect(page).toContain(`${standing}/duyet`);

    await author.post(`${here}/de-nghi`, { ai: registration.id, reason: WHY }, here);
    expect((await approver.get('/quan-tri')).text).toContain('1 đề nghị chờ người thứ hai');
    await approver.post(`${here}/khong-sao`, { reason: 'Đã xem, không có gì.' }, here);
    expect((await approver.get(standing)).text).not.toContain('Còn việc chưa kết luận');
    expect((await approver.get('/quan-tri')).text).not.toContain('Xem lại bài');
  });

  it('names in the standing what a conclusion rests on, not the article about organisers', async () => {
    const [author, approver] = [await staff('author'), await staff('approver')];
    await author.post(`${here}/de-nghi`, { ai: registration.id, reason: WHY }, here);
    await approver.post(`${here}/dong-y`, {}, here);
    await inScope(() => aFinishedRound(site.app, running, { to: 'ranked' }));
    const page = (await (await staff('approver')).get('/quan-tri/ket-qua/dot-1')).text;
    expect(page).toContain('Hai người đã xem lại và cùng kết luận.');
    expect(page).toMatch(/can-xem\?dot[^"]*dot-1&amp;trang-thai[^"]*excluded"/);
  });

  it('is in the file of one’s own data, with one’s answer and nobody else', async () => {
    const [author, person] = [await staff('author'), await contestant()];
    await author.post(`${here}/hoi`, { ai: registration.id, reason: WHY }, here);
    const own = here.replace(`${LIST}/vu`, OWN);
    await person.post(own, { answer: 'Tôi đã thi thử nhiều lần.' }, own);
    const { body } = await person.get('/tai-khoan/du-lieu/tai-ve.json');
    expect(body.contests[0].cases).toEqual([
      {
        ...{ round: 'dot-1', kind: 'impossible-speed', state: 'asked', reason: WHY, answer: 'Tôi đã thi thử nhiều lần.' },
        askedAt: expect.stringContaining('+07:00'),
        answeredAt: expect.stringContaining('+07:00'),
      },
    ]);
    expect((await site.visitor(tenant.host).get('/rieng-tu')).text).toContain('Dấu của trình duyệt');
  });

  describe('the report on questions', () => {
    it('comes after the round, with its files, for who may read keys; each reading is written down', async () => {
      expect((await (await staff('approver')).get(`${ITEMS}/dot-1`)).status).toBe(409);
      await inScope(() => aFinishedRound(site.app, running, { to: 'ranked' }));
      const approver = await staff('approver');

      expect((await approver.get(ITEMS)).text).toContain(`${ITEMS}/dot-1`);
      const page = (await approver.get(`${ITEMS}/dot-1`)).text;
      expect(page).toContain('Tính từ 1 bài đã niêm phong');
      expect(page).toContain('A* 1, B 0, C 0, D 0');
      expect((await approver.get(`${ITEMS}/dot-1/cau-hoi.csv`)).text).toContain('Tỷ lệ đúng');
      expect((await approver.getFile(`${ITEMS}/dot-1/cau-hoi.xlsx`)).status).toBe(200);
      expect((await acts(running.rounds[0]!.id)).filter((action) => action === 'items.read')).toHaveLength(3);
      expect((await (await staff('publisher')).get(`${ITEMS}/dot-1`)).status).toBe(403);
    });
  });
});
