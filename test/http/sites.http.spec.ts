import { Sessions } from '#accounts';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

describe('which site a request is for', () => {
  const site = TestSite.forTests();

  it('is found from the host name, in any case and with a port', async () => {
    const { host } = await site.aTenant({ name: 'Tỉnh Thử Nghiệm' });

    expect((await site.visitor(host.toUpperCase()).get('/')).text).toContain('Tỉnh Thử Nghiệm');
    expect((await site.visitor(`${host}:3000`).get('/')).text).toContain('Tỉnh Thử Nghiệm');
    expect((await site.visitor('localhost').get('/')).text).toContain('<h2>Ba điều <span class="whole">Khoa Bảng</span> giữ</h2>');
  });

  it('shows a tenant’s name and colours to its visitors alone', async () => {
    const ours = await site.aTenant({ name: 'Tỉnh Của Ta' });
    const theirs = await site.aTenant({
      name: 'Tỉnh Của Họ',
      colours: { strong: '#8F3A1E', deep: '#5A2210', mid: '#B4633F', soft: '#DFAE8E', tint: '#F7EAE1' },
    });

    const page = (await site.visitor(ours.host).get('/')).text;
    const theme = (await site.visitor(ours.host).get('/theme.css')).text;

    expect(page).not.toContain('Tỉnh Của Họ');
    expect(theme).toBe(':root{--t:#14513B;--deep:#0B3325;--mid:#3E7A5C;--soft:#9CC0A6;--tint:#E7F0E8}\n');
    expect((await site.visitor(ours.host).get(`/art/${theirs.slug}/card.svg`)).status).toBe(404);
  });

  it('lets one choose a tenant at a bare address of the demo and keeps the choice', async () => {
    const { slug } = await site.aTenant({ name: 'Tỉnh Được Chọn' });
    const visitor = site.visitor('127.0.0.1');

    expect((await visitor.get('/')).headers['location']).toBe('/chon-don-vi');
    const chosen = await visitor.post('/chon-don-vi', { tenant: slug }, '/chon-don-vi');

    expect([chosen.status, chosen.headers['location']]).toEqual([303, '/']);
    expect((await visitor.get('/')).text).toContain('Tỉnh Được Chọn');
  });

  it('leads from the foot of a site to the product’s page, or to the choice where that page may be out of reach', async () => {
    const { host, slug } = await site.aTenant();
    const chosen = site.visitor('127.0.0.1');
    await chosen.post('/chon-don-vi', { tenant: slug }, '/chon-don-vi');

    expect((await site.visitor(`${host}:3000`).get('/')).text).toContain('<a class="foot-product" href="http://localhost:3000/">');
    expect((await chosen.get('/')).text).toContain('<a class="foot-product" href="/chon-don-vi">');
  });

  it('answers 404 at a bare address in production, whatever the cookie says', async () => {
    const production = await TestSite.open({ KHOABANG_MODE: 'production' });
    try {
      const { slug } = await production.aTenant();
      const page = await production.visitor('127.0.0.1').get('/', { cookie: `tenant=${slug}` });

      expect(page.status).toBe(404);
      expect((await production.visitor('127.0.0.1').get('/chon-don-vi')).status).toBe(404);
      expect((await production.visitor('127.0.0.1').get('/hop-thu')).status).toBe(404);
    } finally {
      await production.close();
    }
  });

  it('has no mailbox of the demo in production: what is sent is for nobody else to read', async () => {
    const production = await TestSite.open({ KHOABANG_MODE: 'production' });
    try {
      const visitor = production.visitor((await production.aTenant()).host);
      const answers = [];
      for (const path of ['/', '/hop-thu', '/quan-tri/hop-thu']) answers.push([path, (await visitor.get(path)).status]);

      expect(answers).toEqual([
        ['/', 200],
        ['/hop-thu', 404],
        ['/quan-tri/hop-thu', 404],
      ]);
    } finally {
      await production.close();
    }
  });

  describe('of a suspended tenant', () => {
    const aSuspendedTenant = async (): Promise<Place> => {
      const place = await site.aTenant({ name: 'Tỉnh Tạm Dừng' });
      await asSuperuser("update tenants set status = 'suspended' where id = $1", [place.id]);
      return place;
    };

    it('says that it is paused, whatever is asked for', async () => {
      const visitor = site.visitor((await aSuspendedTenant()).host);

      for (const path of ['/', '/the-le', '/quan-tri/dang-nhap', '/api/v1/contest', '/khong-co', '/hop-thu']) {
        const answer = await visitor.get(path);
        expect([path, answer.status, answer.text.includes('Trang của tỉnh Tạm Dừng đang tạm ngừng.')]).toEqual([path, 503, true]);
      }
    });

    it('is told with the styles of the product, and to machines that it lives', async () => {
      const visitor = site.visitor((await aSuspendedTenant()).host);
      const page = (await visitor.get('/')).text;
      const [, stylesheet = ''] = /href="(\/assets\/portal[^"]+\.css)"/.exec(page)!;

      const answers = await Promise.all([stylesheet, '/theme.css', '/icon.svg', '/healthz'].map((path) => visitor.get(path)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    });

    it('cannot be chosen at a bare address of the demo', async () => {
      const { slug } = await aSuspendedTenant();
      const cookie = { cookie: `tenant=${slug}` };
      const bare = site.visitor('127.0.0.1');

      expect((await bare.get('/', cookie)).headers['location']).toBe('/chon-don-vi');
      expect((await bare.get('/the-le', cookie)).status).toBe(404);
      expect((await bare.get('/chon-don-vi')).text).not.toContain('Tỉnh Tạm Dừng');
    });
  });

  it('answers health checks on every host', async () => {
    for (const host of ['localhost', '127.0.0.1']) {
      expect((await site.visitor(host).get('/healthz')).body).toEqual({ status: 'ok' });
      expect((await site.visitor(host).get('/readyz')).body).toEqual({ status: 'ready' });
    }
  });
});

