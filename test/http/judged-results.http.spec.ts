import type { StaffRole } from '#access';
import { Sessions } from '#accounts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import type { Registration } from '#registrations';
import { Approvals, Awards, CorrectionScoring, JudgedLines, Publication, Standings, TierCounts } from '#results';
import { SubmissionCancellations, type SubmissionId } from '#submissions';
import { aDecision } from '../factories/a-finished-round.js';
import { aJudgedPrize, aJudgedRound, rulesWithJudgedPrizes } from '../factories/a-judged-round.js';
import { aMember, anApprover } from '../factories/a-member.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { takenFurther } from '../factories/the-worker.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const RESULT = '/quan-tri/ket-qua/bai-viet';
const TIERS = [
  { code: 'nhat', name: 'Giải Nhất', count: 'later' as const },
  { code: 'nhi', name: 'Giải Nhì', count: 1 },
];

describe('the organisers after judging', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let round: Round;
  let ids: SubmissionId[];
  let people: Registration[];

  beforeEach(async () => {
    const ruleSet = rulesWithJudgedPrizes([aJudgedPrize({ tiers: TIERS })]);
    ({ tenant, running } = await aPlaceWithContest(site, {
      tenant: { shortName: 'Lâm Đồng' },
      time: parseLocal('2024-10-22 08:00')!,
      ruleSet,
    }));
    await inScope(async () => {
      const authors: Registration[] = [];
      for (const fullName of ['Đỗ Thị Ánh', 'Lê Văn Bình', 'Trần Thị Chi'])
        authors.push((await aContestant(site.app, running, { fullName })).registration);
      const entries = [90, 80, 80].map((points, at) => ({ authors: [authors[at]!], points }));
      people = authors;
      ({ round, ids } = await aJudgedRound({ asSuperuser } as never, tenant.id, running, entries));
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const staff = (roles: StaffRole[], fullName: string) => aStaffMember(site, tenant.id, roles, { fullName });
  const workOn = () => inScope(() => takenFurther(site.app, round.id, 1));
  const state = async (): Promise<string> => inScope(async () => (await site.get(ContestReader).round(round.id)).state);
  const read = async (who: SiteClient, path = RESULT): Promise<string> => {
    const answer = await who.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text;
  };
  const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  it('see what judging waits for, then places with marks and reasons, and nothing of minutes or right answers', async () => {
    const author = await staff(['author'], 'Phan Đình Lộc');
    await asSuperuser("update judging_phases set state = 'open', closed_at = null, closed_by = null where tenant_id = $1", [tenant.id]);
    const waiting = plain(await read(author));
    expect(waiting).toContain('hội đồng chưa kết thúc mọi vòng chấm');
    expect(plain(await read(author, '/quan-tri/ket-qua'))).toContain('Thi viết');
    await asSuperuser("update judging_phases set state = 'closed', closed_at = opened_at, closed_by = opened_by where tenant_id = $1", [
      tenant.id,
    ]);
    await workOn();

    const page = plain(await read(author));
    for (const text of ['3 bài nhận, 3 bài hợp lệ, 3 bài xếp hạng', 'Đỗ Thị Ánh', 'Bài 1', 'kết quả bốc thăm', 'Chưa quyết định số giải'])
      expect(page).toContain(text);
    for (const text of ['Làm trong', 'người đúng cả', 'bài đã niêm phong', 'Dự đoán']) expect(page).not.toContain(text);
    const place = plain(await read(author, `${RESULT}/1`));
    for (const text of ['Vì sao hạng 1', 'Bài được 90 điểm', 'Nội dung', '1 phiếu chấm', 'Hủy bài dự thi']) expect(place).toContain(text);
    const file = await author.get(`${RESULT}/bang-xep-hang.csv`);
    expect([file.status, file.text.includes('Đỗ Thị Ánh'), file.text.includes('Xếp trên bài kế tiếp nhờ điểm')]).toEqual([200, true, true]);
    expect((await author.get(`${RESULT}/4`)).status).toBe(404);
  });

  it('enter how many prizes there are, confirm it by a second person, sign, publish, and cancel an entry afterwards', async () => {
    await workOn();
    const [author, approver] = [await staff(['author'], 'Phan Đình Lộc'), await staff(['approver'], 'Tạ Minh Quân')];
    const publisher = await staff(['publisher'], 'Chu Bảo Lan');
    const standing = () => inScope(async () => (await site.get(Standings).newest(round.id))!);
    const sign = async () => {
      const { id, sha256 } = await standing();
      return approver.post(`${RESULT}/duyet`, { standing: id, sha256 }, RESULT);
    };
    expect(plain((await sign()).text)).toContain('chưa có quyết định về số Giải Nhất');

    const tiers = `${RESULT}/so-giai`;
    const wrong = await author.post(tiers, { so: 'một', quyet_dinh: '2150/QĐ-UBND', ngay: '20/13/2024' }, tiers);
    expect([wrong.status, plain(wrong.text).includes('Hãy ghi số giải bằng chữ số'), wrong.text.includes('value="2150/QĐ-UBND"')]).toEqual([422, true, true]); // prettier-ignore
    const early = await author.post(tiers, { so: '1', quyet_dinh: '2150/QĐ-UBND', ngay: '20/12/2124' }, tiers);
    expect([early.status, plain(early.text).includes('Ngày ký chưa đến.')]).toEqual([422, true]);
    expect((await author.post(tiers, { so: '1', quyet_dinh: '2150/QĐ-UBND', ngay: '20/10/2024' }, tiers)).status).toBe(303);
    const own = await read(author, tiers);
    // On the page of the day, for who may confirm it alone; nobody is asked to sign before.
    const [hers, his] = [plain(await read(author, '/quan-tri')), plain(await read(approver, '/quan-tri'))];
    expect([hers.includes('Xem và xác nhận'), his.includes('Xem và xác nhận'), his.includes('Xem và duyệt')]).toEqual([false, true, false]);
    expect([own.includes('/xac-nhan'), own.includes('/khong-nhan')]).toEqual([false, true]);
    // Whoever corrects results drops it as well: who has entered it may be on leave.
    expect((await read(await staff(['author'], 'Hồ Sĩ Đại'), tiers)).includes('/khong-nhan')).toBe(true);
    const [, confirm = ''] = /action="([^"]+\/xac-nhan)"/.exec(await read(approver, tiers)) ?? [];
    expect((await approver.post(confirm, {}, tiers)).status).toBe(303);
    expect(await state()).toBe('settling');
    await workOn();
    const home = plain(await read(approver, '/quan-tri'));
    for (const text of ['Duyệt xếp hạng Thi viết', '3 bài xếp hạng, 2 giải, 0 trong 1 người đã duyệt']) expect(home).toContain(text);
    expect((await sign()).headers['location']).toBe(RESULT);
    expect(await state()).toBe('approved');
    expect(plain(await read(publisher, '/quan-tri'))).toContain('Công bố kết quả Thi viết');
    expect((await publisher.post(`${RESULT}/cong-bo`, {}, `${RESULT}/cong-bo`)).status).toBe(303);
    expect(await state()).toBe('published');
    expect(plain(await read(publisher, '/quan-tri'))).toContain('2 bài đạt giải chưa có giấy');
    const certificates = '/quan-tri/giay-chung-nhan';
    expect(plain(await read(publisher, `${certificates}?dot=bai-viet`))).toContain('Cấp 2 giấy chứng nhận');
    expect((await publisher.post(`${certificates}/bai-viet/cap`, {}, `${certificates}?dot=bai-viet`)).status).toBe(303);
    const book = plain(await read(author, `${RESULT}/so-vang`));
    for (const text of ['Đỗ Thị Ánh', 'Dự thảo quyết định', '2 giấy']) expect(book).toContain(text);
    for (const paper of ['bien-ban.docx', 'bien-ban.pdf', 'du-thao-quyet-dinh.docx'])
      expect((await author.get(`${RESULT}/${paper}`)).status).toBe(200);

    const form = `${RESULT}/huy-bai`;
    const missing = await author.post(form, { bai: 'SK-0099', dieu: '', reason: '' }, form);
    expect([missing.status, plain(missing.text).includes('Không có bài nào mang số này')]).toEqual([422, true]);
    const [, article = ''] = /<option value="(Điều \d+)"/.exec(await read(author, form)) ?? [];
    const asked = await author.post(form, { bai: '0001', dieu: article, reason: 'Chép nguyên văn một bài đã đăng báo' }, form);
    const correction = String(asked.headers['location']);
    expect([asked.status, correction.startsWith(`${RESULT}/dinh-chinh/`)]).toEqual([303, true]);
    expect(await inScope(() => site.get(CorrectionScoring).look())).toBe(1);
    const seenPage = await read(approver, correction);
    for (const text of ['Đỗ Thị Ánh', 'Hủy bài dự thi', 'Ra khỏi Giải Nhất', 'Từ Giải Nhì sang Giải Nhất'])
      expect(plain(seenPage)).toContain(text);
    const [, seen = ''] = /name="seen" value="([0-9a-f]{64})"/.exec(seenPage) ?? [];
    expect((await approver.post(`${correction}/ap-dung`, { seen }, correction)).status).toBe(303);
    await workOn();
    expect(await state()).toBe('ranked');
    const lines = await inScope(async () => site.get(JudgedLines).lines((await standing()).id, { count: 9 }));
    expect(lines.map(({ submissionId }) => submissionId)).not.toContain(ids[0]);
    await sign();
    const held = await inScope(() => site.get(Awards).ofRound(round.id));
    expect(held.map(({ submissionId }) => submissionId).toSorted()).toEqual([ids[1]!, ids[2]!].toSorted());
    expect(plain(await read(approver))).toContain('1 bài: bị hủy hoặc không hợp lệ');
  });

  it('answer an appeal about an entry that was cancelled: evidence without names, a preview, two people, and the place on its author’s page', async () => {
    const [author, approver] = [await staff(['author'], 'Phan Đình Lộc'), await staff(['approver'], 'Tạ Minh Quân')];
    await asSuperuser(
      `update submissions s set registration_id = a.registration_id, channel = 'online', draft_content = '{"title":"Quê hương tôi"}'
       from submission_authors a where s.tenant_id = $1 and a.tenant_id = $1 and a.submission_id = s.id`,
      [tenant.id],
    );
    const [asker, decider] = [await inScope(() => aMember(tenant.id, ['author'])), await inScope(() => anApprover(site.app))];
    await inScope(async () => {
      const cancelling = site.get(SubmissionCancellations);
      await cancelling.ask(ids[0]!, { by: asker, reason: 'Chép nguyên văn một bài đã đăng báo.', basis: 'Điều 8' });
      await cancelling.decide(ids[0]!, 'cancelled', decider);
    });
    await workOn();
    const contestant = async (at: number): Promise<SiteClient> => {
      const client = site.visitor(tenant.host);
      client.keep('kb', await inScope(async () => (await site.get(Sessions).open(people[at]!.accountId, 'contestant')).token));
      return client;
    };
    const own = `/bai-du-thi/${ids[0]!}`;
    const person = await contestant(0);
    const entry = await read(person, own);
    expect([plain(entry).includes('Bài đã bị hủy'), entry.includes('/cua-toi/khieu-nai#bai-viet')]).toEqual([true, true]);
    const list = plain(await read(person, '/cua-toi/khieu-nai'));
    for (const text of ['Thi viết', 'Không được xếp hạng', 'bị hủy', 'Tính sai đơn vị']) expect(list).toContain(text);

    const blank = '/cua-toi/khieu-nai/moi?dot=bai-viet&loai=exclusion';
    expect(plain(await read(person, blank))).toContain('Quê hương tôi');
    expect((await person.get('/cua-toi/khieu-nai/moi?dot=bai-viet&loai=key')).headers['location']).toBe('/cua-toi/khieu-nai');
    const form = { dot: 'bai-viet', loai: 'exclusion', bai: ids[0]! };
    const short = await person.post('/cua-toi/khieu-nai', { ...form, 'su-viec': 'Sai' }, blank);
    expect([short.status, short.text.includes('ít nhất 10 ký tự')]).toEqual([422, true]);
    const others = await person.post('/cua-toi/khieu-nai', { ...form, bai: ids[1]!, 'su-viec': 'Bài do tôi tự viết.' }, blank);
    expect(others.status).toBe(422);
    const sent = await person.post('/cua-toi/khieu-nai', { ...form, 'su-viec': 'Bài do tôi tự viết, không chép của ai.' }, blank);
    const appeal = String(sent.headers['location']);
    expect(plain(await read(person, appeal))).toContain('Quê hương tôi');
    expect((await (await contestant(1)).get(appeal)).status).toBe(404);

    const desk = `/quan-tri/khieu-nai/${appeal.split('/').at(-1)!}`;
    expect(plain(await read(author, '/quan-tri/khieu-nai'))).toContain('Thi viết');
    const evidence = plain(await read(author, desk));
    for (const text of ['Máy chủ nhận bản gửi lần 1', 'Kiểm tra hình thức: Hợp lệ', 'Quyết định hủy bài', 'giám khảo GK-', 'Bài 1'])
      expect(evidence).toContain(text);
    expect(evidence).not.toContain('Chép nguyên văn');
    await author.post(`${desk}/nhan`, {}, desk);
    const preview = plain(await read(approver, `${desk}/xem-truoc`));
    for (const text of ['Nhận lại bài này, tính lại', 'Đỗ Thị Ánh', 'Hạng 1']) expect(preview).toContain(text);
    const word = { 'quyet-dinh': 'upheld', viec: 'rank-again', 'can-cu': 'Điều 8 Thể lệ', reason: 'Bài báo ấy do chính tác giả viết.' };
    expect((await author.post(`${desk}/de-xuat`, word, desk)).status).toBe(303);
    expect((await approver.post(`${desk}/quyet-dinh`, {}, desk)).status).toBe(303);
    await workOn();
    expect(plain(await read(person, appeal))).toContain('Bài của bạn được nhận lại và xếp hạng bình thường.');

    await inScope(async () => {
      const counts = { counts: { 'bai-viet.nhat': 1 }, decisionNumber: '2150/QĐ-UBND', decidedOn: '2024-10-20' };
      await site.get(TierCounts).decide(await site.get(TierCounts).enter(round.id, counts, asker), 'confirmed', decider);
    });
    await workOn();
    // Nothing of the place before it is public.
    expect(plain(await read(person, own))).not.toContain('Kết quả của bài này');
    await inScope(async () => {
      await site.get(Approvals).approve(await aDecision(site.app, round.id, await anApprover(site.app)));
      await site.get(Publication).publish(round.id, decider);
    });
    // Two have the same points: the draw says who is the last.
    const lines = await inScope(async () => {
      const { id } = (await site.get(Standings).newest(round.id))!;
      return site.get(JudgedLines).lines(id, { count: 3 });
    });
    const third = ids.indexOf(lines[2]!.submissionId);
    const [best, last] = [await read(person, own), await read(await contestant(third), `/bai-du-thi/${ids[third]!}`)].map(plain);
    for (const text of ['Kết quả của bài này', 'Hạng 1 trong 3 bài', '90 điểm', 'Có gì chưa đúng?']) expect(best).toContain(text);
    for (const text of ['Không đạt giải', 'Hạng 3 trong 3 bài']) expect(last).toContain(text);
    expect(plain(await read(person, '/cua-toi'))).toContain('hạng 1 trong 3 bài, 90 điểm');
  });
});
