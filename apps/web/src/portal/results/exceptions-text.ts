import type { ExceptionCause, ExceptionCount, ExceptionKind } from '#attempts';
import { formatNumber } from '#kernel';

const ACTS: Readonly<Record<ExceptionKind, (attempts: string) => string>> = {
  'extra-time': (attempts) => `cho thêm giờ ${attempts} lượt`,
  're-opening': (attempts) => `mở lại ${attempts} lượt`,
  'late-answers': (attempts) => `nhận câu trả lời đến muộn của ${attempts} lượt`,
};
const CAUSES: Readonly<Record<ExceptionCause, string>> = {
  power: 'mất điện',
  network: 'sự cố mạng',
  machine: 'sự cố máy',
  illness: 'ốm đau',
  other: 'lý do khác',
};

/** "Ban Tổ chức đã cho thêm giờ 12 lượt (mất điện 10, sự cố mạng 2), mở lại 1 lượt (ốm đau 1)."; undefined where there was nothing. */
export function exceptionsText(counts: readonly ExceptionCount[]): string | undefined {
  const acts = (Object.keys(ACTS) as ExceptionKind[]).flatMap((kind) => {
    const own = counts.filter((count) => count.kind === kind);
    const total = own.reduce((sum, { attempts }) => sum + attempts, 0);
    const causes = own.map(({ cause, attempts }) => `${CAUSES[cause]} ${formatNumber(attempts)}`).join(', ');
    return total > 0 ? [`${ACTS[kind](formatNumber(total))} (${causes})`] : [];
  });
  return acts.length > 0 ? `Ban Tổ chức đã ${acts.join(', ')}.` : undefined;
}
