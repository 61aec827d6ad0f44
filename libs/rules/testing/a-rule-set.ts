import type { z } from 'zod';
import type { judgingPhase } from '../src/judging/judging-setting.js';
import { planSetting } from '../src/plan/plan-setting.js';
import type { quizPart } from '../src/plan/quiz-part.js';
import type { RuleSet } from '../src/plan/rule-set.js';
import type { essayPart } from '../src/plan/submission-part.js';

type PlanInput = z.input<typeof planSetting>;
type QuizInput = z.input<typeof quizPart>;
type EssayInput = z.input<typeof essayPart>;
type PhaseInput = z.input<typeof judgingPhase>;

/** A quiz part: one round from 10:00 on 21/10/2024 to 09:30 on 28/10/2024, three questions from the whole bank, unlimited attempts. */
export function aQuizPart(overrides: Partial<QuizInput> = {}): QuizInput {
  return {
    kind: 'quiz',
    code: 'trac-nghiem',
    name: 'Phần thi trắc nghiệm',
    rounds: {
      code: 'listed',
      version: 1,
      rounds: [{ code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30', publishes: '2024-10-30 10:00' }],
    },
    study: { opens: 'documents' },
    paper: {
      items: 3,
      minutes: 15,
      draw: { code: 'whole-bank', version: 1 },
      shuffle: { questions: true, options: true },
      credit: { code: 'exact', version: 1, points: 1 },
      validity: { code: 'submitted', version: 1 },
    },
    attempts: { limit: { code: 'unlimited', version: 1 }, counts: { code: 'best', version: 1 } },
    prediction: { code: 'all-correct', version: 1 },
    ranking: ['score', 'prediction-distance', 'duration', 'since-opening', 'draw'].map((code) => ({ code, version: 1 })),
    scoreShown: { code: 'after-publication', version: 1 },
    ...overrides,
  };
}

/** A phase of judging: three judges of the team "ban-cham", one criterion of 100 points, the mean counts. */
export function aJudgingPhase(overrides: Partial<PhaseInput> = {}): PhaseInput {
  return {
    code: 'cham-thi',
    name: 'Chấm thi',
    council: 'ban-cham',
    judges: 3,
    criteria: [{ code: 'noi-dung', name: 'Nội dung', maximum: 100 }],
    aggregation: { code: 'mean', version: 1 },
    ...overrides,
  };
}

/** An essay part: received in August 2021, judged in one phase, ranked by score. */
export function anEssayPart(overrides: Partial<EssayInput> = {}): EssayInput {
  return {
    kind: 'essay',
    code: 'bai-viet',
    name: 'Thi viết',
    authors: ['individual'],
    channels: ['online'],
    receiving: { opens: '2021-08-01', closes: 'hết ngày 2021-08-15' },
    judging: { phases: [aJudgingPhase()] },
    ranking: ['score', 'draw'].map((code) => ({ code, version: 1 })),
    ...overrides,
  };
}

/**
 * A valid rule set with one quiz part and no prizes. Overrides replace whole settings of the plan, written as in a plan.
 * @throws ZodError when the overrides make it invalid
 */
export function aRuleSet(overrides: Partial<PlanInput> = {}): RuleSet {
  const plan: PlanInput = {
    code: 'mau',
    contest: {
      name: 'Cuộc thi mẫu',
      shortTitle: 'Cuộc thi mẫu',
      organisers: ['Ủy ban nhân dân tỉnh Mẫu'],
      plan: { issuer: 'Ủy ban nhân dân tỉnh Mẫu', place: 'Mẫu' },
      scope: 'Toàn tỉnh.',
      format: 'Thi trắc nghiệm trực tuyến.',
      unitsAt: '2024-10-21',
    },
    authorities: { board: 'Ban Tổ chức' },
    approval: { role: 'board', approvers: 1 },
    topics: [{ code: 'the-che', name: 'Cải cách thể chế' }],
    teams: [
      { code: 'ban-to-chuc', name: 'Ban Tổ chức', members: 'Lãnh đạo tỉnh' },
      { code: 'ban-cham', name: 'Ban Chấm thi', members: 'Chuyên gia' },
    ],
    audiences: [{ code: 'nhan-dan', name: 'Nhân dân', registersBy: 'either' }],
    registration: { fields: [{ code: 'fullName', why: 'Để ghi trên giấy chứng nhận.' }] },
    parts: [aQuizPart()],
    ...overrides,
  };
  return { ...planSetting.parse(plan), provenance: { $: plan.code } };
}
