import type { Round, RunningContest } from '#contests';
import type { PosterData } from '#documents';
import { formatEnd, formatStart } from '#kernel';
import { senderOf, unitUrl } from '#notifications';
import type { Tenant } from '#tenants';
import type { Unit } from '#units';
import { placeName } from '../../edge/place-name.js';
import { unbroken } from '../../edge/whole.js';

/** What stands on a unit's poster. */
export function posterOf(
  { contest, rounds }: RunningContest,
  unit: Unit,
  { tenant, emblemSvg, origin }: { tenant: Tenant; emblemSvg: string | undefined; origin: string },
): PosterData {
  const url = unitUrl(origin, unit.code);
  return {
    host: senderOf(tenant),
    emblemSvg,
    kicker: 'Mời dự thi trực tuyến',
    title: unbroken(contest.shortTitle),
    unit: unbroken(placeName(unit)),
    dates: datesOf(rounds),
    steps: [
      'Quét mã bằng máy ảnh hoặc Zalo, đơn vị đã được chọn sẵn',
      'Ghi họ tên, ngày sinh, cách liên hệ rồi nhập mã xác nhận',
      'Vào thi, nộp bài và giữ biên nhận của bạn',
    ],
    url,
    shownUrl: url.replace(/^https?:\/\//, ''),
    colours: tenant.colours,
  };
}

function datesOf(rounds: readonly Round[]): string[] {
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (!first || !last) return [];
  return [`Từ ${formatStart(first.opensAt)} đến ${formatEnd(last.closesAt)}`];
}
