import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Permission, permissionsOf } from '#access';
import { Accounts, type Invitation, type NewStaff, Staff } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, cleanText, Clock, type ContestId, newId } from '#kernel';
import type { RuleSet } from '#rules';
import { hotStatement } from '#persistence';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';
import { CouncilSeat, type SeatId, type SeatRole } from './entities/council-seat.entity.js';
import { CouncilError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';

/** Whoever is to sit on a council. */
export interface NewSeat {
  /** Code of the team in the rule set. */
  council: string;
  accountId: AccountId;
  role: SeatRole;
  /** For which unit of the register the person works. */
  unitId?: UnitId | null;
  load?: number | null;
  /** Codes of themes that the person knows; none: any. */
  fields?: readonly string[];
}

const SHORTEST_REASON = 10;

/** Whoever is finishing a sheet in this second has finished it. */
const HOLD_SHEETS = hotStatement<[tenant: string, seat: string], never>(
  'judging-hold-sheets-of-seat',
  `select s.assignment_id from judge_assignments a join score_sheets s on s.tenant_id = a.tenant_id and s.assignment_id = a.id
   where a.tenant_id = $1 and a.seat_id = $2 and a.ended is null order by s.assignment_id for update of s`,
);
/** What somebody has not finished when they leave is given to others; what is closed stays as it is. */
const END_UNFINISHED = hotStatement<[tenant: string, seat: string, at: Date, because: string], never>(
  'judging-end-unfinished',
  `update judge_assignments a set ended = 'taken-back', ended_at = $3, ended_because = $4
   where a.tenant_id = $1 and a.seat_id = $2 and a.ended is null and not exists (
     select from score_sheets s where s.tenant_id = a.tenant_id and s.assignment_id = a.id and s.version is not null)
   and exists (select from judging_phases p
     join judged_entries e on e.tenant_id = p.tenant_id and e.round_id = p.round_id and e.phase = p.phase and e.submission_id = a.submission_id
     where p.tenant_id = a.tenant_id and p.round_id = a.round_id and p.phase = a.phase and p.state <> 'closed' and e.closed_at is null)`,
);

/** Who sits on the councils of a contest. A seat bars from taking part as the team's list of names does. */
@Injectable()
export class Councils {
  constructor(
    @InjectScoped(CouncilSeat) private readonly rows: ScopedRepository<CouncilSeat>,
    private readonly contests: ContestReader,
    private readonly frame: JudgingFrame,
    private readonly accounts: Accounts,
    private readonly staff: Staff,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives somebody a seat. Who marks blindly may not be somebody to whom the console shows names.
   * @throws CouncilError COUNCIL_UNKNOWN, NOT_STAFF, NOT_KEEPER, SEES_NAMES, FIELD_UNKNOWN, SEATED, CHAIR_TAKEN
   */
  async appoint(contestId: ContestId, seat: NewSeat, by: AccountId): Promise<SeatId> {
    const { ruleSet } = await this.contests.contest(contestId);
    if (!councilsOf(ruleSet).includes(seat.council)) throw new CouncilError('COUNCIL_UNKNOWN');
    this.checkFields(ruleSet, seat.fields ?? []);
    const account = await this.accounts.findById(seat.accountId);
    const permissions = permissionsOf(account?.status === 'active' ? account.staffRoles : []);
    if (seat.role === 'secretary' && !permissions.has(Permission.PrepareJudging)) throw new CouncilError('NOT_KEEPER');
    if (seat.role !== 'secretary' && !permissions.has(Permission.Judge)) throw new CouncilError('NOT_STAFF');
    if (seat.role !== 'secretary' && marksBlind(ruleSet, seat.council) && seesNames(permissions)) throw new CouncilError('SEES_NAMES');
    const id = newId<'council-seat'>(this.clock.now());
    await this.unitOfWork.run(async () => {
      const { council, accountId, role } = seat;
      if (role === 'chair' && (await this.rows.exists({ contestId, council, role, leftAt: IsNull() })))
        throw new CouncilError('CHAIR_TAKEN');
      const added = await this.rows.insertMissing([
        {
          ...{ id, contestId, council, accountId, role },
          pseudonym: randomUUID(),
          unitId: seat.unitId ?? null,
          load: seat.load ?? null,
          fields: [...(seat.fields ?? [])],
          appointedBy: by,
          appointedAt: this.clock.now(),
          leftAt: null,
          leftBecause: null,
        },
      ]);
      if (added === 0) throw new CouncilError(role === 'chair' && !(await this.isSeated(contestId, seat)) ? 'CHAIR_TAKEN' : 'SEATED');
      await this.record('seat.appointed', id, by, { council, role });
    });
    return id;
  }

  /**
   * Invites somebody who has no account yet to judge, and gives them a seat: both or neither.
   * @throws as `appoint`; AccountError STAFF_EXISTS
   */
  async invite(
    contestId: ContestId,
    person: Pick<NewStaff, 'fullName' | 'email' | 'position'>,
    { seat, invitation, by }: { seat: Omit<NewSeat, 'accountId'>; invitation: Omit<Invitation, 'actor'>; by: AccountId },
  ): Promise<SeatId> {
    return this.unitOfWork.run(async () => {
      const accountId = await this.staff.invite({ ...person, roles: ['judge'] }, { ...invitation, actor: by });
      return this.appoint(contestId, { ...seat, accountId }, by);
    });
  }

  /**
   * Looks again at those who mark for a council that marks blindly: roles change.
   * @throws CouncilError SEES_NAMES
   */
  async checkBlind(contestId: ContestId, council: string): Promise<void> {
    if ((await this.seeingNames(await this.seats(contestId, council))).length > 0) throw new CouncilError('SEES_NAMES');
  }

  /** Which of those who mark have a role to which the console shows authors. */
  async seeingNames(seats: readonly CouncilSeat[]): Promise<CouncilSeat[]> {
    const marking = seats.filter(({ role }) => role !== 'secretary');
    const accounts = await this.accounts.findMany(marking.map(({ accountId }) => accountId));
    return marking.filter(({ accountId }) => seesNames(permissionsOf(accounts.get(accountId)?.staffRoles ?? [])));
  }

  /**
   * Names of the councils in which somebody marks blindly, as long as a phase in which they do is not closed: a role to which the
   * console shows authors ends that.
   */
  async blindCouncilsOf(accountId: AccountId): Promise<string[]> {
    const names = new Set<string>();
    for (const { contestId, council, role } of await this.ownSeats(accountId)) {
      if (role === 'secretary') continue;
      const { ruleSet } = await this.contests.contest(contestId);
      const blind = phasesOf(ruleSet).filter((phase) => phase.council === council && phase.blind === true);
      const closed = await this.frame.closed(
        contestId,
        blind.map(({ code }) => code),
      );
      if (closed < blind.length) names.add(ruleSet.teams.find(({ code }) => code === council)?.name ?? council);
    }
    return [...names];
  }

  /** Unit, load and themes of somebody who sits. @throws CouncilError SEAT_NOT_FOUND, FIELD_UNKNOWN */
  async change(
    id: SeatId,
    { unitId = null, load = null, fields = [] }: Pick<NewSeat, 'unitId' | 'load' | 'fields'>,
    by: AccountId,
  ): Promise<void> {
    const seat = await this.seat(id);
    this.checkFields((await this.contests.contest(seat.contestId)).ruleSet, fields);
    await this.unitOfWork.run(async () => {
      if ((await this.rows.update({ id, leftAt: IsNull() }, { unitId, load, fields: [...fields] })) === 0)
        throw new CouncilError('SEAT_NOT_FOUND');
      await this.record('seat.changed', id, by, { council: seat.council, load, fields: [...fields] });
    });
  }

  /** Somebody leaves; votes and finished sheets stay, what is unfinished is free for others. Leaving twice is once. @throws CouncilError SEAT_NOT_FOUND, REASON_MISSING */
  async leave(id: SeatId, typedReason: string, by: AccountId): Promise<void> {
    const reason = cleanText(typedReason).slice(0, 1_000);
    if (reason.length < SHORTEST_REASON) throw new CouncilError('REASON_MISSING');
    const { council, contestId } = await this.seat(id);
    const now = this.clock.now();
    await this.unitOfWork.run(async (manager) => {
      for (const { roundId, phase } of await this.frame.unclosed(contestId)) await this.frame.hold(roundId, phase, 'in-common');
      await manager.query(HOLD_SHEETS.text, [this.context.tenantId(), id]);
      const left = await this.rows.update({ id, leftAt: IsNull() }, { leftAt: now, leftBecause: reason });
      if (left === 0) return;
      await manager.query(END_UNFINISHED.text, [this.context.tenantId(), id, now, reason]);
      await this.record('seat.left', id, by, { council }, reason);
    });
  }

  /** Everybody who sits on the councils of a contest, or on one of them, in the order of their appointment. */
  async seats(contestId: ContestId, council?: string): Promise<CouncilSeat[]> {
    const where = { contestId, leftAt: IsNull(), ...(council !== undefined && { council }) };
    return this.rows.find({ where, order: { appointedAt: 'ASC', id: 'ASC' } });
  }

  /** The same with those who have left. */
  async allSeats(contestId: ContestId): Promise<CouncilSeat[]> {
    return this.rows.find({ where: { contestId }, order: { appointedAt: 'ASC', id: 'ASC' } });
  }

  /** A seat by its id, also one that was left. @throws CouncilError SEAT_NOT_FOUND */
  async seat(id: SeatId): Promise<CouncilSeat> {
    const seat = await this.rows.findOne({ where: { id } });
    if (!seat) throw new CouncilError('SEAT_NOT_FOUND');
    return seat;
  }

  /** The seats of one person in all contests. */
  async ownSeats(accountId: AccountId): Promise<CouncilSeat[]> {
    return this.rows.find({ where: { accountId, leftAt: IsNull() }, order: { appointedAt: 'ASC', id: 'ASC' } });
  }

  /** Seats by their ids, also those that were left. */
  async several(ids: readonly SeatId[]): Promise<ReadonlyMap<SeatId, CouncilSeat>> {
    if (ids.length === 0) return new Map();
    return new Map((await this.rows.find({ where: { id: In([...new Set(ids)]) } })).map((seat) => [seat.id, seat]));
  }

  private async isSeated(contestId: ContestId, { council, accountId }: NewSeat): Promise<boolean> {
    return this.rows.exists({ contestId, council, accountId, leftAt: IsNull() });
  }

  private checkFields({ parts }: RuleSet, fields: readonly string[]): void {
    const known = parts.flatMap((part) => (part.kind === 'quiz' ? [] : part.themes.map(({ code }) => code)));
    if (fields.some((code) => !known.includes(code))) throw new CouncilError('FIELD_UNKNOWN');
  }

  private async record(action: string, id: SeatId, actor: AccountId, details: Record<string, unknown>, reason?: string): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'council-seat', id }, details, reason });
  }
}

const phasesOf = ({ parts }: RuleSet) => parts.flatMap((part) => (part.kind === 'quiz' ? [] : part.judging.phases));

/** Codes of the teams that judge, in the order of the rules. */
export function councilsOf(ruleSet: RuleSet): string[] {
  return [...new Set(phasesOf(ruleSet).map(({ council }) => council))];
}

/** Whether a council marks in a phase in which the authors are not known. */
export function marksBlind(ruleSet: RuleSet, council: string): boolean {
  return phasesOf(ruleSet).some((phase) => phase.council === council && phase.blind === true);
}

/** Any page of the console beside the judges' own may name an author. */
export function seesNames(permissions: ReadonlySet<Permission>): boolean {
  return [...permissions].some((permission) => permission !== Permission.Judge && permission !== Permission.TakePart);
}
