import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, LessThan, Not, Raw } from 'typeorm';
import { type ErasedPerson, ErasureFollowers, NOBODY } from '#accounts';
import { type ContestId, foldVietnamese } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { isForgotten, withoutAuthors } from './domain/forgotten-authors.js';
import { printsOf } from './domain/people-prints.js';
import { Nomination, type NominationId, type NominationState } from './entities/nomination.entity.js';
import { NominationAuthor } from './entities/nomination-author.entity.js';
import { NominationCall } from './entities/nomination-call.entity.js';
import { ReceivedNomination } from './entities/received-nomination.entity.js';
import { NominationGate } from './nomination-gate.service.js';
import { ReceivedNominations } from './received-nominations.service.js';

/** In these states nothing has left yet, or it has come back. */
const NOT_SENT: readonly NominationState[] = ['draft', 'consented', 'returned'];

/** Forgets authors of nominations: one who is erased, or all of them when the term is over. Texts, scores and counts stay. */
@Injectable()
export class NominationErasure implements OnModuleInit {
  constructor(
    @InjectScoped(Nomination) private readonly nominations: ScopedRepository<Nomination>,
    @InjectScoped(NominationAuthor) private readonly authors: ScopedRepository<NominationAuthor>,
    @InjectScoped(NominationCall) private readonly calls: ScopedRepository<NominationCall>,
    @InjectScoped(ReceivedNomination) private readonly received: ScopedRepository<ReceivedNomination>,
    private readonly arrived: ReceivedNominations,
    private readonly gate: NominationGate,
    private readonly followers: ErasureFollowers,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.followers.add((person) => this.forget(person));
  }

  /** Takes one author out of what the tenant in scope nominates and of what it has received. */
  async forget(person: ErasedPerson): Promise<void> {
    const isThem = ({ fullName }: { fullName: string }): boolean => foldVietnamese(fullName) === person.nameKey;
    const { email, phone } = person;
    const where = [...(email === null ? [] : [{ email }]), ...(phone === null ? [] : [{ phone }])];
    if (where.length === 0) return;
    await this.unitOfWork.run(() => this.noteGone(printsOf(person)));
    const own = (await this.authors.find({ where })).filter(isThem);
    for (const id of new Set(own.map(({ nominationId }) => nominationId)))
      await this.forgetAuthors(
        id,
        own.filter(({ nominationId }) => nominationId === id).map(({ ordinal }) => ordinal),
      );
    for (const contact of where) {
      const found = await this.received.query('n', (query) =>
        query.andWhere(`n.content -> 'authors' @> :wanted::jsonb`, { wanted: JSON.stringify([contact]) }).getMany(),
      );
      for (const { id, content } of found)
        await this.arrived.forgetAuthors(
          id,
          content.authors.flatMap((author, at) => (isThem(author) && hasContact(author, contact) ? [at + 1] : [])),
        );
    }
  }

  /** The term of a contest is over: nobody is named any more in what came in for it, nor in what the tenant itself nominated. */
  async forgetContest(contestId: ContestId): Promise<void> {
    const callIds = (await this.calls.find({ where: { contestId } })).map(({ id }) => id);
    if (callIds.length === 0) return;
    const found = await this.received.find({ where: { callId: In(callIds) } });
    for (const { id, content } of found) await this.arrived.forgetAuthors(id, namedIn(content.authors));
    await this.arrived.forgetHeads(callIds);
    const receiverTenantId = this.context.tenantId();
    await this.forgetAll(await this.nominations.find({ where: { callId: In(callIds), receiverTenantId } }));
  }

  /** What was nominated upward and nobody has touched since the instant: the receiver keeps its copy as long as it says. */
  async forgetBefore(instant: Date): Promise<void> {
    const old = { receiverTenantId: Not(this.context.tenantId()), updatedAt: LessThan(instant) };
    await this.forgetAll(await this.nominations.find({ where: old }));
  }

