import { Injectable } from '@nestjs/common';
import { IdentityProviders } from '#accounts';
import { ContestReader, correctionProblems, deploymentProblems, Deployments, notYetRun, RoundAlterations } from '#contests';
import { capitalise, Clock, type ContestId, formatMoment } from '#kernel';
import { QuestionCatalogue } from '#questions';
import { askedFields } from '#registrations';
import { type BankQuestion, type DraftReading, planConflicts, type RuleSet, scheduleOf } from '#rules';
import type { Tenant } from '#tenants';
import { ResultsToCome } from '../contests/results-to-come.js';
import type { OpenDraft } from './draft-desk.js';
import { NamedPlaces } from './named-places.js';
import { ownSettings } from './own-settings.js';
import { placeOf } from './setting-place.js';

/** Something to be done before a draft can be published. */
export interface Obstacle {
  /** The setting that it is about. */
  path: string;
  sentence: string;
  /** In the YAML text, for those who write there. */
  line?: number;
}

/** What stands between a draft and its publication: the button is there when this is empty. */
@Injectable()
export class Readiness {
  constructor(
    private readonly contests: ContestReader,
    private readonly deployments: Deployments,
    private readonly questions: QuestionCatalogue,
    private readonly providers: IdentityProviders,
    private readonly places: NamedPlaces,
    private readonly alterations: RoundAlterations,
    private readonly toCome: ResultsToCome,
    private readonly clock: Clock,
  ) {}

  async obstacles(open: OpenDraft): Promise<Obstacle[]> {
    const { reading, draft, tenant } = open;
    const { ruleSet } = reading;
    if (!ruleSet)
      return reading.faults.map(({ path, message, line }) => ({ path, sentence: `${titleAt(reading.form, path)}: ${message}.`, line }));
    if (ruleSet.deploys !== undefined) return this.ofDeployment(open);
    if (draft.contestId && draft.state === 'open') return this.ofCorrection(draft.contestId, ruleSet, tenant);
    return [...(await this.ofRules(ruleSet, tenant)), ...(await this.ofFirst(ruleSet))];
  }

  /** What stands in the way of rules by themselves. */
  private async ofRules(ruleSet: RuleSet, tenant: Tenant): Promise<Obstacle[]> {
    return [
      // A time that hangs on an event may stay open: a corrected version dates it once the event has happened.
      ...planConflicts(ruleSet, { banks: await this.banks(ruleSet) }).filter(({ isUndated }) => !isUndated),
      ...notYetRun(ruleSet),
      ...(await this.places.missing(ruleSet, tenant)),
      ...(await this.ofIdentity(ruleSet)),
    ];
  }

  /** A level of electronic identity that nobody could show keeps everybody out. */
  private async ofIdentity(ruleSet: RuleSet): Promise<Obstacle[]> {
    const { identityLevel } = askedFields(ruleSet);
    if (identityLevel === undefined) return [];
    if ((await this.providers.open()).some(({ highestLevel }) => highestLevel >= identityLevel)) return [];
    return [
      {
        path: `eligibility[${ruleSet.eligibility.findIndex(({ code }) => code === 'identity-level')}]`,
        sentence: `Chưa có nút đăng nhập nào cho biết tài khoản định danh điện tử mức độ ${identityLevel}. Hãy mở một nơi cấp ở trang Cách đăng nhập, ghi mức định danh, trường họ tên và trường ngày sinh của nơi cấp.`,
      },
    ];
  }

