import { formatMoment, formatNumber } from '#kernel';
import type { Tenant } from '#tenants';
import { type Finding, holds, type Verdict, type Verification } from '#verifying';

const NAME_WIDTH = 36;
const TIME_WIDTH = 10;

/** "row-security-forced   Mọi bảng …", a line per check. */
export function listText(invariants: readonly { id: string; title: string; byNameOnly?: boolean }[]): string {
  return invariants
    .map(({ id, title, byNameOnly }) => `${id.padEnd(NAME_WIDTH)}${title}${byNameOnly ? ` Chỉ chạy khi gọi tên: --only ${id}` : ''}\n`)
    .join('');
}

/** Whom the checks below are about. */
export function headingOf(tenant: Pick<Tenant, 'name' | 'slug'> | undefined): string {
  return tenant ? `\n${tenant.name} (${tenant.slug})\n` : 'Toàn hệ thống\n';
}

/** A line for a check, and more where something was found. */
export function verdictText(verdict: Verdict): string {
  const head = `  ${holds(verdict) ? 'đúng' : 'SAI '}  ${verdict.invariant.padEnd(NAME_WIDTH)}${`${formatNumber(verdict.ms)} ms`.padStart(TIME_WIDTH)}\n`;
  return head + (holds(verdict) ? '' : `        ${verdict.title}\n${detailsOf(verdict)}`);
}

function detailsOf({ count, samples, error }: Finding): string {
  if (error !== null) return `        Không kiểm tra được: ${error}\n`;
  const more = count > samples.length ? `          … và ${formatNumber(count - samples.length)} trường hợp khác\n` : '';
  return `        ${formatNumber(count)} trường hợp không đúng:\n${samples.map((sample) => `          ${sample}\n`).join('')}${more}`;
}

/** The last line: how many checks, in what time, with what outcome. */
export function summaryText(verdicts: readonly Verdict[], ms: number): string {
  const broken = verdicts.filter((verdict) => !holds(verdict)).length;
  const done = `Đã kiểm tra ${formatNumber(verdicts.length)} điều trong ${formatNumber(ms / 1000)} giây.`;
  return `\n${done} ${broken === 0 ? 'Tất cả đều đúng.' : `${formatNumber(broken)} điều không đúng.`}\n`;
}

/** What the last nightly run has found. */
export function lastNightText(last: Verification | undefined, slugOf: ReadonlyMap<string, string>): string {
  if (!last?.finishedAt) return 'Chưa có lần kiểm tra ban đêm nào. Máy kiểm tra mỗi ngày một lần, trong khoảng 2:30–5:00.\n';
  const done = `Lần kiểm tra ban đêm gần nhất xong ${formatMoment(last.finishedAt)}: ${formatNumber(last.checks ?? 0)} điều trên ${formatNumber(last.tenants ?? 0)} đơn vị.`;
  if (last.broken === 0) return `${done} Tất cả đều đúng.\n`;
  const lines = last.findings.map(
    (finding) =>
      `  ${finding.tenant ? (slugOf.get(finding.tenant) ?? finding.tenant) : 'toàn hệ thống'}: ${finding.invariant}\n${detailsOf(finding)}`,
  );
  return `${done} ${formatNumber(last.broken ?? 0)} điều không đúng:\n${lines.join('')}`;
}
