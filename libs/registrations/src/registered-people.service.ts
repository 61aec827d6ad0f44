import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { type AccountId, type ContestId, foldVietnamese } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { Basis, UnitId } from '#units';
import { Registration, type RegistrationId } from './entities/registration.entity.js';
import { RegistrationError } from './registration.errors.js';

/** Who is looked for; nothing given is everybody. */
export interface PeopleFilter {
  /** Words of the name, in any spelling. */
  name?: string;
  /** Words of the unit's name or place, in any spelling. */
  unit?: string;
  /** Code of an audience group. */
  audience?: string | undefined;
}

/** A person of a contest with name and contact: for the organisers alone. */
export interface RegisteredPerson {
  registrationId: RegistrationId;
  accountId: AccountId;
  fullName: string;
  phone: string | null;
  email: string | null;
  audience: string;
  basis: Basis;
  position: string | null;
  unitName: string;
  unitPlace: string;
  registeredAt: Date;
}

/** `name` sorts as Vietnamese lists do: by given name, then by the whole. */
export type PeopleOrder = 'newest' | 'name';

const COLUMNS = [
  'r.id as "registrationId"',
  'r.account_id as "accountId"',
  'p.full_name as "fullName"',
  'p.phone as phone',
  'p.email as email',
  'r.audience as audience',
  'r.basis as basis',
  'r.position as position',
  'p.unit_name as "unitName"',
  'p.unit_place as "unitPlace"',
  'r.created_at as "registeredAt"',
];
const GIVEN_NAME = `regexp_replace(p.full_name, '^.* ', '') collate vietnamese`;

/** The list of people who have registered in a contest. */
@Injectable()
export class RegisteredPeople {
  constructor(@InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>) {}

  /** A page of people and how many there are in all: two statements, however many rows. */
  async page(
    contestId: ContestId,
    { skip, limit, order = 'newest', ...filter }: PeopleFilter & { skip: number; limit: number; order?: PeopleOrder },
  ): Promise<{ people: RegisteredPerson[]; total: number }> {
    return this.registrations.query('r', async (query) => {
      narrow(query.andWhere('r.contestId = :contestId', { contestId }), filter);
      const total = await query.getCount();
      if (order === 'name') query.orderBy(GIVEN_NAME).addOrderBy('p.full_name collate vietnamese').addOrderBy('r.id');
      else query.orderBy('r.created_at', 'DESC').addOrderBy('r.id', 'DESC');
      return { people: await query.select(COLUMNS).offset(skip).limit(limit).getRawMany<RegisteredPerson>(), total };
    });
  }

  /** Everybody of the contest who counts for one of the units, by name. */
  async ofUnits(contestId: ContestId, units: readonly UnitId[]): Promise<RegisteredPerson[]> {
    return this.registrations.query('r', (query) =>
      narrow(query.andWhere('r.contestId = :contestId and r.unitId = any(:units)', { contestId, units: [...units] }), {})
        .orderBy(GIVEN_NAME)
        .addOrderBy('p.full_name collate vietnamese')
        .addOrderBy('r.id')
        .select(COLUMNS)
        .getRawMany<RegisteredPerson>(),
    );
  }

  /** One person of the contest. @throws RegistrationError PERSON_NOT_FOUND */
  async find(contestId: ContestId, id: RegistrationId): Promise<RegisteredPerson> {
    const [person] = await this.registrations.query('r', (query) =>
      narrow(query.andWhere('r.contestId = :contestId and r.id = :id', { contestId, id }), {})
        .select(COLUMNS)
        .getRawMany<RegisteredPerson>(),
    );
    if (!person) throw new RegistrationError('PERSON_NOT_FOUND');
    return person;
  }
}

function narrow(
  query: SelectQueryBuilder<Registration>,
  { name = '', unit = '', audience }: PeopleFilter,
): SelectQueryBuilder<Registration> {
  query.innerJoin('registered_people', 'p', 'p.tenant_id = r.tenantId and p.registration_id = r.id');
  words(name).forEach((word, n) => query.andWhere(`position(:name${n} in p.name_key) > 0`, { [`name${n}`]: word }));
  words(unit).forEach((word, n) => query.andWhere(`position(:unit${n} in p.unit_key) > 0`, { [`unit${n}`]: word }));
  if (audience) query.andWhere('r.audience = :audience', { audience });
  return query;
}

function words(text: string): string[] {
  return foldVietnamese(text).split(' ').filter(Boolean).slice(0, 8);
}
