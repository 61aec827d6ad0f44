import type { OpenRound } from '../../../bench/exam/an-open-round.js';
import type { FaultResult } from '../fault.js';
import { check, type Verdict } from '../check.js';
import { Crowd } from '../sitters/crowd.js';
import type { Journal } from '../sitters/journal.js';
import type { SittingManner } from '../sitters/sitter.js';
import { all, type Guard, NONE, withoutGuard } from '../stage/guards.js';
import type { Stage } from '../stage/stage.js';

/** What happens during one trial: how often the fault struck, and what people hold. */
export interface Happened {
  struck: number;
  journals: readonly Journal[];
}

/** Where one trial takes place. */
export interface Scene {
  stage: Stage;
  round: OpenRound;
  /** The guard is switched off: this one must go wrong. */
  isControl: boolean;
  isQuick: boolean;
  /** People who sit at the same time, against a port. */
  crowd: (port: number, manner?: Partial<SittingManner>) => Promise<Crowd>;
}

/** A fault of the exam. */
export interface ExamFault {
  name: string;
  /** What makes it likely; switched on in the trial and in its control. */
  setting?: Guard;
  /** Switched off in the control, where it stands in the database. */
  guard?: Guard;
  happen: (scene: Scene) => Promise<Happened>;
}

const PEOPLE = { quick: 16, full: 64 };
/** What goes wrong only by chance is given so many chances to be noticed. */
const CONTROLS = 3;

/** Lets a fault happen under load, and once more with its guard switched off. */
export async function tried(stage: Stage, fault: ExamFault, isQuick: boolean): Promise<FaultResult> {
  const from = performance.now();
  const trial = await oneTrial(stage, fault, { isControl: false, isQuick });
  let control = await oneTrial(stage, fault, { isControl: true, isQuick });
  for (let n = 1; n < CONTROLS && !isNoticed(control); n += 1) control = await oneTrial(stage, fault, { isControl: true, isQuick });
  const { name } = fault;
  const { lost, doubled } = trial;
  stage.say(
    `${name}: struck ${trial.struck} times, lost ${lost}, doubled ${doubled}; without the guard lost ${control.lost}, doubled ${control.doubled} (${((performance.now() - from) / 1000).toFixed(1)} s)`,
  );
  for (const finding of trial.findings) stage.say(`  ${finding}`);
  if (trial.struck === 0) stage.say('  it did not strike');
  return { name, tried: trial.struck, lost, doubled, negativeControl: isNoticed(control) };
}

function isNoticed({ lost, doubled }: Verdict): boolean {
  return lost + doubled > 0;
}

async function oneTrial(
  stage: Stage,
  { setting = NONE, guard = NONE, happen }: ExamFault,
  { isControl, isQuick }: Pick<Scene, 'isControl' | 'isQuick'>,
): Promise<Verdict & { struck: number }> {
  const round = await stage.round();
  const crowd: Scene['crowd'] = async (port, manner) =>
    new Crowd(await stage.somePeople(round, isQuick ? PEOPLE.quick : PEOPLE.full), round, port, manner);
  return withoutGuard(stage, isControl ? all(setting, guard) : setting, async () => {
    const { struck, journals } = await happen({ stage, round, isControl, isQuick, crowd });
    return { ...(await check(stage, round, journals)), struck };
  });
}
