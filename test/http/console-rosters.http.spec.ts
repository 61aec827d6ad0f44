import { Coordinators, Rosters } from '#notifications';
import { ContestReader } from '#contests';
import { UnitRegister } from '#units';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const PAGE = '/quan-tri/danh-sach';
const NEW = `${PAGE}/moi`;
const SHEET = 'STT,Họ và tên,Ngày sinh,Lớp,Điện thoại,Dân tộc\n1,Lê Na,03/05/1980,9A,0912345678,Kinh\n2,Y Klơng Ayŭn,29/02/1980,9A,,Ê Đê\n';

describe('lists of people in the console', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let tenant: Place;
  let desk: SiteClient;

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site));
    desk = await aStaffMember(site, tenant.id, ['administrator']);
  });

  const bring = (client: SiteClient, sheet = SHEET, unit = 'phuong 9') =>
    client.postFile(NEW, { field: 'file', name: 'lop-9a.csv', bytes: Buffer.from(sheet) }, NEW, { unit });
  const enter = async (client: SiteClient): Promise<void> => {
    const sheet = (await bring(client)).headers['location'] as string;
    await client.post(sheet, { title: 'Lớp 9A', declared: 'yes' }, sheet);
  };

  it('are entered for a unit after a look at them, with the words that staff declare', async () => {
    const brought = await bring(desk);
    expect(brought.status).toBe(303);
    const sheet = brought.headers['location'] as string;
    const shown = (await desk.get(sheet)).text;
    for (const part of ['Xem trước danh sách của Phường 9', '2 người, 1 người có liên hệ để nhắc', 'Y Klơng Ayŭn', 'có điện thoại'])
      expect(shown).toContain(part);
    expect(shown).not.toMatch(/Ê Đê|912345678/);
    const without = await desk.post(sheet, { title: 'Lớp 9A' }, sheet);
    expect([without.status, without.text.includes('Cần có cam kết này mới nhập được')]).toEqual([422, true]);
    expect((await desk.get(PAGE)).text).toContain('Chưa có danh sách nào');

    expect((await desk.post(sheet, { title: 'Lớp 9A', declared: 'yes' }, sheet)).headers['location']).toBe(PAGE);
    const list = (await desk.get(PAGE)).text;
    for (const part of ['1 danh sách, 2 người.', 'Phường 9', 'Lớp 9A', 'Thu hồi']) expect(list).toContain(part);
    expect(list).not.toContain('Lê Na');
    const [row] = await asSuperuser<{ basis_text: string }>('select basis_text from rosters where tenant_id = $1', [tenant.id]);
    expect(row!.basis_text).toMatch(/^Đơn vị đã gửi danh sách này cho Ban Tổ chức bằng văn bản/);
  });

  it('brought by staff are the unit’s own: its contact sees them, the contact of another does not', async () => {
    await enter(desk);
    const seen = await site.as(tenant.id, async () => {
      const { contest } = await site.get(ContestReader).running();
      const units = await site.get(UnitRegister).list('2024-10-21');
      const counts: number[] = [];
      for (const name of ['Phường 9', 'Phường 10']) {
        const { id } = units.find((one) => one.name === name)!;
        const { reach } = await site.get(Coordinators).organisersReach(id, contest.id);
        counts.push((await site.get(Rosters).list(reach)).length);
      }
      return counts;
    });
    expect(seen).toEqual([1, 0]);
  });

  it('are withdrawn with one press, with everybody on them and a line in the trail', async () => {
    await enter(desk);
    await desk.post(`${PAGE}/thu-hoi`, {}, PAGE);
    expect((await desk.get(PAGE)).text).toContain('Chưa có danh sách nào');
    const people = await asSuperuser('select id from roster_people where tenant_id = $1', [tenant.id]);
    const acts = await asSuperuser<{ action: string }>(
      "select action from audit_entries where tenant_id = $1 and action like 'roster%' order by happened_at",
      [tenant.id],
    );
    expect([people.length, acts.map(({ action }) => action)]).toEqual([0, ['roster.entered', 'roster.deleted']]);
  });

  it('say what is wrong, at the unit and in the file', async () => {
    const nothing = await bring(desk, 'a,b\n1,2', 'khong co');
    expect(nothing.status).toBe(422);
    for (const part of ['Còn 2 chỗ cần sửa', 'Không thấy đơn vị này', 'Không thấy dòng tên cột']) expect(nothing.text).toContain(part);
    const sheet = (await bring(desk, 'Họ và tên,Ngày sinh\nLê Na,31/02/1980\n')).headers['location'] as string;
    const shown = (await desk.get(sheet)).text;
    expect([shown.includes('Tệp còn 1 chỗ sai'), shown.includes('Nhập danh sách</button>')]).toEqual([true, false]);
  });

  it('that one member of staff looks at are not there for another, nor anything of it for those without the duty', async () => {
    const sheet = (await bring(desk)).headers['location'] as string;
    const colleague = await aStaffMember(site, tenant.id, ['author']);
    expect((await colleague.get(sheet)).status).toBe(404);
    await enter(desk);
    const approver = await aStaffMember(site, tenant.id, ['approver']);
    const list = await approver.get(PAGE);
    expect([list.status, list.text.includes('Thu hồi'), list.text.includes('2 người')]).toEqual([200, false, true]);
    expect([(await approver.get(NEW)).status, (await approver.get(`${PAGE}/mau.xlsx`)).status]).toEqual([403, 403]);
    const token = /name="_csrf" value="([^"]+)"/.exec(list.text)![1]!;
    expect((await approver.postWithoutToken(`${PAGE}/thu-hoi`, { id: sheet.split('/').at(-1)!, _csrf: token })).status).toBe(403);
  });
});
