import { LATER, type RuleSet } from '#rules';

/** A rule of a rule set that stands in the way of publishing it. */
export interface StandingInTheWay {
  /** "parts[0].paper.draw" */
  path: string;
  sentence: string;
}

/** Strategies that rules know and rehearse, but the running contest cannot carry out yet: by where they stand, then by code. */
const STRATEGIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'parts[].prediction': { percentage: 'câu dự đoán tỷ lệ phần trăm' },
  'prizes[].selection': { 'by-decision': 'giải do Ban Tổ chức chọn người nhận' },
  'prizes[].personLimit': { 'highest-only': 'quy định chỉ nhận một giải cao nhất' },
};

/** Settings that nothing carries out yet. */
const SETTINGS: Readonly<Record<string, string>> = {
  overall: 'xếp hạng chung cả cuộc thi',
  'parts[].overall': 'xếp hạng chung các đợt của phần thi',
  'targets[].eachRound': 'chỉ tiêu tính cho từng đợt thi',
};

/**
 * Rules that nobody may be promised before the product keeps them. The list becomes shorter as it learns; what is not named
 * here runs.
 */
export function notYetRun(ruleSet: RuleSet): StandingInTheWay[] {
  const found: StandingInTheWay[] = [];
  const visit = (value: unknown, path: string, place: string): void => {
    const setting = value === undefined || (Array.isArray(value) && value.length === 0) ? undefined : SETTINGS[place];
    if (setting !== undefined) found.push({ path, sentence: sentenceOf(setting) });
    if (Array.isArray(value)) {
      const isChain = Object.hasOwn(STRATEGIES, place);
      value.forEach((entry, at) => visit(entry, `${path}[${at}]`, isChain ? place : `${place}[]`));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const code = (value as { code?: unknown }).code;
    const known = STRATEGIES[place];
    const strategy = known && typeof code === 'string' && Object.hasOwn(known, code) ? known[code] : undefined;
    if (strategy !== undefined) found.push({ path, sentence: sentenceOf(strategy) });
    for (const [key, inner] of Object.entries(value))
      visit(inner, path === '' ? key : `${path}.${key}`, place === '' ? key : `${place}.${key}`);
  };
  visit({ ...ruleSet, provenance: undefined }, '', '');
  return [...found, ...undecidedCounts(ruleSet)];
}

/** A round gives its prizes when it is approved, and nobody can enter a number in between. */
function undecidedCounts({ parts, prizes, collective }: RuleSet): StandingInTheWay[] {
  const quizzes = parts.filter(({ kind }) => kind === 'quiz').map(({ code }) => code);
  const groups = [
    ...prizes.map((group, at) => ({ group, path: `prizes[${at}]` })),
    ...collective.map((group, at) => ({ group, path: `collective[${at}]` })),
  ];
  return groups
    .filter(({ group }) => quizzes.includes(group.part ?? ''))
    .flatMap(({ group, path }) =>
      group.tiers.flatMap(({ name, count }, at) =>
        count === LATER
          ? [
              {
                path: `${path}.tiers[${at}].count`,
                sentence: `Số ${name} phải có trước khi công bố, vì giải được trao ngay khi kết quả được phê duyệt. Hãy ghi số giải.`,
              },
            ]
          : [],
      ),
    );
}

function sentenceOf(what: string): string {
  return `Phần mềm chưa thực hiện được ${what} khi thi thật. Hãy bỏ quy định này, hoặc chờ bản phần mềm sau.`;
}
