import type { Response } from 'supertest';
import { jest } from '@jest/globals';
import { readFile } from '#documents';
import { Councils, JudgeLetters } from '#judging';
import { Outbox } from '#mail';
import { parseLocal } from '#kernel';
import { aJudgingPlace, type JudgingPlace, PHASE } from '../factories/a-judging-place.js';
import { asSuperuser } from '../support/query.js';
import { type Route, routesOf } from '../support/route-list.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

jest.setTimeout(120_000);

const MARKING = '/quan-tri/cham-bai';
const ESSAY = {
  title: 'Sổ điện tử của chị Kim Phượng cho chợ',
  text: [
    'Tác giả: Nông Thị Kim Phượng, Trưởng phòng, Ban Quản lý Chợ Nà Phặc',
    'Tôi tên là Kim Phượng, xin trình bày giải pháp cho chợ.',
    'Liên hệ 0987 123 456 hoặc kimphuong.np@vidu.vn.',
    'Hiệu quả: tiểu thương chỉ khai một lần.',
    'NÔNG THỊ KIM PHƯỢNG',
  ],
  authors: [
    {
      ...{ fullName: 'Nông Thị Kim Phượng', position: 'Trưởng phòng', unitName: 'Ban Quản lý Chợ Nà Phặc' },
      ...{ phone: '0987123456', email: 'kimphuong.np@vidu.vn' },
    },
  ],
  receivedAt: parseLocal('2024-10-07 14:37')!,
  fileName: 'bai-cua-phuong.docx',
};
/** What must reach a blind judge nowhere: as the author writes it, without tones, and in an address. */
const CANARIES = [
  'Phượng',
  'phuong',
  'Nông Thị',
  'nong thi',
  'Nà Phặc',
  'na phac',
  '0987',
  '987123',
  'Trưởng phòng',
  '14:37',
  '07/10/2024',
];

