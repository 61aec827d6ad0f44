import { Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import { readXlsx } from '#documents';
import { Coordinators } from '#notifications';
import { Outbox } from '#mail';
import type { Registration } from '#registrations';
import { Turnouts } from '#reports';
import { Approvals, Publication } from '#results';
import type { SubmissionId } from '#submissions';
import { FormalChecks } from '#submissions';
import { type Unit, UnitKeeping, UnitRegister } from '#units';
import { aJudgedRehearsal } from '../factories/a-judged-rehearsal.js';
import { aMember } from '../factories/a-member.js';
import { aDraft, aSentSubmission, PART, RECEIVING_ENDS, rulesThatReceive, WHILE_RECEIVING } from '../factories/a-receiving-contest.js';
import { aContestant, unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aCollectiveAward } from '../factories/some-prizes.js';
import { takenFurther } from '../factories/the-worker.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { soonAfter } from '../support/soon-after.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const conditions = [
  { code: 'minimum-share', version: 1, percent: 30 },
  { code: 'minimum-leaders', version: 1, count: 1 },
];
const tier = (code: string) => ({ code, name: `Giải ${code.toUpperCase()}`, count: 1, money: 0 });
const RULES = rulesThatReceive(
  { sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }] },
  {
    prizes: [
      {
        ...{ code: 'ca-nhan', name: 'Giải cá nhân', part: PART, per: 'part', tiers: ['a', 'b'].map(tier) },
        ...{ award: { certificate: false, issuer: 'board' }, personLimit: { code: 'no-limit', version: 1 }, rollDown: true },
      },
    ],
    collective: [
      aCollectiveAward({
        ...{ part: PART, conditions, tiers: ['a', 'b', 'c'].map(tier) },
        order: ['head-count-ratio', 'distinct-people', 'draw'].map((code) => ({ code, version: 1 })),
      }),
    ],
    obligations: [{ code: 'toi-thieu', part: PART, units: 'Mỗi phường', conditions }],
  },
);
const DESK = `/quan-tri/bai-du-thi/${PART}/don-vi-du-thi`;
const NOWHERE = '01929f3e-7a10-7c44-9c7d-2b6a51f0e001';

