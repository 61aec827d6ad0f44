import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import type { SiteClient } from '../support/site-client.js';
import { type Place, TestSite } from '../support/test-site.js';

const TROUBLES = [
  ['away', { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' }, 'DATABASE_AWAY', 'Hệ thống gián đoạn trong chốc lát'],
  ['going down', { code: '57P01', message: 'terminating connection' }, 'DATABASE_AWAY', 'Hệ thống gián đoạn trong chốc lát'],
  ['busy', { message: 'timeout exceeded when trying to connect' }, 'DATABASE_BUSY', 'Rất nhiều người cùng vào'],
  ['full', { code: '53100', message: 'could not extend file "Nguyễn Thị Mẫu"' }, 'DATABASE_FULL', 'Hệ thống tạm chưa ghi thêm được'],
] as const;

describe('while the database is in trouble', () => {
  const site = TestSite.forTests();
  let place: Place;
  let visitor: SiteClient;

  beforeAll(async () => {
    place = (await aPlaceWithContest(site)).tenant;
    visitor = site.visitor(place.host);
    // A browser that has been here, and a process that knows whose site it is.
    expect((await visitor.get('/')).status).toBe(200);
  });

  afterEach(() => jest.restoreAllMocks());

  /** As if nothing could be asked of the database. */
  function failing(as: object): void {
    const { master } = site.get(DataSource).driver as unknown as { master: { connect: (done?: (error: Error) => void) => unknown } };
    const error = Object.assign(new Error(), as);
    jest.spyOn(master, 'connect').mockImplementation((done) => (done ? done(error) : Promise.reject(error)));
  }

  it.each(TROUBLES)('a page says so calmly and when to come back: %s', async (_name, trouble, _code, heading) => {
    failing(trouble);

    const page = await visitor.get('/the-le');

    expect([page.status, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
    expect(page.text).toContain(`<h1>${heading}</h1>`);
    expect(page.text).toContain('Những gì đã được báo nhận vẫn còn nguyên.');
    expect(page.text).not.toMatch(/ECONNREFUSED|57P01|Nguyễn Thị Mẫu/);
  });

  it.each(TROUBLES)('answers on their way are told to come again, and kept by who sent them: %s', async (_name, trouble, code) => {
    failing(trouble);

    const answer = await visitor.sendAnswers(
      `/bai-thi/${randomUUID()}`,
      { answers: [{ question: 1, choice: 'A', seq: 1 }] },
      { cookie: 'kb=a-token' },
    );

    expect([answer.status, answer.body]).toEqual([503, expect.objectContaining({ errors: [expect.objectContaining({ code })] })]);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.stringify(answer.body)).not.toContain('Nguyễn');
  });

  it('programs get a code that stays', async () => {
    failing(TROUBLES[0][1]);

    const answer = await visitor.get('/api/v1/units?q=phuong');

    expect([answer.status, answer.body]).toEqual([
      503,
      {
        errors: [
          {
            code: 'DATABASE_AWAY',
            message: 'Máy chủ tạm thời chưa trả lời được. Những gì đã được báo nhận vẫn còn nguyên. Hãy thử lại sau vài giây.',
          },
        ],
        requestId: expect.any(String) as string,
      },
    ]);
  });

  it('what is wrong with a request remains the fault of the request', async () => {
    expect((await visitor.get('/khong-co-trang-nay')).status).toBe(404);
  });
});
