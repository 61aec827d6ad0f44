import { formatNumber } from '#kernel';
import type { ContestPerson } from '#registrations';
import type { Standing } from '#results';
import type { StandingView } from '../view-models.js';
import { personCode } from './person-code.js';
import { nameOf } from './standing-rows.js';

/** So many people are named; the others are counted. */
export const NAMED_EXCLUSIONS = 20;

/** Who is left out of the ranking, by reason, with the article of the rules; undefined when nobody is. */
export function exclusionsView(
  { summary }: Standing,
  people: ReadonlyMap<string, ContestPerson>,
  article: number | undefined,
): StandingView['exclusions'] {
  const { excluded } = summary;
  if (excluded.length === 0) return undefined;
  const cited = article === undefined ? '' : ` Thể lệ điều ${article}.`;
  return {
    heading: `${formatNumber(excluded.length)} người không xếp hạng`,
    items: [...new Set(excluded.map(({ reason }) => reason))].map((reason) => {
      const barred = excluded.filter((one) => one.reason === reason);
      const named = barred.filter(({ person }) => people.has(person)).slice(0, NAMED_EXCLUSIONS);
      const names = named.map(({ person }) => `${nameOf(people.get(person))} (${personCode(person)})`);
      const others = barred.length - named.length;
      if (others > 0) names.push(`${formatNumber(others)} người nữa`);
      return { title: `${formatNumber(barred.length)} người: ${reason}`, text: `${names.join(', ')}.${cited}` };
    }),
    link: { label: 'Xem danh sách ban, tổ', url: '/quan-tri/ban-to' },
  };
}
