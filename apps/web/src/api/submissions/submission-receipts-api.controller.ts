import { Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader } from '#contests';
import { submissionPart } from '#submissions';
import { ReceiptGuesses } from '../../edge/receipt-guesses.js';
import { SubmissionReceipts } from '../../portal/submissions/submission-receipts.js';
import { ApiController, Operation } from '../shared/operation.js';
import { ApiSubmissionReceipt } from './submission.schemas.js';

/** Looking up receipts of submissions. */
@ApiController('submissions')
export class SubmissionReceiptsApiController {
  constructor(
    private readonly receipts: SubmissionReceipts,
    private readonly contests: ContestReader,
    private readonly guesses: ReceiptGuesses,
  ) {}

  @Get('submission-receipts/:code')
  @Public('the code is the proof; the title is shown to the owner alone')
  @Operation({
    id: 'getSubmissionReceipt',
    summary: 'The receipt of a submission with this code: with its title for its owner, without for everybody else',
    description: 'The code may be written in any case, with spaces for dashes.',
    answer: { status: 200, description: 'The receipt.', type: ApiSubmissionReceipt },
    failures: [404, 429],
    session: 'optional',
  })
  async show(@Req() request: FastifyRequest, @Param('code') code: string): Promise<ApiSubmissionReceipt> {
    const { receipt, isOwner } = await this.guesses.find(request, () => this.receipts.find(code, request.principal?.accountId));
    const { submission, version, receiptCode, submittedAt, sealSha256, isReplaced } = receipt;
    const { ruleSet } = await this.contests.contest(submission.contestId);
    return {
      code: receiptCode,
      partName: submissionPart(ruleSet, submission.partCode)?.name ?? '',
      submittedAt: submittedAt.toISOString(),
      ...{ sealSha256, isReplaced },
      title: isOwner ? version.content.title : null,
    };
  }
}
