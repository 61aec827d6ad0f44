import { formatNumber } from '#kernel';
import { MOST_FINDINGS, type FindingPart, type ReceiptCheck, type RecheckReport } from './recheck-report.js';

const PARTS: Readonly<Record<FindingPart, string>> = {
  file: 'Tệp',
  inputs: 'Dữ liệu đầu vào',
  rules: 'Thể lệ',
  key: 'Bộ đề và đáp án',
  units: 'Danh mục đơn vị',
  attempt: 'Lượt thi',
  judged: 'Bài dự thi và phiếu chấm',
  receipt: 'Biên nhận',
  draw: 'Bốc thăm',
  standing: 'Bảng xếp hạng',
  line: 'Dòng của bảng',
  prize: 'Giải',
  collective: 'Giải tập thể',
};

/** A report as lines to read: what was gone through, the fingerprint that came out, what cannot be checked, and what differs. */
export function recheckSentences({
  isSame,
  standing,
  inputs,
  collective,
  checked,
  unchecked,
  receipt,
  findings,
  counts,
}: RecheckReport): string[] {
  const { attempts, people, lines, sheets } = checked;
  const head = [
    sheets === undefined
      ? `Đã chấm lại ${formatNumber(attempts)} lượt thi của ${formatNumber(people)} người và xếp hạng lại ${formatNumber(lines)} dòng.`
      : `Đã tổng hợp lại ${formatNumber(sheets)} phiếu chấm của ${formatNumber(attempts)} bài dự thi và xếp hạng lại ${formatNumber(lines)} bài.`,
    `SHA-256 của bảng xếp hạng tính lại: ${standing.computed ?? 'không tính được'}`,
    ...(inputs === null ? [] : [`SHA-256 của dữ liệu đầu vào: ${inputs}`]),
    ...collective
      .filter(({ award }) => !unchecked.units.some((one) => one.award === award))
      .map(({ award, computed }) => `SHA-256 của giải tập thể ${award} tính lại: ${computed ?? 'không tính được'}`),
    ...uncheckedSentences(unchecked),
    ...(receipt?.isSealed ? [receiptSentence(receipt)] : []),
  ];
  const isPartial = unchecked.seals > 0 || unchecked.units.length > 0 || unchecked.named !== undefined;
  if (isSame)
    return [...head, isPartial ? 'KHỚP: mọi mã kiểm được đều đúng, không có gì khác.' : 'KHỚP: mọi mã đều đúng, không có gì khác.'];
  return [...head, 'KHÔNG KHỚP:', ...Object.entries(counts).flatMap(([part, count]) => partLines(part as FindingPart, count, findings))];
}

function uncheckedSentences({ seals, units, named }: RecheckReport['unchecked']): string[] {
  return [
    ...(named === undefined
      ? []
      : [
          `Đơn vị của ${formatNumber(named)} bài không nêu trong bản công khai vì có nơi quá ít người dự thi; mọi số liệu khác đã so từng dòng.`,
        ]),
    ...(seals === 0
      ? []
      : [`Niêm phong của ${formatNumber(seals)} lượt thi không kiểm được từ bản công khai; ai giữ biên nhận kiểm được lượt của mình.`]),
    ...units.map(
      ({ award, count }) =>
        `Giải tập thể ${award}: ${formatNumber(count)} đơn vị không kiểm được từ bản công khai vì có nơi quá ít người dự thi; số liệu của các đơn vị khác đã tính lại.`,
    ),
  ];
}

function receiptSentence({ attempt, round, points }: ReceiptCheck): string {
  const scored = points === null ? '' : ` Chấm lại được ${formatNumber(points)} điểm.`;
  return `Biên nhận: đúng là của lượt thi ${attempt}, đợt ${round}; các câu trả lời trong hồ sơ đúng như lúc niêm phong.${scored}`;
}

function partLines(part: FindingPart, count: number, findings: RecheckReport['findings']): string[] {
  const own = findings.filter((finding) => finding.part === part);
  const more = count > own.length ? [`    … và ${formatNumber(count - own.length)} chỗ nữa (chỉ nêu ${MOST_FINDINGS} chỗ đầu).`] : [];
  return [`  ${PARTS[part]} (${formatNumber(count)}):`, ...own.map(({ sentence }) => `    - ${sentence}`), ...more];
}
