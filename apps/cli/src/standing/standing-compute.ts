import { ContestReader, type Round } from '#contests';
import { RoundClosing, type Standing, Standings } from '#results';
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
    const { state, standing } = await takenToStanding(desk, tenant.shortName, found as Round);
    if (!standing)
      return {
        code: 1,
        text: `Đợt thi ${round} chưa có bảng xếp hạng (trạng thái: ${state}).\n`,
        json: { round, state, standing: null },
      };
    const { id, version, sha256, summary } = standing;
    return {
      text: `Đợt thi ${round}: bảng xếp hạng bản ${version}, ${summary.ranked} người. SHA-256: ${sha256}\n`,
      json: { round, state, standing: { id, version, sha256, ranked: summary.ranked } },
    };
  });
}

async function takenToStanding(
  { context }: Desk,
  place: string,
  round: Round,
): Promise<{ state: Round['state']; standing: Standing | undefined }> {
  const [closing, contests] = [context.get(RoundClosing, { strict: false }), context.get(ContestReader, { strict: false })];
  let now = round;
  for (let step = 0; step < MOST_STEPS && ON_THE_WAY.includes(now.state); step += 1) {
    await closing.takeFurther(now, place);
    now = await contests.round(round.id);
  }
  const standing = ON_THE_WAY.includes(now.state) ? undefined : await context.get(Standings, { strict: false }).newest(round.id);
  return { state: now.state, standing };
}
