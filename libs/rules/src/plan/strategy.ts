import { capitalise, DomainError, type ErrorKind } from '#kernel';
import { z } from 'zod';
import { type ListName } from './reference.js';
import { meantWord, namedChoices, suggestion } from './meant-word.js';
import { missing } from './missing-setting.js';
import { settings } from './setting.js';
import { shownValue } from './shown-value.js';

/** A place inside a value: names of settings and positions in lists. */
export type SettingPath = readonly (string | number)[];

/** Something wrong at a place that is told relative to the setting in question. `message` is a Vietnamese sentence. */
export interface Problem {
  path: SettingPath;
  message: string;
}

/** The name that people read for a code of one of the plan's lists: a team, a topic, an audience group … */
export type NameOf = (list: ListName, code: string) => string;

/**
 * One rule of a "Thể lệ", small and pure. The rule set stores `{code, version, …args}`; the family adds the pure function
 * that carries the rule out. A changed meaning is a new version, never an edit of an old one.
 */
export interface Strategy<Args extends z.ZodObject = z.ZodObject> {
  readonly code: string;
  readonly version: number;
  /** Short Vietnamese name, for the list that an organiser chooses from. */
  readonly label: string;
  /** Every argument has a Vietnamese `title` (and `description`) in its `.meta()`: forms and JSON Schema are made of these. */
  readonly args: Args;
  /** What the rule does with these arguments, as a plain Vietnamese sentence for the rules text. */
  describe(args: z.output<Args>, nameOf: NameOf): string;
  /** What is wrong with arguments that are well formed one by one. */
  problems?(args: z.output<Args>): Problem[];
}

/** How a rule set names a strategy. */
export interface StrategyReference {
  code: string;
  version: number;
  [argument: string]: unknown;
}

export class UnknownStrategyError extends DomainError<'STRATEGY_UNKNOWN'> {
  readonly kind: ErrorKind = 'defect';

  constructor(family: string, code: string, version: number) {
    super('STRATEGY_UNKNOWN', { family, code, version }, `${family} has no strategy "${code}", version ${version}`);
  }

  sentence(): string {
    return `Thể lệ dùng quy tắc “${this.params['code']}” (phiên bản ${this.params['version']}) mà phần mềm này chưa có. Hãy báo cho người vận hành.`;
  }
}

/** A catalogue of strategies that answer the same question. The rest of the library knows families, never a strategy by name. */
export class StrategyFamily<S extends Strategy> {
  /** Accepts a reference in a plan; an unknown code or a bad argument is a fault. Without `version`, the newest is meant. */
  readonly reference: z.ZodType<StrategyReference>;

  /**
   * @param name code of the family, its folder's name
   * @param label what the family decides, in Vietnamese, for faults: "cách giới hạn lượt thi"
   * @throws Error when two strategies share code and version
   */
  constructor(
    readonly name: string,
    readonly label: string,
    readonly strategies: readonly S[],
  ) {
    const keys = strategies.map(({ code, version }) => `${code}@${version}`);
    const twice = keys.find((key, at) => keys.indexOf(key) !== at);
    if (twice !== undefined) throw new Error(`family ${name} registers ${twice} twice`);
    this.reference = this.referenceSchema();
  }

  /**
   * The strategy that a rule set names.
   * @throws UnknownStrategyError, so that a rule set of a newer release never runs with a silent default
   */
  of(reference: StrategyReference): S {
    const found = this.strategies.find(({ code, version }) => code === reference.code && version === reference.version);
    if (!found) throw new UnknownStrategyError(this.name, reference.code, reference.version);
    return found;
  }

  /** The sentence of the strategy about itself. */
  describe(reference: StrategyReference, nameOf: NameOf): string {
    return this.of(reference).describe(reference, nameOf);
  }

  private referenceSchema(): z.ZodType<StrategyReference> {
    const codes = [...new Set(this.strategies.map(({ code }) => code))];
    const options = codes.map((code) => {
      const versions = this.strategies.filter((strategy) => strategy.code === code).toSorted((a, b) => b.version - a.version);
      const schemas = versions.map((strategy, age) => strategySchema(strategy, age === 0));
      // A reference without `version` matches no literal; the fallback then lets the newest fill in its own.
      return schemas.length === 1 ? schemas[0] : z.discriminatedUnion('version', schemas as [z.ZodObject], { unionFallback: true });
    });
    const schema = z.discriminatedUnion('code', options as unknown as [z.ZodObject], {
      error: (issue) => this.unknownCode(issue.input),
    });
    return schema.meta({ title: this.label, family: this.name }) as unknown as z.ZodType<StrategyReference>;
  }

  private unknownCode(input: unknown): string {
    const words = new Map(this.strategies.toSorted((a, b) => a.version - b.version).map(({ code, label }) => [code, label]));
    const choices = namedChoices(words);
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      const form = `phải viết dạng { code: … }, với code là một trong: ${choices}`;
      if (input === undefined || input === null) return `${input === null ? 'để trống' : missing(capitalise(this.label))}; ${form}`;
      const meant = typeof input === 'string' ? meantWord(input, words) : undefined;
      return `đang là ${shownValue(input)}; ${this.label} ${form}${suggestion(meant)}`;
    }
    const code = (input as { code?: unknown }).code;
    if (code === undefined || code === null) return `thiếu code của ${this.label}; chọn một trong: ${choices}`;
    const meant = typeof code === 'string' ? meantWord(code, words) : undefined;
    return `không có ${this.label} ${shownValue(code)}; chọn một trong: ${choices}${suggestion(meant)}`;
  }
}

function strategySchema(strategy: Strategy, isNewest: boolean): z.ZodObject {
  const version = z.literal(strategy.version, { error: `version của “${strategy.code}” phải là ${strategy.version}` });
  const schema = settings({
    code: z.literal(strategy.code),
    version: isNewest ? version.default(strategy.version) : version,
    ...strategy.args.shape,
  });
  return schema
    .superRefine((args, context) => {
      for (const { path, message } of strategy.problems?.(args) ?? []) context.addIssue({ code: 'custom', path: [...path], message });
    })
    .meta({ title: strategy.label });
}
