import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Grants, type RunningContest, unitDay } from '#contests';
import { type AccountId, Clock } from '#kernel';
import { canonicalJson, sha256 } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type Unit, type UnitId, UnitRegister } from '#units';
import { type ListedEntry, UnitEntryList, type UnitEntryListId } from './entities/unit-entry-list.entity.js';
import { type DeskLine, SubmissionDesk } from './submission-desk.service.js';
import { receivingPart } from './submission-drafts.service.js';
import { SubmissionError } from './submission.errors.js';

/** What people of a unit have sent in, as it stands now. */
export interface UnitEntries {
  lines: DeskLine[];
  /** Of the list: sent back with the form, so that what is confirmed is what was seen. */
  sha256: string;
}

/** The lists of entries that heads of units send to the organisers, through their contacts. */
@Injectable()
export class UnitEntryLists {
  constructor(
    @InjectScoped(UnitEntryList) private readonly lists: ScopedRepository<UnitEntryList>,
    private readonly desk: SubmissionDesk,
    private readonly units: UnitRegister,
    private readonly grants: Grants,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * What people of the unit and of those below it have sent in, by number: neither withdrawn nor cancelled ones.
   * @throws SubmissionError NO_SUCH_PART
   */
  async entries(running: RunningContest, partCode: string, unit: Pick<Unit, 'code'>): Promise<UnitEntries> {
    const { round } = receivingPart(running, partCode);
    const within = await this.units.under([unit.code], unitDay(running));
    const lines = (await this.desk.ofUnits(round.id, within.map(({ id }) => id))).filter(({ state }) => state !== 'cancelled'); // prettier-ignore
    return { lines, sha256: sha256([canonicalJson(listed(lines))]) };
  }

  /**
   * Confirms the list as it stands and sends it to the organisers. Pressed twice it is one list.
   * @param sending key of the form; `seen` is the list's fingerprint that the page showed; `by` the unit's contact
   * @throws SubmissionError NO_SUCH_PART, LIST_CHANGED
   */
  async send(
    running: RunningContest,
    partCode: string,
    unit: Pick<Unit, 'id' | 'code' | 'codes'>,
    { key, seen, by }: { key: UnitEntryListId; seen: string; by: AccountId },
  ): Promise<UnitEntryList> {
    const { round } = receivingPart(running, partCode);
    return this.unitOfWork.run(async () => {
      const before = await this.lists.findOne({ where: { id: key, unitId: unit.id } });
      if (before) return before;
      const { lines, sha256: entriesSha256 } = await this.entries(running, partCode, unit);
      if (entriesSha256 !== seen) throw new SubmissionError('LIST_CHANGED');
      const list = {
        ...{ id: key, contestId: running.contest.id, roundId: round.id, unitId: unit.id, sentBy: by, entriesSha256 },
        viaTenantId: await this.grants.wardOf(running.contest.id, unit.codes),
        sentAt: this.clock.now(),
        entries: listed(lines),
      };
      if ((await this.lists.insertMissing([list])) > 0)
        await this.audit.record({
          actor: by,
          action: 'submission-list.sent',
          subject: { kind: 'unit', id: unit.id },
          details: { round: round.id, unit: unit.code, count: lines.length },
        });
      const sent = await this.lists.findOne({ where: { id: key, unitId: unit.id } });
      // The key of another unit's form: what was seen there is not this unit's list.
      if (!sent) throw new SubmissionError('LIST_CHANGED');
      return sent;
    });
  }

  /** A list of a round. */
  async find(roundId: UnitEntryList['roundId'], id: UnitEntryListId): Promise<UnitEntryList | undefined> {
    return (await this.lists.findOne({ where: { roundId, id } })) ?? undefined;
  }

  /** All lists that a unit has sent in a round, the newest first. */
  async of(roundId: UnitEntryList['roundId'], unitId: UnitId): Promise<UnitEntryList[]> {
    return this.lists.find({ where: { roundId, unitId }, order: { sentAt: 'DESC', id: 'DESC' } });
  }

  /** The last list of each unit in a round, the newest first. */
  async latest(roundId: UnitEntryList['roundId']): Promise<UnitEntryList[]> {
    const all = await this.lists.find({ where: { roundId }, order: { sentAt: 'DESC', id: 'DESC' } });
    const seen = new Set<UnitId>();
    return all.filter(({ unitId }) => !seen.has(unitId) && seen.add(unitId));
  }
}

function listed(lines: readonly DeskLine[]): ListedEntry[] {
  return lines.map(({ submission, version }) => ({
    submission: submission.id,
    number: submission.number ?? 0,
    version: version.version,
  }));
}
