import { formatNumber } from '#kernel';

/** "thêm 3 đơn vị, sửa 1 đơn vị": what there is none of is not said. */
export function countedUnits(acts: readonly (readonly [act: string, count: number])[]): string {
  return acts.flatMap(([act, count]) => (count > 0 ? [`${act} ${formatNumber(count)} đơn vị`] : [])).join(', ');
}
