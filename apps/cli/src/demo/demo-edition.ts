import type { INestApplicationContext } from '@nestjs/common';
import { ContestPublisher, ContestReader, Grants, type Round, roundPhase, type RunningContest, Teams, unitDay } from '#contests';
import { Clock, DAY_MS } from '#kernel';
import { DatabaseClock } from '#persistence';
import { QuestionBank } from '#questions';
import { Turnouts } from '#reports';
import { RandomWords, type RuleSet, scheduleOf } from '#rules';
import type { Tenant } from '#tenants';
import { type Unit, UnitAdoption, UnitRegister } from '#units';
import { timeGiver, withUnusual } from './demo-board-work.js';
import { type DemoDeployment, demoEditions, type DemoTeamMember, type Edition, planOf, ruleSetOf } from './demo-editions.js';
import { demoInitiatives } from './demo-initiatives.js';
import { demoQuestions } from './demo-questions.js';
import { demoUnits, LAST_DAY } from './demo-units.js';
import { type EndScript, finishRound } from './finish-round.js';
import { inventedPeople, type InventedPerson } from './invented-people.js';
import { judgeRound } from './judge-round.js';
import { playReceiving } from './play-receiving.js';
import { type Origins, playRound } from './play-round.js';

/** A round that opens within this time is as good as open: there are nights between rounds. */
const SOON_MS = 2 * DAY_MS;

/** A tenant of the demo with what its editions need from outside. */
export interface DemoScene extends EndScript {
  tenant: Tenant;
  /** Who deploys its contests; undefined when nobody does. */
  deployer?: { tenant: Tenant; deployment: DemoDeployment; ownUnits: readonly Unit[] } | undefined;
}

/**
 * Brings an edition of a plan into the database, in the scope of its tenant: published before its first round, its rounds
 * played with invented people as far as they have come, the past ones taken to their published result.
 */
export async function loadEdition(
  context: INestApplicationContext,
  scene: DemoScene,
  edition: Edition,
  slug: string,
): Promise<RunningContest> {
  const now = context.get(Clock).now();
  const ruleSet = ruleSetOf(edition, now);
  await loadUnits(context, scene.tenant.slug);
  const running = await context.get(DatabaseClock).during(async () => {
    await context.get(DatabaseClock).moveTo(new Date(firstDay(ruleSet, now).getTime() - 7 * DAY_MS));
    const running = await publish(context, ruleSet, slug);
    const members = demoEditions().teams[scene.tenant.slug] ?? [];
    const origins = await originsOf(context, scene, running);
    const board = demoEditions().boards[scene.tenant.slug];
    const giveTime = board && timeGiver(context, board, scene.place);
    const dice = new RandomWords(`${scene.tenant.slug} ${slug}`);
    for (const round of running.rounds) {
      if (round.opensAt >= now) break;
      const invented = inventedPeople(edition.people ?? 0, `${round.code}.${scene.tenant.slug}`, dice);
      const isOver = round.closesAt < now;
      const people = isOver || !board ? invented : withUnusual(invented, board);
      const until = isOver ? round.closesAt : now;
      await playRound(
        context,
        { running, round, people: [...people, ...insiders(members, round)], origins, until, place: scene.place, giveTime },
        dice,
      );
      if (round.ordinal === 1) await context.get(Teams).enter(running.contest.id, members);
      if (isOver) await finishRound(context, round, scene);
    }
    if (edition.judged !== undefined) await playJudged(context, running, scene, dice);
    return running;
  });
  await count(context, running);
  return running;
}

/** What agencies send in, judged and published. */
async function playJudged(context: INestApplicationContext, running: RunningContest, scene: DemoScene, dice: RandomWords): Promise<void> {
  const initiatives = demoInitiatives();
  for (const round of running.receiving) {
    const sent = await playReceiving(context, { running, round, initiatives, place: scene.place });
    await judgeRound(context, { running, round, sent }, scene, dice);
  }
}

/** The units of the plan's year, those of the state as the catalogue has them, and what became of these in July 2025. */
async function loadUnits(context: INestApplicationContext, slug: string): Promise<void> {
  const [register, adoption] = [context.get(UnitRegister), context.get(UnitAdoption)];
  const known = await register.everyCode();
  // Earlier demos wrote the tenant's name before the codes of its organisations.
  const units = demoUnits(slug).filter(({ code }) => !known.has(`${slug}:${code}`));
  await register.enter(await adoption.recognised(units, LAST_DAY));
  await adoption.enterHeirs();
}

