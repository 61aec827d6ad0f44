import { Sessions } from '#accounts';
import { Attempts } from '#attempts';
import type { RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { aContestant } from '../factories/a-running-contest.js';
import { handedIn } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { routesOf } from '../support/route-list.js';
import type { SiteClient } from '../support/site-client.js';
import { type Place, TestSite } from '../support/test-site.js';

/** Of 40 questions a paper has three: whatever else of them stands on a page has leaked. */
const QUESTIONS = 40;
const mark = (what: string, n: number): string => `${what}${String(n).padStart(3, '0')}x`;

/**
 * Walks every address that is public or a contestant's, the API included, before, while and after a round runs, looking for
 * words that stand in questions alone. Nothing of the key ever leaves, and of the bank only one's own paper.
 */
describe('while rounds are not over', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let client: SiteClient;
  let bearer: string;
  let sitting: { id: string; drawn: string[]; accountId: Awaited<ReturnType<typeof aContestant>>['accountId'] };

  beforeAll(async () => {
    const { topics } = aRuleSet();
    const questions = Array.from({ length: QUESTIONS }, (_, n) => ({
      code: mark('MaCau', n),
      topic: topics[n % topics.length]!.code,
      difficulty: 'easy' as const,
      text: `${mark('NoiDung', n)} là gì?`,
      options: [0, 1, 2, 3].map((option) => `${mark('PhuongAn', n)}${option}`),
      key: [n % 4],
      explanation: mark('GiaiThich', n),
      source: mark('CanCu', n),
      article: mark('DieuKhoan', n),
    }));
    ({ tenant, running } = await aPlaceWithContest(site, { questions, time: parseLocal('2024-10-20 08:00')! }));
    client = site.visitor(tenant.host);
    await site.as(tenant.id, async () => {
      const { accountId, registration } = await aContestant(site.app, running);
      ({ token: bearer } = await site.get(Sessions).open(accountId, 'contestant'));
      client.keep('kb', bearer);
      sitting = { id: registration.id, drawn: [], accountId };
    });
  });

  const start = async (): Promise<void> =>
    site.as(tenant.id, async () => {
      const id = await site.get(Attempts).start(running, running.rounds[0]!, { sessionToken: bearer });
      const { paper, bank } = await site.get(Attempts).sitting(id, sitting.accountId);
      sitting = {
        ...sitting,
        id,
        drawn: paper.map(({ question }) => /NoiDung(\d{3})x/.exec(bank.items[bank.places.get(question)!]!.text)![1]!),
      };
    });

  /** Every address that is no console's, with something true for each parameter, and more than one for pages that have kinds. */
  const addresses = (receipt = 'LD-AAAA-BBBB'): string[] => {
    const known: Record<string, string> = { round: 'dot-1', id: sitting.id, code: receipt, slug: '2024', image: '0'.repeat(32) };
    const paths = routesOf(site.app)
      .filter(
        ({ method, path, access }) =>
          method === 'GET' && !path.startsWith('/quan-tri') && (access.startsWith('public') || access.includes('take-part')),
      )
      .map(({ path }) => path.replace(/:([a-zA-Z]+)/g, (_, name: string) => known[name] ?? 'khong-co'));
    return [...paths, '/on-tap?trang=2', '/on-tap/luyen?cau=1&chon=0', '/tai-lieu?chu-de=the-che', '/?chon=1'];
  };

  /** What of the questions stands in the answers, by address. */
  const walk = async (receipt?: string): Promise<{ asked: number; opened: number; found: Record<string, string[]> }> => {
    const found: Record<string, string[]> = {};
    let opened = 0;
    const paths = addresses(receipt);
    for (const path of paths)
      for (const browser of [client, site.visitor(tenant.host)]) {
        const answer = await browser.get(path, path.startsWith('/api') && browser === client ? { authorization: `Bearer ${bearer}` } : {});
        if (answer.status === 200) opened += 1;
        const text = `${JSON.stringify(answer.headers)} ${answer.text} ${Buffer.isBuffer(answer.body) ? answer.body.toString('latin1') : JSON.stringify(answer.body)}`;
        const marks = [...text.matchAll(/(MaCau|NoiDung|PhuongAn|GiaiThich|CanCu|DieuKhoan)(\d{3})x/g)].map(
          ([, what, n]) => `${what} ${n}`,
        );
        if (marks.length > 0) found[path] = [...new Set([...(found[path] ?? []), ...marks])];
      }
    return { asked: paths.length, opened, found };
  };

  /** Only the text and the options of one's own paper, and only where one sits. */
  const allowed = (found: Record<string, string[]>): unknown =>
    Object.fromEntries(
      Object.entries(found)
        .map(([path, marks]) => {
          const isOwnPaper = path.includes(sitting.id);
          return [
            path,
            marks.filter((one) => !isOwnPaper || !sitting.drawn.some((n) => one === `NoiDung ${n}` || one === `PhuongAn ${n}`)),
          ] as const;
        })
        .filter(([, marks]) => marks.length > 0),
    );

  it('no page shows anything before a round opens', async () => {
    const { asked, opened, found } = await walk();

    expect(found).toEqual({});
    expect(asked).toBeGreaterThan(60);
    expect(opened).toBeGreaterThan(30);
  });

  it('while one sits, one’s own paper is all there is of the bank, and nothing of the key', async () => {
    await site.timeIs(parseLocal('2024-10-22 08:00')!);
    await start();
    const { found } = await walk();

    // The walk sees what is there: else it would prove nothing.
    expect(Object.keys(found).toSorted()).toEqual([`/api/v1/attempts/${sitting.id}`, `/bai-thi/${sitting.id}`]);
    expect(
      new Set(
        Object.values(found)
          .flat()
          .filter((one) => one.startsWith('NoiDung')),
      ).size,
    ).toBe(3);
    expect(allowed(found)).toEqual({});
  });

  it('once it is handed in, the receipt tells nothing while the round is open', async () => {
    const receipt = await site.as(tenant.id, async () => (await handedIn(site.app, sitting.id as never, sitting.accountId)).receiptCode!);
    const { found } = await walk(receipt);

    expect(allowed(found)).toEqual({});
    expect(
      Object.values(found)
        .flat()
        .filter((one) => /^(GiaiThich|CanCu|DieuKhoan|MaCau)/.test(one)),
    ).toEqual([]);
  });
});
