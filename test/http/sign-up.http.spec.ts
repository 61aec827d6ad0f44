import { PlatformMail } from '#mail';
import { TenantDirectory } from '#tenants';
import { asWritten } from '../support/as-written.js';
import type { SiteClient } from '../support/site-client.js';
import { TestSite } from '../support/test-site.js';

const OPERATOR = 'van-hanh@vidu.vn';
let made = 0;

describe('an authority that signs up', () => {
  const site = TestSite.forTests({ OPERATOR_EMAIL: OPERATOR });

  const form = (changes: Record<string, string> = {}): Record<string, string> => {
    made += 1;
    return {
      name: 'Tỉnh Sao Mai',
      kind: 'province',
      slug: `sao-mai-${made}-${Date.now().toString(36)}`,
      legalPaper: 'Kế hoạch số 12/KH-UBND ngày 05/3/2026',
      applicantName: 'Trịnh Thu Hà',
      applicantPosition: 'Chuyên viên',
      email: `ha-${made}-${Date.now().toString(36)}@saomai.example`,
      phone: '0912345678',
      ...changes,
    };
  };
  const bodyTo = async (recipient: string, having = ''): Promise<string> =>
    (await site.get(PlatformMail).newest(100)).find((one) => one.recipient === recipient && one.body.includes(having))!.body;
  const applied = async (visitor: SiteClient, fields: Record<string, string>): Promise<string> => {
    const answer = await visitor.post('/dang-ky-don-vi', fields, '/dang-ky-don-vi');
    expect(answer.status).toBe(303);
    return answer.headers['location'] as string;
  };
  /** The path of the operator's page for an application that waits. */
  const waiting = async (fields: Record<string, string>): Promise<string> => {
    const visitor = site.visitor('localhost');
    const place = await applied(visitor, fields);
    const code = /^(\d{6})/.exec(await bodyTo(fields['email']!))![1]!;
    expect((await visitor.post(place, { code }, place)).headers['location']).toBe(place);
    expect((await visitor.get(place)).text).toContain('Đã nhận đơn');
    return /https?:\/\/localhost(\/van-hanh\/don-dang-ky\?khoa=[\w-]+)/.exec(await bodyTo(OPERATOR, fields['name']))![1]!;
  };

  it('finds the way from the product’s page', async () => {
    const visitor = site.visitor('localhost');

    expect((await visitor.get('/')).text).toContain('href="/dang-ky-don-vi"');
    expect((await visitor.get('/dang-ky-don-vi')).status).toBe(200);
  });

  it('is on the product’s own host and on no other', async () => {
    const { host } = await site.aTenant();
    const answers = [];
    for (const name of [host, '127.0.0.1'])
      for (const path of ['/dang-ky-don-vi', '/van-hanh/don-dang-ky?khoa=x']) answers.push((await site.visitor(name).get(path)).status);

    expect(answers).toEqual([404, 404, 404, 404]);
  });

  it('gets back what was typed with every fault, each beside its field', async () => {
    const answer = await site.visitor('localhost').post('/dang-ky-don-vi', { ...form(), email: 'ha', phone: '12' }, '/dang-ky-don-vi');

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Còn 2 chỗ cần sửa');
    expect(answer.text).toContain('value="Tỉnh Sao Mai"');
    expect(answer.text).toContain('id="email-error"');
  });

  it('may leave the address to the machine', async () => {
    const visitor = site.visitor('localhost');
    const name = `Phường Sen Vàng ${Date.now().toString(36)}`;
    const path = await waiting(form({ name, kind: 'ward', slug: '' }));

    expect((await visitor.get(path)).text).toContain(`value="sen-vang-`);
  });

  it('has its tenant when the operator has pressed once, and still one when pressed twice', async () => {
    const fields = form();
    const path = await waiting(fields);
    const operator = site.visitor('localhost');
    const page = await operator.get(path);
    expect([page.status, asWritten(page.text).includes(fields['legalPaper']!), page.text.includes('Lưu ý')]).toEqual([200, true, true]);

    const first = await operator.post('/van-hanh/don-dang-ky', { do: 'confirm', slug: fields['slug']! }, path);

    expect([first.status, first.headers['location']]).toEqual([303, path]);
    const decided = (await operator.get(path)).text;
    expect(decided).toContain('Đã xác nhận');
    expect(decided).toContain(`http://${fields['slug']}.localhost/`);
    expect(decided).not.toContain('name="do"');
    site.get(TenantDirectory).forget();
    const door = await site.visitor(`${fields['slug']}.localhost`).get('/quan-tri/quen-mat-khau');
    expect([door.status, door.text.includes('Tỉnh Sao Mai')]).toEqual([200, true]);
    expect((await site.visitor(`${fields['slug']}.localhost`).get('/art/landscape-phone.svg')).status).toBe(200);
  });

  it('is refused with a reason, which must be one', async () => {
    const fields = form();
    const path = await waiting(fields);
    const operator = site.visitor('localhost');

    const short = await operator.post('/van-hanh/don-dang-ky', { do: 'refuse', reason: 'không' }, path);
    expect([short.status, short.text.includes('id="reason-error"')]).toEqual([422, true]);
    await operator.post('/van-hanh/don-dang-ky', { do: 'refuse', reason: 'Văn bản đã hết hiệu lực thi hành.' }, path);

    expect((await operator.get(path)).text).toContain('Văn bản đã hết hiệu lực thi hành.');
    expect(await bodyTo(fields['email']!, 'hết hiệu lực')).toContain('chưa được nhận');
    expect(await site.get(TenantDirectory).findBySlug(fields['slug']!)).toBeUndefined();
  });

  it('keeps the operator’s page from everybody without the key', async () => {
    const visitor = site.visitor('localhost');

    expect((await visitor.get('/van-hanh/don-dang-ky')).status).toBe(404);
    expect((await visitor.get('/van-hanh/don-dang-ky?khoa=abc')).status).toBe(404);
    expect((await visitor.postWithoutToken('/van-hanh/don-dang-ky', { do: 'confirm', khoa: 'abc' })).status).toBe(403);
  });

  it('reads its mail in the demo’s mailbox, which production does not have', async () => {
    const visitor = site.visitor('localhost');
    await applied(visitor, form());

    expect((await visitor.get('/hop-thu')).text).toContain('là mã xác nhận đơn đăng ký');
    const production = await TestSite.open({ KHOABANG_MODE: 'production', HTTPS: '0' });
    try {
      expect((await production.visitor('localhost').get('/hop-thu')).status).toBe(404);
    } finally {
      await production.close();
    }
  });
});
