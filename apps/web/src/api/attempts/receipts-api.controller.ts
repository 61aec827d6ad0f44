import { readReceiptCode } from '#kernel';
import { Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { Attempts } from '#attempts';
import { ReceiptGuesses } from '../../edge/receipt-guesses.js';
import { ApiController, Operation } from '../shared/operation.js';
import { ReceiptDesk } from './receipt-desk.js';
import { ApiReceipt } from './receipt.schemas.js';

/** Looking up receipts. */
@ApiController('attempts')
export class ReceiptsApiController {
  constructor(
    private readonly attempts: Attempts,
    private readonly receipts: ReceiptDesk,
    private readonly guesses: ReceiptGuesses,
  ) {}

  @Get('receipts/:code')
  @Public('the code is the proof; personal data is shown to the owner alone')
  @Operation({
    id: 'getReceipt',
    summary: 'The receipt with this code: whole for its owner, without personal data for everybody else',
    description: 'The code may be written in any case, with spaces for dashes.',
    answer: { status: 200, description: 'The receipt.', type: ApiReceipt },
    failures: [404, 429],
    session: 'optional',
  })
  async show(@Req() request: FastifyRequest, @Param('code') code: string): Promise<ApiReceipt> {
    const reader = request.principal?.accountId;
    const { attempt } = await this.guesses.find(request, async () => {
      const found = await this.attempts.byReceipt(readReceiptCode(code));
      return { attempt: found, isOwner: reader === found.accountId };
    });
    return this.receipts.receipt(attempt, reader);
  }
}
