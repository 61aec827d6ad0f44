import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestError, ContestReader, type GrantId, Grants } from '#contests';
import { cleanText, formatNumber } from '#kernel';
import { WardStamping } from '#reports';
import type { Tenant } from '#tenants';
import type { Unit } from '#units';
import { OfNewest } from '../../edge/contest-choice.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { consolePage } from '../console-page.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, EditorView, GroupsView } from '../view-models.js';
import { GRANTS } from './addresses.js';
import { GrantDesk } from './grant-desk.js';
import { grantConfirmation, grantsContent, revocationContent, type TypedGrant } from './grants-presenter.js';
import { GrantForm, ReasonForm } from './grants.forms.js';

/** People marked while somebody waits; the worker does the rest. */
const AT_ONCE = { batches: 5, isQuick: true };

/** Who deploys the contest below, and whose people they follow up. */
@Controller('quan-tri/trien-khai')
export class GrantsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly grants: Grants,
    private readonly desk: GrantDesk,
    private readonly stamping: WardStamping,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(request);
  }

  /** Looks first at what a grant would touch, then gives it. */
  @Post('giao')
  @OfNewest()
  @Requires(Permission.ManageCascade)
  async give(@Req() request: FastifyRequest, @Body(FORM) form: GrantForm): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const reading = await this.read(request, form);
    if ('faults' in reading) return this.page(request, reading);
    const { tenant, unit } = reading;
    if (form.do !== 'give') {
      const people = await this.desk.peopleIn(running, unit);
      return consolePage<DetailView>('detail', grantConfirmation(tenant, unit, people));
    }
    try {
      await this.grants.give({ contestId: running.contest.id, to: tenant.id, unitCode: unit.code, by: staffOf(request).accountId });
    } catch (error) {
      if (!(error instanceof ContestError)) throw error;
      return this.page(request, { to: tenant.id, unit: unit.name, faults: [{ field: 'unit', text: error.sentence() }], meant: [] });
    }
    const touched = await this.stamping.look(AT_ONCE);
    return redirect(GRANTS, { text: `Đã giao ${tenant.name} triển khai. ${touchedInWords(touched)}` });
  }

  @Get(':grant/thu-hoi')
  @Requires(Permission.ManageCascade)
  async askForReason(@Param('grant', ID) id: GrantId): Promise<Page | Redirect> {
    const grant = await this.grants.byId(id);
    if (grant.revokedAt !== null) return redirect(GRANTS);
    return consolePage<EditorView>(
      'editor',
      revocationContent(await this.desk.factsOf(await this.contests.contest(grant.contestId), grant)),
    );
  }

  @Post(':grant/thu-hoi')
  @Requires(Permission.ManageCascade)
  async revoke(
    @Req() request: FastifyRequest,
    @Param('grant', ID) id: GrantId,
    @Body(FORM) { reason = '' }: ReasonForm,
  ): Promise<Page | Redirect> {
    const grant = await this.grants.byId(id);
    const facts = await this.desk.factsOf(await this.contests.contest(grant.contestId), grant);
    const typed = readReason(reason);
    if (typed.fault !== undefined) return consolePage<EditorView>('editor', revocationContent(facts, typed), { status: 422 });
    await this.grants.revoke(id, staffOf(request).accountId, typed.reason);
    await this.stamping.look(AT_ONCE);
    return redirect(GRANTS, { text: `Đã thu hồi. ${facts.tenantName} không còn thấy người dự thi nào của cuộc thi này.` });
  }

  /** Who is meant, and which unit; faults where that is not clear. */
  private async read(request: FastifyRequest, form: GrantForm): Promise<{ tenant: Tenant; unit: Unit } | TypedGrant> {
    const running = await this.contests.running();
    const candidates = await this.desk.candidates(tenantSiteOf(request).tenant.id, await this.desk.list(running));
    const tenant = candidates.find(({ id }) => id === form.to);
    const text = cleanText(form.unit ?? '');
    const meant = text === '' ? [] : await this.desk.unitsMeant(running, text);
    const [unit] = meant;
    if (tenant && unit && meant.length === 1) return { tenant, unit };
    const faults: TypedGrant['faults'] = tenant ? [] : [{ field: 'to', text: 'Hãy chọn nơi được giao.' }];
    if (text === '') faults.push({ field: 'unit', text: 'Hãy ghi tên đơn vị.' });
    else if (meant.length === 0) faults.push({ field: 'unit', text: 'Danh sách đơn vị của cuộc thi không có tên này. Hãy gõ ít chữ hơn.' });
    else if (meant.length > 1) faults.push({ field: 'unit', text: 'Có nhiều đơn vị tên như vậy. Hãy chọn một.' });
    return { to: form.to ?? '', unit: text, faults, meant };
  }

  private async page(request: FastifyRequest, typed?: TypedGrant): Promise<Page> {
    const grants = await this.desk.list(await this.contests.running());
    const mayManage = staffOf(request).permissions.has(Permission.ManageCascade);
    const candidates = mayManage ? await this.desk.candidates(tenantSiteOf(request).tenant.id, grants) : [];
    return consolePage<GroupsView>('groups', grantsContent({ grants, candidates, mayManage, typed }), { status: typed ? 422 : 200 });
  }
}

function touchedInWords(people: number): string {
  return people > 0 ? `${formatNumber(people)} người đã đăng ký trước nay là người của nơi ấy.` : 'Ai đăng ký từ nay là người của nơi ấy.';
}
