import { Injectable } from '@nestjs/common';
import { Not, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { Clock, type RoundId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AnomalyError } from './anomaly.errors.js';
import type { AnomalyKind } from './domain/finding.js';
import { Anomaly, type AnomalyId, AnomalyPerson } from './entities/anomaly.entity.js';
import { RankingExclusions } from './ranking-exclusions.service.js';

const LONGEST = 4_000;

/** A case as the person sees it whom it is about: never who else it lists. */
export interface OwnCase {
  id: AnomalyId;
  roundId: RoundId;
  kind: AnomalyKind;
  /** asked: an answer is awaited; excluded: not ranked; closed: nothing follows. */
  state: 'asked' | 'excluded' | 'closed';
  /** What the organisers ask or say. */
  reason: string;
  askedAt: Date | null;
  answer: string | null;
  answeredAt: Date | null;
  /** Whether an answer is read: not any more once nothing follows. */
  mayAnswer: boolean;
  /** Whether this case or another one leaves the person out of the ranking of the round. */
  isLeftOut: boolean;
}

/** What organisers have asked somebody, or decided about them. What was only looked at, nobody is bothered with. */
@Injectable()
export class OwnCases {
  constructor(
    @InjectScoped(Anomaly) private readonly anomalies: ScopedRepository<Anomaly>,
    @InjectScoped(AnomalyPerson) private readonly people: ScopedRepository<AnomalyPerson>,
    private readonly exclusions: RankingExclusions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async of(registrationId: RegistrationId): Promise<OwnCase[]> {
    const found = await this.people.find({
      where: [
        { registrationId, askedAt: Not(IsNull()) },
        { registrationId, isProposed: true },
      ],
    });
    const cases: OwnCase[] = [];
    for (const person of found) {
      const anomaly = await this.anomalies.findOne({ where: { id: person.anomalyId } });
      const own = anomaly && ownCase(anomaly, person);
      if (own) cases.push({ ...own, isLeftOut: (await this.exclusions.outOf(own.roundId, [registrationId])).has(registrationId) });
    }
    return cases.toSorted((a, b) => (b.askedAt?.getTime() ?? 0) - (a.askedAt?.getTime() ?? 0));
  }

  /** @throws AnomalyError NOT_ASKED */
  async find(registrationId: RegistrationId, id: string): Promise<OwnCase> {
    const found = (await this.of(registrationId)).find((one) => one.id === id);
    if (!found) throw new AnomalyError('NOT_ASKED');
    return found;
  }

  /** Keeps what the person says with the case; a second answer takes the place of the first. @throws AnomalyError NOT_ASKED, NOTHING_SAID, TOO_LONG */
  async answer(registrationId: RegistrationId, id: string, typed: string): Promise<void> {
    const text = typed.normalize('NFC').replaceAll('\r\n', '\n').trim();
    if (text === '') throw new AnomalyError('NOTHING_SAID');
    if (text.length > LONGEST) throw new AnomalyError('TOO_LONG');
    await this.unitOfWork.run(async () => {
      const own = await this.find(registrationId, id);
      if (!own.mayAnswer) throw new AnomalyError('NOT_ASKED');
      await this.people.update({ anomalyId: own.id, registrationId }, { answerText: text, answeredAt: this.clock.now() });
      await this.audit.record({
        actor: null,
        action: 'anomaly.answered',
        subject: { kind: 'anomaly', id: own.id },
        details: { registration: registrationId },
      });
    });
  }
}

function ownCase({ id, roundId, kind, state, reason }: Anomaly, person: AnomalyPerson): Omit<OwnCase, 'isLeftOut'> | undefined {
  const { askedAt, answerText, answeredAt, isProposed } = person;
  // Until the second person has agreed, nothing is decided: the question stands as it stood.
  const seen = state === 'excluded' ? (isProposed ? 'excluded' : 'closed') : state === 'closed' ? 'closed' : 'asked';
  if (askedAt === null && seen !== 'excluded') return undefined;
  const told = state === 'proposed' ? 'Ban Tổ chức đang xem xét.' : (reason ?? '');
  return { id, roundId, kind, state: seen, reason: told, askedAt, answer: answerText, answeredAt, mayAnswer: seen !== 'closed' };
}
