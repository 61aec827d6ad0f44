import { Body, Controller, Get, NotFoundException, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { type ContestDraft, ContestDrafts, ContestReader, draftTitle, type NewDraft, type OfferedContest } from '#contests';
import { firstTime, ownContestSource, planSource, planYaml, readDraft, type RuleSet, ruleSetHash } from '#rules';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { staffOf } from '../staff-of.js';
import type { ListView, PlanNewView } from '../view-models.js';
import { draftUrl } from './addresses.js';
import { DraftDesk, readingOptions } from './draft-desk.js';
import { NewDraftForm } from './draft.forms.js';
import { draftList, newDraftContent } from './drafts-presenter.js';
import { PresetShelf } from './preset-shelf.js';

/** Drafts of rules, and how a new one begins. */
@Controller('quan-tri/soan-the-le')
export class DraftsController {
  constructor(
    private readonly drafts: ContestDrafts,
    private readonly contests: ContestReader,
    private readonly accounts: Accounts,
    private readonly presets: PresetShelf,
    private readonly desk: DraftDesk,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const drafts = await this.drafts.list();
    const writers = await this.accounts.findMany(drafts.flatMap(({ updatedBy }) => updatedBy ?? []));
    const mayWrite = staffOf(request).permissions.has(Permission.EditRules);
    return consolePage<ListView>('list', draftList({ drafts, writers, mayWrite }));
  }

  @Get('moi')
  @Requires(Permission.EditRules)
  async choose(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(request);
  }

  @Post('moi')
  @Requires(Permission.EditRules)
  async begin(@Req() request: FastifyRequest, @Body(FORM) { from = '', source }: NewDraftForm): Promise<Page | Redirect> {
    if (from === 'import' && (source ?? '').trim() === '') return this.page(request, 'Hãy dán nội dung tệp vào ô này, hoặc chọn tệp.');
    const begun = await this.beginning(request, from, source ?? '');
    if (!begun) throw new NotFoundException();
    const id = await this.drafts.begin({ ...begun, by: staffOf(request).accountId });
    // A preset's dates are those of its file: the organiser's own come first.
    const isDated = (begun.origin.kind === 'preset' || from === 'own') && firstTime(begun.source) !== undefined;
    return redirect(isDated ? `${draftUrl(id, 'doi-ngay')}?moi=1` : draftUrl(id), {
      text: 'Đã lập bản soạn. Chưa ai ngoài trang quản trị thấy bản này.',
    });
  }

  private async beginning(request: FastifyRequest, from: string, source: string): Promise<Omit<NewDraft, 'by'> | undefined> {
    const parent = await this.desk.parentOf(request);
    const titled = (draft: Pick<NewDraft, 'source' | 'origin' | 'contestId'>): Omit<NewDraft, 'by'> => ({
      ...draft,
      title: draftTitle(readDraft(draft.source, readingOptions(parent)).effective),
    });
    if (from === 'import') return titled({ source, origin: { kind: 'import' } });
    if (from === 'parent' && parent) {
      const { code } = parent.ruleSet;
      return titled({
        source: `code: ${request.site.kind === 'tenant' ? request.site.tenant.slug : code}\ndeploys: ${code}\n`,
        origin: { kind: 'parent', code },
      });
    }
    if (from === 'deployed' && parent) return this.deploymentCorrection(parent, titled);
    if (from === 'own') return this.ownContest(request);
    if (from === 'published') return this.correction(request, titled);
    const preset = await this.desk.presetFor(tenantSiteOf(request).tenant, from.replace(/^preset:/, ''));
    return preset && titled({ source: preset.source, origin: { kind: 'preset', code: preset.code } });
  }

  /** A contest of one's own on the rules of the tenant above: what these leave open is written down, to be changed. */
  private async ownContest(request: FastifyRequest): Promise<Omit<NewDraft, 'by'> | undefined> {
    const lender = await this.desk.lenderOf(request);
    if (!lender) return undefined;
    const { code } = lender.ruleSet;
    const source = ownContestSource(lender.ruleSet, tenantSiteOf(request).tenant.slug);
    const { effective } = readDraft(source, readingOptions(undefined, lender.ruleSet));
    return { title: draftTitle(effective), source, origin: { kind: 'parent', code } };
  }

  /** The rules in force: with the comments of whoever wrote them, where they were written here. */
  private async correction(
    request: FastifyRequest,
    titled: (draft: Pick<NewDraft, 'source' | 'origin' | 'contestId'>) => Omit<NewDraft, 'by'>,
  ): Promise<Omit<NewDraft, 'by'>> {
    const { contest, ruleSet, ruleSetId, ruleSetHash: sha256 } = await this.contests.running();
    const written = (await this.drafts.publishedFor(contest.id))?.source;
    const base = await this.desk.baseOf(request, { source: written ?? '', contestId: contest.id });
    const read = written === undefined ? undefined : readDraft(written, readingOptions(undefined, base)).ruleSet;
    const source = written !== undefined && read && ruleSetHash(read) === sha256 ? written : sourceOf(ruleSet);
    return titled({ source, origin: { kind: 'published', ruleSetId }, contestId: contest.id });
  }

  /** What the ward deploys, with the comments of whoever wrote it where it was written here. */
  private async deploymentCorrection(
    parent: OfferedContest,
    titled: (draft: Pick<NewDraft, 'source' | 'origin'>) => Omit<NewDraft, 'by'>,
  ): Promise<Omit<NewDraft, 'by'> | undefined> {
    const deployed = await this.desk.deployedOf(parent);
    if (!deployed) return undefined;
    const written = (await this.drafts.publishedDeployment())?.source;
    const read = written === undefined ? undefined : readDraft(written, readingOptions(parent)).ruleSet;
    const own = planYaml(deployed.plan);
    const source = written !== undefined && read && planYaml(read) === own ? written : own;
    return titled({ source, origin: { kind: 'deployed', deploymentId: deployed.id } });
  }

  private async page(request: FastifyRequest, fault?: string): Promise<Page> {
    const parent = await this.desk.parentOf(request);
    const running = await this.contests.findRunning();
    const open: Pick<ContestDraft, 'contestId' | 'state'>[] = await this.drafts.list();
    const content = newDraftContent({
      presets: this.presets.list(),
      parent,
      isDeployed: parent !== undefined && (await this.desk.deployedOf(parent)) !== undefined,
      lender: await this.desk.lenderOf(request),
      running,
      isCorrected: running !== undefined && open.some(({ contestId, state }) => state === 'open' && contestId === running.contest.id),
      fault,
    });
    return consolePage<PlanNewView>('plan-new', content, { status: fault === undefined ? 200 : 422 });
  }
}

/** Rules as a plan to be corrected: of a contest on the rules of another its own settings alone, since the others are locked. */
function sourceOf(ruleSet: RuleSet): string {
  return ruleSet.inherits === undefined ? planSource(ruleSet) : planYaml(ruleSet);
}