/** Everything that a judge can get out of the site, tried by every route that is open to them. */
describe('a blind judge over HTTP', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'test' });
  let place: JudgingPlace;
  let told: { where: string; what: string }[];
  /** How naming the author in a session was answered. */
  let typedNames: string[];

  const start = async (blind: boolean): Promise<void> => {
    place = await aJudgingPlace(site, { phase: { blind }, essays: [ESSAY], seats: [{ role: 'chair' }] });
    told = [];
    typedNames = [];
  };
  const tell = async (where: string, { headers, text, body }: Response): Promise<void> => {
    const bytes: unknown = body;
    const whole = Buffer.isBuffer(bytes) ? await readable(bytes) : text;
    told.push({ where, what: JSON.stringify([headers, whole]) });
  };
  const found = (): string[] => {
    const names = (what: string): string[] => CANARIES.filter((one) => what.normalize('NFC').toLowerCase().includes(one.toLowerCase()));
    return told.flatMap(({ where, what }) => names(what).map((one) => `${where}: ${one}`));
  };

  /** A session whose secretary tries to name the author in whatever is typed. @returns its page for members */
  const meet = async (): Promise<string> => {
    const secretary = await aStaffMember(site, place.tenant.id, ['author']);
    const sessions = `/quan-tri/to-chuc-cham/${place.round.code}/phien-hop`;
    const session = { council: 'ban-cham', title: 'Họp xét kết quả', 'starts-day': '05/11/2024', 'starts-time': '8:00' };
    const planned = (await secretary.post(sessions, session, sessions)).headers['location'] as string;
    const typed = { kind: 'other', title: 'Xét bài của chị Phượng, Ban Quản lý Chợ Nà Phặc', motion: 'Công nhận bài này.' };
    const answer = await secretary.post(`${planned}/noi-dung`, typed, planned);
    typedNames.push(`${answer.status} ${/Hãy bỏ [^<]* và gọi bài/.exec(answer.text)?.[0] ?? ''}`.trim());
    const about = { kind: 'entry', phase: PHASE, so: String(place.judges[0]!.entries[0]!.number), motion: 'Công nhận bài này.' };
    expect((await secretary.post(`${planned}/noi-dung`, about, planned)).status).toBe(303);
    return planned.replace(sessions, '/quan-tri/hop-hoi-dong');
  };

  /** Every page, form, answer to the script, error, file and letter; before and after the sheet is finished and the phase is closed. */
  const askForEverything = async (elsewhere: readonly Route[] = []): Promise<void> => {
    const [{ browser, entries }] = place.judges as [JudgingPlace['judges'][0]];
    const { id, number } = entries[0]!;
    const url = `${MARKING}/${id}`;
    const token = /name="_csrf" value="([^"]+)"/.exec((await browser.get(url)).text)![1]!;
    const sheet = (points: string, revision: string, more: Record<string, string> = {}) => ({
      ...{ _csrf: token, revision, criteria: 'noi-dung', points, comment: '', whole: '', ...more },
    });
    const json = { accept: 'application/json' };
    const meeting = await meet();
    const look = async (when: string): Promise<void> => {
      for (const page of [
        MARKING,
        `${MARKING}?phieu=chua-cham`,
        `${MARKING}?q=phuong&sap-xep=tac-gia`,
        url,
        `${url}/kiem-tra`,
        `${url}/xin-thoi`,
        `${url}/tep/1`,
        `${url}/phieu`,
        '/quan-tri/hop-hoi-dong',
        meeting,
        '/quan-tri',
      ]) {
        await tell(`${when} GET ${page}`, await browser.getFile(page));
        await tell(`${when} JSON ${page}`, await browser.get(page, json));
      }
    };
    await look('open');
    await tell('save wrong', await browser.postRaw(url, sheet('101', '0')));
    await tell('keep wrong', await browser.postRaw(`${url}/luu`, sheet('101', '0'), json));
    await tell('keep', await browser.postRaw(`${url}/luu`, sheet('80', '0'), json));
    await tell('keep late', await browser.postRaw(`${url}/luu`, sheet('81', '0'), json));
    await tell('save late', await browser.postRaw(url, sheet('81', '0')));
    await tell('save', await browser.postRaw(url, sheet('82', '1', { do: 'check' })));
    await tell('decline wrong', await browser.postRaw(`${url}/xin-thoi`, { _csrf: token, reason: 'x' }));
    await tell('finish late', await browser.postRaw(`${url}/hoan-thanh`, { _csrf: token, revision: '0' }));
    await tell('finish', await browser.postRaw(`${url}/hoan-thanh`, { _csrf: token, revision: '2' }));
    await look('finished');
    await tell('reopen', await browser.postRaw(`${url}/mo-lai`, { _csrf: token, reason: 'Xin xem lại điểm của bài.' }));
    // Ids of the submission, where somebody has learned one, lead nowhere either; nor does any other route of the console.
    for (const { path } of elsewhere) {
      const asked = path.replace(/:[a-z]+/gi, (name) => (name === ':round' ? place.round.code : place.submissions[0]!));
      await tell(`GET ${path}`, await browser.get(asked));
    }
    await asSuperuser("update judging_phases set state = 'closed', closed_at = app_now(), closed_by = opened_by where round_id = $1", [
      place.round.id,
    ]);
    await look('closed');
    await site.as(place.tenant.id, async () => {
      const { accountId } = browser;
      const [seat] = await site.get(Councils).ownSeats(accountId);
      await asSuperuser("update judging_phases set state = 'open', closed_at = null, closed_by = null where round_id = $1", [
        place.round.id,
      ]);
      await site.get(JudgeLetters).appointed(seat!.id, 'http://vidu.vn/quan-tri/cham-bai');
      await site.get(JudgeLetters).opened(place.round.id, PHASE, 'http://vidu.vn/quan-tri/cham-bai');
      told.push({ where: 'letters', what: JSON.stringify(await site.get(Outbox).newest()) });
    });
    await tell('decline', await browser.postRaw(`${url}/xin-thoi`, { _csrf: token, cause: 'knows', reason: 'Tôi nhận ra bài này.' }));
    await look('declined');
    expect(told.some(({ what }) => what.includes(`số ${number}`) || what.includes(`Bài số ${number}`))).toBe(true);
  };

  it('is told the author by no answer at all, nor when it came, nor under which id', async () => {
    await start(true);
    const elsewhere = routesOf(site.app).filter(({ method, path }) => method === 'GET' && /^\/(quan-tri|api\/v1\/staff)/.test(path));
    await askForEverything(elsewhere);
    expect(found()).toEqual([]);
    expect(typedNames).toEqual(['422 Hãy bỏ “Phượng”, “Ban Quản lý Chợ Nà Phặc” và gọi bài']);
    // The address that was asked for may be echoed; what a page of the judge's own says may not.
    const own = told.filter(({ where }) => !/^GET /.test(where));
    expect(own.filter(({ what }) => what.includes(place.submissions[0]!)).map(({ where }) => where)).toEqual([]);
    expect(told.filter(({ what }) => what.includes('tiểu thương chỉ khai một lần')).length).toBeGreaterThan(3);
    expect([elsewhere.length > 100, told.length > 200]).toEqual([true, true]);
  });

  it('is protected by what the control shows: the same questions in an open phase do name the author', async () => {
    await start(false);
    await askForEverything();
    const names = found();
    expect(typedNames).toEqual(['303']);
    for (const one of ['Phượng', 'Nà Phặc', 'Trưởng phòng', '0987']) expect(names.some((line) => line.endsWith(one))).toBe(true);
  });
});

/** A file as its bytes say it and, of a PDF, as a person reads it. */
async function readable(bytes: Buffer): Promise<string> {
  const text = bytes.subarray(0, 5).toString() === '%PDF-' ? (await readFile(bytes)).blocks.map((block) => block.text).join('\n') : '';
  return `${bytes.toString('utf8')}\n${text}`;
}
