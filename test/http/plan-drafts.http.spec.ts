import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditTrail } from '#audit';
import { type ContestDraftId, ContestDrafts, ContestReader, Deployments, Grants, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { QuestionBank } from '#questions';
import { aRuleSet } from '#rules/testing';
import { planSource, redate } from '#rules';
import { type NewUnit, UnitRegister } from '#units';
import { aRunningContest } from '../factories/a-running-contest.js';
import { asSuperuser } from '../support/query.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const DRAFTS = '/quan-tri/soan-the-le';
const LAM_DONG = readFileSync(join(import.meta.dirname, '../../config/plans/lam-dong.yaml'), 'utf8');
const presetSource = (code: string): string => readFileSync(join(import.meta.dirname, `../../config/presets/${code}.yaml`), 'utf8');
/** Before the first round of the plan. */
const BEFORE = parseLocal('2024-10-01 08:00')!;

const site = TestSite.forTests();
type Staff = Awaited<ReturnType<typeof aStaffMember>>;
let tenant: Place;
let author: Staff;
let publisher: Staff;

beforeEach(async () => {
  await site.timeIs(BEFORE);
  tenant = await site.aTenant();
  author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Chu Bảo Lan' });
  publisher = await aStaffMember(site, tenant.id, ['publisher']);
});

const unitsEntered = (...units: (Omit<NewUnit, 'validFrom'> & { validFrom?: string })[]): Promise<number> =>
  site.as(tenant.id, () => site.get(UnitRegister).enter(units.map((unit) => ({ validFrom: '2020-01-01', ...unit }))));

/** What stands in a form is sent as it is, as a browser does. */
const fieldsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input class="input[^>]* name="([^"]+)" value="([^"]*)"/g)].map(([, name, value = '']) => [name!, unescaped(value)]),
  );
const unescaped = (text: string): string =>
  text
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&#10;/g, '\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

const begin = async (from = 'preset:lam-dong', more: Record<string, string> = {}): Promise<string> => {
  // What the plan of Lâm Đồng asks for: a register with units below 68.
  await unitsEntered({ code: '672', kind: 'city', name: 'Thành phố Đà Lạt', bases: ['residence', 'workplace'], aboveCodes: ['68'] });
  const answer = await author.post(`${DRAFTS}/moi`, { ...more, from }, `${DRAFTS}/moi`);
  expect(answer.status).toBe(303);
  // A plan with dates of its own asks for the new ones first.
  return (answer.headers['location'] as string).replace(/\/doi-ngay\?moi=1$/, '');
};
const idOf = (draft: string): ContestDraftId => draft.split('/').at(-1) as ContestDraftId;
const sourceOf = (draft: string): Promise<string> =>
  site.as(tenant.id, async () => (await site.get(ContestDrafts).byId(idOf(draft))).source);
const write = (draft: string, section: string, form: Record<string, string>, by = author) =>
  by.post(`${draft}/muc/${section}`, { do: 'save', ...form }, `${draft}/muc/${section}`);
const acts = (id: string): Promise<string[]> =>
  site.as(tenant.id, async () => (await site.get(AuditTrail).of(id)).map(({ action }) => action));

/** A bank from which the plan's papers can be drawn. */
const enoughQuestions = (): Promise<number> =>
  site.as(tenant.id, () =>
    site.get(QuestionBank).add(
      ['the-che', 'thu-tuc-hanh-chinh', 'to-chuc-bo-may', 'che-do-cong-vu', 'tai-chinh-cong', 'chinh-quyen-so', 'chi-so'].flatMap((topic) =>
        Array.from({ length: 20 }, (_, n) => ({
          code: `${topic}-${n}`,
          topic,
          difficulty: 'easy' as const,
          text: `Câu ${n}?`,
          options: ['Một', 'Hai'],
          key: [0],
          explanation: 'Vì thế.',
          source: 'Văn bản',
        })),
      ),
    ),
  );

