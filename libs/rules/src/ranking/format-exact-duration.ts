import { formatDuration } from '#kernel';

const HOUR_MS = 3_600_000;

/** A duration to the millisecond, since that is what decides: "6 phút 12,345 giây", "3 giờ 05 phút 07 giây". */
export function formatExactDuration(ms: number): string {
  const rest = ms % 1000;
  const said = ms < HOUR_MS ? formatDuration(ms) : withSeconds(Math.floor(ms / 1000));
  return rest === 0 ? said : said.replace(' giây', `,${String(rest).padStart(3, '0')} giây`);
}

/** Beyond an hour people are mostly told no seconds; here two who differ by one must not read the same. */
function withSeconds(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${Math.floor(seconds / 3600)} giờ ${two(Math.floor(seconds / 60) % 60)} phút ${two(seconds % 60)} giây`;
}
