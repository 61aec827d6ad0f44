import { capitalise, formatMoment } from '#kernel';
import { looksBack } from '../prizes/looks-back.js';
import { appealDeadline } from '../schedule/appeal-deadline.js';
import type { ScheduledPart } from '../schedule/schedule-of.js';
import { at, lowerPart, type Known } from './conflict-words.js';
import { momentMs, type Events } from './moment.js';
import { formatPeriod } from './period.js';
import type { Part, RuleSet } from './rule-set.js';
import type { Problem } from './strategy.js';

/** Rounds whose prizes hang on those of earlier rounds, published while these may still change. */
export function appealProblems({ ruleSet, scheduled }: Known): Problem[] {
  return ruleSet.parts.flatMap((part, index): Problem[] => {
    const hangsOnEarlier = ruleSet.prizes.some(
      (group) => group.part === part.code && group.per === 'round' && looksBack(group.personLimit),
    );
    if (!hangsOnEarlier) return [];
    const published = (scheduled[index]?.rounds ?? []).filter(({ publishes }) => publishes !== null);
    for (const [position, round] of published.entries()) {
      const next = published[position + 1];
      const until = appealDeadline(ruleSet, new Date(round.publishes ?? 0));
      if (!next || !until || until.getTime() <= Number(next.publishes)) continue;
      return [
        {
          path: ['appeals', 'days'],
          message: `${capitalise(part.name)}: ${next.name} công bố lúc ${at(Number(next.publishes))}, khi còn nhận khiếu nại về ${round.name} (đến ${formatMoment(until)}), mà giải của đợt sau phụ thuộc giải của đợt trước. Hãy rút ngắn thời gian khiếu nại hoặc lùi lúc công bố.`,
        },
      ];
    }
    return [];
  });
}

/** The ceremony comes after everything is decided, appeals included. Where several times are possible, the last one counts. */
export function ceremonyProblems({ ruleSet, events, scheduled }: Known): Problem[] {
  const latest = ruleSet.ceremony
    .map((period) => ({ period, ms: Date.parse(period.says === 'day' ? period.opens : period.closes) }))
    .toSorted((a, b) => b.ms - a.ms)[0];
  if (!latest) return [];
  const said = ruleSet.ceremony.map(formatPeriod).join(' hoặc ');
  return ruleSet.parts.flatMap((part, index): Problem[] => {
    const decided = Math.max(...decisionsOf(part, scheduled[index], events));
    if (!Number.isFinite(decided)) return [];
    if (decided > latest.ms)
      return [
        {
          path: ['ceremony'],
          message: `Tổng kết, trao giải (${said}) khi ${lowerPart(part)} chưa có kết quả (sớm nhất là ${at(decided)}). Hãy lùi thời gian tổng kết.`,
        },
      ];
    const until = appealDeadline(ruleSet, new Date(decided));
    if (!until || until.getTime() <= latest.ms) return [];
    return [
      {
        path: ['appeals', 'days'],
        message: `${capitalise(part.name)}: khiếu nại còn được gửi đến ${formatMoment(until)}, sau lúc tổng kết, trao giải (${said}). Hãy rút ngắn thời gian khiếu nại, công bố sớm hơn hoặc lùi thời gian tổng kết.`,
      },
    ];
  });
}

/** The earliest times at which the results of a part can be out: as promised, or when everything is received or judged. */
function decisionsOf(part: Part, scheduled: ScheduledPart | undefined, events: Events): number[] {
  const times =
    part.kind === 'quiz'
      ? (scheduled?.rounds ?? []).map(({ publishes, closes }) => publishes ?? closes)
      : [
          scheduled?.receiving?.closes ?? null,
          scheduled?.appraising?.closes ?? null,
          ...part.judging.phases.map(({ appraising }) => (appraising ? momentMs(appraising.closes, events) : null)),
        ];
  return times.filter((time) => time !== null);
}

/** Rankings of their own from which nothing is given: the rules text would promise them, and nobody would compute them. */
export function boardProblems({ boards = [], prizes }: RuleSet): Problem[] {
  return boards.flatMap(({ code, name }, at): Problem[] =>
    prizes.some(({ board }) => board === code)
      ? []
      : [
          {
            path: ['boards', at],
            message: `Không nhóm giải nào xét theo bảng xếp hạng riêng “${name}”. Hãy chọn bảng này cho một nhóm giải hoặc bỏ bảng.`,
          },
        ],
  );
}