describe('writing the rules without script', () => {
  it('goes from a preset over a fault to the published contest', async () => {
    const draft = await begin();
    const overview = await author.get(draft);
    expect(overview.text).toContain('việc trước khi công bố');
    expect(await sourceOf(draft)).toBe(LAM_DONG);

    const page = await author.get(`${draft}/muc/parts-1`);
    expect(fieldsOf(page.text)['v:parts[0].paper.minutes']).toBe('15');
    await write(draft, 'parts-1', { ...fieldsOf(page.text), 'v:parts[0].paper.minutes': 'hai mươi' });
    const faulty = await author.get(`${draft}/muc/parts-1`);
    expect(faulty.text).toContain('value="hai mươi"');
    expect(faulty.text).toContain('Đang là “hai mươi”, phải là số.');
    expect((await publisher.get(`${draft}/cong-bo`)).text).not.toContain('value="publish"');

    await write(draft, 'parts-1', { 'v:parts[0].paper.minutes': '20' });
    const mended = await author.get(`${draft}/muc/parts-1`);
    expect(mended.text).toContain('<del>15</del>');
    expect(mended.text).toContain('<ins>20</ins>');
    expect(await sourceOf(draft)).toBe(LAM_DONG.replace('minutes: 15', 'minutes: 20'));

    expect((await publisher.get(draft)).text).toContain('ngân hàng');
    await enoughQuestions();
    expect((await publisher.get(draft)).text).toContain('Đủ điều kiện công bố');
    const published = await publisher.post(`${draft}/cong-bo`, { slug: '2024' }, `${draft}/cong-bo`);

    expect(published.headers['location']).toBe(draft);
    const running = await site.as(tenant.id, () => site.get(ContestReader).running());
    expect(running.ruleSet.parts[0]).toMatchObject({ paper: { minutes: 20 } });
    expect(running.rounds).toHaveLength(4);
    expect((await site.visitor(tenant.host).get('/the-le')).text).toContain('20 phút');
    expect(await acts(idOf(draft))).toEqual(['draft.begun', 'draft.changed', 'draft.changed']);
    expect(await acts(running.contest.id)).toEqual(['contest.published']);
  });

  it('changes nothing when a page is sent as it came', async () => {
    const draft = await begin();
    for (const section of ['contest', 'parts-1', 'parts-2', 'prizes-1', 'texts', 'audiences']) {
      const { text } = await author.get(`${draft}/muc/${section}`);
      const areas = Object.fromEntries(
        [...text.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name, value = '']) => [name!, unescaped(value)]),
      );
      // As a browser sends the lines of a text.
      const sent = Object.fromEntries(
        Object.entries({ ...fieldsOf(text), ...areas }).map(([name, value]) => [name, value.replace(/\n/g, '\r\n')]),
      );
      const ticks = Object.fromEntries(
        [...text.matchAll(/type="checkbox" name="([^"]+)" value="([^"]+)" checked/g)].map(([, name]) => [name!, 'keep']),
      );
      const kept = Object.fromEntries(Object.entries(sent).filter(([name]) => !(name in ticks)));
      // The companions of ticks would say that all were taken away: a browser sends the ticks along.
      const was = JSON.parse(unescaped(/name="was" value="([^"]*)"/.exec(text)![1]!)) as Record<string, unknown>;
      const companions = Object.fromEntries(
        Object.entries(was)
          .filter(([, value]) => Array.isArray(value))
          .map(([name]) => [`v:${name}`, was[name] as string]),
      );
      await write(draft, section, { ...kept, ...companions });
    }

    expect(await sourceOf(draft)).toBe(LAM_DONG);
  });

  it('adds, moves and removes entries with what was typed beside them', async () => {
    const draft = await begin();
    const teams = async (): Promise<string[]> =>
      [...(await sourceOf(draft)).matchAll(/^ {2}- code: (ban|to|ky|muc)[a-z0-9-]*$/gm)].map(([line]) => line.slice(10));

    const added = await write(draft, 'teams', { 'v:teams[0].name': 'Ban Tổ chức mới', do: 'add:teams' });
    expect(added.headers['location']).toBe(`${draft}/muc/teams?mo=teams%5B5%5D.name#muc-teams-5-name`);
    const moved = await write(draft, 'teams', { do: 'up:teams[5]' });
    expect(moved.headers['location']).toBe(`${draft}/muc/teams?mo=teams%5B4%5D#muc-teams-4`);
    await write(draft, 'teams', { do: 'remove:teams[0]' });

    expect(await teams()).toEqual(['to-thu-ky', 'to-soan-de', 'to-tham-dinh', 'muc-6', 'ky-thuat']);
  });

  it('takes up another strategy with the arguments that both know', async () => {
    const draft = await begin();
    await write(draft, 'parts-1', { 'v:parts[0].attempts.limit.code': 'per-day' });

    expect(await sourceOf(draft)).toContain('limit:\n        code: per-day\n        max: 3\n');
    expect((await author.get(`${draft}/muc/parts-1`)).text).toContain('mỗi ngày');
  });
});

describe('publishing', () => {
  it('twice at once publishes once', async () => {
    const draft = await begin();
    await enoughQuestions();
    const press = () => publisher.post(`${draft}/cong-bo`, { slug: '2024' }, `${draft}/cong-bo`);

    const answers = await Promise.all([press(), press(), press()]);

    expect(answers.map(({ status, headers }) => [status, headers['location']])).toEqual(Array(3).fill([303, draft]));
    const { contests, drafts } = await site.as(tenant.id, async () => ({
      contests: await site.get(ContestReader).list(),
      drafts: await site.get(ContestDrafts).list(),
    }));
    expect(contests).toHaveLength(1);
    expect(await acts(contests[0]!.id)).toEqual(['contest.published']);
    expect(drafts).toMatchObject([{ id: idOf(draft), state: 'published', contestId: contests[0]!.id }]);
  });

  it('of two drafts at once one becomes the contest, the other one waits', async () => {
    const [one, other] = [await begin(), await begin()];
    await enoughQuestions();
    const press = (draft: string, slug: string) => publisher.post(`${draft}/cong-bo`, { slug }, `${draft}/cong-bo`);

    const answers = await Promise.all([press(one, 'mot'), press(other, 'hai')]);

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain('đang diễn ra trên trang của đơn vị');
    const { contests, drafts } = await site.as(tenant.id, async () => ({
      contests: await site.get(ContestReader).list(),
      drafts: await site.get(ContestDrafts).list(),
    }));
    expect(contests).toHaveLength(1);
    expect(drafts.map(({ state }) => state).toSorted()).toEqual(['open', 'published']);
  });
});

