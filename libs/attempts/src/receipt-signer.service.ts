import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SecretBox } from '#accounts';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { AttemptError } from './attempt.errors.js';
import { privateKeyOf, publicHalf, type PublicReceiptKey, publicReceiptKey, receiptText, signReceipt } from './domain/receipt-signature.js';
import type { Attempt } from './entities/attempt.entity.js';

const PURPOSE = 'receipts';

/** What a receipt is given for. */
type Sealed = Pick<Attempt, 'roundId' | 'receiptCode' | 'submittedAt' | 'sealSha256'>;

/** What stands on a signed receipt. */
export interface SignedReceipt {
  code: string;
  submittedAt: Date;
  seal: string;
  /** What is signed. */
  text: string;
  /** Base64. */
  signature: string;
  kid: string;
}

/**
 * Signs receipts with the installation's own key, when they are shown: a signature is a function of the row and the key, so
 * handing in costs nothing for it. The key comes out of SECRET_KEY; where that changes, the public halves of former keys
 * stay published (RECEIPT_OLD_KEYS), and receipts that people hold can be checked as before.
 */
@Injectable()
export class ReceiptSigner {
  private made: { key: KeyObject; published: PublicReceiptKey } | undefined;

  constructor(
    private readonly box: SecretBox,
    private readonly context: TenantContext,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Of a sealed attempt, or of anything else that was received in a round and sealed with a code.
   * @throws AttemptError RECEIPT_UNKNOWN before it is sealed
   */
  of({ roundId, receiptCode: code, submittedAt, sealSha256: seal }: Sealed): SignedReceipt {
    if (!code || !submittedAt || !seal) throw new AttemptError('RECEIPT_UNKNOWN');
    const text = receiptText({ tenantId: this.context.tenantId(), roundId, code, submittedAt, seal });
    const { key, published } = this.own();
    return { code, submittedAt, seal, text, signature: signReceipt(text, key), kid: published.kid };
  }

  /** The keys with which receipts can be checked: the one that signs now, then former ones. */
  published(): PublicReceiptKey[] {
    return [this.own().published, ...this.settings.RECEIPT_OLD_KEYS.map(publicReceiptKey)];
  }

  private own(): { key: KeyObject; published: PublicReceiptKey } {
    if (!this.made) {
      const key = privateKeyOf(this.box.sign('ed25519', PURPOSE));
      this.made = { key, published: publicReceiptKey(publicHalf(key)) };
    }
    return this.made;
  }
}
