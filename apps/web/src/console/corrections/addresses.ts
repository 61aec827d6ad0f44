import type { Round } from '#contests';
import type { CorrectionId } from '#results';
import { listUrl } from '../listing.js';
import { RESULTS } from '../results/addresses.js';

type Named = Pick<Round, 'code'>;

export const correctionsUrl = ({ code }: Named): string => `${RESULTS}/${code}/dinh-chinh`;
/** @param led the appeal because of which the key is doubted, and the question that is meant, where they are known */
export const keyFormUrl = (round: Named, led: { appeal?: string | undefined; question?: string | undefined } = {}): string =>
  listUrl(`${correctionsUrl(round)}/dap-an`, { 'khieu-nai': led.appeal, cau: led.question });
export const disqualificationUrl = (round: Named): string => `${RESULTS}/${round.code}/loai-khoi-ket-qua`;
export const cancellationUrl = (round: Named): string => `${RESULTS}/${round.code}/huy-bai`;
export const correctionUrl = (round: Named, id: CorrectionId): string => `${correctionsUrl(round)}/${id}`;
