import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import type { SubmissionId } from '#submissions';
import { type Unit, UnitRegister } from '#units';
import type { KnownAuthors } from './domain/redact.js';
import { type NamedAuthor, Submitted } from './submitted.service.js';

/** Reads by what the authors of submissions can be recognised. Never for judges of a blind phase. */
@Injectable()
export class KnownAuthorsReader {
  constructor(
    private readonly submitted: Submitted,
    private readonly accounts: Accounts,
    private readonly units: UnitRegister,
  ) {}

  /** What is known of the authors of submissions, their own units among it. As many statements whatever their number. */
  async of(ids: readonly SubmissionId[]): Promise<KnownAuthors> {
    const authors = [...(await this.submitted.authors(ids)).values()].flat();
    const accountIds = authors.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]));
    const accounts = [...(await this.accounts.findMany(accountIds)).values()];
    const units = await this.unitsOf(ids);
    const of = <K extends keyof NamedAuthor>(key: K): NonNullable<NamedAuthor[K]>[] =>
      authors.flatMap((one) => (one[key] === null ? [] : [one[key] as NonNullable<NamedAuthor[K]>]));
    const ofAccounts = (key: 'phone' | 'email' | 'position'): string[] => accounts.flatMap((one) => one[key] ?? []);
    return {
      names: distinct([...of('fullName'), ...accounts.map(({ fullName }) => fullName)]),
      units: distinct([...of('unitName'), ...units.flatMap(namesOf)]),
      positions: distinct([...of('position'), ...ofAccounts('position')]),
      phones: distinct([...of('phone'), ...ofAccounts('phone')]),
      emails: distinct([...of('email'), ...ofAccounts('email')]),
    };
  }

  /** Names of what stands directly above their units: it tells where an author is from. */
  async above(ids: readonly SubmissionId[]): Promise<string[]> {
    const parents = (await this.unitsOf(ids)).flatMap(({ parentId }) => parentId ?? []);
    return distinct([...(await this.units.findMany(parents)).values()].flatMap(namesOf));
  }

  private async unitsOf(ids: readonly SubmissionId[]): Promise<Unit[]> {
    const facts = [...(await this.submitted.facts(ids)).values()];
    return [...(await this.units.findMany(facts.flatMap(({ unitId }) => unitId ?? []))).values()];
  }
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** "Phường 9", and "Phường 9, thành phố Đà Lạt". */
const namesOf = ({ name, place }: Unit): string[] => (place === '' ? [name] : [name, `${name}, ${place}`]);
