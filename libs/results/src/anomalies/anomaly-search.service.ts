import { Injectable } from '@nestjs/common';
import { AttemptTraces, type MarkedAttempt } from '#attempts';
import { isSealed, type Round } from '#contests';
import { SealedBanks } from '#questions';
import type { RegistrationId } from '#registrations';
import { AlikeSearch } from './alike-search.service.js';
import { isBurst, usualOf } from './domain/burst.js';
import { aboutOf, type AnomalyKind, type Finding, type ListedAttempt, listedOf } from './domain/finding.js';
import { leastMsOf, tooFast } from './domain/reading-time.js';
import { MOST_CASES, MOST_LISTED, THRESHOLDS } from './domain/thresholds.js';

/** Looks through the attempts of a round. It says what somebody should look at, and nothing about what it means. */
@Injectable()
export class AnomalySearch {
  constructor(
    private readonly traces: AttemptTraces,
    private readonly banks: SealedBanks,
    private readonly alike: AlikeSearch,
  ) {}

  /**
   * What is to be seen in a round, kind by kind. Answers are compared only once the round is sealed: before that nothing that
   * depends on the key leaves the bank.
   */
  async *look(round: Round): AsyncGenerator<{ kind: AnomalyKind; findings: Finding[] }> {
    yield { kind: 'same-device', findings: await this.devices(round) };
    yield { kind: 'impossible-speed', findings: await this.speed(round) };
    yield { kind: 'burst', findings: await this.bursts(round) };
    if (isSealed(round)) yield { kind: 'identical-answers', findings: await this.alike.look(round.id) };
  }

  private async devices(round: Round): Promise<Finding[]> {
    const limits = { people: THRESHOLDS.device.people, most: MOST_CASES, listed: MOST_LISTED };
    return (await this.traces.sharedDevices(round.id, limits)).map(({ device, people, attempts, hours, listed }) => ({
      about: aboutOf(device),
      people,
      evidence: { kind: 'same-device', attempts, hours: Math.round(hours * 10) / 10, listed: listed.map(listedOf) },
      registrations: listed.map(({ registration }) => registration),
    }));
  }

  private async speed(round: Round): Promise<Finding[]> {
    const bank = await this.banks.ofRound(round).catch(() => undefined);
    const msPerQuestion = Math.max(0, ...(bank?.items.map(({ text }) => leastMsOf(text)) ?? []));
    const found = new Map<RegistrationId, Finding>();
    for (const attempt of await this.traces.quick(round.id, { msPerQuestion, most: MOST_CASES * 2 })) {
      const { items } = await this.banks.byId(attempt.bankId);
      const leastMs = attempt.questions.map((place) => leastMsOf(items[place]?.text ?? ''));
      const tookMs = attempt.submittedAt.getTime() - attempt.startedAt.getTime() - attempt.pausedMs;
      const evidence = tooFast({ leastMs, marks: attempt.marks, tookMs });
      // The fastest of somebody's attempts comes first and is enough.
      if (!evidence || found.has(attempt.registration) || found.size >= MOST_CASES) continue;
      found.set(attempt.registration, {
        about: aboutOf(attempt.registration),
        people: 1,
        evidence: { kind: 'impossible-speed', ...evidence, ...pauseOf(attempt), listed: [markedOf(attempt)] },
        registrations: [attempt.registration],
      });
    }
    return [...found.values()];
  }

  private async bursts(round: Round): Promise<Finding[]> {
    const found: Finding[] = [];
    for (const minute of await this.traces.busyMinutes(round.id, THRESHOLDS.burst.attempts)) {
      if (!isBurst(minute) || found.length >= MOST_CASES) continue;
      const { act: of, unit, attempts, devices, people } = minute;
      const traced = await this.traces.ofMinute(round.id, minute, MOST_LISTED);
      const listed = [...new Map(traced.map((one) => [one.registration, one])).values()];
      if (listed.length === 0) continue;
      const at = minute.minute.toISOString();
      const usual = Math.round(usualOf(minute) * 10) / 10;
      found.push({
        about: aboutOf(`${unit} ${of} ${at}`),
        people,
        evidence: { kind: 'burst', of, unit, minute: at, attempts, devices, usual, listed: listed.map(listedOf) },
        registrations: listed.map(({ registration }) => registration),
      });
    }
    return found;
  }
}

function markedOf({ id, person, startedAt, submittedAt }: MarkedAttempt): ListedAttempt {
  return { attempt: id, person, startedAt: startedAt.toISOString(), submittedAt: submittedAt.toISOString() };
}

function pauseOf({ pausedMs }: MarkedAttempt): { pausedSeconds?: number } {
  return pausedMs > 0 ? { pausedSeconds: Math.round(pausedMs / 1000) } : {};
}
