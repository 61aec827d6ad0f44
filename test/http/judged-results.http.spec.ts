import type { StaffRole } from '#access';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import type { Registration } from '#registrations';
import { Awards, CorrectionScoring, JudgedLines, Standings } from '#results';
import type { SubmissionId } from '#submissions';
import { aJudgedPrize, aJudgedRound, rulesWithJudgedPrizes } from '../factories/a-judged-round.js';
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
    const wrong = await author.post(tiers, { 'so-0': 'một', quyet_dinh: '2150/QĐ-UBND', ngay: '20/13/2024' }, tiers);
    expect([wrong.status, plain(wrong.text).includes('Hãy ghi số giải bằng chữ số'), wrong.text.includes('value="2150/QĐ-UBND"')]).toEqual([422, true, true]); // prettier-ignore
    expect((await author.post(tiers, { 'so-0': '1', quyet_dinh: '2150/QĐ-UBND', ngay: '20/12/2024' }, tiers)).status).toBe(303);
    const own = await read(author, tiers);
    expect([own.includes('/xac-nhan'), own.includes('/khong-nhan')]).toEqual([false, true]);
    const [, confirm = ''] = /action="([^"]+\/xac-nhan)"/.exec(await read(approver, tiers)) ?? [];
    expect((await approver.post(confirm, {}, tiers)).status).toBe(303);
    expect(await state()).toBe('settling');
    await workOn();
    expect((await sign()).headers['location']).toBe(RESULT);
    expect(await state()).toBe('approved');
    expect((await publisher.post(`${RESULT}/cong-bo`, {}, `${RESULT}/cong-bo`)).status).toBe(303);
    expect(await state()).toBe('published');
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
});
