import { cleanText, formatNumber } from '#kernel';

/** How many people may be made up, and what so many are good for. */
export const CROWDS: readonly { count: number; detail: string }[] = [
  { count: 200, detail: 'Xem nhanh thể lệ có chạy được đến cùng không' },
  { count: 1_000, detail: 'Một cuộc thi nhỏ, xong trong vài giây' },
  { count: 5_000, detail: 'Một cuộc thi vừa' },
  { count: 20_000, detail: 'Một cuộc thi đông, có thể phải đợi chừng nửa phút' },
];
const USUAL_CROWD = 1_000;
/** What the command line takes too, so that both show the same unless somebody wants otherwise. */
const USUAL_SEED = 'khoa-bang';
export const LONGEST_SEED = 60;

/** What somebody wants to see played, as typed, with what is wrong with it. */
export interface TypedWish {
  contestants: number | undefined;
  seed: string;
  faults: { field: 'contestants' | 'seed'; text: string }[];
}

/** The form before anybody has touched it. */
export function usualWish(): TypedWish {
  return { contestants: USUAL_CROWD, seed: USUAL_SEED, faults: [] };
}

export function readWish(typed: { contestants?: string; seed?: string }): TypedWish {
  const count = Number(typed.contestants);
  const contestants = CROWDS.find((crowd) => crowd.count === count)?.count;
  const seed = cleanText(typed.seed ?? '');
  const faults: TypedWish['faults'] = [];
  if (contestants === undefined) faults.push({ field: 'contestants', text: 'Hãy chọn số người giả định.' });
  if (seed === '') faults.push({ field: 'seed', text: `Hãy ghi mã chạy thử, ví dụ ${USUAL_SEED}.` });
  if (seed.length > LONGEST_SEED)
    faults.push({ field: 'seed', text: `Mã chạy thử dài quá ${formatNumber(LONGEST_SEED)} ký tự. Hãy rút gọn.` });
  return { contestants, seed, faults };
}
