import { randomUUID } from 'node:crypto';
import { Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, Nominations, ReceivedNominations, type RunningContest } from '#contests';
import type { AccountId } from '#kernel';
import { Outbox } from '#mail';
import { Coordinators } from '#notifications';
import type { Registration } from '#registrations';
import { SubmissionReading } from '#submissions';
import { type UnitId, UnitRegister } from '#units';
import { rulesThatReceive, WHILE_RECEIVING } from '../factories/a-receiving-contest.js';
import { aContestant, aRunningContest } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { anEntryWithFile } from '../factories/an-entry-upward.js';
import { aNominationCall } from '../factories/some-nominations.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const CALLS = '/quan-tri/nhan-de-cu';
const OWN = '/quan-tri/de-cu';
const BYTES = Buffer.from('%PDF-1.7 một cửa không giấy');
const RULES = rulesThatReceive({
  themes: [
    { code: 'thu-tuc', name: 'Cải cách thủ tục' },
    { code: 'so', name: 'Chuyển đổi số' },
  ],
  conditions: [{ code: 'maximum-per-unit', version: 1, count: 5 }],
});
const REASON = 'Đã áp dụng ở ba xã, rút ngắn một nửa thời gian.';

/** Entries go upward by forms: chosen, agreed to by their authors on their own page, confirmed by the head, taken in. */
describe('entries going upward', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let province: Place;
  let running: RunningContest;
  let board: SiteClient & { accountId: AccountId };

  beforeEach(async () => {
    ({ tenant: province, running } = await aPlaceWithContest(site, {
      time: WHILE_RECEIVING,
      ruleSet: RULES,
      tenant: { kind: 'province', name: 'Tỉnh Nhận', shortName: 'Tỉnh Nhận' },
    }));
    board = await aStaffMember(site, province.id, ['publisher']);
  });

  const words = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const place = ({ headers }: { headers: Record<string, string> }): string => String(headers['location']);
  const linkTo = (text: string, start: string): string => new RegExp(`href="(${start}[^"]*)"`).exec(text)![1]!;
  const signedIn = async (at: Place, { accountId }: Registration): Promise<SiteClient> => {
    const { token } = await site.as(at.id, () => site.get(Sessions).open(accountId, 'contestant'));
    const client = site.visitor(at.host);
    client.keep('kb', token);
    return client;
  };
  const anEntry = async (at: Place, contest: RunningContest, theme = 'so') =>
    site.as(at.id, async () => {
      const { registration } = await aContestant(site.app, contest, { fullName: 'Hoàng Thị Sầm' });
      return { registration, entry: await anEntryWithFile(site.app, contest, registration, { bytes: BYTES, draft: { theme } }) };
    });

  describe('of a district’s own contest', () => {
    let district: Place;
    let sender: SiteClient;
    let author: SiteClient;
    let own: RunningContest;
    let invite: (fields?: Record<string, string>) => Promise<string>;

    beforeEach(async () => {
      district = await site.aTenant({ kind: 'city', name: 'UBND huyện Gửi', parentSlug: province.slug });
      sender = await aStaffMember(site, district.id, ['author']);
      own = await site.as(district.id, () => aRunningContest(site.app, { ruleSet: RULES }));
      const { registration } = await anEntry(district, own);
      author = await signedIn(district, registration);
      invite = async (fields = {}) => {
        const form = { title: 'Đề cử sáng kiến', kinds: 'entry', part: 'bai-viet', 'closes-day': '30/10/2024', 'closes-time': '17:00' };
        const url = place(await board.post(`${CALLS}/moi`, form, `${CALLS}/moi`));
        const invited = { tenant: district.id, unit: 'Thành phố Đà Lạt', atLeast: '1', atMost: '1', ...fields };
        const answer = await board.post(`${url}/moi`, invited, url);
        expect(words(answer.text)).not.toContain('Hãy ghi mã');
        return url;
      };
    });

    /** Chosen by the form; the page of the nomination. */
    const choose = async (): Promise<string> => {
      const selection = linkTo((await sender.get(OWN)).text, `${OWN}/chon-bai/`);
      const form = linkTo((await sender.get(selection)).text, `${selection}/[0-9a-f-]{36}`);
      const short = await sender.post(form, { reason: 'ngắn', selection: '' }, form);
      expect([short.status, short.text.includes('Hãy ghi vì sao chọn'), short.text.includes('Hãy ghi đã chọn qua')]).toEqual([
        422,
        true,
        true,
      ]);
      return place(
        await sender.post(
          form,
          { reason: REASON, selection: 'Vòng xét cấp huyện', result: 'Xếp thứ nhất', decision: 'Biên bản số 05' },
          form,
        ),
      );
    };
    const agree = async (): Promise<void> => {
      const mine = linkTo((await author.get('/cua-toi/de-cu')).text, '/cua-toi/de-cu/');
      const asked = await author.get(mine);
      for (const text of ['UBND huyện Gửi', REASON, 'Bài BV-0001, bản gửi lần 1, 1 tệp', 'Biên bản số 05'])
        expect(asked.text).toContain(text);
      await author.post(mine, { answer: 'agreed' }, mine);
    };
    const confirm = async (url: string): Promise<void> => {
      const form = `${url}/xac-nhan`;
      expect((await sender.post(form, { fullName: '', position: '' }, form)).status).toBe(422);
      expect(place(await sender.post(form, { fullName: 'Đàm Văn Trưởng', position: 'Chủ tịch' }, form))).toBe(url);
    };

    it('is chosen, agreed to, confirmed, sent, and becomes a submission of the province', async () => {
      const call = await invite();
      const url = await choose();
      expect((await sender.get(url)).text).not.toContain('Gửi đề cử');
      // What is sealed is not typed: changing leads back to where it was chosen.
      expect(place(await sender.get(`${url}/sua`))).toContain(`${OWN}/chon-bai/`);
      expect((await author.get('/cua-toi')).text).toContain('href="/cua-toi/de-cu"');
      await agree();
      const waits = (await sender.get(url)).text;
      expect([waits.includes('Ghi xác nhận của thủ trưởng'), waits.includes('>Gửi đề cử<')]).toEqual([true, false]);
      expect((await sender.postRaw(`${url}/gui`, { _csrf: /name="_csrf" value="([^"]+)"/.exec(waits)![1]! })).status).toBe(409);
      await confirm(url);
      expect((await sender.post(`${url}/gui`, {}, url)).status).toBe(303);
      const selection = linkTo((await sender.get(OWN)).text, `${OWN}/chon-bai/`);
      const minutes = await sender.getFile(`${selection}/bien-ban.docx`);
      expect([minutes.status, (minutes.body as Buffer).subarray(0, 2).toString()]).toEqual([200, 'PK']);

      const received = linkTo((await board.get(call)).text, `${CALLS}/de-cu/`);
      const file = (await board.get(received)).text;
      for (const text of ['Đàm Văn Trưởng', 'Biên bản số 05', 'BV-0001', 'Chuyển đổi số']) expect(file).toContain(text);
      const bytes = await board.getFile(`${received}/tep/1`);
      expect([(bytes.body as Buffer).equals(BYTES), bytes.headers['content-type']]).toEqual([true, 'application/pdf']);
      // What is sealed is open to few, and each look is in the trail; who has no such duty sees that something came.
      const clerk = await aStaffMember(site, province.id, ['administrator']);
      const listed = (await clerk.get(call)).text;
      expect([listed.includes('Một cửa không giấy'), listed.includes(`${CALLS}/de-cu/`)]).toEqual([true, false]);
      for (const path of [received, `${received}/tep/1`]) expect([path, (await clerk.get(path)).status]).toEqual([path, 403]);
      const acts = await site.as(province.id, () => site.get(AuditTrail).of(received.split('/').at(-1)!));
      expect(acts.map(({ actorId, action, details }) => [actorId, action, details])).toEqual([
        [board.accountId, 'nomination.read', {}],
        [board.accountId, 'nomination-file.read', { role: 'main' }],
      ]);
      const outsider = await aStaffMember(site, district.id, ['administrator']);
      expect([(await outsider.get(url)).status, (await outsider.get(OWN)).text.includes(url)]).toEqual([403, false]);
      const form = `${received}/tiep-nhan`;
      const page = (await board.get(form)).text;
      expect([/value="so" selected/.test(page), page.includes('Tính cho Thành phố Đà Lạt')]).toEqual([true, true]);
      await board.post(form, { theme: 'so' }, form);
      expect((await board.get(received)).text).toContain('Bài BV-0001');
      const [copy] = await site.as(province.id, async () =>
        site.get(ReceivedNominations).ofCall((await site.get(ReceivedNominations).byId(received.split('/').at(-1) as never)).callId),
      );
      const made = await site.as(province.id, () => site.get(SubmissionReading).find(copy!.id as never));
      expect(made).toMatchObject({ channel: 'nomination', number: 1, receivedNominationId: copy!.id });

      const mine = linkTo((await author.get('/cua-toi/de-cu')).text, '/cua-toi/de-cu/');
      const answered = (await author.get(mine)).text;
      expect([answered.includes('Tỉnh Nhận đã tiếp nhận'), answered.includes('Rút lại sự đồng ý')]).toEqual([true, false]);
      expect((await sender.get('/quan-tri/nhat-ky')).text).toContain('Ghi xác nhận của thủ trưởng đơn vị về đề cử');
    });

    it('takes place, points and fingerprint along where the ranking at home is public', async () => {
      const [round, standing] = [own.receiving[0]!, randomUUID()];
      await asSuperuser(
        `insert into standings (tenant_id, id, contest_id, round_id, version, rule_set_id, key_versions, summary, sha256)
         select $1, $2, $3, $4, 1, rule_set_id, '{}', '{}', repeat('5', 64) from contests where tenant_id = $1 and id = $3`,
        [district.id, standing, own.contest.id, round.id],
      );
      await asSuperuser(
        `insert into judged_lines (tenant_id, standing_id, rank, submission_id, authors, points, phases, received_at, explanation)
         select tenant_id, $2, 1, id, '{}', 92.5, '[]', received_at, 'Hơn điểm' from submissions where tenant_id = $1`,
        [district.id, standing],
      );
      await asSuperuser("update rounds set state = 'published' where tenant_id = $1 and id = $2", [district.id, round.id]);
      await site.as(district.id, async () => site.get(ContestReader).forget());
      await invite();
      const selection = linkTo((await sender.get(OWN)).text, `${OWN}/chon-bai/`);
      const list = (await sender.get(selection)).text;
      expect([list.includes('Xếp theo kết quả đã công bố'), list.includes('92,5')]).toEqual([true, true]);
      const form = linkTo(list, `${selection}/[0-9a-f-]{36}`);
      expect((await sender.get(form)).text).toContain('value="hạng 1"');
      await sender.post(form, { reason: REASON, selection: 'Cuộc thi cấp huyện', result: 'hạng 1' }, form);
      const [begun] = await site.as(district.id, () => site.get(Nominations).list());
      expect(begun!.nomination.content.provenance.standing).toEqual({
        ...{ contest: own.contest.name, round: round.name, rank: 1, points: '92.5', sha256: '5'.repeat(64) },
      });
    });

    it('is found among thousands: the best places first, by its number or by its page, and however far down the form opens', async () => {
      const [round, standing] = [own.receiving[0]!, randomUUID()];
      // As random ones look, which addresses take alone.
      const id = `overlay(overlay(md5(n::text) placing '4' from 13) placing '8' from 17)::uuid`;
      const copies = (table: string): string => `
        insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', ${id}, 'submission_id', ${id},
          'number', n, 'registration_id', null, 'entered_by', md5('1')::uuid, 'slot', null, 'channel', 'office', 'receipt_code', 'BN-' || n))).*
        from ${table} t, generate_series(2, 120) n where t.tenant_id = '${district.id}';`;
      await asSuperuser(`
        set session_replication_role = replica;
        ${copies('submissions')}
        ${copies('submission_versions')}
        insert into standings (tenant_id, id, contest_id, round_id, version, rule_set_id, key_versions, summary, sha256)
          select tenant_id, '${standing}', id, '${round.id}', 1, rule_set_id, '{}', '{}', repeat('5', 64) from contests where id = '${own.contest.id}';
        insert into judged_lines (tenant_id, standing_id, rank, submission_id, authors, points, phases, received_at, explanation)
          select tenant_id, '${standing}', case number when 119 then 1 else 2 end, id, '{}', 92.5, '[]', received_at, 'Hơn điểm'
          from submissions where tenant_id = '${district.id}' and number in (119, 7);
        update rounds set state = 'published' where id = '${round.id}';
        set session_replication_role = origin`);
      await site.as(district.id, async () => site.get(ContestReader).forget());
      await invite();
      const selection = linkTo((await sender.get(OWN)).text, `${OWN}/chon-bai/`);
      const numbers = async (query = ''): Promise<string[]> => [
        ...new Set(words((await sender.get(`${selection}${query}`)).text).match(/BV-\d{4}/g) ?? []),
      ];
      const first = await numbers();
      expect([first.length, first.slice(0, 4)]).toEqual([50, ['BV-0119', 'BV-0007', 'BV-0001', 'BV-0002']]);
      expect((await numbers('?trang=3')).at(-1)).toBe('BV-0120');
      expect(await numbers('?q=BV-0113')).toEqual(['BV-0113']);
      expect((await sender.get(selection)).text).toContain('1 đến 50 trong 120 bài');
      const beyond = (await sender.get(`${selection}?trang=9`)).text;
      expect([beyond.includes('Trang này không có gì'), beyond.includes('Chưa có bài nào để chọn')]).toEqual([true, false]);
      const [far] = await asSuperuser<{ id: string }>('select id from submissions where tenant_id = $1 and number = 113', [district.id]);
      expect((await sender.get(`${selection}/${far!.id}`)).text).toContain('BV-0113');
    });

    it('comes back with the reason, which sender and author see', async () => {
      const call = await invite();
      const url = await choose();
      await agree();
      await confirm(url);
      await sender.post(`${url}/gui`, {}, url);
      const received = linkTo((await board.get(call)).text, `${CALLS}/de-cu/`);
      await board.post(`${received}/tra-lai`, { reason: 'Thiếu số liệu áp dụng thực tế' }, received);

      expect((await sender.get(url)).text).toContain('Thiếu số liệu áp dụng thực tế');
      const mine = linkTo((await author.get('/cua-toi/de-cu')).text, '/cua-toi/de-cu/');
      expect((await author.get(mine)).text).toContain('đã trả lại: Thiếu số liệu áp dụng thực tế');
      const [letter] = await site.as(province.id, () => site.get(Outbox).newest(1));
      expect(letter!.subject).toBe('Đề cử bài của bạn đã được trả lại');
    });

    it('is not asked for beyond what the plan allows a unit', async () => {
      const call = await invite({ atMost: '9' });
      const page = (await board.get(call)).text;
      expect(page).toContain('Theo thể lệ, mỗi đơn vị nhiều nhất 5 bài.');
      expect(words(page)).toContain('Chưa mời nơi nào');
    });

    it('is nobody else’s to choose, to answer or to read', async () => {
      await invite();
      const selection = linkTo((await sender.get(OWN)).text, `${OWN}/chon-bai/`);
      const form = linkTo((await sender.get(selection)).text, `${selection}/[0-9a-f-]{36}`);
      const other = await site.aTenant({ kind: 'city', name: 'UBND huyện Khác', parentSlug: province.slug });
      const stranger = await aStaffMember(site, other.id, ['author']);
      const reader = await aStaffMember(site, district.id, ['approver']);
      for (const path of [selection, form, `${selection}/bien-ban.docx`])
        expect([path, (await stranger.get(path)).status, (await reader.get(path)).status]).toEqual([path, 404, 403]);
      await choose();
      const mine = linkTo((await author.get('/cua-toi/de-cu')).text, '/cua-toi/de-cu/');
      const someone = await signedIn(district, await site.as(district.id, async () => (await aContestant(site.app, own)).registration));
      expect([(await someone.get(mine)).status, (await author.get(mine)).status]).toEqual([404, 200]);
    });
  });

  describe('of a unit’s people', () => {
    it('is chosen by the contact of the unit, and marked once the organisers take it in', async () => {
      const units = new Map<string, UnitId>(
        (await site.as(province.id, () => site.get(UnitRegister).list('2024-10-21'))).map(({ name, id }) => [name, id]),
      );
      const { registration, entry } = await anEntry(province, running);
      const author = await signedIn(province, registration);
      const { accountId: by } = await aStaffMember(site, province.id, ['administrator']);
      const path = await site.as(province.id, async () => {
        await aNominationCall(site.app, running.contest.id, [{ unitId: units.get('Phường 9')! }], { atMost: 1 });
        const wanted = {
          unitId: units.get('Phường 9')!,
          contestId: null,
          fullName: 'Đầu Mối',
          contact: { kind: 'email' as const, value: `${units.get('Phường 9')!}@vidu.vn` },
        };
        await site.get(Coordinators).invite(wanted, { by, siteName: 'Tỉnh', origin: `http://${province.host}` });
        const [message] = await site.get(Outbox).newest(1);
        return /(\/dau-moi\/nhan\/[\w-]+)/.exec(message!.body)![1]!;
      });
      const contact = site.visitor(province.host);
      const home = `${place(await contact.post(path, { day: '5', month: '5', year: '1985' }, path))}/de-cu`;

      const selection = linkTo((await contact.get(home)).text, `${home}/chon-bai/`);
      const list = (await contact.get(selection)).text;
      expect(words(list)).toContain('Một cửa không giấy Chưa chọn. BV-0001, Hoàng Thị Sầm.');
      const form = linkTo(list, `${selection}/[0-9a-f-]{36}`);
      // Read before it is chosen, by nobody else; each look is in the trail.
      const reading = linkTo((await contact.get(form)).text, `${form}/doc`);
      const text = (await contact.get(reading)).text;
      const shown = words(text).replace(/\u00a0/g, ' ');
      expect(['Máy không đọc được chữ trong tệp này', 'Hoàng Thị Sầm', 'bai.pdf'].filter((part) => !shown.includes(part))).toEqual([]);
      const file = linkTo(text, `${form}/tep/`);
      expect(((await contact.getFile(file)).body as Buffer).equals(BYTES)).toBe(true);
      expect(await Promise.all([reading, file].map(async (path) => (await author.get(path)).status))).toEqual([404, 404]);
      const foreign = await anEntry(province, running);
      await asSuperuser("update submissions set unit_id = (select id from units where tenant_id = $1 and name = 'Phường 10' limit 1) where id = $2", [province.id, foreign.entry.id]); // prettier-ignore
      expect((await contact.get(`${selection}/${foreign.entry.id}/doc`)).status).toBe(404);
      const looks = await site.as(province.id, () => site.get(AuditTrail).of(entry.id));
      expect(looks.filter(({ action }) => action.endsWith('.read')).map(({ action, details }) => [action, details])).toEqual([
        ['submission.read', { version: 1 }],
        ['submission-file.read', { role: 'main' }],
      ]);
      expect((await contact.post(form, { reason: 'ngắn' }, form)).status).toBe(422);
      const url = place(await contact.post(form, { reason: REASON, selection: 'Vòng xét của phường' }, form));
      const mine = linkTo((await author.get('/cua-toi/de-cu')).text, '/cua-toi/de-cu/');
      await author.post(mine, { answer: 'agreed' }, mine);
      expect((await contact.get(url)).text).not.toContain('>Gửi đề cử<');
      await contact.post(`${url}/xac-nhan`, { fullName: 'Đàm Văn Trưởng', position: 'Chủ tịch phường' }, `${url}/xac-nhan`);
      expect((await contact.post(`${url}/gui`, {}, url)).status).toBe(303);
      expect((await contact.getFile(`${selection}/bien-ban.docx`)).status).toBe(200);

      const call = linkTo((await board.get(CALLS)).text, `${CALLS}/[0-9a-f-]{36}`);
      const received = linkTo((await board.get(call)).text, `${CALLS}/de-cu/`);
      expect((await board.get('/quan-tri')).text).toContain('1 đề cử chờ tiếp nhận');
      // What lies with the submission of one's own people is read before it is taken in.
      expect(((await board.getFile(`${received}/tep/1`)).body as Buffer).equals(BYTES)).toBe(true);
      await board.post(`${received}/tiep-nhan`, {}, received);
      expect((await board.get('/quan-tri')).text).not.toContain('đề cử chờ tiếp nhận');
      expect((await board.get(call)).text).toContain('Bài BV-0001');
      const desk = await aStaffMember(site, province.id, ['author']);
      const whence = 'Do Phường 9 tuyển chọn và đề cử ngày 22/10/2024';
      expect((await desk.get(`/quan-tri/bai-du-thi/bai-viet/${entry.id}`)).text).toContain(whence);
      expect(await site.as(province.id, () => site.get(SubmissionReading).find(entry.id))).toMatchObject({
        channel: 'nomination',
        version: 1,
      });
      expect(await site.as(province.id, async () => (await site.get(Nominations).list())[0]!.nomination.state)).toBe('received');
    });
  });
});