describe('two people at one draft', () => {
  it('lose nothing: the second sees both versions and saves again', async () => {
    const draft = await begin();
    const other = await aStaffMember(site, tenant.id, ['author']);
    const stale = await author.get(`${draft}/muc/contest`);
    const hidden = Object.fromEntries(
      ['_csrf', 'revision', 'was'].map((name) => [name, unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(stale.text)![1]!)]),
    );
    await write(draft, 'contest', { 'v:contest.scope': 'Toàn tỉnh, do người khác ghi' }, other);

    const refused = await author.post(
      `${draft}/muc/contest`,
      { ...hidden, do: 'save', 'v:contest.scope': 'Của tôi', 'v:contest.shortTitle': 'Tên mới' },
      `${draft}/muc/contest`,
    );

    expect(refused.status).toBe(409);
    for (const text of ['Người khác vừa lưu bản soạn này', 'Của tôi', 'Bản đang lưu ghi: “Toàn tỉnh, do người khác ghi”.', 'Tên mới'])
      expect(unescaped(refused.text)).toContain(text);
    expect(await sourceOf(draft)).toContain('scope: Toàn tỉnh, do người khác ghi');
    expect(await sourceOf(draft)).not.toContain('Tên mới');

    await write(draft, 'contest', { 'v:contest.scope': 'Của tôi', 'v:contest.shortTitle': 'Tên mới' });
    expect(await sourceOf(draft)).toContain('scope: Của tôi');
  });
});

describe('moving the dates of a draft', () => {
  const page = (draft: string): string => `${draft}/doi-ngay`;
  const move = (draft: string, form: Record<string, string>, by = author) => by.post(page(draft), form, page(draft));

  it('comes first for a copy of a preset whose time is over: every date is shown before it is moved', async () => {
    await site.timeIs(parseLocal('2026-11-20 08:00')!);
    author = await aStaffMember(site, tenant.id, ['author']);
    const begun = await author.post(`${DRAFTS}/moi`, { from: 'preset:lam-dong' }, `${DRAFTS}/moi`);
    expect(begun.headers['location']).toMatch(/\/doi-ngay\?moi=1$/);
    const asked = await author.get(begun.headers['location'] as string);
    const draft = (begun.headers['location'] as string).replace(/\/doi-ngay.*/, '');

    for (const text of [
      'value="07/12/2026"',
      'Mọi mốc thời gian dời 777 ngày (111 tuần), thứ trong tuần giữ nguyên.',
      '10:00 thứ Hai, 21/10/2024',
      '10:00 thứ Hai, 07/12/2026',
      'cuối tháng 12/2024',
      'Ngày lấy danh mục đơn vị',
    ])
      expect(unescaped(asked.text)).toContain(text);
    expect(await sourceOf(draft)).toBe(LAM_DONG);

    const done = await move(draft, { ngay: '7/12/2026', looked: '2026-12-07', do: 'move' });
    expect(done.headers['location']).toBe(draft);
    expect(await sourceOf(draft)).toBe(redate(LAM_DONG, 777));
    expect((await author.get(draft)).text).not.toContain('là đã qua');
  });

  it('moves nothing to where nobody has looked, and says what is wrong with a day', async () => {
    const draft = await begin();
    const other = await move(draft, { ngay: '29/10/2024', looked: '2024-10-21', do: 'move' });
    expect(unescaped(other.text)).toContain('Chưa dời: ngày vừa được ghi lại');
    expect(unescaped(other.text)).toContain('ngày mở đầu là thứ Ba thay cho thứ Hai');
    expect((await move(draft, { ngay: '28/10/2024', do: 'look' })).text).toContain('name="looked" value="2024-10-28"');
    for (const [ngay, fault] of [
      ['mai', 'Hãy viết ngày dạng 07/12/2026.'],
      ['30/02/2027', 'Không có ngày 30/2/2027.'],
      ['30/09/2024', 'Ngày này đã qua.'],
      ['01/01/2099', 'Ngày này quá xa.'],
    ] as const) {
      const answer = await move(draft, { ngay, looked: '2024-10-28', do: 'move' });
      expect({ ngay, status: answer.status, says: answer.text.includes(fault) }).toEqual({ ngay, status: 422, says: true });
      expect(answer.text).not.toContain('value="move"');
    }
    expect(await sourceOf(draft)).toBe(LAM_DONG);
  });

  it('is refused when somebody else has saved meanwhile, and pressing twice moves once', async () => {
    const draft = await begin();
    const stale = /name="revision" value="(\d+)"/.exec((await author.get(page(draft))).text)![1]!;
    await write(draft, 'contest', { 'v:contest.scope': 'Toàn tỉnh, do người khác ghi' });
    const typed = { ngay: '28/10/2024', looked: '2024-10-28', do: 'move' };

    const refused = await move(draft, { ...typed, revision: stale });
    expect(refused.status).toBe(409);
    expect(unescaped(refused.text)).toContain('Chưa dời: người khác vừa lưu bản soạn này');
    const fresh = /name="revision" value="(\d+)"/.exec(refused.text)![1]!;
    expect((await move(draft, { ...typed, revision: fresh })).status).toBe(303);
    const once = await sourceOf(draft);
    expect(once).toContain('opens: 2024-10-28 10:00');
    expect((await move(draft, { ...typed, revision: fresh })).status).toBe(409);
    expect(await sourceOf(draft)).toBe(once);
  });

  it('is nobody’s who does not write, and has no page where there is no date', async () => {
    const draft = await begin();
    expect((await publisher.get(page(draft))).status).toBe(403);
    expect((await publisher.get(draft)).text).not.toContain('/doi-ngay');
    expect((await author.get(draft)).text).toContain('/doi-ngay');
    const bare = await begin('import', { source: 'code: thu\n' });
    expect((await author.get(page(bare))).headers['location']).toBe(bare);
    expect((await author.get(bare)).text).not.toContain('/doi-ngay');
  });
});

