import { crc32, deflateSync } from 'node:zlib';
import { Staff } from '#accounts';
import { AuditTrail } from '#audit';
import { TenantFounding } from '#founding';
import type { TenantId } from '#kernel';
import { Outbox } from '#mail';
import { paletteOf, TenantDirectory, TenantDrawings, TenantRegistry } from '#tenants';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

const PAGE = '/quan-tri/to-chuc';
const DRAWING = '<svg width="64" height="74" viewBox="0 0 64 74"><defs><path id="a" d="M0 0h64v74H0z"/></defs><use href="#a"/></svg>';
let made = 0;

/** A grey picture of 64 × 64. */
function aPng(): Buffer {
  const chunk = (kind: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.from([0, 0, 0, 64, 0, 0, 0, 64, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(65 * 64))), chunk('IEND', Buffer.alloc(0))]);
}

describe('the tenant’s own settings', () => {
  const site = TestSite.forTests({ MAIL_DOMAINS: 'saomai.example', MAIL_FROM: 'Khoa Bảng <thu@khoabang.example>' });

  /** A tenant as it is founded, with drawings made for it. */
  const aNewTenant = async (parentSlug?: string): Promise<{ id: TenantId; slug: string; host: string }> => {
    const slug = `moi-${(made += 1)}-${Date.now().toString(36)}`;
    const { id, hosts } = await site.get(TenantFounding).found({
      slug,
      name: 'Tỉnh Sao Mai',
      shortName: 'Sao Mai',
      kind: parentSlug ? 'ward' : 'province',
      parentSlug,
      colours: paletteOf('#14513B'),
      administrator: { fullName: 'Trịnh Thu Hà', email: 'ha@saomai.example', position: '' },
      originOf: (host) => `http://${host}`,
    });
    return { id, slug, host: hosts[0]! };
  };
  const identity = (changes: Record<string, string> = {}): Record<string, string> => ({
    name: 'Tỉnh Sao Mai',
    shortName: 'Sao Mai',
    hostBody: 'Ban Tổ chức cuộc thi',
    palette: 'khac',
    colour: '#14513B',
    mailAddress: '',
    do: 'save',
    ...changes,
  });

  it('are for administrators alone', async () => {
    const { id } = await aNewTenant();
    const author = await aStaffMember(site, id, ['author']);

    for (const path of [PAGE, `${PAGE}/bieu-trung`, `${PAGE}/dia-chi`, `${PAGE}/xem-truoc.svg`])
      expect([path, (await author.get(path)).status]).toEqual([path, 403]);
    expect((await author.get('/quan-tri')).text).not.toContain(`href="${PAGE}"`);
    const administrator = await aStaffMember(site, id, ['administrator']);
    expect((await administrator.get('/quan-tri')).text).toContain(`href="${PAGE}"`);
  });

  it('change names, colours and drawings that were made for it at once, with an entry in the trail', async () => {
    const { id, slug, host } = await aNewTenant();
    const administrator = await aStaffMember(site, id, ['administrator']);
    const before = await site.as(id, () => site.get(TenantDrawings).all());

    const answer = await administrator.post(PAGE, identity({ name: 'Tỉnh Sao Hôm', shortName: 'Sao Hôm', colour: '#633527' }), PAGE);

    expect([answer.status, answer.headers['location']]).toEqual([303, PAGE]);
    expect((await site.visitor(host).get('/')).text).toContain('Tỉnh Sao Hôm');
    expect((await site.visitor(host).get('/theme.css')).text).toContain('--t:#633527');
    const after = await site.as(id, () => site.get(TenantDrawings).all());
    expect([...after.values()].filter(({ name, svg }) => before.get(name)!.svg === svg)).toEqual([]);
    expect(after.get('emblem')!.svg).toContain('#633527');
    expect((await site.get(TenantDirectory).findBySlug(slug))!.settledAt).not.toBeNull();
    const [entry] = await site.as(id, () => site.get(AuditTrail).newest({ limit: 1 }));
    expect(entry).toMatchObject({
      action: 'tenant.changed',
      actorId: administrator.accountId,
      details: { fields: ['name', 'shortName', 'colours'] },
    });
  });

  it('keep what the tenant has brought when the colours change', async () => {
    const { id, slug } = await aNewTenant();
    const administrator = await aStaffMember(site, id, ['administrator']);
    await administrator.postFile(
      `${PAGE}/bieu-trung`,
      { field: 'emblem', name: 'logo.svg', bytes: Buffer.from(DRAWING) },
      `${PAGE}/bieu-trung`,
    );

    await administrator.post(PAGE, identity({ colour: '#633527' }), PAGE);

    const emblem = (await site.as(id, () => site.get(TenantDrawings).all())).get('emblem')!.svg;
    expect(emblem).toBe(
      `<svg viewBox="0 0 64 74" xmlns="http://www.w3.org/2000/svg"><defs><path id="${slug}-a" d="M0 0h64v74H0z"/></defs><use href="#${slug}-a"/></svg>`.replace(
        '<svg viewBox="0 0 64 74" xmlns="http://www.w3.org/2000/svg">',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 74">',
      ),
    );
  });

  it('say what is wrong beside the field and keep what was typed', async () => {
    const { id } = await aNewTenant();
    const administrator = await aStaffMember(site, id, ['administrator']);

    const answer = await administrator.post(PAGE, identity({ name: ' ', colour: '#9CC0A6', mailAddress: 'a@b' }), PAGE);

    expect(answer.status).toBe(422);
    for (const field of ['name', 'colour', 'mailAddress']) expect(answer.text).toContain(`id="${field}-error"`);
    expect(answer.text).toContain('value="#9CC0A6"');
    expect(answer.text).toContain('tương phản');
  });

  it('show beforehand what is not saved yet', async () => {
    const { id, slug } = await aNewTenant();
    const administrator = await aStaffMember(site, id, ['administrator']);

    const answer = await administrator.post(PAGE, identity({ palette: '#5B2C63', do: 'preview' }), PAGE);
    const [, picture = ''] = /src="(\/quan-tri\/to-chuc\/xem-truoc\.svg[^"]+)"/.exec(
      answer.text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    )!;
    const svg = await administrator.getFile(picture);

    expect([answer.status, svg.status, svg.headers['content-type']]).toEqual([200, 200, expect.stringContaining('image/svg+xml')]);
    expect((svg.body as Buffer).toString('utf8')).toContain('#5B2C63');
    expect((await site.get(TenantDirectory).findBySlug(slug))!.settledAt).toBeNull();
  });

  it('take an emblem of shapes alone', async () => {
    const { id } = await aNewTenant();
    const administrator = await aStaffMember(site, id, ['administrator']);
    const upload = (svg: string) =>
      administrator.postFile(`${PAGE}/bieu-trung`, { field: 'emblem', name: 'logo.svg', bytes: Buffer.from(svg) }, `${PAGE}/bieu-trung`);

    for (const svg of ['<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>', '<svg><path d="M0 0h1v1"/></svg>', 'GIF89a', '']) {
      const answer = await upload(svg);
      expect([svg, answer.status, answer.text.includes('id="emblem-error"')]).toEqual([svg, 422, true]);
    }
    expect((await upload(DRAWING)).headers['location']).toBe(`${PAGE}/bieu-trung`);
    const drawn = await administrator.post(`${PAGE}/bieu-trung`, { do: 'draw' }, `${PAGE}/bieu-trung`);
    expect(drawn.headers['location']).toBe(`${PAGE}/bieu-trung`);
    expect((await site.as(id, () => site.get(TenantDrawings).all())).get('emblem')!.svg).toContain('M3 74V30');
  });

  it('take a picture too, which every host shows under its fingerprint, and which stays off paper', async () => {
    const { id, host } = await aNewTenant();
    const administrator = await aStaffMember(site, id, ['administrator']);

    const answer = await administrator.postFile(
      `${PAGE}/bieu-trung`,
      { field: 'emblem', name: 'logo.png', bytes: aPng() },
      `${PAGE}/bieu-trung`,
    );

    expect(answer.headers['location']).toBe(`${PAGE}/bieu-trung`);
    const [, address = ''] = /href="(\/art\/anh\/[0-9a-f]{64}\.png)"/.exec((await site.visitor(host).get('/')).text)!;
    for (const elsewhere of [host, 'localhost', (await aNewTenant()).host]) {
      const picture = await site.visitor(elsewhere).getFile(address);
      expect([picture.status, picture.headers['content-type'], (picture.body as Buffer).equals(aPng())]).toEqual([200, 'image/png', true]);
    }
    expect((await site.visitor(host).get(address.replace('.png', '.jpg'))).status).toBe(404);
    expect(((await site.visitor(host).getFile('/icon.svg')).body as Buffer).toString('utf8')).toContain('data:image/png;base64,');
    const printed = await site.as(id, () => site.get(TenantDrawings).forPaper());
    expect(printed.get('emblem')!.svg).not.toContain('<image');
  });

  describe('from whom mail leaves', () => {
    const MAIL = `${PAGE}/dia-chi-thu`;
    let id: TenantId;
    let slug: string;
    let administrator: SiteClient;
    const save = (mailAddress: string) => administrator.post(PAGE, identity({ mailAddress }), PAGE);
    // What must not be broken over two lines stands in an element of its own.
    const page = async () => (await administrator.get(PAGE)).text.replaceAll(/<\/?span[^>]*>/g, '');

    beforeEach(async () => {
      ({ id, slug } = await aNewTenant());
      administrator = await aStaffMember(site, id, ['administrator']);
    });

    it('is the tenant at an address of its own once somebody has typed the code that went there', async () => {
      await save('CuocThi@SaoMai.example');
      expect(await page()).toContain('Chưa dùng, vì chưa ai nhập mã');
      expect(await page()).toContain('Tỉnh Sao Mai &lt;thu@khoabang.example&gt;');

      const sent = await administrator.post(MAIL, {}, MAIL);
      const asked = sent.headers['location'] as string;
      const [message] = await site.as(id, () => site.get(Outbox).newest(1));
      expect([message!.recipient, message!.body.includes('Tỉnh Sao Mai')]).toEqual(['cuocthi@saomai.example', true]);
      const code = /^\d{6}/.exec(message!.body)![0];
      const confirm = (typed: string) => administrator.post(asked, { code: typed }, asked);
      expect((await confirm(code === '000000' ? '000001' : '000000')).status).toBe(422);
      expect((await confirm(code)).headers['location']).toBe(PAGE);

      expect(await page()).toContain('Tỉnh Sao Mai &lt;cuocthi@saomai.example&gt;');
      // Another mailbox has proved nothing.
      await save('khac@saomai.example');
      expect(await page()).toContain('Tỉnh Sao Mai &lt;thu@khoabang.example&gt;');
    });

    it('is at the installation’s own domain nobody but the tenant’s code', async () => {
      const refused = await save('phu-tho@khoabang.example');
      expect([refused.status, refused.text.includes(`chỉ có thể là ${slug}@khoabang.example`)]).toEqual([422, true]);

      await save(`${slug}@khoabang.example`);
      expect(await page()).toContain(`Tỉnh Sao Mai &lt;${slug}@khoabang.example&gt;`);
    });

    it('is the address of the code where another stood from earlier days, and the page says why', async () => {
      await asSuperuser(`update tenants set mail_address = 'phu-tho@khoabang.example' where id = $1`, [id]);

      expect(await page()).toContain('có thể là của đơn vị khác');
      expect(await page()).toContain(`Tỉnh Sao Mai &lt;${slug}@khoabang.example&gt;`);
      expect((await save('phu-tho@khoabang.example')).status).toBe(303);
    });
  });

  it('tell the addresses, what to say to the DNS, and who stands under it', async () => {
    const parent = await aNewTenant();
    await aNewTenant(parent.slug);
    const administrator = await aStaffMember(site, parent.id, ['administrator']);

    const { text } = await administrator.get(`${PAGE}/dia-chi`);

    expect(text).toContain(parent.host);
    expect(text).toContain('CNAME');
    expect(text).toContain('Phường, xã, đặc khu');
  });
});

