import { Controller, Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { Coordinators } from '#notifications';
import { SubmissionError, type UnitEntryListId, UnitEntryLists } from '#submissions';
import { UnitRegister } from '#units';
import { ID } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, ListView } from '../view-models.js';
import { SUBMISSIONS, unitListsUrl } from './addresses.js';
import { deskTabs } from './desk-links.js';
import { EntryReader } from './entry-reader.js';
import { unitListContent, unitListsContent } from './unit-lists-page.js';

/** The lists of entries that units have confirmed. */
@Controller(SUBMISSIONS.slice(1))
@Requires(Permission.ManageSubmissions)
export class UnitListsController {
  constructor(
    private readonly reader: EntryReader,
    private readonly lists: UnitEntryLists,
    private readonly coordinators: Coordinators,
    private readonly accounts: Accounts,
    private readonly units: UnitRegister,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':round/danh-sach-don-vi')
  async list(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page> {
    const place = await this.reader.place(code);
    const lists = await this.lists.latest(place.round.id);
    const sent = new Set(lists.map(({ unitId }) => unitId));
    const followed = await this.coordinators.list(place.running.contest.id);
    const silent = [...new Map(followed.map(({ unit }) => [unit.id, unit])).values()].filter(({ id }) => !sent.has(id));
    return consolePage<ListView>(
      'list',
      unitListsContent({
        ...place,
        lists,
        silent: silent.toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
        units: await this.units.findMany([...sent]),
        people: await this.accounts.findMany([...new Set(lists.map(({ sentBy }) => sentBy))]),
        tabs: deskTabs(place.round, staffOf(request), unitListsUrl(place.round)),
      }),
    );
  }

  @Get(':round/danh-sach-don-vi/:list')
  async show(@Req() request: FastifyRequest, @Param('round') code: string, @Param('list', ID) id: UnitEntryListId): Promise<Page> {
    const place = await this.reader.place(code);
    const list = await this.lists.find(place.round.id, id);
    const unit = list && (await this.units.findById(list.unitId));
    if (!list || !unit) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    const others = (await this.lists.of(place.round.id, unit.id)).filter((other) => other.id !== id);
    const by = (await this.accounts.findById(list.sentBy))?.fullName ?? 'Đầu mối đã thôi';
    await this.audit.record({
      actor: staffOf(request).accountId,
      action: 'submission-list.read',
      subject: { kind: 'unit', id: unit.id },
      details: { round: place.round.id, unit: unit.code },
    });
    const now = await this.lists.entries(place.running, place.part.code, unit);
    return consolePage<DetailView>('detail', unitListContent({ ...place, list, unit, now, others, by }));
  }
}
