import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { readIdentityNumber } from './domain/identity-number.js';
import { ExcludedNumber, IdentityNumber } from './entities/identity-number.entity.js';
import type { RegistrationId } from './entities/registration.entity.js';
import { IdentityBox } from './identity-box.js';
import { RegistrationError } from './registration.errors.js';

const LAST = 3;

export type ListedNumberId = ExcludedNumber['id'];

/** A number on a list, masked. */
export interface ListedNumber {
  id: ListedNumberId;
  /** Code of the list. */
  list: string;
  masked: string;
}

/** Identity numbers of contestants, where a plan asks for them, and those on lists of who may not enter. */
@Injectable()
export class IdentityNumbers {
  constructor(
    @InjectScoped(IdentityNumber) private readonly numbers: ScopedRepository<IdentityNumber>,
    @InjectScoped(ExcludedNumber) private readonly excluded: ScopedRepository<ExcludedNumber>,
    private readonly box: IdentityBox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Keeps a contestant's number, in the unit of work that registers them. @throws RegistrationError IDENTITY_TAKEN when it has registered in the contest */
  async keep(contestId: ContestId, registrationId: RegistrationId, number: string): Promise<void> {
    const kept = await this.numbers.insertMissing([
      { registrationId, contestId, sealed: this.box.seal(number), numberHmac: this.box.hash(number), lastDigits: number.slice(-LAST) },
    ]);
    if (kept === 0) throw new RegistrationError('IDENTITY_TAKEN');
  }

  /** "••• ••• ••• 123": all that anybody is shown of a number, its owner included; undefined where none was asked for. */
  async masked(registrationId: RegistrationId): Promise<string | undefined> {
    const kept = await this.numbers.findOne({ where: { registrationId } });
    return kept ? maskedNumber(kept.lastDigits) : undefined;
  }

  /** Removes a contestant's number. */
  async forget(registrationId: RegistrationId): Promise<void> {
    await this.numbers.delete({ registrationId });
  }

  /** Removes the lists of a contest when its term is over. */
  async forgetLists(contestId: ContestId): Promise<void> {
    await this.excluded.delete({ contestId });
  }

  /** Puts a number on a list; the number itself is not kept. @throws RegistrationError NUMBER_UNREADABLE, NUMBER_LISTED */
  async exclude(contestId: ContestId, wanted: { list: string; number: string }, actor: AccountId | null): Promise<void> {
    const reading = readIdentityNumber(wanted.number);
    if ('fault' in reading) throw new RegistrationError('NUMBER_UNREADABLE');
    const [now, { number }] = [this.clock.now(), reading];
    const id = newId<'excluded-number'>(now);
    await this.unitOfWork.run(async () => {
      const lastDigits = number.slice(-LAST);
      const row = { id, contestId, list: wanted.list, numberHmac: this.box.hash(number), lastDigits, addedBy: actor, addedAt: now };
      if ((await this.excluded.insertMissing([row])) === 0) throw new RegistrationError('NUMBER_LISTED');
      await this.audit.record({
        actor,
        action: 'excluded-number.added',
        subject: { kind: 'excluded-number', id },
        details: { list: wanted.list },
      });
    });
  }

  /** Takes a number off its list; taking it off twice is once. */
  async readmit(contestId: ContestId, id: ListedNumberId, actor: AccountId | null): Promise<void> {
    await this.unitOfWork.run(async () => {
      if ((await this.excluded.delete({ id, contestId })) === 0) return;
      await this.audit.record({ actor, action: 'excluded-number.removed', subject: { kind: 'excluded-number', id } });
    });
  }

  /** The numbers on lists, masked, by list. */
  async listed(contestId: ContestId): Promise<ListedNumber[]> {
    const found = await this.excluded.find({ where: { contestId }, order: { list: 'ASC', addedAt: 'ASC', id: 'ASC' } });
    return found.map(({ id, list, lastDigits }) => ({ id, list, masked: maskedNumber(lastDigits) }));
  }

  /** Codes of the lists that name a number. */
  async listsOf(contestId: ContestId, number: string): Promise<string[]> {
    const found = await this.excluded.find({ where: { contestId, numberHmac: this.box.hash(number) } });
    return found.map(({ list }) => list).toSorted();
  }

  /** Those who have registered with a number that is on a list. */
  async excludedRegistrations(contestId: ContestId): Promise<{ registrationId: RegistrationId; list: string }[]> {
    const excluded = await this.excluded.find({ where: { contestId } });
    if (excluded.length === 0) return [];
    const own = await this.numbers.find({ where: { contestId, numberHmac: In(excluded.map(({ numberHmac }) => numberHmac)) } });
    return own.flatMap(({ registrationId, numberHmac }) =>
      excluded.filter((one) => one.numberHmac.equals(numberHmac)).map(({ list }) => ({ registrationId, list })),
    );
  }
}

function maskedNumber(lastDigits: string): string {
  return `•••\u00a0•••\u00a0•••\u00a0${lastDigits}`;
}
