import { AuditTrail } from '#audit';
import { parseLocal } from '#kernel';
import { Catalogue, UnitKeeping, UnitRegister } from '#units';
import { readXlsx, xlsxFile } from '#documents';
import { importInto } from '../../apps/cli/src/units/units-import.js';
import type { SiteClient } from '../support/site-client.js';
import { emptyCatalogue } from '../support/empty-catalogue.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const UNITS = '/quan-tri/don-vi';
const TODAY = '2026-11-20';
const AGENCY = { name: 'Sở Nội vụ', kind: 'agency', bases: 'workplace', validFrom: '01/07/2025' };

describe('the console’s register of units', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let keeper: SiteClient;
  let reader: SiteClient;

  beforeAll(async () => {
    await site.timeIs(parseLocal('2026-11-20 08:00')!);
    await importInto(site.get(Catalogue), { today: TODAY });
  });
  afterAll(emptyCatalogue);
  beforeEach(async () => {
    tenant = await site.aTenant({ name: 'Tỉnh Lâm Đồng' });
    keeper = await aStaffMember(site, tenant.id, ['author']);
    reader = await aStaffMember(site, tenant.id, ['approver'], { fullName: 'Lê Thị Đọc' });
  });

  const own = (day = TODAY) => site.as(tenant.id, () => site.get(UnitRegister).list(day));
  const unitNamed = async (name: string, day = TODAY) => (await own(day)).find((unit) => unit.name === name)!;
  const add = async (form: Record<string, string> = {}) => {
    const answer = await keeper.post(`${UNITS}/moi`, { ...AGENCY, ...form }, `${UNITS}/moi`);
    return answer.headers['location'] ?? answer;
  };
  const acts = () =>
    site.as(tenant.id, async () => (await site.get(AuditTrail).newest({ limit: 10 })).map(({ action }) => action).toReversed());

  it('is seen by all staff, with its contacts by those alone who keep it', async () => {
    const page = (await add()) as string;
    await keeper.post(`${page}/dau-moi`, { contactName: 'Trần Thị Mối', contactPhone: '0263 3822 000' }, `${page}/dau-moi`);

    const [seenByKeeper, seenByReader] = [await keeper.get(page), await reader.get(page)];

    for (const seen of [seenByKeeper, seenByReader]) expect(seen.text).toContain('Sở Nội vụ');
    expect([seenByKeeper.text.includes('Trần Thị Mối'), seenByReader.text.includes('Trần Thị Mối')]).toEqual([true, false]);
    expect([(await keeper.get(UNITS)).text.includes('Thêm đơn vị'), (await reader.get(UNITS)).text.includes('Thêm đơn vị')]).toEqual([
      true,
      false,
    ]);
    for (const path of ['moi', 'danh-muc', 'nhap', 'xuat.xlsx', 'mau.xlsx'])
      expect([path, (await reader.get(`${UNITS}/${path}`)).status]).toEqual([path, 403]);
    for (const path of ['sua', 'so-nguoi', 'dau-moi', 'doi-ten', 'ket-thuc'])
      expect((await reader.get(`${page}/${path}`)).status).toBe(403);
    expect(JSON.stringify(await site.as(tenant.id, () => site.get(AuditTrail).newest({ limit: 10 })))).not.toContain('Mối');
  });

  it('finds units without tones, by kind and by block', async () => {
    await add({ name: 'Sở Nội vụ', block: 'Khối sở, ban, ngành' });
    await add({ name: 'Trường THPT Thủy Nguyên', kind: 'school' });

    const namesAt = async (query: string) =>
      [...(await keeper.get(`${UNITS}?${query}`)).text.matchAll(/class="cell-link"[^>]*>([^<]+)</g)].map(([, name]) => name);

    expect(await namesAt('')).toEqual(['Sở Nội vụ', 'Trường THPT Thủy Nguyên']);
    expect(await namesAt('q=thuỷ')).toEqual(['Trường THPT Thủy Nguyên']);
    expect(await namesAt('q=so-noi-vu')).toEqual(['Sở Nội vụ']);
    expect(await namesAt('loai=school')).toEqual(['Trường THPT Thủy Nguyên']);
    expect(await namesAt(`khoi=${encodeURIComponent('Khối sở, ban, ngành')}`)).toEqual(['Sở Nội vụ']);
    expect(await namesAt('khoi=-')).toEqual(['Trường THPT Thủy Nguyên']);
    expect(await namesAt('ngay=30/06/2025')).toEqual([]);
  });

  it('keeps what was typed and says every fault of it', async () => {
    const answer = await keeper.post(`${UNITS}/moi`, { name: '', kind: '', parent: 'khong-co', validFrom: 'hôm qua' }, `${UNITS}/moi`);

    expect(answer.status).toBe(422);
    for (const sentence of ['Hãy ghi tên đơn vị.', 'Hãy chọn loại đơn vị.', 'Ngày viết đủ ngày, tháng, năm'])
      expect(answer.text).toContain(sentence);
    expect(answer.text).toContain('value="khong-co"');
    expect((await keeper.post(`${UNITS}/moi`, { ...AGENCY, parent: 'khong-co' }, `${UNITS}/moi`)).text).toContain('Không có đơn vị mã');
    expect(await own()).toEqual([]);
  });

  it('writes head-counts down by day with their source, and refuses one without', async () => {
    const page = (await add()) as string;
    const put = (form: Record<string, string>) => keeper.post(`${page}/so-nguoi`, form, `${page}/so-nguoi`);

    const refused = await put({ people: '96', countedOn: '01/06/2026', source: '' });
    await put({ people: '96', leaders: '12', countedOn: '01/06/2026', source: 'Báo cáo tháng 6' });
    await put({ people: '101', countedOn: '01/10/2026', source: 'Báo cáo tháng 10' });

    expect([refused.status, refused.text.includes('Hãy ghi nguồn của số liệu')]).toEqual([422, true]);
    const counted = async (day: string) => (await unitNamed('Sở Nội vụ', day)).counted;
    expect(await counted('2026-05-31')).toBeNull();
    expect(await counted('2026-09-30')).toEqual({ people: 96, leaders: 12, countedOn: '2026-06-01', source: 'Báo cáo tháng 6' });
    expect(await counted('2026-10-01')).toEqual({ people: 101, leaders: null, countedOn: '2026-10-01', source: 'Báo cáo tháng 10' });
    expect((await keeper.get(page)).text).toMatch(/101[\s\S]*Báo cáo tháng 10[\s\S]*96[\s\S]*Báo cáo tháng 6/);
  });

  it('renames a unit from a day on, and ends one in another', async () => {
    const page = (await add()) as string;
    await add({ name: 'Sở Tài chính', code: 'so-tai-chinh' });
    await keeper.post(
      `${page}/doi-ten`,
      { name: 'Sở Nội vụ và Lao động', day: '01/03/2026', legalBasis: 'Nghị quyết 9' },
      `${page}/doi-ten`,
    );
    const renamed = await unitNamed('Sở Nội vụ và Lao động');
    const end = `${UNITS}/${renamed.id}/ket-thuc`;

    const early = await keeper.post(end, { day: '01/03/2026' }, end);
    const nowhere = await keeper.post(end, { day: '01/06/2026', into: 'so-khong-co' }, end);
    await keeper.post(end, { day: '01/06/2026', legalBasis: 'Nghị quyết 10', into: 'so-tai-chinh' }, end);
    const again = await keeper.post(end, { day: '01/07/2026' }, end);

    expect([early.status, nowhere.status, again.status]).toEqual([422, 422, 409]);
    const names = async (day: string) => (await own(day)).map(({ name }) => name);
    expect(await names('2026-02-28')).toEqual(['Sở Nội vụ', 'Sở Tài chính']);
    expect(await names('2026-05-31')).toEqual(['Sở Nội vụ và Lao động', 'Sở Tài chính']);
    expect(await names('2026-06-01')).toEqual(['Sở Tài chính']);
    expect((await keeper.get(`${UNITS}/${renamed.id}`)).text).toMatch(/Trước đó, nhập cả vào đây[\s\S]*Nay, thay cho cả đơn vị này/);
    expect(await acts()).toEqual(['unit.added', 'unit.added', 'unit.renamed', 'unit.ended']);
  });

  it('takes a district of the old tree over, and the ward of the new one', async () => {
    const find = async (text: string, day: string) => (await site.get(Catalogue).search({ text, day }))[0]!;
    const old = await find('thành phố Đà Lạt', '2024-10-21');
    const list = await keeper.get(`${UNITS}/danh-muc?q=da+lat&ngay=21/10/2024`);
    const at = `${UNITS}/danh-muc/${old.id}?ngay=21%2F10%2F2024`;

    expect(list.text).toMatch(/Thành phố Đà Lạt[\s\S]*tỉnh Lâm Đồng/);
    expect((await keeper.get(at)).text).toContain('Thêm 17 đơn vị');
    const adopt = async () => {
      const token = /name="_csrf" value="([^"]+)"/.exec((await keeper.get(at)).text)![1]!;
      return keeper.postWithoutToken(at, { _csrf: token });
    };
    const [done, twice] = [await adopt(), await adopt()];

    expect([done.status, twice.status]).toEqual([303, 303]);
    const wards = await own('2024-10-21');
    expect(wards).toHaveLength(17);
    expect(wards.find(({ code }) => code === '24769')).toMatchObject({
      name: 'Phường 7',
      place: 'thành phố Đà Lạt, tỉnh Lâm Đồng',
      codes: ['24769', '672', '68'],
      validTo: '2025-07-01',
    });
    expect(await own()).toEqual([]);
    expect((await keeper.get(`${UNITS}/danh-muc/${old.id}?ngay=20/11/2026`)).status).toBe(404);
    expect(await acts()).toEqual(['units.adopted', 'units.adopted']);
  });

  it('shows which units have ended before it ends them, and leaves them where that is not wanted', async () => {
    const [old] = await site.get(Catalogue).search({ text: 'thành phố Đà Lạt', day: '2024-10-21' });
    await site.as(tenant.id, () =>
      site
        .get(UnitRegister)
        .enter([
          { code: '24769', kind: 'ward', name: 'Phường 7', aboveCodes: ['672', '68'], bases: ['residence'], validFrom: '2021-01-01' },
        ]),
    );
    const at = `${UNITS}/danh-muc/${old!.id}?ngay=21%2F10%2F2024`;
    const shown = (await keeper.get(at)).text;
    expect(shown).toContain('Đã kết thúc theo danh mục hành chính');
    expect(shown).toContain('Ghi ngày kết thúc cho 1 đơn vị');
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(shown)![1]!;
    const endOf = async () => (await own('2024-10-21')).find(({ code }) => code === '24769')!.validTo;

    const other = await keeper.postWithoutToken(at, { _csrf, ends: '2' });
    expect([other.status, other.text.includes('Danh mục hành chính vừa thay đổi'), await endOf()]).toEqual([409, true, null]);
    await keeper.postWithoutToken(at, { _csrf });
    expect(await endOf()).toBeNull();
    await keeper.postWithoutToken(at, { _csrf, ends: '1' });
    expect(await endOf()).toBe('2025-07-01');
    expect((await keeper.get(at)).text).not.toContain('Đã kết thúc theo danh mục hành chính');
  });

  it('keeps special zones as what they are', async () => {
    const [zone] = await site.get(Catalogue).search({ text: 'đặc khu Phú Quý', day: TODAY });
    const at = `${UNITS}/danh-muc/${zone!.id}?ngay=20/11/2026`;
    const token = /name="_csrf" value="([^"]+)"/.exec((await keeper.get(at)).text)![1]!;
    await keeper.postWithoutToken(at, { _csrf: token });

    expect((await own()).map(({ name, kind, bases }) => [name, kind, bases])).toEqual([
      ['Đặc khu Phú Quý', 'special-zone', ['residence', 'workplace']],
    ]);
    expect((await keeper.get(`${UNITS}?loai=special-zone`)).text).toContain('Đặc khu Phú Quý');
    expect((await keeper.get(`${UNITS}?loai=commune`)).text).not.toContain('Đặc khu Phú Quý');
  });

  it('says which units are valid from a later day only', async () => {
    await add();
    expect((await keeper.get(UNITS)).text).not.toContain('Ngoài ra có');
    await keeper.get((await add({ name: 'Sở Mới', validFrom: '01/01/2027' })) as string);

    const list = (await keeper.get(UNITS)).text;
    expect([list.includes('Sở Mới'), list.includes('Ngoài ra có 1 đơn vị có hiệu lực từ ngày 01/01/2027 trở đi.')]).toEqual([false, true]);
  });

  describe('sheets', () => {
    const HEADS = ['Tên đơn vị', 'Loại', 'Mã đơn vị', 'Thuộc', 'Tổng số người', 'Nguồn số liệu', 'Điện thoại'];
    const sheet = (rows: (string | number | null)[][], heads = HEADS) => xlsxFile('Đơn vị', heads, rows, []);
    const bring = async (bytes: Buffer) => keeper.postFile(`${UNITS}/nhap`, { field: 'file', name: 'đơn vị.xlsx', bytes }, `${UNITS}/nhap`);

    it('shows every fault with row and column before anything is written', async () => {
      const answer = await bring(
        await sheet([
          ['Sở Nội vụ', 'Sở', 'so-noi-vu', null, 96, 'Báo cáo', null],
          ['', 'Sở', 'so-noi-vu', null, null, null, null],
          ['Phòng A', 'Phòng xa lạ', null, 'khong-co', -1, 'Báo cáo', '12'],
        ]),
      );
      const page = await keeper.get(answer.headers['location'] as string);
      const faults = [...page.text.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
        row
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      );

      expect(faults.slice(1)).toEqual([
        '3 Mã đơn vị Mã “so-noi-vu” đã có ở dòng 2. Mỗi đơn vị một mã.',
        '3 Tên đơn vị Hãy ghi tên đơn vị.',
        '4 Loại Không có loại đơn vị “Phòng xa lạ”. Hãy chọn một loại trong danh sách.',
        '4 Thuộc (mã đơn vị cấp trên) Không có đơn vị cấp trên mã “khong-co” trong danh mục hoặc trong bảng này.',
        '4 Tổng số người Tổng số người là số nguyên từ 0, ví dụ 96.',
        '4 Người đầu mối Hãy ghi họ và tên người đầu mối.',
        '4 Điện thoại Số điện thoại di động có 10 chữ số. Bạn đã nhập 2.',
      ]);
      expect(page.text).not.toContain('Nhập vào danh mục');
      expect(await own()).toEqual([]);
    });

    it('enters a sheet once, new units and changed ones, and knows it the second time', async () => {
      await add({ name: 'Sở Nội Vụ', code: 'so-noi-vu' });
      const rows = [
        ['Phòng A', 'Phòng', null, 'so-noi-vu', 14, 'Báo cáo', null],
        ['Sở Nội vụ', 'Sở', 'so-noi-vu', null, 96, 'Báo cáo', null],
      ];
      const url = (await bring(await sheet(rows))).headers['location'] as string;

      expect((await keeper.get(url)).text).toMatch(/Thêm 1 đơn vị, sửa 1 đơn vị\./);
      const done = await keeper.post(url, {}, url);
      expect(done.headers['location']).toBe(UNITS);
      expect((await keeper.get(url)).status).toBe(404);

      expect((await own()).map(({ name, code, codes, headCount }) => [name, code, codes, headCount])).toEqual([
        ['Phòng A', 'phong-a', ['phong-a', 'so-noi-vu'], 14],
        ['Sở Nội vụ', 'so-noi-vu', ['so-noi-vu'], 96],
      ]);
      const again = (await bring(await sheet(rows.map((row) => [...row.slice(0, 4), null, null, null])))).headers['location'] as string;
      expect((await keeper.get(again)).text).not.toContain('Nhập vào danh mục');
    });

    it('leads to the day on which the new units are valid', async () => {
      const rows = [
        ['Sở Nội vụ', 'Sở', '01/07/2025'],
        ['Sở Mới', 'Sở', '01/01/2027'],
      ];
      const url = (await bring(await sheet(rows, ['Tên đơn vị', 'Loại', 'Từ ngày']))).headers['location'] as string;
      const done = (await keeper.post(url, {}, url)).headers['location'] as string;

      expect(done).toBe(`${UNITS}?ngay=01%2F01%2F2027`);
      const list = (await keeper.get(done)).text;
      expect([list.includes('Sở Mới'), list.includes('Sở Nội vụ')]).toEqual([true, true]);
    });

    it('refuses what is no sheet, no file, and columns that it does not know', async () => {
      expect((await bring(Buffer.from('PK nothing'))).text).toContain('không đọc được như một tệp Excel');
      expect((await bring(await sheet([['x']], ['Tên đơn vị', 'Lương']))).text).toMatch(
        /Cột “Lương” không có trong mẫu[\s\S]*Thiếu cột “Loại”/,
      );
    });

    it('can be taken away as a file that could be brought back unchanged', async () => {
      await add({ name: 'Sở Nội vụ', block: 'Khối sở' });
      const file = (await keeper.getFile(`${UNITS}/xuat.xlsx`)).body as Buffer;

      const cells = (await readXlsx(file))!;
      expect(cells[1]!.slice(0, 5)).toEqual(['so-noi-vu', 'Sở Nội vụ', 'Sở, ban, ngành, cơ quan', null, 'Khối sở']);
      const url = (await bring(file)).headers['location'] as string;
      expect((await keeper.get(url)).text).toContain('Giữ nguyên');
      const template = (await readXlsx((await keeper.getFile(`${UNITS}/mau.xlsx`)).body as Buffer))!;
      expect(template[0]).toEqual(cells[0]);
    });
  });

  it('shows nothing of another tenant’s register', async () => {
    const theirs = await site.aTenant({ name: 'Tỉnh Khác' });
    const id = await site.as(theirs.id, async () => {
      const made = await site.get(UnitKeeping).add(
        {
          code: 'a',
          name: 'Sở Bên Kia',
          kind: 'agency',
          place: '',
          parentCode: '',
          block: '',
          bases: ['workplace'],
          validFrom: '2025-07-01',
        },
        null,
      );
      await site.get(UnitKeeping).setContact(made, { fullName: 'Người Bên Kia', phone: '', email: '' }, null);
      return made;
    });

    for (const part of ['', '/sua', '/so-nguoi', '/dau-moi', '/doi-ten', '/ket-thuc'])
      expect((await keeper.get(`${UNITS}/${id}${part}`)).status).toBe(404);
    expect((await keeper.get(`${UNITS}?q=ben+kia`)).text).not.toContain('Sở Bên Kia');
  });
});
