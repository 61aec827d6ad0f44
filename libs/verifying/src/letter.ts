import type { Finding } from './entities/verification.entity.js';

/** As many are spelled out in a letter; the command shows all of them. */
const SPELLED_OUT = 20;

export interface NightsFindings {
  checks: number;
  findings: readonly Finding[];
  /** Names of tenants by id. */
  nameOf: ReadonlyMap<string, string>;
  /** What must hold, by id of the invariant. */
  titles: ReadonlyMap<string, string>;
}

/** What the operators are told of a night in which something did not hold. */
export function letterAbout(day: string, { checks, findings, nameOf, titles }: NightsFindings): { subject: string; body: string } {
  const [year, month, date] = day.split('-');
  const lines = findings
    .slice(0, SPELLED_OUT)
    .map((finding) => `- ${placeOf(finding, nameOf)}: ${titles.get(finding.invariant) ?? finding.invariant} ${foundIn(finding)}`);
  const more = findings.length > lines.length ? [`… và ${findings.length - lines.length} phép kiểm tra khác.`] : [];
  return {
    subject: `Kiểm tra dữ liệu ngày ${date}/${month}/${year}: ${findings.length} điều không đúng`,
    body: [
      `Đêm qua hệ thống đã chạy ${checks} phép kiểm tra trên toàn bộ dữ liệu; ${findings.length} phép cho kết quả không đúng:`,
      ...lines,
      ...more,
      'Hãy chạy lệnh sau trên máy chủ để xem đầy đủ, và chưa công bố kết quả của các cuộc thi liên quan trước khi rõ nguyên nhân:',
      'npm run --silent khoabang -- verify',
    ].join('\n'),
  };
}

function placeOf({ tenant }: Finding, nameOf: ReadonlyMap<string, string>): string {
  return tenant === null ? 'Toàn hệ thống' : (nameOf.get(tenant) ?? tenant);
}

function foundIn({ invariant, count, samples, error }: Finding): string {
  if (error !== null) return `(${invariant}) Không kiểm tra được: ${error}`;
  return `(${invariant}) Có ${count} trường hợp không đúng, ví dụ ${samples[0] ?? ''}.`;
}
