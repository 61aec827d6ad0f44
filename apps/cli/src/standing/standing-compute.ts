import { ContestReader, type Round } from '#contests';
import { JudgedClosing, type JudgedWaiting, RoundClosing, type Standing, Standings } from '#results';
import { isJudgedSummary } from '#rules';
import { readOptions, wrongUsage } from '../options.js';
import type { Desk } from '../tenant/with-tenants.js';
import { withRounds } from './with-rounds.js';

/** In these states the machine has something to do before there is a standing. */
const ON_THE_WAY: readonly Round['state'][] = ['closing', 'settling'];
const MOST_STEPS = 3;

/**
 * `khoabang standing compute TENANT ROUND`: takes a round that is over as far as its standing, as the worker does, and may be
 * called beside it. 1 where there is none yet.
 */
export async function standingCompute(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const read = readOptions(args, { contest: text, json: { type: 'boolean' } });
  const [slug, round, ...more] = read?.positionals ?? [];
  if (!read || slug === undefined || round === undefined || more.length > 0)
    return wrongUsage('standing compute ĐỊA_CHỈ ĐỢT_THI [--contest MÃ_CUỘC_THI] [--json]');
  return withRounds({ ...read.values, slug, round }, async (desk, tenant, [found]) => {
    const { state, standing, waiting } = await takenToStanding(desk, tenant.shortName, found as Round);
    const name = `${found?.kind === 'receiving' ? 'Phần thi' : 'Đợt thi'} ${round}`;
    if (!standing)
      return {
        code: 1,
        text: `${name} chưa có bảng xếp hạng (trạng thái: ${state}).${waiting ? waitingWords(waiting) : ''}\n`,
        json: { round, state, standing: null, ...(waiting && { waiting }) },
      };
    const { id, version, sha256, summary } = standing;
    return {
      text: `${name}: bảng xếp hạng bản ${version}, ${summary.ranked} ${isJudgedSummary(summary) ? 'bài' : 'người'}. SHA-256: ${sha256}\n`,
      json: { round, state, standing: { id, version, sha256, ranked: summary.ranked } },
    };
  });
}

async function takenToStanding(
  { context }: Desk,
  place: string,
  round: Round,
): Promise<{ state: Round['state']; standing: Standing | undefined; waiting: JudgedWaiting | undefined }> {
  const [closing, contests] = [context.get(RoundClosing, { strict: false }), context.get(ContestReader, { strict: false })];
  let now = round;
  for (let step = 0; step < MOST_STEPS && ON_THE_WAY.includes(now.state); step += 1) {
    await closing.takeFurther(now, place);
    now = await contests.round(round.id);
  }
  const standing = ON_THE_WAY.includes(now.state) ? undefined : await context.get(Standings, { strict: false }).newest(round.id);
  const isJudged = now.kind === 'receiving' && now.state === 'settling';
  const waiting = isJudged ? await context.get(JudgedClosing, { strict: false }).waiting(now) : undefined;
  return { state: now.state, standing, waiting };
}

/** What a part of submissions waits for, as the console says it; empty where it only waits for the machine. */
function waitingWords({ isBeingJudged, unchecked, unmarked }: JudgedWaiting): string {
  const missing = [
    ...(unchecked > 0 ? [`${unchecked} bài chưa kiểm tra thể thức`] : []),
    ...(isBeingJudged ? ['hội đồng chưa kết thúc mọi vòng chấm'] : []),
    ...unmarked.map(({ name, entries }) => `${entries} bài phải chấm ở vòng “${name}” đã kết thúc`),
  ];
  return missing.length > 0 ? ` Còn: ${missing.join('; ')}.` : '';
}