  private async ofDeployment({ draft, parent, reading }: OpenDraft): Promise<Obstacle[]> {
    if (!parent) return [{ path: 'deploys', sentence: 'Cấp trên chưa giao, hoặc đã thu hồi việc giao triển khai cuộc thi này.' }];
    const deployed = await this.deployments.current(parent.ownerTenantId, parent.contest.id);
    if (!deployed || draft.state === 'published') return [];
    if (draft.origin.kind !== 'deployed')
      return [{ path: 'deploys', sentence: 'Đơn vị đã triển khai cuộc thi này. Muốn sửa phần của đơn vị, hãy lập bản sửa.' }];
    if (draft.origin.deploymentId !== deployed.id)
      return [
        { path: '$', sentence: 'Phần của đơn vị đã được sửa từ khi lập bản này. Hãy bỏ bản này và lập bản sửa mới từ bản đang dùng.' },
      ];
    const { ruleSet } = reading;
    const own = [...new Set([...Object.keys(reading.own), ...ownSettings(deployed.plan)])];
    return ruleSet ? deploymentProblems(deployed.plan, ruleSet, { own, rounds: parent.rounds, now: this.clock.now() }) : [];
  }

  /**
   * A correction is not held up by what stands in the rules in force as well: the product may have learnt since to see it,
   * and what has opened could not be mended any more.
   */
  private async ofCorrection(contestId: ContestId, ruleSet: RuleSet, tenant: Tenant): Promise<Obstacle[]> {
    const running = await this.contests.contest(contestId);
    const inForce = new Set((await this.ofRules(running.ruleSet, tenant)).map(({ sentence }) => sentence));
    return [
      ...(await this.ofRules(ruleSet, tenant)).filter(({ sentence }) => !inForce.has(sentence)),
      ...correctionProblems(running.ruleSet, ruleSet, {
        rounds: await this.contests.everyRoundOf(contestId),
        altered: await this.alterations.touched(contestId),
        now: this.clock.now(),
      }),
    ];
  }

  /** A new contest takes the place of the one on the site, and its rounds lie ahead. */
  private async ofFirst(ruleSet: RuleSet): Promise<Obstacle[]> {
    const now = this.clock.now();
    const late = scheduleOf(ruleSet).flatMap(({ rounds }, at) =>
      rounds
        .filter(({ opens }) => opens !== null && opens <= now.getTime())
        .slice(0, 1)
        .map(({ name, opens }) => ({
          path: `parts[${at}].rounds`,
          sentence: `${capitalise(name)} mở lúc ${formatMoment(new Date(opens ?? 0))} là đã qua. Hãy sửa lại các đợt thi cho ở phía trước.`,
        })),
    );
    if (await this.isDeploying())
      return [
        ...late,
        {
          path: '$',
          sentence:
            'Trang của đơn vị đang là trang triển khai cuộc thi của cấp trên. Khi cấp trên đã thu hồi việc giao triển khai, đơn vị công bố được cuộc thi riêng.',
        },
      ];
    return [
      ...late,
      ...(await this.toCome.list()).map(({ running: { contest } }) => ({
        path: '$',
        sentence: `${contest.shortTitle} đang diễn ra trên trang của đơn vị. Công bố xong kết quả mọi đợt, mọi phần rồi mới công bố cuộc thi mới.`,
      })),
    ];
  }

  /** The tenant's site is its city's contest: one of its own would be seen by nobody. */
  private async isDeploying(): Promise<boolean> {
    const grant = await this.deployments.ownGrant();
    return grant !== undefined && grant.revokedAt === null;
  }

  /** The questions that each quiz part could draw from, were the bank sealed now. */
  private async banks(ruleSet: RuleSet): Promise<Record<string, BankQuestion[]>> {
    const topics = new Set(ruleSet.topics.map(({ code }) => code));
    const bank = (await this.questions.sealable())
      .filter(({ topic }) => topics.has(topic))
      .flatMap(({ topic, difficulty, count }) =>
        Array.from({ length: count }, (_, n) => ({ id: `${topic} ${difficulty} ${n}`, topic, difficulty, optionCount: 4 })),
      );
    return Object.fromEntries(ruleSet.parts.flatMap(({ kind, code }) => (kind === 'quiz' ? [[code, bank]] : [])));
  }
}

/** What the setting is called on whose path something is wrong, as its field is: the way there is told beside it. */
function titleAt(form: DraftReading['form'], path: string): string {
  return placeOf(form, path).at(-1) ?? 'Kế hoạch';
}
