import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { AuditTrail } from '#audit';
import { type ContestDraftId, ContestDrafts, ContestReader, RehearsalPlaying, Rehearsals } from '#contests';
import type { AccountId } from '#kernel';
import { planSource } from '#rules';
import { PROJECT_ROOT } from '#settings';
import { rehearse } from '../../apps/cli/src/rehearse/rehearse.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const IN_FORCE = '/quan-tri/thiet-lap/chay-thu';
const LAM_DONG = readFileSync(join(PROJECT_ROOT, 'config/plans/lam-dong.yaml'), 'utf8');
/** More first prizes than people who take part. */
const WITH_AN_EMPTY_TIER = LAM_DONG.replace(/count: 1\b/, 'count: 500');

describe('rehearsals in the console', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let author: SiteClient & { readonly accountId: AccountId };

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site));
    author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Chu Bảo Lan' });
  });
  afterEach(() => jest.restoreAllMocks());

  const aDraft = async (source: string, place = tenant): Promise<ContestDraftId> => {
    const { accountId } = await aStaffMember(site, place.id, ['author']);
    return site.as(place.id, () =>
      site.get(ContestDrafts).begin({ title: 'Tìm hiểu năm 2026', source, origin: { kind: 'import' }, by: accountId }),
    );
  };
  const addressOf = (id: ContestDraftId): string => `/quan-tri/soan-the-le/${id}/chay-thu`;
  const play = (): Promise<boolean> => site.as(tenant.id, () => site.get(RehearsalPlaying).playNext());
  const WANTED = { contestants: '200', seed: 'khoa-bang' };
  /** Asks by the form; the address of the rehearsal. */
  const ask = async (at: string, wanted: Record<string, string> = WANTED): Promise<string> => {
    const answer = await author.post(at, wanted, at);
    expect(answer.status).toBe(303);
    return answer.headers['location'] as string;
  };
  /** A form that no page showed, sent with the token of one that did. */
  const forced = async (client: SiteClient, path: string, form: Record<string, string> = {}) => {
    const token = /name="_csrf" value="([^"]+)"/.exec((await client.get('/quan-tri/nhat-ky')).text)![1]!;
    return client.postWithoutToken(path, { ...form, _csrf: token });
  };
  const acts = () =>
    site.as(tenant.id, async () =>
      (await site.get(AuditTrail).newest({ limit: 9 })).map(({ action }) => action).filter((action) => action.startsWith('rehearsal.')),
    );
  /** What the command line prints for a plan file. */
  const printed = (source: string, { contestants, seed }: typeof WANTED): string => {
    const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-chay-thu-'));
    const file = join(folder, 'plan.yaml');
    writeFileSync(file, source);
    let out = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    try {
      expect(rehearse([file, '--contestants', contestants, '--seed', seed])).toBe(0);
      return out;
    } finally {
      jest.restoreAllMocks();
      rmSync(folder, { recursive: true });
    }
  };

  it('are asked for by a form, waited for and read, all without script', async () => {
    const at = addressOf(await aDraft(LAM_DONG));
    const form = await author.get(at);
    expect([form.status, form.text.includes('Chưa chạy thử lần nào'), form.text.includes('value="khoa-bang"')]).toEqual([200, true, true]);

    const address = await ask(at);
    const waiting = await author.get(address);
    expect(waiting.text).toContain('Đang chờ đến lượt');
    expect(waiting.text).toContain(`href="${address}">Xem tiến độ mới nhất`);
    expect(waiting.text).not.toContain('http-equiv="refresh"');
    await play();

    const { text } = await author.get(address);
    const said = text.replace(/<[^>]+>/g, '');
    for (const words of [
      'Kết quả chạy thử',
      'Cần xem lại trước khi công bố',
      'Đăng ký',
      'Vì sao chưa được dự thi',
      '1. Điểm',
      'Giải Nhất',
      'Diễn biến theo lịch',
      'Dấu vân tay của bảng xếp hạng (SHA-256)',
    ])
      expect(said).toContain(words);
    expect(said).toMatch(/Người\sdự\sthi\s[0-9a-f]{8}…/);
    expect(text).not.toContain('prediction-distance');
    expect(text).not.toContain('data-live');
    expect((await author.get(at)).text).toContain('Như hiện nay');
    expect(await acts()).toEqual(['rehearsal.requested']);
  });

  it('give, as a file, to the byte what the command line prints', async () => {
    const address = await ask(addressOf(await aDraft(LAM_DONG)));
    expect((await author.get(`${address}.json`)).status).toBe(404);
    await play();

    const file = await author.getFile(`${address}.json`);

    expect([file.status, file.headers['content-disposition']]).toEqual([200, 'attachment; filename="chay-thu-lam-dong-200-nguoi.json"']);
    expect((file.body as Buffer).toString('utf8')).toBe(printed(LAM_DONG, WANTED));
    expect((file.body as Buffer).toString('utf8')).not.toBe(printed(LAM_DONG, { ...WANTED, seed: 'khac' }));
  });

  it('of the rules in force are the same as of their plan', async () => {
    const address = await ask(IN_FORCE);
    await play();
    const { ruleSet } = await site.as(tenant.id, () => site.get(ContestReader).running());

    const { body } = await author.getFile(`${address}.json`);

    expect((body as Buffer).toString('utf8')).toBe(printed(planSource(ruleSet), WANTED));
    expect((await author.get('/quan-tri/thiet-lap')).text).toContain(IN_FORCE);
  });

  it('lead from what must be looked at to the place where it is filled in', async () => {
    const id = await aDraft(WITH_AN_EMPTY_TIER);
    const address = await ask(addressOf(id));
    await play();

    const { text } = await author.get(address);

    const [, link, said = ''] = /<a href="(\/quan-tri\/soan-the-le\/[^"]+#muc-prizes[^"]*)">(.*?để.*?)<\/a>/.exec(text) ?? [];
    expect(link).toContain(id);
    expect(said.replace(/<[^>]+>/g, '')).toMatch(/^Tuần 1: \d+ giải .+ để trống/);
    expect((await author.get(link!)).status).toBe(200);
  });

  it('say so when the draft has changed since', async () => {
    const id = await aDraft(LAM_DONG);
    const address = await ask(addressOf(id));
    await play();
    expect((await author.get(address)).text).not.toContain('Thể lệ đã đổi');

    const source = LAM_DONG.replace('code: lam-dong', 'code: lam-dong-2');
    await site.as(tenant.id, () => site.get(ContestDrafts).save(id, { title: 'Tìm hiểu', source, seen: 1, by: author.accountId }));

    expect((await author.get(address)).text).toContain('Thể lệ đã đổi sau lần chạy này');
    expect((await author.get(addressOf(id))).text).toContain('Bản cũ');
  });

  it('are one when the button is pressed twice', async () => {
    const at = addressOf(await aDraft(LAM_DONG));

    expect(await ask(at)).toBe(await ask(at));
    expect(await acts()).toEqual(['rehearsal.requested']);
  });

  it('are not to be had of a draft with faults, which are said first', async () => {
    const at = addressOf(await aDraft('code: hong\ncontest:\n  name: Cuộc thi\n'));

    const { text } = await author.get(at);

    expect(text).toMatch(/Chưa chạy thử được: còn \d+ chỗ phải sửa/);
    expect(text).not.toContain(`action="${at}"`);
    expect((await forced(author, at, WANTED)).status).toBe(422);
    expect(await acts()).toEqual([]);
  });

  it('keep what was typed when something is wrong with it', async () => {
    const at = addressOf(await aDraft(LAM_DONG));

    const answer = await author.post(at, { contestants: '7', seed: ' ' }, at);

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Hãy chọn số người giả định');
    expect(answer.text).toContain('Hãy ghi mã chạy thử');
    expect((await author.post(at, { contestants: '5000', seed: 'x'.repeat(61) }, at)).text).toMatch(/value="5000" checked/);
  });

  it('are three at once, and can be stopped', async () => {
    const at = addressOf(await aDraft(LAM_DONG));
    const first = await ask(at, { ...WANTED, seed: '1' });
    await ask(at, { ...WANTED, seed: '2' });
    await ask(IN_FORCE);

    const refused = await author.post(at, { ...WANTED, seed: '3' }, at);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Đã có 3 lần chạy thử đang chờ hoặc đang chạy');
    expect((await author.post(`${first}/dung`, {}, first)).headers['location']).toBe(at);

    expect((await author.get(first)).text).toContain('Lần chạy này đã dừng');
    await ask(at, { ...WANTED, seed: '3' });
    expect((await acts())[1]).toBe('rehearsal.cancelled');
  });

  it('are read by all of the staff, asked for and stopped by those who write rules', async () => {
    const at = addressOf(await aDraft(LAM_DONG));
    const address = await ask(at);
    const approver = await aStaffMember(site, tenant.id, ['approver']);

    const [list, page] = [await approver.get(at), await approver.get(address)];

    expect([list.status, page.status]).toEqual([200, 200]);
    expect(list.text).not.toContain(`action="${at}"`);
    expect(page.text).not.toContain('/dung"');
    for (const path of [at, IN_FORCE, `${address}/dung`]) expect((await forced(approver, path, WANTED)).status).toBe(403);
    expect((await site.visitor(tenant.host).get(at)).status).not.toBe(200);
  });

  it('are not there for another tenant, nor under another draft', async () => {
    const draft = await aDraft(LAM_DONG);
    const address = await ask(addressOf(draft));
    const id = address.split('/').at(-1)!;
    const { tenant: elsewhere } = await aPlaceWithContest(site);
    const stranger = await aStaffMember(site, elsewhere.id, ['author']);
    const theirs = addressOf(await aDraft(LAM_DONG, elsewhere));

    for (const path of [addressOf(draft), address, `${address}.json`, `${theirs}/${id}`, `${theirs}/${id}.json`, `${IN_FORCE}/${id}`])
      expect({ path, status: (await stranger.get(path)).status }).toEqual({ path, status: 404 });
    for (const path of [`${address}/dung`, `${theirs}/${id}/dung`, `${IN_FORCE}/${id}/dung`, addressOf(draft)])
      expect({ path, status: (await forced(stranger, path, WANTED)).status }).toEqual({ path, status: 404 });
    expect((await author.get(`${IN_FORCE}/${id}`)).status).toBe(404);
    const [kept] = await site.as(tenant.id, () => site.get(Rehearsals).list(draft));
    expect(kept?.state).toBe('queued');
  });
});
