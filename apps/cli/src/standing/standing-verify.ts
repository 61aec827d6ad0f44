import type { Round } from '#contests';
import { ResultError, type Standing, Standings, StandingVerifying } from '#results';
import { type RecheckReport, recheckSentences } from '#rules';
import { readOptions, wrongUsage } from '../options.js';
import type { Desk } from '../tenant/with-tenants.js';
import { withRounds } from './with-rounds.js';

interface Verified {
  round: Round;
  standing: Standing;
  report: RecheckReport;
}

/**
 * `khoabang standing verify TENANT [ROUND]`: computes the newest standings again from what the database holds and names the
 * attempts and lines that differ. 1 where anything does.
 */
export async function standingVerify(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const read = readOptions(args, { contest: text, json: { type: 'boolean' } });
  const [slug, round, ...more] = read?.positionals ?? [];
  if (!read || slug === undefined || more.length > 0)
    return wrongUsage('standing verify ĐỊA_CHỈ [ĐỢT_THI] [--contest MÃ_CUỘC_THI] [--json]');
  return withRounds({ ...read.values, slug, round }, async (desk, _tenant, rounds) => {
    const verified: Verified[] = [];
    const unchecked: Round[] = [];
    for (const one of rounds) {
      const standing = await desk.context.get(Standings, { strict: false }).newest(one.id);
      if (standing) await verify(desk, standing).then((report) => verified.push({ round: one, standing, report }), notedOr(unchecked, one));
    }
    return {
      code: verified.every(({ report }) => report.isSame) ? 0 : 1,
      text: [...verified.map(textOf), ...unchecked.map(uncheckedText)].join('\n') || 'Chưa đợt thi nào có bảng xếp hạng.\n',
      json: {
        ...(unchecked.length > 0 && { unchecked: unchecked.map(({ code }) => code) }),
        standings: verified.map(({ round: { code }, standing: { version }, report }) => ({ round: code, version, ...report })),
      },
    };
  });
}

function verify({ context }: Desk, standing: Standing): Promise<RecheckReport> {
  return context.get(StandingVerifying, { strict: false }).verify(standing);
}

/** A standing from before its inputs were kept cannot be checked: that is no fault of it. */
function notedOr(unchecked: Round[], round: Round): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof ResultError) || error.code !== 'NO_INPUTS') throw error;
    unchecked.push(round);
  };
}

function uncheckedText({ name, code }: Round): string {
  return `${name} (${code}): không kiểm lại được, vì bảng xếp hạng này có từ trước khi dữ liệu đầu vào được lưu cùng.\n`;
}

function textOf({ round, standing, report }: Verified): string {
  return [`${round.name} (${round.code}), bản ${standing.version}:`, ...recheckSentences(report).map((line) => `  ${line}`), ''].join('\n');
}