describe('what is wrong', () => {
  it('is told by titles beside fields and in the list, by keys on the page of the text', async () => {
    const draft = await begin();
    const text = LAM_DONG.replace('ceremony:', 'targets: [{ code: a, name: A, percent: 5, encouraged: true }]\nceremony:');
    await author.post(`${draft}/yaml`, { source: text, do: 'save' }, `${draft}/yaml`);

    const [section, overview, yaml] = [
      await author.get(`${draft}/muc/targets`),
      await author.get(draft),
      await author.get(`${draft}/yaml`),
    ];
    for (const shown of [section.text, overview.text]) {
      expect(unescaped(shown)).toContain('hãy bỏ “Tỷ lệ phải dự thi (%)” hoặc bỏ “Khuyến khích, không bắt buộc”');
      expect(shown).not.toContain('bỏ percent');
    }
    expect(unescaped(yaml.text)).toContain('hãy bỏ percent hoặc bỏ encouraged');
  });

  it.each([
    [1, true],
    [2, false],
  ])('is an obstacle when it keeps everybody out: level 2 of identity, where a provider tells at most %s: %s', async (highest, stands) => {
    await asSuperuser(
      `insert into identity_providers (tenant_id, id, label, issuer, client_id, client_secret, scope, claims, levels, is_active, created_at, changed_at)
       values ($1, $1, 'VNeID', 'https://dang-nhap.vidu.vn', 'kb', 'sealed', 'openid', $2, $3, true, $4, $4)`,
      [tenant.id, { name: 'name', birthDate: 'birthdate', phone: '', email: '', identityNumber: '' }, { LoA: highest }, BEFORE],
    );
    const draft = await begin();
    const text = LAM_DONG.replace(/^eligibility:\n/m, 'eligibility:\n  - { code: identity-level, level: 2 }\n');
    await author.post(`${draft}/yaml`, { source: text, do: 'save' }, `${draft}/yaml`);

    const shown = unescaped((await author.get(draft)).text);
    expect(shown.includes('Chưa có nút đăng nhập nào cho biết tài khoản định danh điện tử mức độ 2.')).toBe(stands);
    expect(shown).not.toContain('Phần mềm chưa thực hiện được');
  });

  it('is no obstacle when it can wait until people come: a register of units without units', async () => {
    const draft = await begin('import', {
      source: LAM_DONG.replace('unitsAt: 2024-10-21', 'unitsAt: 2019-10-21').replace(/^ +- \{ code: area.*\n/m, ''),
    });
    await enoughQuestions();
    const missing = 'Danh mục đơn vị ngày 21/10/2019 chưa có nơi để chọn khi đăng ký, nên chưa ai đăng ký dự thi được.';
    for (const page of [draft, `${draft}/cong-bo`]) {
      const shown = unescaped((await publisher.get(page)).text);
      expect(shown).toContain('Cần làm trước ngày mở');
      expect(shown).toContain(missing);
    }
    expect((await publisher.get(`${draft}/cong-bo`)).text).toContain('value="publish"');

    await unitsEntered({
      code: '1',
      kind: 'commune',
      name: 'Xã Một',
      bases: ['residence', 'workplace'],
      aboveCodes: ['68'],
      validFrom: '2019-01-01',
    });
    expect((await publisher.get(draft)).text).not.toContain('Cần làm trước ngày mở');
  });

  it('is a place that the register of units does not have: everybody would be refused', async () => {
    const draft = await begin('import', { source: LAM_DONG.replace("unit: '68'", "unit: '99'") });
    await enoughQuestions();
    const missing = 'Danh mục đơn vị ngày 21/10/2024 không có tỉnh Lâm Đồng (mã “99”).';

    expect(unescaped((await publisher.get(draft)).text)).toContain(missing);
    expect((await publisher.get(`${draft}/cong-bo`)).text).not.toContain('value="publish"');

    await unitsEntered({ code: '1', kind: 'commune', name: 'Xã Một', bases: ['residence', 'workplace'], aboveCodes: ['99'] });
    expect(unescaped((await publisher.get(draft)).text)).not.toContain(missing);
    expect((await publisher.get(`${draft}/cong-bo`)).text).toContain('value="publish"');
  });

  it('is a block of units that are none', async () => {
    const blocks = "blocks:\n  - { code: khoi-mot, name: Khối một, units: ['672', '7', '8'] }\n\nparts:\n";
    const draft = await begin('import', { source: LAM_DONG.replace(/^parts:\n/m, blocks) });

    expect(unescaped((await publisher.get(draft)).text)).toContain(
      'Danh mục đơn vị ngày 21/10/2024 không có đơn vị mã “7”, đơn vị mã “8”.',
    );
  });

  it('tells of units with which people would be refused', async () => {
    const draft = await begin();
    await unitsEntered({ code: 'stc', kind: 'agency', name: 'Sở Tài chính', bases: ['workplace'] });
    const refused = '1 đơn vị trong danh mục ngày 21/10/2024 không nằm trong tỉnh Lâm Đồng (mã “68”)';

    expect(unescaped((await publisher.get(draft)).text)).toContain(refused);
    await unitsEntered({ code: 'snv', kind: 'agency', name: 'Sở Nội vụ', bases: ['workplace'], aboveCodes: ['68'] });
    expect(unescaped((await publisher.get(draft)).text)).toContain(`${refused}, nên ai chọn đơn vị ấy đều bị từ chối: Sở Tài chính.`);
  });
});

describe('a plan made to be copied', () => {
  const PRESETS = readdirSync(join(import.meta.dirname, '../../config/presets')).map((name) => name.replace('.yaml', ''));

  it.each(PRESETS)('%s begins with one’s own place and unit, and nothing that the register lacks', async (preset) => {
    const own = await site.aTenant({ name: 'Tỉnh Sao Mai', shortName: 'Sao Mai' });
    const writer = await aStaffMember(site, own.id, ['author']);
    await site.as(own.id, () =>
      site.get(UnitRegister).enter([
        { code: 'sm', kind: 'province', name: 'Tỉnh Sao Mai', bases: ['residence'], validFrom: '2020-01-01' },
        { code: 'x1', kind: 'commune', name: 'Xã Một', parentCode: 'sm', bases: ['residence', 'workplace'], validFrom: '2020-01-01' },
      ]),
    );

    const answer = await writer.post(`${DRAFTS}/moi`, { from: `preset:${preset}` }, `${DRAFTS}/moi`);
    const draft = (answer.headers['location'] as string).replace(/\/doi-ngay\?moi=1$/, '');
    const source = await site.as(own.id, async () => (await site.get(ContestDrafts).byId(idOf(draft))).source);
    const said = source.replace(/^#.*$/gm, '');

    expect(said).not.toMatch(/An Hòa|an-hoa/);
    expect(/code: area/.test(said)).toBe(/code: area/.test(presetSource(preset)));
    if (/code: area/.test(said)) expect(said).toMatch(/unit: sm\b/);
    const page = unescaped((await writer.get(draft)).text);
    expect(page).not.toContain('không có tỉnh');
    expect(page).not.toContain('không nằm trong');
  });

  it('asks for no place where nobody knows the unit of one’s own', async () => {
    const draft = await begin('preset:trac-nghiem-mot-luot-ca-cuoc-thi');

    expect(await sourceOf(draft)).not.toContain('code: area');
  });
});

describe('a draft that is ready', () => {
  it('waits for who publishes, on their first page, and for nobody else', async () => {
    const draft = await begin();
    const waits = 'Tìm hiểu về Cải cách hành chính và Chuyển đổi số” chờ bạn công bố';
    expect(unescaped((await publisher.get('/quan-tri')).text)).not.toContain('chờ bạn công bố');

    await enoughQuestions();

    const home = unescaped((await publisher.get('/quan-tri')).text);
    expect(home).toContain(waits);
    expect(home).toContain(`href="${draft}/cong-bo"`);
    expect((await author.get('/quan-tri')).text).not.toContain('chờ bạn công bố');
    await publisher.post(`${draft}/cong-bo`, { slug: '2024' }, `${draft}/cong-bo`);
    expect((await publisher.get('/quan-tri')).text).not.toContain('chờ bạn công bố');
  });
});

describe('what others may change', () => {
  it('is ticked, setting by setting', async () => {
    const draft = await begin();
    expect((await author.get(`${draft}/muc/open`)).text).toContain('type="checkbox" name="v:open" value="contest.plan.issuer"');
    const ticked = ['', 'targets', 'texts.help'] as unknown as string;
    await author.post(`${draft}/muc/open`, { do: 'save', was: '{"open":[]}', 'v:open': ticked }, `${draft}/muc/open`);

    expect(await sourceOf(draft)).toBe(`${LAM_DONG}open:\n  - targets\n  - texts.help\n`);
    const page = (await author.get(`${draft}/muc/open`)).text;
    expect(page).toContain('value="targets" checked');
    expect(page).toContain('<ins>Lời văn, Nơi giải đáp</ins>');
    expect(page).toContain('<details open><summary>Chỉ mở một phần<span class="visually-hidden"> của Lời văn</span>');
  });
});

describe('the text of a draft', () => {
  it('goes out and comes back to the byte', async () => {
    const draft = await begin();
    const file = await author.getFile(`${draft}/tep`);
    expect((file.body as Buffer).toString('utf8')).toBe(LAM_DONG);
    expect(file.headers['content-disposition']).toBe('attachment; filename="lam-dong.yaml"');

    const again = await begin('import', { source: LAM_DONG.replace(/\n/g, '\r\n') });
    expect(await sourceOf(again)).toBe(LAM_DONG);
  });

  it('is kept although it is no plan, and its faults are told by line', async () => {
    const draft = await begin('import', { source: 'code: thu\ncontest: [\n' });

    expect((await author.get(draft)).text).toContain('Văn bản kế hoạch có lỗi viết');
    expect((await author.get(`${draft}/yaml`)).text).toContain('Dòng ');
    expect((await author.get(`${draft}/muc/contest`)).status).toBe(404);
  });

  it('tells what would be different before it is saved', async () => {
    const draft = await begin();
    const text = LAM_DONG.replace('minutes: 15', 'minutes: 30');
    const checked = await author.post(`${draft}/yaml`, { source: text, do: 'check' }, `${draft}/yaml`);

    expect(checked.text).toContain('<ins>30</ins>');
    expect(await sourceOf(draft)).toBe(LAM_DONG);
    await author.post(`${draft}/yaml`, { source: text, do: 'save' }, `${draft}/yaml`);
    expect(await sourceOf(draft)).toBe(text);
  });

  it('asks for something to bring in', async () => {
    const answer = await author.post(`${DRAFTS}/moi`, { from: 'import', source: ' ' }, `${DRAFTS}/moi`);

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Hãy dán nội dung tệp');
    expect((await author.post(`${DRAFTS}/moi`, { from: 'preset:khong-co' }, `${DRAFTS}/moi`)).status).toBe(404);
  });
});

describe('who may do what', () => {
  it('is: authors write, publishers publish, others look', async () => {
    const draft = await begin();
    const approver = await aStaffMember(site, tenant.id, ['approver']);

    expect((await approver.get(draft)).status).toBe(200);
    expect((await approver.get(`${draft}/muc/contest`)).text).not.toContain('<form class="card form');
    for (const path of [`${DRAFTS}/moi`, `${draft}/yaml`, `${draft}/bo`, `${draft}/cong-bo`])
      expect({ path, status: (await approver.get(path)).status }).toEqual({ path, status: 403 });
    expect((await author.get(`${draft}/cong-bo`)).status).toBe(403);
    expect((await publisher.get(`${draft}/yaml`)).status).toBe(403);
    expect((await site.visitor(tenant.host).get(draft)).headers['location']).toContain('/quan-tri/dang-nhap');
  });

  it('is nobody of another tenant', async () => {
    const draft = await begin();
    const elsewhere = await site.aTenant();
    const stranger = await aStaffMember(site, elsewhere.id, ['author', 'publisher']);

    for (const page of ['', '/muc/contest', '/yaml', '/tep', '/bo', '/cong-bo'])
      expect({ page, status: (await stranger.get(`${draft}${page}`)).status }).toEqual({ page, status: 404 });
  });

  it('is asked before a draft is thrown away', async () => {
    const draft = await begin();
    expect((await author.get(`${draft}/bo`)).text).toContain('Bỏ bản soạn?');

    const gone = await author.post(`${draft}/bo`, {}, `${draft}/bo`);

    expect(gone.headers['location']).toBe(DRAFTS);
    expect((await author.get(DRAFTS)).text).not.toContain(draft);
    expect(await acts(idOf(draft))).toEqual(expect.arrayContaining(['draft.begun', 'draft.discarded']));
    expect((await author.get(`${draft}/bo`)).status).toBe(409);
  });
});

describe('a correction', () => {
  it('is a new version with a reason; what has opened stays', async () => {
    const running = await site.as(tenant.id, () => aRunningContest(site.app));
    const draft = await begin('published');
    expect(await sourceOf(draft)).toBe(planSource(aRuleSet()));
    expect((await author.post(`${DRAFTS}/moi`, { from: 'published' }, `${DRAFTS}/moi`)).status).toBe(409);

    await write(draft, 'contest', { 'v:contest.scope': 'Toàn tỉnh và các cơ quan Trung ương' });
    expect((await publisher.post(`${draft}/cong-bo`, { reason: 'ngắn' }, `${draft}/cong-bo`)).status).toBe(422);
    const done = await publisher.post(`${draft}/cong-bo`, { reason: 'Bổ sung đối tượng theo công văn.' }, `${draft}/cong-bo`);

    expect(done.status).toBe(303);
    const after = await site.as(tenant.id, () => site.get(ContestReader).running());
    expect(after.contest.id).toBe(running.contest.id);
    expect(after.ruleSet.contest.scope).toBe('Toàn tỉnh và các cơ quan Trung ương');
    expect(await site.as(tenant.id, () => site.get(ContestReader).versionOf(after.ruleSetId))).toMatchObject({
      version: 2,
      reason: 'Bổ sung đối tượng theo công văn.',
    });
    expect(await acts(running.contest.id)).toEqual(expect.arrayContaining(['contest.published', 'contest.corrected']));
  });

  it('may not change what decides a round that has opened', async () => {
    await site.as(tenant.id, () => aRunningContest(site.app));
    await site.timeIs(parseLocal('2024-10-22 08:00')!);
    author = await aStaffMember(site, tenant.id, ['author']);
    publisher = await aStaffMember(site, tenant.id, ['publisher']);
    const draft = await begin('published');
    await write(draft, 'parts-1', { 'v:parts[0].paper.minutes': '33' });

    expect(unescaped((await publisher.get(draft)).text)).toContain('giữ như bản đang dùng: đã có đợt thi mở theo quy định ấy');
    const refused = await publisher.post(`${draft}/cong-bo`, { reason: 'Đổi thời gian làm bài.' }, `${draft}/cong-bo`);
    expect(refused.status).toBe(409);
  });

  it('is not held up by what stands in the rules in force, but by what it brings in itself', async () => {
    const board = (code: string, name: string) => ({ code, name, audiences: ['nhan-dan'] });
    await site.as(tenant.id, () => aRunningContest(site.app, { ruleSet: aRuleSet({ boards: [board('mot', 'Bảng Một')] }) }));
    const draft = await begin('published');
    const publish = () => publisher.post(`${draft}/cong-bo`, { reason: 'Bổ sung phạm vi.' }, `${draft}/cong-bo`);

    await write(draft, 'boards', { 'v:boards[0].name': 'Bảng Hai', 'v:boards[0].audiences': 'nhan-dan' });
    expect(unescaped((await publisher.get(draft)).text)).toContain('Không nhóm giải nào xét theo bảng xếp hạng riêng “Bảng Hai”');
    expect((await publish()).status).toBe(409);
    await write(draft, 'boards', { 'v:boards[0].name': 'Bảng Một', 'v:boards[0].audiences': 'nhan-dan' });
    await write(draft, 'contest', { 'v:contest.scope': 'Toàn tỉnh' });
    expect((await publish()).status).toBe(303);
  });
});

describe('a ward', () => {
  it('deploys its city’s contest: open settings are its own, the rest is the city’s', async () => {
    const city = await site.aTenant({ kind: 'city' });
    const ward = await site.aTenant({ kind: 'ward', parentSlug: city.slug });
    const ruleSet = aRuleSet({ open: ['texts.summary', 'targets', 'units'] });
    const running = await site.as(city.id, () => aRunningContest(site.app, { ruleSet }));
    author = await aStaffMember(site, ward.id, ['author']);
    publisher = await aStaffMember(site, ward.id, ['publisher']);
    tenant = ward;
    await site.as(city.id, () => site.get(Grants).give({ contestId: running.contest.id, to: ward.id, unitCode: '24769', by: null }));
    const ungranted = await aStaffMember(site, (await site.aTenant({ kind: 'ward', parentSlug: city.slug })).id, ['author']);
    expect((await ungranted.get(`${DRAFTS}/moi`)).text).not.toContain('value="parent"');
    const draft = await begin('parent');
    const locked = await author.get(`${draft}/muc/contest`);
    expect(locked.text).toContain('quy định.');
    expect(locked.text).not.toContain('name="v:contest.name"');
    await write(draft, 'contest', { 'v:contest.name': 'Tên khác' });
    await write(draft, 'texts', { 'v:texts.summary': 'Mời bà con phường ta.' });
    expect(await sourceOf(draft)).toBe(`code: ${ward.slug}\ndeploys: ${ruleSet.code}\ntexts:\n  summary: Mời bà con phường ta.\n`);

    const done = await publisher.post(`${draft}/cong-bo`, {}, `${draft}/cong-bo`);
    expect(done.status).toBe(303);
    expect((await author.get('/quan-tri/thiet-lap')).text).toContain('Triển khai cuộc thi của');
    expect((await author.get(`${DRAFTS}/moi`)).text).not.toContain('value="parent"');
  });

  describe('that has deployed it', () => {
    let ward: Place;
    let running: RunningContest;

    /** A ward that deploys its city's contest with a number of its own. */
    beforeEach(async () => {
      const city = await site.aTenant({ kind: 'city' });
      ward = await site.aTenant({ kind: 'ward', parentSlug: city.slug, name: 'Phường Mẫu' });
      const ruleSet = aRuleSet({ open: ['contest.plan', 'texts.summary', 'targets', 'units', 'prizes'] });
      running = await site.as(city.id, () => aRunningContest(site.app, { ruleSet }));
      await site.as(city.id, () => site.get(Grants).give({ contestId: running.contest.id, to: ward.id, unitCode: '24769', by: null }));
      tenant = ward;
      await staff();
      const draft = await begin('parent');
      await write(draft, 'texts', { 'v:texts.summary': 'Mời bà con phường ta.' });
      expect((await publisher.post(`${draft}/cong-bo`, {}, `${draft}/cong-bo`)).status).toBe(303);
    });

    const staff = async (): Promise<void> => {
      author = await aStaffMember(site, ward.id, ['author']);
      publisher = await aStaffMember(site, ward.id, ['publisher']);
    };
    const publish = (draft: string, reason = 'Sửa lời mời cho đúng.') => publisher.post(`${draft}/cong-bo`, { reason }, `${draft}/cong-bo`);
    const inForce = () => site.as(ward.id, () => site.get(Deployments).find());

    it('corrects its own part with a reason: a new version that everybody reads, and the city’s rules stay', async () => {
      const first = await inForce();
      const draft = await begin('deployed');
      expect(await sourceOf(draft)).toContain('summary: Mời bà con phường ta.');
      await write(draft, 'texts', { 'v:texts.summary': 'Mời bà con các tổ dân phố.' });
      expect((await publish(draft, 'ngắn')).status).toBe(422);
      expect((await publish(draft)).status).toBe(303);

      const now = await inForce();
      expect(now).toMatchObject({ version: 2, reason: 'Sửa lời mời cho đúng.', ownerContestId: running.contest.id });
      expect(now?.plan.texts.summary).toBe('Mời bà con các tổ dân phố.');
      expect(await acts(now!.id)).toEqual(['deployment.corrected']);
      expect(await site.as(now!.ownerTenantId, () => site.get(Deployments).adoptions(running.contest.id))).toEqual(
        new Map([[ward.id, first!.createdAt]]),
      );
      expect((await site.as(now!.ownerTenantId, () => site.get(ContestReader).running())).ruleSetId).toBe(running.ruleSetId);
      const rules = unescaped((await site.visitor(ward.host).get('/the-le')).text);
      expect(rules).toContain('Phần của phường Mẫu bản 2');
      expect(rules).toContain('Lý do: Sửa lời mời cho đúng.');
    });

    it('does not lay a correction over a newer one', async () => {
      const [first, second] = [await begin('deployed'), await begin('deployed')];
      await write(first, 'texts', { 'v:texts.summary': 'Một' });
      await write(second, 'texts', { 'v:texts.summary': 'Hai' });
      expect((await publish(first)).status).toBe(303);

      expect((await publish(second)).status).toBe(409);
      expect((await inForce())?.plan.texts.summary).toBe('Một');
      expect(unescaped((await publisher.get(`${second}/cong-bo`)).text)).toContain('đã được sửa từ khi lập bản này');
    });

    it('changes its prizes no more once a round of theirs has opened, its words at any time', async () => {
      await site.timeIs(parseLocal('2024-10-22 08:00')!);
      await staff();
      const draft = await begin('deployed');
      await write(draft, 'texts', { 'v:texts.summary': 'Mời bà con các tổ dân phố.' });
      const source = await sourceOf(draft);
      const prizes = `prizes:\n  - ${JSON.stringify({ ...running.ruleSet.prizes[0], name: 'Giải của phường' })}\n`;
      await author.post(`${draft}/yaml`, { do: 'save', source: source + prizes, revision: '2' }, `${draft}/yaml`);
      expect(await sourceOf(draft)).toContain('Giải của phường');
      expect((await publish(draft)).status).toBe(409);

      await author.post(`${draft}/yaml`, { do: 'save', source, revision: '3' }, `${draft}/yaml`);
      expect((await publish(draft)).status).toBe(303);
    });
  });
});
