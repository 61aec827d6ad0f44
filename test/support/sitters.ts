import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Sessions } from '#accounts';
import { type Attempt, Attempts, lettersOf } from '#attempts';
import type { RunningContest } from '#contests';
import type { AccountId } from '#kernel';
import type { NewQuestion } from '#questions';
import type { RuleSet } from '#rules';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { demoQuestions } from '../../apps/cli/src/demo/demo-questions.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { Journey } from './journey.js';
import type { Place, TestSite } from './test-site.js';

/** People who sit in a real browser, each already registered and signed in, on a site that listens. */
export class Sitters {
  private constructor(
    private readonly site: TestSite,
    private readonly browser: Browser,
    readonly running: RunningContest,
    readonly tenant: Place,
    readonly origin: string,
  ) {}

  /** A place with a contest of the demo's questions: as long as real ones are. */
  static async at(site: TestSite, browser: Browser, wanted: { ruleSet?: RuleSet; questions?: NewQuestion[] } = {}): Promise<Sitters> {
    const { ruleSet = sixQuestions(), questions = demoQuestions() } = wanted;
    const { tenant, running } = await aPlaceWithContest(site, { ruleSet, questions });
    const { port } = site.app.getHttpServer().address() as { port: number };
    return new Sitters(site, browser, running, tenant, `http://${tenant.host}:${port}`);
  }

  /** Somebody who has registered, and opens a browser. */
  async person(): Promise<Sitter> {
    const { accountId } = await this.site.as(this.tenant.id, () => aContestant(this.site.app, this.running));
    return new Sitter(this.site, this.browser, this, accountId);
  }
}

export class Sitter {
  constructor(
    private readonly site: TestSite,
    private readonly browser: Browser,
    private readonly place: Sitters,
    readonly accountId: AccountId,
  ) {}

  /** One of the person's devices, signed in; `isHurried` where its clock is to run ahead of ours (`hurried`). */
  async device({ isHurried = false, ...options }: { isPhone?: boolean; isScripted?: boolean; isHurried?: boolean } = {}): Promise<Journey> {
    const journey = await Journey.begin(this.browser, options);
    if (isHurried) await journey.context.clock.install();
    await this.signIn(journey.context);
    return journey;
  }

  /** A new session of the person: what the cookie holds. */
  async session(): Promise<string> {
    return (await this.site.as(this.place.tenant.id, () => this.site.get(Sessions).open(this.accountId, 'contestant'))).token;
  }

  async signIn(context: BrowserContext): Promise<string> {
    const token = await this.session();
    await context.addCookies([{ name: 'kb', value: token, url: this.place.origin }]);
    return token;
  }

  /** Presses the button of the first round; the address of the sitting. */
  async start(page: Page): Promise<string> {
    await page.goto(`${this.place.origin}/thi/dot-1`);
    await page.click('button:has-text("Bắt đầu làm bài")');
    await page.waitForSelector('[data-question]');
    return page.url().split('?')[0] as string;
  }

  /** What the server holds of the person's only sitting, place by place: "B", "", "AC". */
  async held(): Promise<string[]> {
    const attempt = await this.attempt();
    return attempt.choices.map(lettersOf);
  }

  async attempt(): Promise<Attempt> {
    return this.site.as(this.place.tenant.id, async () => {
      const [attempt] = await this.site.get(Attempts).ofAccount(this.accountId, this.place.running.contest.id);
      if (!attempt) throw new Error('Nothing was started.');
      return attempt;
    });
  }

  /** Hands in behind the page's back. */
  async handInElsewhere(token: string): Promise<void> {
    const { id } = await this.attempt();
    await this.site.as(this.place.tenant.id, () => this.site.get(Attempts).submit(id, { sessionToken: token }, 1, 'Lâm Đồng'));
  }
}

/** Six questions of a quarter of an hour, without a guess. */
export function sixQuestions(paper: Partial<ReturnType<typeof aQuizPart>['paper']> = {}): RuleSet {
  const part = aQuizPart();
  return aRuleSet({
    topics: [...new Set(demoQuestions().map(({ topic }) => topic))].map((code) => ({ code, name: code })),
    parts: [
      aQuizPart({
        prediction: { code: 'none', version: 1 },
        ranking: [
          { code: 'score', version: 1 },
          { code: 'draw', version: 1 },
        ],
        paper: { ...part.paper, items: 6, ...paper },
      }),
    ],
  });
}

/** Touches an option of a question, as a finger does. */
export async function choose(page: Page, question: number, letter: string): Promise<void> {
  await page.locator(`fieldset[data-question="${question}"] label[for="c${question}${letter}"]`).click();
}

/** Goes to a question by the map. */
export async function goTo(page: Page, question: number): Promise<void> {
  await page
    .locator('.cell')
    .nth(question - 1)
    .click();
  await page.waitForSelector(`h1:has-text("Câu ${question} trong")`);
}

export const RECEIVED = 'text=Máy chủ đã nhận lúc';
