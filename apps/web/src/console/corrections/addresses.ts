import type { Round } from '#contests';
import type { CorrectionId } from '#results';
import { RESULTS } from '../results/addresses.js';

type Named = Pick<Round, 'code'>;

export const correctionsUrl = ({ code }: Named): string => `${RESULTS}/${code}/dinh-chinh`;
export const keyFormUrl = (round: Named): string => `${correctionsUrl(round)}/dap-an`;
export const disqualificationUrl = (round: Named): string => `${RESULTS}/${round.code}/loai-khoi-ket-qua`;
export const correctionUrl = (round: Named, id: CorrectionId): string => `${correctionsUrl(round)}/${id}`;
