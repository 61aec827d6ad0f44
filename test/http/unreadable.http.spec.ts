import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

describe('what nobody types', () => {
  const site = TestSite.forTests();
  let visitor: SiteClient;
  let staff: SiteClient;

  beforeAll(async () => {
    const { tenant } = await aPlaceWithContest(site, { tenant: { shortName: 'Lâm Đồng' } });
    visitor = site.visitor(tenant.host);
    staff = await aStaffMember(site, tenant.id, ['author', 'administrator', 'publisher']);
  });

  it.each([
    '/tin-tuc/a%00b',
    '/bien-nhan/%00',
    '/bien-nhan?code=%00',
    '/don-vi?q=da%00lat',
    '/api/v1/units?q=a%00b',
    '/api/v1/receipts/%00',
    '/quan-tri/cau-hoi/%00',
    '/quan-tri/cau-hoi?q=a%00b',
    '/quan-tri/nguoi-du-thi?q=%00',
    '/quan-tri/tin-tuc?q=%00',
  ])('is no fault of the server in an address: %s', async (path) => {
    expect((await staff.get(path)).status).toBe(400);
  });

  it('is told, where it is too large, with what to do about it', async () => {
    const answer = await visitor.post('/dang-nhap', { contact: 'a'.repeat(300_000) }, '/dang-nhap');
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('<h1>Dữ liệu gửi lên quá lớn</h1>');
    expect(answer.text).toContain('nên chưa có gì được ghi. Hãy quay lại, viết ngắn hơn hoặc chọn tệp nhỏ hơn rồi gửi lại.');
  });

  it('is no fault of the server in a form, or deep inside of what programs send', async () => {
    const nested = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;

    expect((await visitor.post('/dang-nhap', { contact: 'lu\0a@vidu.vn' }, '/dang-nhap')).status).toBe(400);
    expect((await visitor.post('/quan-tri/dang-nhap', { email: 'a\0@vidu.vn', password: 'x' }, '/quan-tri/dang-nhap')).status).toBe(400);
    expect((await visitor.postJsonRaw('/api/v1/sessions', { contact: 'lu\0a@vidu.vn' }, '', '')).body).toMatchObject({
      errors: [{ code: 'HTTP_400' }],
    });
    expect((await visitor.postJsonRaw('/api/v1/sessions', { contact: JSON.parse(nested) as unknown }, '', '')).status).toBe(400);
  });

  it('is told politely where a word is given twice, or an id is none', async () => {
    const twice = await visitor.get('/bien-nhan?code=a&code=b');
    expect(twice.status).toBe(400);
    expect(twice.text).toContain('Yêu cầu không đọc được');
    expect(twice.text).not.toContain('Máy chủ gặp lỗi');
    expect((await staff.get('/quan-tri/nhan-su/khong-phai-ma')).status).toBe(404);
  });

  it('does not keep from what people do type', async () => {
    expect((await visitor.get('/don-vi?q=%C4%91%C3%A0%20l%E1%BA%A1t')).status).toBe(200);
    expect((await visitor.get('/bien-nhan?code=LD2-7F3K-92QX')).status).toBe(404);
  });
});
