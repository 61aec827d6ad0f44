import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Attempts } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader, type RunningContest } from '#contests';
import { Clock, formatNumber, localDay } from '#kernel';
import {
  AssistedEntries,
  type PeopleFilter,
  type PeopleOrder,
  RegisteredPeople,
  RegistrationError,
  type RegistrationId,
} from '#registrations';
import { UnitOfWork } from '#tenancy';
import type { CsvRow } from '../../edge/csv.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { sendCsv } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { isNarrowed, pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, ListView } from '../view-models.js';
import { PEOPLE_FILTERS, peopleList, peopleRows, personDetail } from './people-presenter.js';

/** People on one sheet. */
const MOST = 100_000;
/** People whose attempts are counted at once. */
const BATCH = 5_000;

class PeopleQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(200) 'don-vi'?: string;
  @IsOptional() @IsString() @MaxLength(100) 'doi-tuong'?: string;
  @IsOptional() @IsIn(['ten', '']) xep?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** Who has registered. Opening one person and taking the list away are written down. */
@Controller('quan-tri/nguoi-du-thi')
export class ConsolePeopleController {
  constructor(
    private readonly contests: ContestReader,
    private readonly people: RegisteredPeople,
    private readonly attempts: Attempts,
    private readonly assisted: AssistedEntries,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest, @Query(FORM) query: PeopleQuery): Promise<Page> {
    const { contest, ruleSet } = await this.contests.running();
    const { trang, ...kept } = query;
    const number = pageNumber(trang);
    const { people, total } = await this.people.page(contest.id, { ...filterOf(query), skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    const attempts = await this.attempts.countsOf(people.map((person) => person.registrationId));
    return consolePage<ListView>(
      'list',
      peopleList({
        ruleSet,
        people,
        total,
        attempts,
        query: { ...kept },
        number,
        assisted: await this.assisted.count(contest.id),
        mayExport: staffOf(request).permissions.has(Permission.ExportPeople),
      }),
    );
  }

  /** All that is found, on one sheet. */
  @Get('xuat.csv')
  @Requires(Permission.ExportPeople)
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query(FORM) query: PeopleQuery): Promise<void> {
    const running = await this.contests.running();
    const rows = await this.unitOfWork.run(async () => {
      const found = await this.rowsOf(running, query);
      await this.audit.record({
        actor: staffOf(request).accountId,
        action: 'people.exported',
        subject: { kind: 'contest', id: running.contest.id },
        // What was searched for may be somebody's name: only that something was.
        details: { count: found.length - 1, isFiltered: isNarrowed({ ...query }, PEOPLE_FILTERS) },
      });
      return found;
    });
    await sendCsv(reply, `nguoi-du-thi-${localDay(this.clock.now())}.csv`, rows);
  }

  @Get(':id')
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('id', ID) id: RegistrationId): Promise<Page> {
    const running = await this.contests.running();
    const person = await this.people.find(running.contest.id, id);
    await this.audit.record({ actor: staffOf(request).accountId, action: 'person.read', subject: { kind: 'registration', id } });
    const attempts = await this.attempts.ofAccount(person.accountId, running.contest.id);
    const mayOpen = staffOf(request).permissions.has(Permission.ManageAttempts);
    return consolePage<DetailView>('detail', personDetail(running, person, { attempts, now: this.clock.now(), mayOpen }));
  }

  /** In one statement, so that somebody who registers meanwhile puts nobody on the sheet twice. */
  private async rowsOf({ contest, ruleSet }: RunningContest, query: PeopleQuery): Promise<CsvRow[]> {
    const { people, total } = await this.people.page(contest.id, { ...filterOf(query), skip: 0, limit: MOST });
    if (total > MOST) throw new RegistrationError('TOO_MANY_TO_EXPORT', { most: formatNumber(MOST) });
    const attempts = new Map<RegistrationId, number>();
    for (let from = 0; from < people.length; from += BATCH) {
      const counts = await this.attempts.countsOf(people.slice(from, from + BATCH).map((person) => person.registrationId));
      for (const [id, count] of counts) attempts.set(id, count);
    }
    return peopleRows(ruleSet, people, attempts);
  }
}

function filterOf({ q, 'don-vi': unit, 'doi-tuong': audience, xep }: PeopleQuery): PeopleFilter & { order: PeopleOrder } {
  return { name: q ?? '', unit: unit ?? '', audience, order: xep === 'ten' ? 'name' : 'newest' };
}
