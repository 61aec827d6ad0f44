import { readReceiptCode } from '#kernel';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { type Attempt, AttemptError, Attempts, ReceiptSigner } from '#attempts';
import { ContestReader } from '#contests';
import { ReceiptGuesses } from '../../edge/receipt-guesses.js';
import { innerName } from '../../edge/round-name.js';
import { SubmissionReceipts } from '../submissions/submission-receipts.js';
import { receiptFile, receiptJson, type ReceiptTextFacts } from './receipt-text.js';

/** Keys are asked for again after an hour: a new one is published at once, former ones stay. */
const KEYS_KEPT = 'public, max-age=3600';
const WHY = 'the code is the proof; a signed receipt says nothing of the person and of the answers, and the salt to the owner alone';

/** Receipts that anybody can check for themselves: signed, to keep, with the keys to check them by. */
@Controller('bien-nhan')
export class ReceiptProofController {
  constructor(
    private readonly attempts: Attempts,
    private readonly contests: ContestReader,
    private readonly signer: ReceiptSigner,
    private readonly guesses: ReceiptGuesses,
    private readonly ofSubmissions: SubmissionReceipts,
  ) {}

  /** A set of JSON Web Keys (RFC 7517, RFC 8037). */
  @Get('khoa.json')
  @Public('public keys')
  async keys(@Res() reply: FastifyReply): Promise<void> {
    const keys = this.signer.published().map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA', kid, x }));
    await reply.type('application/jwk-set+json; charset=utf-8').header('cache-control', KEYS_KEPT).send(JSON.stringify({ keys }));
  }

  /** One key as PEM: "/bien-nhan/khoa/0f1e2d3c4b5a6978.pem". */
  @Get('khoa/:file')
  @Public('public keys')
  async key(@Res() reply: FastifyReply, @Param('file') file: string): Promise<void> {
    const key = this.signer.published().find(({ kid }) => file === `${kid}.pem`);
    if (!key) throw new AttemptError('KEY_UNKNOWN');
    await reply.type('application/x-pem-file').header('cache-control', KEYS_KEPT).send(key.pem);
  }

  @Get(':code/bien-nhan.json')
  @Public(WHY)
  async json(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('code') code: string): Promise<void> {
    await reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(receiptJson(await this.facts(request, code)));
  }

  @Get(':code/bien-nhan.txt')
  @Public(WHY)
  async text(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('code') code: string): Promise<void> {
    const facts = await this.facts(request, code);
    await reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="bien-nhan-${facts.receipt.code}.txt"`)
      .send(receiptFile(facts));
  }

  private async facts(request: FastifyRequest, code: string): Promise<ReceiptTextFacts> {
    const { protocol, host, principal } = request;
    const reader = principal?.accountId;
    const ofAttempt = async (): Promise<{ attempt: Attempt; isOwner: boolean }> => {
      const found = await this.attempts.byReceipt(readReceiptCode(code));
      return { attempt: found, isOwner: reader === found.accountId };
    };
    const found = await this.guesses.find(request, () => this.ofSubmissions.orElse(ofAttempt, code, () => Promise.resolve(reader)));
    const origin = `${protocol}://${host}`;
    if ('receipt' in found) return this.ofSubmissions.textFacts(found, origin);
    const { attempt, isOwner } = found;
    const { contest } = await this.contests.contest(attempt.contestId);
    const round = await this.contests.round(attempt.roundId);
    return {
      ...{ receipt: this.signer.of(attempt), contest: contest.name, round: innerName(round), origin },
      sealed: 'các câu trả lời',
      salt: isOwner ? attempt.receiptSalt?.toString('hex') : undefined,
    };
  }
}