describe('every answer', () => {
  const site = TestSite.forTests();

  it('forbids inline script and style and being framed', async () => {
    const { headers } = await site.visitor('localhost').get('/');

    expect(headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self';img-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  });

  it('is kept by no browser where somebody is signed in, asked for anew each time where it is for everybody, and kept for seconds where it is numbers', async () => {
    const { tenant, running } = await aPlaceWithContest(site);
    const contestant = site.visitor(tenant.host);
    const { accountId } = await site.as(tenant.id, () => aContestant(site.app, running));
    contestant.keep('kb', (await site.as(tenant.id, () => site.get(Sessions).open(accountId, 'contestant'))).token);
    const staff = await aStaffMember(site, tenant.id, ['author']);
    const open = ['/', '/the-le', '/tai-lieu', '/tin-tuc', '/hoi-dap', '/rieng-tu', '/xac-minh'];
    const own = [...open, '/cua-toi', '/thi/dot-1'];
    // Numbers that say nothing of who asks: the same for everybody, signed in or not.
    const shared = { '200 public, max-age=10': ['/don-vi-du-thi'], '200 public, max-age=5': ['/bang-vang/dot-1'] };
    const numbers = Object.values(shared).flat();
    const steps = ['/dang-ky', '/dang-nhap'];
    /** The paths by what each was answered with. */
    const kept = async (visitor: SiteClient, paths: string[]): Promise<Record<string, string[]>> => {
      const found: Record<string, string[]> = {};
      for (const path of paths) {
        const { status, headers } = await visitor.get(path);
        (found[`${status} ${headers['cache-control']}`] ??= []).push(path);
      }
      return found;
    };

    expect(await kept(site.visitor(tenant.host), [...open, ...steps, ...numbers])).toEqual({
      ...shared,
      '200 private, no-cache': open,
      '200 private, no-store': steps,
    });
    expect(await kept(contestant, [...own, ...numbers])).toEqual({ ...shared, '200 private, no-store': own });
    expect(await kept(staff, ['/quan-tri', '/quan-tri/nguoi-du-thi', '/quan-tri/khong-co'])).toEqual({
      '200 private, no-store': ['/quan-tri', '/quan-tri/nguoi-du-thi'],
      '404 private, no-store': ['/quan-tri/khong-co'],
    });
  });

  it('sets no cookie on pages without a form', async () => {
    const { host } = await site.aTenant();

    expect((await site.visitor(host).get('/')).headers['set-cookie']).toBeUndefined();
  });

  it('refuses a POST without the token that our own page carries', async () => {
    const { slug } = await site.aTenant();
    const visitor = site.visitor('127.0.0.1');

    const refused = await visitor.postWithoutToken('/chon-don-vi', { tenant: slug });

    expect(refused.status).toBe(403);
    expect(visitor.cookie('tenant')).toBeUndefined();
  });

  it('is a page for people and JSON for programs when nothing is there', async () => {
    const visitor = site.visitor('localhost');

    const forPeople = await visitor.get('/khong-co');
    const forPrograms = await visitor.get('/khong-co', { accept: 'application/json' });

    expect([forPeople.status, forPrograms.status]).toEqual([404, 404]);
    expect(forPeople.text).toContain('Không có trang này');
    // Nothing went wrong that anybody could look up by a number.
    expect(forPeople.text).not.toContain('Mã yêu cầu');
    expect(forPrograms.body).toEqual({
      errors: [{ code: 'HTTP_404', message: expect.stringContaining('Đường dẫn') }],
      requestId: expect.any(String),
    });
  });
});

describe('behind a proxy', () => {
  const CODE = '/xac-minh/7F3K-92QX-M4TP';
  const askedBy = async (site: TestSite, host: string, forwarded: (n: number) => string): Promise<Set<number>> => {
    const answers = new Set<number>();
    for (let n = 0; n < 122; n += 1) answers.add((await site.visitor(host).get(CODE, { 'x-forwarded-for': forwarded(n) })).status);
    return answers;
  };

  it('an asker is who the proxy says, whatever they say themselves', async () => {
    const site = await TestSite.open({ TRUST_PROXY: '1' });
    try {
      const { host } = await site.aTenant();

      expect(await askedBy(site, host, (n) => `198.51.100.${n}, 203.0.113.9`)).toEqual(new Set([404, 429]));
      expect(await askedBy(site, host, (n) => `203.0.113.9, 198.51.100.${n}`)).toEqual(new Set([404]));
    } finally {
      await site.close();
    }
  });
});