describe('the first steps of a new tenant', () => {
  const site = TestSite.forTests();

  it('stand on the home page for whoever can take them, until they are done', async () => {
    const { id } = await site.aTenant({ isToBeSettled: true });
    const first = await aStaffMember(site, id, ['administrator', 'author']);
    const approver = await aStaffMember(site, id, ['approver']);

    const home = (await first.get('/quan-tri')).text;
    expect(home).toContain('Những bước đầu: đã xong 0 trong 5');
    for (const title of [
      'Xem lại tên, màu và biểu trưng',
      'Mời người duyệt',
      'Lập danh sách đơn vị',
      'Tạo cuộc thi từ mẫu',
      'Đưa câu hỏi vào ngân hàng',
    ])
      expect(home).toContain(title);
    const others = (await approver.get('/quan-tri')).text;
    expect([others.includes('Lập danh sách đơn vị'), others.includes('Xem lại tên, màu')]).toEqual([true, false]);
    await site.as(id, () =>
      site
        .get(Staff)
        .invite(
          { fullName: 'Lý Na', email: 'na@saomai.example', position: '', roles: ['publisher'] },
          { actor: null, siteName: 'Tỉnh', passwordUrl: 'http://localhost' },
        ),
    );

    expect((await first.get('/quan-tri')).text).toContain('đã xong 1 trong 5');
  });

  it('are all pages that are there', async () => {
    const { id } = await site.aTenant({ isToBeSettled: true });
    const first = await aStaffMember(site, id, ['administrator', 'author']);
    const links = [...(await first.get('/quan-tri')).text.matchAll(/<a class="button[^"]*" href="([^"]+)"/g)].map(([, url]) => url!);

    expect(links).toHaveLength(5);
    for (const url of links) expect([url, (await first.get(url)).status]).toEqual([url, 200]);
  });

  it('are gone where a contest runs that lacks nothing', async () => {
    const { tenant } = await aPlaceWithContest(site);
    await aStaffMember(site, tenant.id, ['publisher', 'approver']);
    const first = await aStaffMember(site, tenant.id, ['administrator', 'author']);

    expect((await first.get('/quan-tri')).text).not.toMatch(/Xem lại tên|Mời người duyệt|Lập danh sách đơn vị|Tạo cuộc thi từ mẫu/);
  });
});

describe('a suspended tenant', () => {
  const site = TestSite.forTests();

  it('lets nobody in, its staff neither, and is as it was when it is opened again', async () => {
    const place = await site.aTenant();
    const administrator = await aStaffMember(site, place.id, ['administrator']);
    expect((await administrator.get('/quan-tri')).status).toBe(200);
    await site.get(TenantRegistry).suspend(place.id, { by: 'kiểm thử', reason: 'bảo trì' });
    site.get(TenantDirectory).forget();

    expect([(await administrator.get('/quan-tri')).status, (await administrator.get('/quan-tri/dang-nhap')).status]).toEqual([503, 503]);
    expect((await site.get(TenantDirectory).list()).some(({ tenant }) => tenant.id === place.id)).toBe(false);

    await site.get(TenantRegistry).resume(place.id, { by: 'kiểm thử' });
    site.get(TenantDirectory).forget();
    expect((await administrator.get('/quan-tri')).status).toBe(200);
    const acts = (await site.as(place.id, () => site.get(AuditTrail).newest({ limit: 5 }))).map(({ action }) => action);
    expect(acts).toEqual(['tenant.resumed', 'tenant.suspended']);
  });
});