describe('a judged part', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let city: Unit;
  let an: Registration;
  let essays: SubmissionId[];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const round = () => running.receiving[0]!;
  const signedIn = async ({ accountId }: Registration): Promise<SiteClient> => {
    const client = site.visitor(tenant.host);
    client.keep('kb', await inScope(async () => (await site.get(Sessions).open(accountId, 'contestant')).token));
    return client;
  };
  const send = async (fullName: string, unit: Unit, title: string): Promise<Registration> => {
    const { registration } = await aContestant(site.app, running, { fullName, unit });
    const draft = aDraft({ title, sections: [{ code: 'noi-dung', text: `Nội dung của bài “${title}”.` }] });
    const { submission } = await aSentSubmission(site.app, running, registration, draft);
    essays.push(submission.id);
    return registration;
  };
  const text = async (client: SiteClient, path: string): Promise<string> => {
    const answer = await client.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text;
  };
  /** Checked, marked by three judges, ranked, signed, and public where that is asked for. */
  const judged = async (points: readonly number[], { isPublic = true } = {}): Promise<void> => {
    await site.timeIs(RECEIVING_ENDS);
    const [clerk, signer] = [await aMember(tenant.id, ['author']), await aMember(tenant.id, ['approver'])];
    await inScope(async () => {
      for (const id of essays) await site.get(FormalChecks).record(id, { version: 1, result: 'valid', reason: '', until: null, by: clerk });
      const sheets = essays.flatMap((submission, at) =>
        [1, 2, 3].map((judge) => ({ submission, phase: 'cham-thi', judge: `ban-cham-${judge}`, points: { 'noi-dung': points[at]! } })),
      );
      await aJudgedRehearsal({ asSuperuser } as never, tenant.id, round(), { submissions: [], sheets });
      await asSuperuser("update rounds set state = 'settling' where id = $1", [round().id]);
      expect((await takenFurther(site.app, round().id, 1)).state).toBe('ranked');
      const { standing } = (await site.get(Approvals).signingOf(round().id))!;
      await site.get(Approvals).approve({ roundId: round().id, standingId: standing.id, sha256: standing.sha256, by: signer });
      if (isPublic) await site.get(Publication).publish(round().id, clerk);
    });
    // What a process remembers of states for a second is over.
    soonAfter(1_000);
  };

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site, { time: WHILE_RECEIVING, ruleSet: RULES }));
    essays = [];
    await inScope(async () => {
      const nine = await unitNamed(site.app, 'Phường 9');
      city = (await site.get(UnitRegister).list('2024-10-21')).find(({ name }) => name === 'Thành phố Đà Lạt')!;
      for (const { id } of [city, nine])
        await site.get(UnitKeeping).count(id, { people: 5, leaders: null, countedOn: '2024-10-01', source: 'Báo cáo' }, null);
      an = await send('Nguyễn Thị An', nine, 'Một cửa lưu động');
      await send('Trần Văn Bình', nine, 'Số hóa hộ tịch');
    });
  });

  it('tells the secretariat which units lack what, until who leads is confirmed; lists with names are written down', async () => {
    const [author, publisher] = [await aStaffMember(site, tenant.id, ['author']), await aStaffMember(site, tenant.id, ['publisher'])];
    const unit = `${DESK}/${city.id}`;
    expect((await publisher.get(DESK)).status).toBe(403);
    expect(await text(author, `${DESK}?loc=thieu`)).toContain('chưa xác nhận số lãnh đạo, quản lý dự thi');
    expect(await text(author, unit)).toContain('Một cửa lưu động');
    expect((await author.get(`${DESK}/${NOWHERE}`)).status).toBe(404);

    const form = `${unit}/lanh-dao`;
    const said = await author.post(form, { people: an.pseudonym, leaders: an.pseudonym }, form);
    expect([said.status, said.headers['location']]).toEqual([303, unit]);
    expect(await text(author, unit)).toContain('Ban Tổ chức xác nhận là lãnh đạo, quản lý');
    expect(await text(author, unit)).toContain('Đơn vị đã thực hiện đủ yêu cầu của Thể lệ.');
    // Of a stranger nobody is believed.
    await author.post(form, { people: NOWHERE, leaders: NOWHERE }, form);
    expect(await asSuperuser('select 1 from leader_statements where tenant_id = $1', [tenant.id])).toHaveLength(1);

    const sheet = await readXlsx((await author.getFile(`${DESK}/tong-hop.xlsx`)).body as Buffer);
    expect(JSON.stringify(sheet)).toContain('Đã thực hiện đủ');
    for (const file of [`${DESK}/tong-hop.docx`, `${unit}/danh-sach.docx`, `${unit}/danh-sach.xlsx`])
      expect([file, (await author.get(file)).status]).toEqual([file, 200]);
    const exported = await asSuperuser<{ details: unknown }>(
      "select details from audit_entries where tenant_id = $1 and action = 'participation.exported'",
      [tenant.id],
    );
    expect(exported.map(({ details }) => details)).toEqual(Array(2).fill({ unit: city.code, lines: 2 }));
  });

  it('lets the contact of a unit confirm who leads, of its own people alone', async () => {
    const { accountId: staff } = await aStaffMember(site, tenant.id, ['administrator']);
    const link = async (unit: Unit): Promise<string> =>
      inScope(async () => {
        const wanted = {
          unitId: unit.id,
          contestId: null,
          fullName: 'Đầu Mối',
          contact: { kind: 'email' as const, value: `${unit.id}@vidu.vn` },
        };
        await site.get(Coordinators).invite(wanted, { by: staff, siteName: 'Tỉnh', origin: `http://${tenant.host}` });
        const [message] = await site.get(Outbox).newest(1);
        return /(\/dau-moi\/nhan\/[\w-]+)/.exec(message!.body)![1]!;
      });
    const aContact = async (unit: Unit): Promise<{ client: SiteClient; page: string }> => {
      const [client, path] = [site.visitor(tenant.host), await link(unit)];
      const home = (await client.post(path, { day: '5', month: '5', year: '1985' }, path)).headers['location'] as string;
      return { client, page: `${home}/nguoi-du-thi` };
    };
    const own = await aContact(city);
    const other = await aContact(await inScope(() => unitNamed(site.app, 'Phường 10')));
    expect(await text(own.client, own.page)).toContain('Đơn vị còn thiếu: chưa xác nhận số lãnh đạo, quản lý dự thi.');
    expect((await other.client.get(own.page)).status).toBe(404);

    const form = `${own.page}/${PART}/lanh-dao`;
    expect((await own.client.post(form, { people: an.pseudonym, leaders: an.pseudonym }, own.page)).status).toBe(303);
    const page = await text(own.client, own.page);
    expect([page.includes('Đơn vị đã thực hiện đủ.'), page.includes('Thủ trưởng đơn vị xác nhận là lãnh đạo, quản lý')]).toEqual([
      true,
      true,
    ]);
    const token = {
      _csrf: /name="_csrf" value="([^"]+)"/.exec((await other.client.get(other.page.replace('nguoi-du-thi', 'danh-sach'))).text)![1]!,
    };
    const foreign = { ...token, people: an.pseudonym };
    expect((await other.client.postWithoutToken(`${own.page}/${PART}/lanh-dao`, foreign)).status).toBe(404);
    expect((await other.client.postWithoutToken(`${other.page}/${PART}/lanh-dao`, foreign)).status).toBe(303);
    expect(await asSuperuser("select is_leader from leader_statements where tenant_id = $1 and source = 'unit'", [tenant.id])).toEqual([
      { is_leader: true },
    ]);
    expect((await own.client.get(`${own.page}/${PART}/danh-sach.docx`)).status).toBe(200);
    expect((await own.client.get(`${own.page}/khong-co/danh-sach.docx`)).status).toBe(404);
  });

  it('has its entries counted by unit and day as attempts are', async () => {
    await inScope(() => site.get(Turnouts).takeReceiving(round()));
    const visitor = site.visitor(tenant.host);
    const page = await text(visitor, `/don-vi-du-thi?dot=${PART}`);
    expect([page.includes('Bài dự thi'), page.includes('Phường 9')]).toEqual([true, true]);
    expect(await text(visitor, `/don-vi-du-thi/so-lieu.csv?dot=${PART}`)).toMatch(/Số bài dự thi.*Bài dự thi ngày 2024-10-22/);
  });

  it('is public with masked names; what its awards of units are made of opens; nothing is there before', async () => {
    const visitor = site.visitor(tenant.host);
    expect(await text(visitor, `/bang-vang/${PART}`)).not.toContain('Giải A');
    const staff = await aStaffMember(site, tenant.id, ['author']);
    await staff.post(`${DESK}/${city.id}/lanh-dao`, { people: an.pseudonym, leaders: an.pseudonym }, `${DESK}/${city.id}/lanh-dao`);
    await judged([9, 7], { isPublic: false });
    expect(await text(visitor, `/bang-vang/${PART}?cho=1`)).toContain('đang chờ công bố');
    expect((await visitor.get(`/giai-tap-the/tap-the/${city.id}`)).status).toBe(404);

    await inScope(async () => site.get(Publication).publish(round().id, await aMember(tenant.id, ['publisher'])));
    await site.pagesAreOld();
    soonAfter(1_000);
    const roll = await text(site.visitor(tenant.host), `/bang-vang/${PART}?moi=1`);
    expect([roll.includes('Nguyễn Thị\u00a0A···'), roll.includes('Nguyễn Thị An'), roll.includes('Một cửa lưu động')]).toEqual([
      true,
      false,
      false,
    ]);
    // It is made of sheets, and of authors: nobody has sat anything.
    expect([roll.includes('Tự tính lại từ các phiếu chấm'), roll.includes('Tác giả</th>'), roll.includes('các bài đã niêm phong')]).toEqual(
      [true, true, false],
    );
    expect((await visitor.get(`/bang-vang/${PART}/ket-qua.json`)).status).toBe(404);
    const { id } = await inScope(() => unitNamed(site.app, 'Phường 9'));
    const figure = await text(visitor, `/giai-tap-the/tap-the/${id}`);
    expect(figure).toContain('Trong số người dự thi của đơn vị có ít nhất một công chức lãnh đạo, quản lý.');
    expect(await text(visitor, '/kiem-tra-lai')).toContain(PART);
    const data = await text(visitor, '/mo-du-lieu');
    expect(data).toContain(`href="/kiem-tra-lai/${running.contest.slug}/${PART}/ho-so.jsonl.gz"`);
    expect([data.includes('Phân bố điểm (phan-bo-diem)'), data.includes('Giải tập thể (giai-tap-the)')]).toEqual([false, true]);
  });

  it('tells each author who has an account of the prize, those of a group and of a unit’s own as well', async () => {
    const [first, second] = essays as [SubmissionId, SubmissionId];
    await asSuperuser(
      `insert into submission_authors select (jsonb_populate_record(a, jsonb_build_object('submission_id', $1::text, 'ordinal', 2))).*
       from submission_authors a where submission_id = $2`,
      [first, second],
    );
    await asSuperuser("update submissions set author_kind = case id when $1 then 'group' else 'unit' end where id = any($2)", [
      first,
      essays,
    ]);
    await judged([9, 8]);
    const letters = (await inScope(() => site.get(Outbox).newest())).filter(({ subject }) => subject.startsWith('Chúc mừng'));
    const own = 'Xem bài và giấy chứng nhận ở mục Bài của tôi trên trang dự thi.';
    const part = `Thi viết, ${running.contest.name}. ${own}`;
    expect(letters.map(({ subject, body }) => [subject, body]).toSorted()).toEqual(
      [
        ['Chúc mừng bài của đơn vị bạn đạt Giải B', `Chúc mừng Trần Văn Bình, bài của đơn vị bạn đạt Giải B, ${part}`],
        ['Chúc mừng bạn đạt Giải A', `Chúc mừng Nguyễn Thị An đạt Giải A, ${part}`],
        ['Chúc mừng bạn đạt Giải A', `Chúc mừng Trần Văn Bình đạt Giải A, ${part}`],
      ].toSorted(),
    );
  });

  it('records consents on paper of those without an account, and of units, and speaks over nobody', async () => {
    await judged([9, 8]);
    const desk = await aStaffMember(site, tenant.id, ['author']);
    const [visitor, publisher] = [site.visitor(tenant.host), await aStaffMember(site, tenant.id, ['publisher'])];
    const list = `/quan-tri/bai-du-thi/${PART}/kho`;
    const [first, second] = essays.map((id) => `${list}/${id}`) as [string, string];
    expect((await publisher.get(list)).status).toBe(403);
    expect(await text(desk, list)).toContain('0 trong 2 bài đạt giải đang đăng');
    expect((await desk.get(`${list}/${NOWHERE}`)).status).toBe(404);

    // An author who came on paper, with no account.
    await asSuperuser('update submission_authors set registration_id = null where submission_id = $1', [essays[0]]);
    expect((await desk.post(first, { person: an.pseudonym }, first)).status).toBe(422);
    expect((await desk.post(first, { person: NOWHERE, answer: 'text' }, first)).status).toBe(404);
    expect((await desk.post(first, { person: an.pseudonym, answer: 'text' }, first)).status).toBe(303);
    expect((await visitor.get(`/kho-sang-kien/${essays[0]!}`)).text).toContain('Nội dung của bài “Một cửa lưu động”.');
    expect(await text(desk, first)).toContain('theo văn bản');
    const kept = await asSuperuser('select person, on_paper from archive_consents where tenant_id = $1', [tenant.id]);
    expect(kept).toEqual([{ person: an.pseudonym, on_paper: true }]);

    // A unit's own: the unit agrees, and whoever it has named.
    await asSuperuser("update submissions set author_kind = 'unit' where id = $1", [essays[1]]);
    await asSuperuser('delete from submission_authors where submission_id = $1', [essays[1]]);
    const [row] = await asSuperuser<{ unit_id: string }>('select unit_id from submissions where id = $1', [essays[1]]);
    expect((await visitor.get(`/kho-sang-kien/${essays[1]!}`)).status).toBe(404);
    expect((await desk.post(second, { person: row!.unit_id, answer: 'files' }, second)).status).toBe(303);
    expect((await visitor.get(`/kho-sang-kien/${essays[1]!}`)).text).toContain('Bài của đơn vị');
    const found = await text(visitor, '/kho-sang-kien');
    expect(essays.map((id) => found.includes(`/kho-sang-kien/${id}`))).toEqual([true, true]);
    expect(found).toContain('Nội dung của bài “Số hóa hộ tịch”.');

    // Who has answered on their own account is taken out on their word, and not brought in.
    await asSuperuser('update archive_consents set on_paper = false where person = $1', [an.pseudonym]);
    expect((await desk.post(first, { person: an.pseudonym, answer: 'none' }, first)).status).toBe(303);
    expect((await visitor.get(`/kho-sang-kien/${essays[0]!}`)).status).toBe(404);
    await asSuperuser('update archive_consents set on_paper = false where person = $1', [an.pseudonym]);
    await desk.post(first, { person: an.pseudonym, answer: 'text' }, first);
    expect((await visitor.get(`/kho-sang-kien/${essays[0]!}`)).status).toBe(404);
  });

  it('keeps its winning works in the archive where every author agrees, and as long as they do', async () => {
    await judged([9, 7]);
    const [winner, visitor, work] = [await signedIn(an), site.visitor(tenant.host), `/kho-sang-kien/${essays[0]!}`];
    expect([(await visitor.get(work)).status, (await text(visitor, '/kho-sang-kien')).includes('Một cửa lưu động')]).toEqual([404, false]);
    expect(await text(winner, '/cua-toi/kho-sang-kien')).toContain('Bài chưa được đăng.');
    const form = `/cua-toi/kho-sang-kien/${essays[0]!}`;
    expect((await winner.post(form, {}, '/cua-toi/kho-sang-kien')).status).toBe(422);
    // Somebody else's work is nobody's to give.
    const _csrf = /name="_csrf" value="([^"]+)"/.exec((await winner.get('/cua-toi/kho-sang-kien')).text)![1]!;
    const foreign = await winner.postWithoutToken(`/cua-toi/kho-sang-kien/${essays[1]!}`, { _csrf, answer: 'text' });
    expect(foreign.status).toBe(404);

    expect((await winner.post(form, { answer: 'text' }, '/cua-toi/kho-sang-kien')).status).toBe(303);
    const shown = await text(visitor, work);
    for (const words of ['Một cửa lưu động', 'Nguyễn Thị An', 'Nội dung của bài', 'Giải A', running.ruleSet.contest.name])
      expect([words, shown.includes(words)]).toEqual([words, true]);
    expect(await text(visitor, '/kho-sang-kien?q=mot%20cua')).toContain(`href="${work}"`);
    expect(await text(visitor, '/kho-sang-kien?q=khong%20co')).not.toContain(`href="${work}"`);
    expect((await visitor.get(`${work}/tep/${NOWHERE}`)).status).toBe(404);
    expect(await text(visitor, `/bang-vang/${PART}?moi=1`)).toContain('Một cửa lưu động');

    await winner.post(form, { answer: 'none' }, '/cua-toi/kho-sang-kien');
    expect([(await visitor.get(work)).status, (await text(visitor, '/kho-sang-kien')).includes(work)]).toEqual([404, false]);
    // The title leaves the roll as well, which is else remembered for half a minute.
    expect(await text(visitor, `/bang-vang/${PART}?moi=2`)).not.toContain('Một cửa lưu động');
    const acts = await asSuperuser<{ action: string }>(
      "select action from audit_entries where tenant_id = $1 and action like 'archive.%' order by happened_at, id",
      [tenant.id],
    );
    expect(acts.map(({ action }) => action)).toEqual(['archive.agreed', 'archive.withdrawn']);
  });
});
