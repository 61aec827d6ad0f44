import { Injectable } from '@nestjs/common';
import { ContestDrafts, ContestError, ContestPublisher, ContestReader, Deployments } from '#contests';
import type { AccountId, ContestId } from '#kernel';
import { QuestionBank } from '#questions';
import { canonicalJson, type RuleSet } from '#rules';
import { UnitOfWork } from '#tenancy';
import { UnitRegister } from '#units';
import { SiteDeployments } from '../../edge/site-deployments.js';
import type { OpenDraft } from './draft-desk.js';
import { Readiness } from './readiness.js';

/** What whoever publishes says besides. */
export interface PublicationWords {
  /** Part of addresses, for a new contest. */
  slug: string;
  /** For a correction. */
  reason: string;
  /** The revision that was on the page. */
  seen: number;
  by: AccountId;
}

/** Makes a draft the rules in force: all of it or nothing, and once, however often the button is pressed. */
@Injectable()
export class DraftPublishing {
  constructor(
    private readonly drafts: ContestDrafts,
    private readonly publisher: ContestPublisher,
    private readonly contests: ContestReader,
    private readonly deployments: Deployments,
    private readonly bank: QuestionBank,
    private readonly units: UnitRegister,
    private readonly readiness: Readiness,
    private readonly sites: SiteDeployments,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * @returns false when the draft is published already
   * @throws ContestError DRAFT_NOT_READY, DRAFT_CHANGED, CONTEST_EXISTS, CORRECTION_REFUSED, ROUND_IN_USE, DEPLOYED_ALREADY, DEPLOYMENT_CHANGED
   */
  async publish(open: OpenDraft, words: PublicationWords): Promise<boolean> {
    const { draft, reading } = open;
    if (draft.state === 'published') return false;
    const { ruleSet } = reading;
    const isDone = await this.unitOfWork.run(async () => {
      // Closed first: who presses at the same moment waits here, and then sees what the first press has made.
      if (!(await this.drafts.close(draft.id, words.seen, words.by))) return false;
      this.contests.forget();
      if (!ruleSet || (await this.readiness.obstacles(open)).length > 0) throw new ContestError('DRAFT_NOT_READY');
      if (ruleSet.deploys !== undefined) await this.deploy(open, ruleSet, words);
      else if (draft.contestId) await this.correct(draft.contestId, ruleSet, words);
      else await this.drafts.became(draft.id, await this.first(ruleSet, words));
      return true;
    });
    if (ruleSet?.deploys !== undefined) this.sites.forget();
    return isDone;
  }

  private async first(ruleSet: RuleSet, { slug, by }: PublicationWords): Promise<ContestId> {
    const contestId = await this.publisher.publish({ slug, ruleSet, by });
    if (hasQuiz(ruleSet)) await this.bank.seal(contestId, ruleSet, by);
    return contestId;
  }

  private async correct(contestId: ContestId, ruleSet: RuleSet, { reason, by }: PublicationWords): Promise<void> {
    const { ruleSet: before } = await this.contests.contest(contestId);
    await this.publisher.correct(contestId, { ruleSet, reason, by });
    // Papers are drawn from the newest bank: it must hold what new topics and papers need.
    if (hasQuiz(ruleSet) && canonicalJson(drawnFrom(before)) !== canonicalJson(drawnFrom(ruleSet)))
      await this.bank.seal(contestId, ruleSet, by);
  }

  /** A ward deploys its city's contest with its own plan, or corrects that; the units that the plan names are entered with it. */
  private async deploy({ parent, deployed }: OpenDraft, plan: RuleSet, { reason, by }: PublicationWords): Promise<void> {
    if (!parent) throw new ContestError('DRAFT_NOT_READY');
    if (deployed) await this.deployments.correct(deployed, { plan, reason, by });
    else if (!(await this.deployments.deploy({ ownerTenantId: parent.ownerTenantId, contestId: parent.contest.id, plan, by })))
      throw new ContestError('DEPLOYED_ALREADY');
    await this.units.enter(
      plan.units.map(({ code, name, kind }) => ({ code, name, kind, bases: ['residence', 'workplace'], validFrom: plan.contest.unitsAt })),
    );
  }
}

function hasQuiz({ parts }: RuleSet): boolean {
  return parts.some(({ kind }) => kind === 'quiz');
}

function drawnFrom({ topics, parts }: RuleSet): unknown {
  return { topics: topics.map(({ code }) => code), papers: parts.flatMap((part) => (part.kind === 'quiz' ? [part.paper] : [])) };
}
