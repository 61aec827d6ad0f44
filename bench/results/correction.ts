import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader } from '#contests';
import { type AccountId, newId } from '#kernel';
import { QuestionsModule, SealedBanks } from '#questions';
import { Corrections, CorrectionScoring, CorrectionWishes, ResultsModule, RoundClosing } from '#results';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { withContext } from '../../apps/cli/src/cli-context.js';
import type { Figure, SuiteOptions } from '../figure.js';
import { BENCH_SECRETS } from '../load/a-web-process.js';
import { aRoundToClose, manyToRank } from './a-round-to-close.js';
import type { ClosePlace } from './close.js';

const SIZE = 500_000;
const QUICK_SIZE = 50_000;

/** The table of who moves by another key, beside the ranking of the same round: both read and rank all attempts once. */
export async function correctionFigures({ urls, superuser }: ClosePlace, { isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const size = isQuick ? QUICK_SIZE : SIZE;
  say(`correcting a key of a round of ${size} attempts …`);
  const { tenantId, roundId } = await aRoundToClose(urls, `do-dinh-chinh-${size}`);
  await manyToRank(superuser, { tenantId, roundId, host: '' }, size);
  const settings = readSettings({ KHOABANG_MODE: 'production', ...BENCH_SECRETS });
  return withContext(settings, urls, [AccessModule, AccountsModule, QuestionsModule, ResultsModule], (context) =>
    context.get(TenantContext, { strict: false }).run({ tenantId }, async () => {
      const from = <T>(token: new (...args: never[]) => T): T => context.get(token, { strict: false });
      const round = () => from(ContestReader).round(roundId);
      const ranking = performance.now();
      for (let turns = 0; turns < 5 && (await round()).state !== 'ranked'; turns += 1)
        await from(RoundClosing).takeFurther(await round(), 'Đo');
      const limit = performance.now() - ranking;
      const [question] = (await from(SealedBanks).asItStands(await round())).questions;
      const by: AccountId = newId<'account'>(new Date());
      const id = await from(CorrectionWishes).askKey(
        await round(),
        question?.id ?? '',
        { kind: 'void' },
        { by, reason: 'đo thời gian chấm lại' },
      );
      const scoring = performance.now();
      await from(CorrectionScoring).look();
      const value = performance.now() - scoring;
      const [row] = (await from(Corrections).find(id)).rounds;
      const peak = Math.round(process.resourceUsage().maxRSS / 1024);
      const note = `${row?.outcome?.pointsChanged ?? 0} people have other points, ${row?.outcome?.moves.length ?? 0} in the table; limit: ranking the same round; ${peak} MiB at most`;
      const figure: Figure = { name: `correction.${size}.time`, value, unit: 'ms', limit, ratio: limit / value, n: 1, note };
      return [figure];
    }),
  );
}
