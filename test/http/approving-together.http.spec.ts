import { AuditTrail } from '#audit';
import type { RunningContest } from '#contests';
import { QuestionCatalogue } from '#questions';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const LIST = '/quan-tri/cau-hoi';
const TOGETHER = `${LIST}/duyet`;
const QUEUE = `${LIST}?trang-thai=cho-duyet`;

describe('approving several questions at once', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let author: Awaited<ReturnType<typeof aStaffMember>>;
  /** May do both, and has written CH-4. */
  let both: Awaited<ReturnType<typeof aStaffMember>>;

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site));
    author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Phan Đình Lộc' });
    both = await aStaffMember(site, tenant.id, ['author', 'approver'], { fullName: 'Chu Bảo Lan' });
    for (const n of [1, 2, 3]) await write(author, `CH-${n}`);
    await write(both, 'CH-4');
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const write = (client: typeof author, code: string) =>
    client.post(
      `${LIST}/moi`,
      {
        ...{ code, topic: running.ruleSet.topics[0]!.code, difficulty: 'easy', text: `Câu ${code} hỏi gì?` },
        ...{ 'option-0': `Sai của ${code}`, 'option-1': `Đúng của ${code}`, 'right-1': 'yes', source: 'Luật A', article: 'Điều 9' },
      },
      `${LIST}/moi`,
    );
  const states = () =>
    inScope(async () => (await site.get(QuestionCatalogue).several(['CH-1', 'CH-2', 'CH-3', 'CH-4'])).map(({ state }) => state));
  const acts = (name: string): Promise<unknown[]> =>
    inScope(async () =>
      (await site.get(AuditTrail).newest({ limit: 100 })).flatMap(({ action, details }) => (action === name ? [details['code']] : [])),
    );
  const page = (...codes: string[]) => `${TOGETHER}?${codes.map((code) => `cau=${code}`).join('&')}`;

  it('begins on the list of what waits, with a tick for what another has written and one link for all of them', async () => {
    const list = await both.get(QUEUE);
    expect(list.text.match(/type="checkbox" name="cau" value="CH-\d"/g)).toHaveLength(3);
    expect(list.text).not.toContain('value="CH-4"');
    expect(list.text).not.toMatch(/name="cau"[^>]* checked/);
    const all = /href="([^"]+)">Chọn tất cả trên trang này/.exec(list.text)![1]!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    expect((await both.get(all)).text.match(/name="cau"[^>]* checked/g)).toHaveLength(3);

    for (const [client, path] of [
      [author, QUEUE],
      [both, LIST],
    ] as const)
      // prettier-ignore
      expect((await client.get(path)).text).not.toContain('name="cau"');
    expect((await author.get(page('CH-1'))).status).toBe(403);
  });

  it('shows each with its key, which is written down, and what cannot be approved with the reason', async () => {
    const shown = await both.get(page('CH-2', 'CH-4', 'CH-1', 'CH-2', 'Q-001', 'CH-77'));

    for (const text of ['Duyệt cả 2 câu', 'Đúng của CH-1', 'Đúng của CH-2', 'Luật A, Điều 9', 'Phan Đình Lộc', 'value="CH-1:1 CH-2:1"'])
      expect(shown.text).toContain(text);
    expect(shown.text.match(/class="is-right"/g)).toHaveLength(2);
    for (const text of ['Bạn là người soạn bản này', 'Bản này đã có người quyết định', 'Không có câu hỏi với mã này'])
      expect(shown.text).toContain(text);
    expect(shown.text).not.toContain('Đúng của CH-4');
    expect((await acts('question.read')).toSorted()).toEqual(['CH-1', 'CH-2']);
  });

  it('approves all of them, each with its own entry in the trail; twice is once', async () => {
    const from = page('CH-1', 'CH-2');
    const seen = { seen: 'CH-1:1 CH-2:1' };

    expect((await both.post(TOGETHER, {}, from)).headers['location']).toBe(QUEUE);
    expect((await both.post(TOGETHER, seen, page('CH-3'))).headers['location']).toBe(QUEUE);

    expect(await states()).toEqual(['approved', 'approved', 'waiting', 'waiting']);
    expect((await acts('question.approved')).toSorted()).toEqual(['CH-1', 'CH-2']);
  });

  it('approves the others though one was given back meanwhile, and says which and why', async () => {
    const other = await aStaffMember(site, tenant.id, ['approver']);
    await other.post(`${LIST}/CH-2/tra-lai`, { reason: 'Thiếu năm' }, `${LIST}/CH-2`);

    const late = await both.post(TOGETHER, { seen: 'CH-1:1 CH-2:1 CH-3:1' }, page('CH-1'));

    expect(late.status).toBe(409);
    for (const text of ['1 câu chưa duyệt', 'Đã duyệt 2 câu', 'CH-2', 'Bản này đã có người quyết định']) expect(late.text).toContain(text);
    expect(await states()).toEqual(['approved', 'returned', 'approved', 'waiting']);
  });

  it('never approves what the approver has written, nor another version than the one that was read', async () => {
    const shown = await both.get(page('CH-1'));
    const change = { topic: running.ruleSet.topics[0]!.code, difficulty: 'easy', text: 'Bản hai?', source: 'Luật A' };
    await author.post(`${LIST}/CH-1/sua`, { ...change, 'option-0': 'Sai', 'option-1': 'Đúng', 'right-1': 'yes' }, `${LIST}/CH-1/sua`);

    expect(shown.text).toContain('value="CH-1:1"');
    const forced = await both.post(TOGETHER, { seen: 'CH-1:1 CH-4:1 CH-9:1 rác' }, page('CH-2'));

    expect(forced.status).toBe(409);
    for (const text of ['Bạn là người soạn bản này', 'Không có câu hỏi với mã này']) expect(forced.text).toContain(text);
    expect(await states()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(await acts('question.approved')).toEqual(['CH-1']);
  });

  it('asks for a tick where there is none', async () => {
    const empty = await both.get(TOGETHER);
    expect(empty.headers['location']).toBe(QUEUE);
    expect((await both.get(QUEUE)).text).toContain('Hãy đánh dấu ít nhất một câu');
  });
});
