import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AttemptError, ReceiptSigner } from '#attempts';
import { ContestReader } from '#contests';
import { type AccountId, Clock, formatMomentWithSeconds, formatNumber, readReceiptCode } from '#kernel';
import { Registrations } from '#registrations';
import {
  FormalChecks,
  SubmissionError,
  SubmissionFiles,
  submissionNumber,
  submissionPart,
  type SubmissionReceipt,
  Submissions,
} from '#submissions';
import { type Page, page } from '../../edge/page.js';
import { qrOfLink } from '../../edge/qr-of-link.js';
import { onReceipt } from '../../edge/round-notice.js';
import { productDrawing } from '../drawings.controller.js';
import type { ReceiptTextFacts } from '../exam/receipt-text.js';
import type { ReceiptView } from '../view-models.js';
import { submissionAddress } from './addresses.js';
import { awaitedUntil, lateFileSentence } from './file-views.js';

const SHOWN_GROUPS = 6;

/** A receipt that was found, and whether the one who asks has sent what it is given for. */
interface FoundReceipt {
  receipt: SubmissionReceipt;
  isOwner: boolean;
}

/** Receipts of submissions: a code that no attempt has may be one of them. */
@Injectable()
export class SubmissionReceipts {
  constructor(
    private readonly submissions: Submissions,
    private readonly files: SubmissionFiles,
    private readonly checks: FormalChecks,
    private readonly registrations: Registrations,
    private readonly contests: ContestReader,
    private readonly signer: ReceiptSigner,
    private readonly clock: Clock,
  ) {}

  /**
   * Looks a code up among attempts first, then among submissions; what neither knows is told as the attempts do.
   * @param readerOf who asks, looked up only where it is no attempt's
   * @throws AttemptError RECEIPT_UNKNOWN
   */
  async orElse<T>(find: () => Promise<T>, code: string, readerOf: () => Promise<AccountId | undefined>): Promise<T | FoundReceipt> {
    try {
      return await find();
    } catch (unknown) {
      if (!(unknown instanceof AttemptError)) throw unknown;
      try {
        return await this.find(code, await readerOf());
      } catch (error) {
        throw error instanceof SubmissionError ? unknown : error;
      }
    }
  }

  /** @throws SubmissionError RECEIPT_UNKNOWN */
  async find(code: string, reader: AccountId | undefined): Promise<FoundReceipt> {
    const receipt = await this.submissions.receipt(readReceiptCode(code));
    const { registrationId } = receipt.submission;
    const owner = registrationId && reader ? await this.registrations.find(registrationId) : undefined;
    return { receipt, isOwner: owner !== undefined && owner.accountId === reader };
  }

  /** The slip: whole for whoever has sent it, without title and text for everybody else. */
  async slip(request: FastifyRequest, { receipt, isOwner }: FoundReceipt): Promise<Page> {
    const { submission, version, receiptCode: code, submittedAt, sealSha256, isReplaced } = receipt;
    const { contest, ruleSet } = await this.contests.contest(submission.contestId);
    const round = await this.contests.round(receipt.roundId);
    const part = submissionPart(ruleSet, submission.partCode);
    const isLate = version.completeAt === null;
    const check = isLate ? (await this.checks.latest([submission.id])).get(submission.id) : undefined;
    const files = isOwner ? await this.files.ofVersion(submission.id, version.version) : [];
    const own: [string, string | null | undefined][] = [
      ['Tên bài', version.content.title],
      ['Người gửi', request.principal?.displayName],
      ['Số từ được tính', version.words === null ? undefined : `${formatNumber(version.words)} từ`],
      ['Đường dẫn đến video', version.link],
      ['Đã cam kết khi gửi', version.content.declared?.said.map(({ words }) => words).join(' ')],
      ['Tệp', files.map(({ fileName, state }) => `${fileName ?? ''}${state === 'promised' ? ' (chưa gửi xong)' : ''}`).join('; ')],
    ];
    const rows: [string, string | null | undefined][] = [
      ['Cuộc thi', contest.shortTitle],
      ['Phần thi', part?.name],
      ['Số bài', part && submission.number !== null ? submissionNumber(part.kind, submission.number) : undefined],
      ['Lần gửi', String(version.version)],
      ...(isOwner ? own : []),
    ];
    const { kid } = this.signer.of(receipt);
    return page<ReceiptView>(
      'receipt',
      {
        title: 'Biên nhận',
        isPrivate: true,
        bodyClass: 'is-tinted',
        task: { title: 'Biên nhận' },
        sealSvg: productDrawing('seal') ?? '',
        headingPhrases: isOwner ? ['Bài dự thi của bạn', 'đã được nhận'] : ['Bài dự thi này', 'đã được nhận'],
        receivedAt: formatMomentWithSeconds(submittedAt),
        note: noteOf(submission.state === 'withdrawn', isReplaced, isLate ? lateFileSentence(awaitedUntil(round, check)) : undefined),
        roundNotice: onReceipt(round, this.clock.now(), 'Bài này'),
        rows: rows.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
        code,
        qrSvg: await qrOfLink(`${request.protocol}://${request.host}/bien-nhan/${code}`),
        qrAlt: 'Mã QR dẫn đến biên nhận này',
        fingerprint: (sealSha256.match(/.{4}/g) ?? []).slice(0, SHOWN_GROUPS).join(' '),
        signature: { text: `Đã ký bằng khóa số ${kid}`, url: `/bien-nhan/${code}/bien-nhan.json`, label: 'Xem chữ ký' },
        save: { label: 'Tải biên nhận', url: `/bien-nhan/${code}/bien-nhan.txt` },
        onward: isOwner ? { label: 'Xem bài đã gửi', url: submissionAddress(submission.id) } : { label: 'Về trang cuộc thi', url: '/' },
      },
      { layout: 'task' },
    );
  }

  /** What stands on the files of a receipt. */
  async textFacts({ receipt, isOwner }: FoundReceipt, origin: string): Promise<ReceiptTextFacts> {
    const { contest, ruleSet } = await this.contests.contest(receipt.submission.contestId);
    const { submission, version } = receipt;
    const part = submissionPart(ruleSet, submission.partCode);
    const files = isOwner ? await this.files.ofVersion(submission.id, version.version) : [];
    return {
      ...{ receipt: this.signer.of(receipt), contest: contest.name, round: part?.name ?? '', origin },
      sealed: 'bài dự thi',
      salt: isOwner ? version.receiptSalt.toString('hex') : undefined,
      files: isOwner
        ? files.map(({ fileName, promisedSize, promisedSha256, state }) => ({
            name: fileName ?? 'Tệp đã xóa',
            size: Number(promisedSize),
            sha256: promisedSha256,
            isHere: state !== 'promised',
          }))
        : undefined,
    };
  }
}

function noteOf(isWithdrawn: boolean, isReplaced: boolean, late: string | undefined): string | undefined {
  if (isWithdrawn) return 'Bài này đã được rút sau khi gửi và không được chấm.';
  if (isReplaced) return 'Đây không phải bản được tính: một bản khác của bài này được tính thay.';
  return late;
}
