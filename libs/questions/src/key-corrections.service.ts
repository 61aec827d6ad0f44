import { Injectable } from '@nestjs/common';
import { type AccountId, Clock } from '#kernel';
import { type KeptRevisions, keptRevisions, type KeyRevisions, revisedKey, revisionsOf } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { keySha256 } from './domain/bank-hashes.js';
import { type BankId, BankKey } from './entities/bank.entity.js';
import { QuestionError } from './question.errors.js';
import { type KeyVersion, SealedBanks } from './sealed-banks.service.js';

/** Later versions of sealed keys: the first is never changed, a correction stands beside it with its reason. */
@Injectable()
export class KeyCorrections {
  constructor(
    @InjectScoped(BankKey) private readonly keys: ScopedRepository<BankKey>,
    private readonly banks: SealedBanks,
    private readonly clock: Clock,
  ) {}

  /**
   * What the next version of a bank's key would be; nothing is written. What earlier corrections have said of other questions stays.
   * @throws KeyRevisionError when right options are given that the question has not; QuestionError NO_BANK
   */
  async next(bankId: BankId, revisions: KeyRevisions): Promise<KeyVersion & { sha256: string }> {
    const [{ questions }, newest] = [await this.banks.byId(bankId), await this.banks.key(bankId)];
    const key = revisedKey(newest.key, questions, revisions) as Record<string, number[]>;
    const all: KeptRevisions = keptRevisions(new Map([...revisionsOf(newest.revisions), ...revisions]));
    return { version: newest.version + 1, key, revisions: all, sha256: keySha256(questions.map(({ id }) => id), key, all) }; // prettier-ignore
  }

  /**
   * Makes that the key from now on, in the caller's unit of work, in which two people have agreed to it. Whatever was scored before
   * names the version by which it was.
   * @returns the new version
   * @throws KeyRevisionError · QuestionError NO_BANK, BANK_CHANGED when another correction came first
   */
  async add(bankId: BankId, revisions: KeyRevisions, { reason, by }: { reason: string; by: AccountId }): Promise<number> {
    const { version, key, revisions: all, sha256 } = await this.next(bankId, revisions);
    const row = { bankId, version, key, revisions: all, sha256, reason, createdBy: by, createdAt: this.clock.now() };
    if ((await this.keys.insertMissing([row])) === 0) throw new QuestionError('BANK_CHANGED');
    return version;
  }
}
