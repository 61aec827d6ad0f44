import { OfficialTexts } from '#documents';
import { aRuleSet } from '#rules/testing';
import { jest } from '@jest/globals';
import type { RunningContest } from '#contests';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { readWordPart } from '../support/read-word.js';
import { TestSite } from '../support/test-site.js';

const bytesOf = (response: { body: unknown }): Buffer => response.body as Buffer;

describe('the rules as files', () => {
  const site = TestSite.forTests();
  let host: string;
  let running: RunningContest;

  beforeEach(async () => {
    const place = await aPlaceWithContest(site, { ruleSet: aRuleSet({ texts: { duties: ['Văn phòng phổ biến Thể lệ.'] } }) });
    ({ running } = place);
    ({ host } = place.tenant);
  });
  afterEach(() => jest.restoreAllMocks());

  it('are offered on the page of the rules', async () => {
    const page = await site.visitor(host).get('/the-le');

    expect(page.text).toContain('<a class="link" href="/the-le.docx" download>Tải Word</a>');
    expect(page.text).toContain('<a class="link" href="/the-le.pdf" download>Tải PDF</a>');
  });

  it('go to anybody under a name that can be read, with the text of the page', async () => {
    const [word, pdf] = [await site.visitor(host).getFile('/the-le.docx'), await site.visitor(host).getFile('/the-le.pdf')];

    expect([word.status, pdf.status]).toEqual([200, 200]);
    expect(word.headers['content-disposition']).toBe(
      'attachment; filename="the-le-cuoc-thi-mau.docx"; filename*=UTF-8\'\'Th%E1%BB%83%20l%E1%BB%87%20Cu%E1%BB%99c%20thi%20m%E1%BA%ABu.docx',
    );
    expect(word.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['set-cookie']).toBeUndefined();
    expect(bytesOf(pdf).toString('latin1')).toMatch(/^%PDF-1\.7/);
    expect(readWordPart(bytesOf(word), 'word/document.xml')).toContain('Văn phòng phổ biến Thể lệ.');
  });

  it('are kept by those who have them, as long as the rules are the same', async () => {
    const texts = jest.spyOn(site.get(OfficialTexts), 'pdf');
    const visitor = site.visitor(host);
    const tag = `"${running.ruleSetHash}.pdf"`;

    const kept = await visitor.get('/the-le.pdf', { 'if-none-match': tag });
    expect([kept.status, kept.text, texts.mock.calls.length]).toEqual([304, '', 0]);
    const fresh = await visitor.get('/the-le.pdf', { 'if-none-match': '"khac"' });
    expect([fresh.status, fresh.headers['etag'], fresh.headers['cache-control']]).toEqual([200, tag, 'public, max-age=300']);
  });

  it('are made once, however many ask at once', async () => {
    const pdf = jest.spyOn(site.get(OfficialTexts), 'pdf');

    const answers = await Promise.all(Array.from({ length: 20 }, () => site.visitor(host).get('/the-le.pdf')));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(pdf).toHaveBeenCalledTimes(1);
  });

  it('of one tenant are not those of another', async () => {
    const other = await aPlaceWithContest(site, { ruleSet: aRuleSet({ code: 'khac', texts: { duties: ['Trường phổ biến Thể lệ.'] } }) });

    await site.visitor(host).getFile('/the-le.docx');
    const word = readWordPart(bytesOf(await site.visitor(other.tenant.host).getFile('/the-le.docx')), 'word/document.xml');

    expect([word.includes('Trường phổ biến Thể lệ.'), word.includes('Văn phòng phổ biến')]).toEqual([true, false]);
  });

  it('are not there where there is no contest', async () => {
    const empty = await site.aTenant();

    expect((await site.visitor(empty.host).get('/the-le.pdf')).status).toBe(404);
  });
});
