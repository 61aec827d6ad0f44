import { formatDuration } from '#kernel';

/** A duration to the millisecond, since that is what decides: "6 phút 12,345 giây". */
export function formatExactDuration(ms: number): string {
  const rest = ms % 1000;
  const said = formatDuration(ms);
  return rest === 0 ? said : said.replace(' giây', `,${String(rest).padStart(3, '0')} giây`);
}