/** Whether the tenant in scope has a contest in which one can take part now, or soon. */
export async function hasOpenContest(context: INestApplicationContext): Promise<boolean> {
  const running = await context.get(ContestReader).findRunning();
  if (!running) return false;
  const now = context.get(Clock).now();
  const isReceiving = scheduleOf(running.ruleSet).some(
    ({ receiving }) => receiving && receiving.closes !== null && receiving.closes > now.getTime(),
  );
  const quizzes = running.rounds.filter((round) => isOpenOrSoon(round, now));
  return quizzes.length > 0 || (running.rounds.length === 0 && isReceiving);
}

function isOpenOrSoon(round: Round, now: Date): boolean {
  const phase = roundPhase(round, now);
  return phase === 'open' || (phase === 'before' && round.opensAt.getTime() - now.getTime() < SOON_MS);
}

async function publish(context: INestApplicationContext, ruleSet: RuleSet, slug: string): Promise<RunningContest> {
  const contestId = await context.get(ContestPublisher).publish({ slug, ruleSet });
  if (ruleSet.parts.some((part) => part.kind === 'quiz')) {
    await context.get(QuestionBank).add(demoQuestions());
    await context.get(QuestionBank).seal(contestId, ruleSet);
  }
  return context.get(ContestReader).contest(contestId);
}

/** When the first thing of the contest happens. */
function firstDay(ruleSet: RuleSet, now: Date): Date {
  const starts = scheduleOf(ruleSet).flatMap(({ rounds, receiving }) => [...rounds.map(({ opens }) => opens), receiving?.opens ?? null]);
  const known = starts.filter((start) => start !== null);
  return known.length > 0 ? new Date(Math.min(...known)) : now;
}

/** Somebody of a team who has taken part in the first round, before being called into the team. */
function insiders(members: readonly DemoTeamMember[], round: Round): InventedPerson[] {
  if (round.ordinal !== 1) return [];
  return members
    .filter((member) => member.hasEntered)
    .map(({ fullName, birthDate }) => ({ fullName, birthDate, email: 'nguoi-trong-to@lam-dong.example', knowledge: 1 }));
}

/** Where the invented people of a contest live and work; the ward that deploys it gets its grant here. */
async function originsOf(context: INestApplicationContext, { deployer }: DemoScene, running: RunningContest): Promise<Origins> {
  const day = unitDay(running);
  const units = (await context.get(UnitRegister).list(day)).filter((unit) => unit.bases.includes('residence') || unit.headCount !== null);
  if (!deployer) return { units };
  const { tenant: ward, deployment, ownUnits } = deployer;
  await context.get(Grants).give({ contestId: running.contest.id, to: ward.id, unitCode: deployment.unit, by: null });
  const unit = await context.get(UnitRegister).findByCode(deployment.unit, day);
  if (!unit) throw new Error(`There is no unit ${deployment.unit}.`);
  return {
    units: units.filter((one) => one.code !== deployment.unit),
    ward: { unit, ownUnits, targets: planOf(deployment.plan).targets, percent: deployment.share, taken: new Map() },
  };
}

/** The units of a ward's own plan, in the ward's scope. */
export async function loadWardUnits(context: INestApplicationContext, { plan: code, headCounts }: DemoDeployment): Promise<Unit[]> {
  const plan = planOf(code);
  const register = context.get(UnitRegister);
  await register.enter(
    plan.units.map(({ code: unit, name, kind }) => ({
      code: unit,
      name,
      kind,
      bases: ['residence', 'workplace'],
      validFrom: '2015-01-01',
      ...(headCounts[unit] === undefined ? {} : { headCount: headCounts[unit], headCountSource: 'Số liệu mẫu của bản chạy thử' }),
    })),
  );
  return register.list(plan.contest.unitsAt);
}

/** The numbers of the whole contest and of the rounds that have begun, as the worker would count them. */
async function count(context: INestApplicationContext, { contest, rounds }: RunningContest): Promise<void> {
  const now = context.get(Clock).now();
  for (const round of rounds) if (round.opensAt < now) await context.get(Turnouts).take(contest.id, round.id);
  await context.get(Turnouts).take(contest.id, null);
}

/** A name in addresses that no contest of the tenant in scope has: "2024", "2024-2". */
export async function freeSlug(context: INestApplicationContext, wanted: string): Promise<string> {
  const taken = new Set((await context.get(ContestReader).list()).map(({ slug }) => slug));
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
