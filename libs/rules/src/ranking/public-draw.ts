import { createHash } from 'node:crypto';
import { cleanText, formatDocumentDate, localParts } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';

/** The code of this way to draw, in standing inputs and commitments. */
export const PUBLIC_DRAW = 'khoa-bang-draw-1' as const;

/** From where a draw takes its seed, as the rules of a part say. */
export interface DrawSource {
  /** "giải đặc biệt xổ số kiến thiết Lâm Đồng, kỳ mở thưởng đầu tiên sau khi đợt thi đóng" */
  source: string;
  /** Hours after the closing within which the source publishes it. */
  withinHours: number;
}

/** The outside source of a quiz part's draw; undefined where the seals of the attempts make the seed. */
export function drawSourceOf({ parts }: Pick<RuleSet, 'parts'>, partCode: string): DrawSource | undefined {
  const part = parts.find(({ code }) => code === partCode);
  const last = part?.kind === 'quiz' ? part.ranking.at(-1) : undefined;
  const { seed } = (last ?? {}) as { seed?: DrawSource };
  return last?.code === 'draw' ? seed : undefined;
}

/** For what is drawn. */
export interface CommittedDraw extends DrawSource {
  contest: string;
  round: string;
  /** Id of the round: no two commitments are alike. */
  roundId: string;
  ruleSetSha256: string;
  /** When the round closes, as it is planned at the moment of the commitment. */
  closesAt: Date;
}

/** What everybody reads before the round closes, line by line; its SHA-256 goes into the seed. */
export function drawCommitment({ contest, round, roundId, ruleSetSha256, source, withinHours, closesAt }: CommittedDraw): string {
  const { hour, minute } = localParts(closesAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  return [
    `CAM KẾT BỐC THĂM (${PUBLIC_DRAW})`,
    `Cuộc thi: ${contest}`,
    `Đợt thi: ${round} (${roundId})`,
    `Thể lệ có mã SHA-256: ${ruleSetSha256}`,
    `Giờ đóng đợt thi theo kế hoạch: ${two(hour)} giờ ${two(minute)} phút, ${formatDocumentDate(closesAt)}`,
    `Nguồn của mã bốc thăm: ${source}`,
    `Nguồn công bố sau khi đợt thi đóng, trong vòng ${withinHours} giờ.`,
    'Danh sách bốc thăm: mã số ẩn danh của mọi người có bài đã niêm phong trong đợt, xếp theo thứ tự ký tự, mỗi mã một dòng; mã SHA-256 của danh sách được công bố khi đợt thi đóng và trước khi nhập giá trị của nguồn.',
    'Mã bốc thăm = SHA-256 của: mã SHA-256 của bản cam kết này, xuống dòng, giá trị do nguồn công bố.',
    'Số thăm của mỗi người = 12 chữ số thập lục phân đầu của SHA-256 của: mã bốc thăm, xuống dòng, mã số ẩn danh của người ấy. Số nhỏ hơn xếp trên.',
    '',
  ].join('\n');
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The fingerprint of a commitment, as `sha256sum` gives it of the file. */
export const commitmentHash = sha256;

/**
 * The seed of a draw: bound to its commitment, and known to nobody before the source has published.
 * @param value what the source published; spaces are brought into one form
 */
export function publicDrawSeed(commitmentSha256: string, value: string): string {
  return sha256(`${commitmentSha256}\n${cleanText(value)}`);
}
