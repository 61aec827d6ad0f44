import type { RecheckAttempt } from './recheck-record.js';
import type { Findings, ReceiptCheck } from './recheck-report.js';
import { sealOf } from './seal-of.js';

/** What somebody has to know their own attempt by. */
export interface OwnReceipt {
  /** SHA-256. */
  seal: string;
  /** 32 hexadecimal digits; undefined on a receipt that others may see. */
  salt?: string | undefined;
}

/** Checks seals, by the salts of the file or by the one on somebody's receipt, and finds the attempt of the latter. */
export class SealChecks {
  /** How many seals could not be checked. */
  unchecked = 0;
  private own: ReceiptCheck | undefined;

  constructor(
    private readonly findings: Findings,
    private readonly receipt: OwnReceipt | undefined,
  ) {
    if (receipt) this.own = { seal: receipt.seal, attempt: null, round: null, isSealed: null, points: null };
  }

  /** @param roundId id of the attempt's round */
  check(attempt: RecheckAttempt, roundId: string): void {
    const { id, person, round, seal } = attempt;
    const salt = attempt.salt ?? (seal === this.receipt?.seal ? this.receipt.salt : undefined);
    const isSealed = salt === undefined ? null : sealOf({ ...attempt, salt, roundId }) === seal;
    if (isSealed === null) this.unchecked += 1;
    if (isSealed === false && attempt.salt !== null)
      this.findings.add('attempt', id, `Lượt thi ${id} (người ${person}) đã bị đổi sau khi niêm phong: nội dung không khớp mã niêm phong.`);
    // The salt is the receipt's: whether that or the attempt was changed, nobody can tell from here.
    else if (isSealed === false)
      this.findings.add(
        'receipt',
        id,
        `Số riêng trên biên nhận không khớp lượt thi ${id} trong hồ sơ: số riêng đã bị chép sai, hoặc lượt thi đã bị đổi sau khi niêm phong. Hãy đăng nhập, tải lại biên nhận rồi kiểm tra lại; nếu vẫn không khớp, hãy báo Ban Tổ chức.`,
      );
    if (seal === this.own?.seal) this.own = { seal, attempt: id, round, isSealed, points: null };
  }

  /** Notes what an attempt has been scored with anew. */
  scored(id: string, points: number): void {
    if (this.own?.attempt === id) this.own.points = points;
  }

  /** What has become of the receipt, after all attempts; undefined where none was given. */
  finish(): ReceiptCheck | undefined {
    const { own } = this;
    if (own?.attempt === null)
      this.findings.add(
        'receipt',
        own.seal,
        `Hồ sơ không có lượt thi nào mang dấu niêm phong ${own.seal} của biên nhận. Hãy xem biên nhận có đúng là của đợt thi này không. Bài được Ban Tổ chức cho làm tiếp hoặc nhận câu đến muộn có biên nhận mới.`,
      );
    else if (own?.isSealed === null)
      this.findings.add(
        'receipt',
        own.attempt,
        `Biên nhận này là của lượt thi ${own.attempt}, nhưng không có số riêng nên không kiểm được niêm phong. Hãy đăng nhập rồi tải lại biên nhận.`,
      );
    return own;
  }
}
