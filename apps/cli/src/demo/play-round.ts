import type { INestApplicationContext } from '@nestjs/common';
import { Sessions } from '#accounts';
import { type AttemptId, Attempts, quizPart } from '#attempts';
import type { Round, RunningContest } from '#contests';
import { MINUTE_MS } from '#kernel';
import { DatabaseClock } from '#persistence';
import { SealedBanks } from '#questions';
import { type Registration, Registrations } from '#registrations';
import type { RandomWords, RuleSet } from '#rules';
import type { Unit } from '#units';
import { among, type InventedPerson } from './invented-people.js';

/** Where people come from: the units of the contest, and of a ward that deploys it. */
export interface Origins {
  units: readonly Unit[];
  ward?: WardOrigins | undefined;
}

interface WardOrigins {
  unit: Unit;
  ownUnits: readonly Unit[];
  targets: RuleSet['targets'];
  percent: number;
  /** How many already come from each of its own units: never more than the unit has people. */
  taken: Map<Unit['id'], number>;
}

interface Sitter {
  person: InventedPerson;
  registration: Registration;
  startsAt: Date;
  minutes: number;
}

/** What a round is played with. */
export interface RoundScript {
  running: RunningContest;
  round: Round;
  people: readonly InventedPerson[];
  origins: Origins;
  /** Until when people have taken part: the end of the round, or now. */
  until: Date;
  place: string;
  /** What the board does for somebody who needs time, while they sit. */
  giveTime?: ((attempt: AttemptId, round: Round) => Promise<void>) | undefined;
}

/**
 * Plays a round with invented people by the product's own services, on a moved clock: they register, sit, answer what they
 * know, guess, hand in. Call it inside DatabaseClock.during.
 */
export async function playRound(context: INestApplicationContext, script: RoundScript, dice: RandomWords): Promise<void> {
  const { running, round, people, until } = script;
  const clock = context.get(DatabaseClock);
  const { minutes: most } = quizPart(running.ruleSet, round.partCode).paper;
  const latest = until.getTime() - (most + 1) * MINUTE_MS;
  const span = Math.max(1, Math.floor((latest - round.opensAt.getTime()) / MINUTE_MS));
  const starts = people
    .map((person) => ({ person, at: dice.below(span), ms: dice.below(50_000) }))
    .map(({ person, at, ms }) => ({ person, ms, at: Math.min(person.sits?.afterMinutes ?? at, span - 1) }))
    .map(({ person, at, ms }) => ({ person, startsAt: new Date(round.opensAt.getTime() + at * MINUTE_MS + ms) }))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const { person, startsAt } of starts) {
    await clock.moveTo(new Date(startsAt.getTime() - MINUTE_MS));
    const registration = await register(context, script, person, dice);
    const usual = Math.min(most - 1, 3 + dice.below(Math.max(1, most - 4)) + dice.below(60) / 60);
    await sit(context, script, { person, registration, startsAt, minutes: person.sits?.minutes ?? usual }, dice);
  }
}

async function register(
  context: INestApplicationContext,
  { running, origins }: RoundScript,
  person: InventedPerson,
  dice: RandomWords,
): Promise<Registration> {
  const registrations = context.get(Registrations);
  const isOfWard = origins.ward !== undefined && dice.below(100) < origins.ward.percent;
  const ward = isOfWard ? origins.ward : undefined;
  const unit = ward ? ward.unit : among(dice, origins.units);
  const ownUnit = ward && takeOwnUnit(ward, dice);
  const audience = among(dice, audiencesOf(running.ruleSet, { unit, ownUnit, targets: ward?.targets ?? [] }));
  const basis = audience.registersBy === 'either' ? among(dice, unit.bases) : audience.registersBy;
  const { accountId } = await registrations.register(running, {
    fullName: person.fullName,
    birthDate: person.birthDate,
    contact: { kind: 'email', value: person.email },
    audience: audience.code,
    basis,
    unit,
    viaUnitId: ownUnit?.id,
    publishesName: true,
  });
  const registration = await registrations.findOf(accountId, running.contest.id);
  if (!registration) throw new Error('The registration that was made is not there.');
  return registration;
}

function takeOwnUnit({ ownUnits, taken }: WardOrigins, dice: RandomWords): Unit {
  const unit = among(
    dice,
    ownUnits.filter(({ id, headCount }) => headCount === null || (taken.get(id) ?? 0) < headCount),
  );
  taken.set(unit.id, (taken.get(unit.id) ?? 0) + 1);
  return unit;
}

/** Who may be of a unit: of the ward's own ones, pupils and teachers of a school and nobody else, as its plan has them. */
function audiencesOf(
  { audiences }: RuleSet,
  { unit, ownUnit, targets }: { unit: Unit; ownUnit: Unit | undefined; targets: RuleSet['targets'] },
): RuleSet['audiences'] {
  const possible = audiences.filter(({ registersBy }) => registersBy === 'either' || unit.bases.includes(registersBy));
  const named = targets.filter(({ units }) => ownUnit && units.includes(ownUnit.code)).map(({ audience }) => audience);
  const elsewhere = targets.map(({ audience }) => audience);
  const fitting = possible.filter(({ code }) => named.includes(code));
  const left = possible.filter(({ code }) => !elsewhere.includes(code));
  return [fitting, left, possible].find(({ length }) => length > 0) ?? [];
}

async function sit(
  context: INestApplicationContext,
  { running, round, place, giveTime }: RoundScript,
  sitter: Sitter,
  dice: RandomWords,
): Promise<void> {
  const [clock, attempts, sessions] = [context.get(DatabaseClock), context.get(Attempts), context.get(Sessions)];
  const { person, registration, startsAt, minutes } = sitter;
  await clock.moveTo(startsAt);
  const id = await attempts.start(running, round, registration, { device: person.sits?.device });
  if (person.sits?.needsTime) await giveTime?.(id, round);
  const { paper, bank } = await attempts.sitting(id, registration.accountId);
  const { key } = await context.get(SealedBanks).key(bank.id);
  const answers = paper.map((item, at) => {
    const isKnown = dice.below(1000) < person.knowledge * 1000;
    const right = item.options.findIndex((option) => key[item.question]?.includes(option));
    const shown = isKnown ? right : (right + 1 + dice.below(item.options.length - 1)) % item.options.length;
    return { place: at + 1, bits: 1 << shown, seq: at + 1 };
  });
  const { token } = await sessions.open(registration.accountId, 'contestant');
  await attempts.save(id, token, answers);
  await clock.moveTo(new Date(startsAt.getTime() + minutes * MINUTE_MS));
  await attempts.submit(id, { sessionToken: token }, dice.below(40), place);
  await sessions.close(token);
}