  /** Tells the receivers who was erased on this side: their copies forget the same people. Twice is once. */
  async passOn(): Promise<void> {
    await this.notePeopleSent();
    const sent = await this.nominations.query('n', (query) => query.andWhere(`n.gonePeople <> '{}'`).getMany());
    for (const { id, receiverTenantId, gonePeople } of sent) {
      await this.gate.forgetPeople({ id, receiverTenantId }, gonePeople);
      // What is on its way arrives with the names that it left with: they are told again.
      const rest = { id, state: Not('sending' as const), gonePeople: Raw((column) => `${column} = :gonePeople`, { gonePeople }) };
      await this.nominations.update(rest, { gonePeople: [] });
    }
  }

  /** Of what left before the people of copies were written down: those who are named in it now. */
  private async notePeopleSent(): Promise<void> {
    const unknown = await this.nominations.query('n', (query) =>
      query
        .andWhere('(n.delivery is not null or n.sentAt is not null)')
        .andWhere('n.receiverTenantId <> n.tenantId and n.sentPeople is null')
        .getMany(),
    );
    for (const { id, content } of unknown) {
      const named = content.authors.filter((author) => !isForgotten(author));
      await this.nominations.update({ id, sentPeople: IsNull() }, { sentPeople: named.flatMap(printsOf) });
    }
  }

  /** Notes of the copies that have left that somebody is erased, who may no longer be named in what they were made of. */
  private async noteGone(prints: readonly string[]): Promise<void> {
    const found = await this.nominations.query('n', (query) =>
      query.andWhere('n.sentPeople && cast(:prints as text[])', { prints }).setLock('pessimistic_write').getMany(),
    );
    for (const { id, sentPeople, gonePeople } of found) {
      const gone = (sentPeople ?? []).filter((print) => prints.includes(print));
      const rest = (sentPeople ?? []).filter((print) => !prints.includes(print));
      await this.nominations.update({ id }, { sentPeople: rest, gonePeople: [...new Set([...gonePeople, ...gone])] });
    }
  }

  private async forgetAll(nominations: readonly Nomination[]): Promise<void> {
    for (const { id, content, headName, sentPeople } of nominations) {
      await this.forgetAuthors(id, namedIn(content.authors));
      if (headName !== null || sentPeople?.length)
        await this.nominations.update({ id }, { headName: null, headPosition: null, sentPeople: sentPeople && [] });
    }
  }

  private async forgetAuthors(id: NominationId, ordinals: readonly number[]): Promise<void> {
    if (ordinals.length === 0) return;
    await this.unitOfWork.run(async () => {
      const [nomination] = await this.nominations.query('n', (query) =>
        query.andWhere('n.id = :id', { id }).setLock('pessimistic_write').getMany(),
      );
      if (!nomination) return;
      const content = withoutAuthors(nomination.content, ordinals);
      const isUnsent = NOT_SENT.includes(nomination.state);
      await this.nominations.update({ id }, { content, title: content.title, ...(isUnsent && { state: 'draft' }) });
      const empty = { fullName: NOBODY, position: '', unitName: '', email: null, phone: null, tokenHash: null };
      // Whoever is not there any more agrees to nothing that has not left yet.
      const refused = { answer: 'refused' as const, answeredAt: nomination.updatedAt, answeredSha256: nomination.sha256 };
      const which = { nominationId: id, ordinal: In([...ordinals]) };
      await this.authors.update(which, { ...empty, ...(isUnsent && refused) });
    });
  }
}

function namedIn(authors: Nomination['content']['authors']): number[] {
  return authors.flatMap((author, at) => (isForgotten(author) ? [] : [at + 1]));
}

function hasContact(author: { email: string | null; phone: string | null }, contact: { email: string } | { phone: string }): boolean {
  return 'email' in contact ? author.email === contact.email : author.phone === contact.phone;
}
