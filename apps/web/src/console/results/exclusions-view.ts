import type { Round } from '#contests';
import { formatNumber } from '#kernel';
import type { ContestPerson } from '#registrations';
import { REVIEWED, type Standing } from '#results';
import { type RuleSet, quizSummary } from '#rules';
import { ANOMALIES } from '../anomalies/addresses.js';
import { articleNumber } from '../articles.js';
import { listUrl } from '../listing.js';
import type { StandingView } from '../view-models.js';
import { personCode } from './person-code.js';
import { nameOf } from './standing-rows.js';

/** So many people are named; the others are counted. */
export const NAMED_EXCLUSIONS = 20;

/** Who is left out of the ranking, by reason, each with what it rests on; undefined when nobody is. */
export function exclusionsView(
  { summary }: Standing,
  people: ReadonlyMap<string, ContestPerson>,
  { ruleSet, round }: { ruleSet: RuleSet; round: Round },
): StandingView['exclusions'] {
  const { excluded } = quizSummary(summary);
  if (excluded.length === 0) return undefined;
  return {
    heading: `${formatNumber(excluded.length)} người không xếp hạng`,
    items: [...new Set(excluded.map(({ reason }) => reason))].map((reason) => {
      const barred = excluded.filter((one) => one.reason === reason);
      const named = barred.filter(({ person }) => people.has(person)).slice(0, NAMED_EXCLUSIONS);
      const names = named.map(({ person }) => `${nameOf(people.get(person))} (${personCode(person)})`);
      const others = barred.length - named.length;
      if (others > 0) names.push(`${formatNumber(others)} người nữa`);
      return { title: `${formatNumber(barred.length)} người: ${reason}`, text: `${names.join(', ')}. ${basisOf(reason, ruleSet)}`.trim() };
    }),
    link: excluded.every(({ reason }) => reason === REVIEWED)
      ? { label: 'Xem các trường hợp', url: listUrl(ANOMALIES, { dot: round.code, 'trang-thai': 'excluded' }) }
      : { label: 'Xem danh sách ban, tổ', url: '/quan-tri/ban-to' },
  };
}

/** Who organises is left out by an article of the rules; who was left out after a review, by two people, and by the article on conduct where there is one. */
function basisOf(reason: string, ruleSet: RuleSet): string {
  const isReviewed = reason === REVIEWED;
  const article = articleNumber(ruleSet, isReviewed ? 'violations' : 'exclusions');
  const cited = article === undefined ? '' : `Thể lệ điều ${article}.`;
  return isReviewed ? `Hai người đã xem lại và cùng kết luận. ${cited}`.trim() : cited;
}
