import { verify } from 'node:crypto';
import type { RoundId, TenantId } from '#kernel';
import { privateKeyOf, publicHalf, publicReceiptKey, receiptText, signReceipt } from './receipt-signature.js';

// RFC 8032, section 7.1, test 1: a key that others have computed, too.
const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const PUBLIC = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

const facts = {
  tenantId: '0192a000-0000-7000-8000-000000000001' as TenantId,
  roundId: '0192a000-0000-7000-8000-000000000002' as RoundId,
  code: 'LD2-7F3K-92QX',
  submittedAt: new Date('2024-10-22T03:42:07.123Z'),
  seal: 'ab'.repeat(32),
};

describe('a signed receipt', () => {
  const key = privateKeyOf(SEED);

  it('is one line of what it vouches for', () => {
    expect(receiptText(facts)).toBe(
      `khoa-bang-receipt-1|LD2-7F3K-92QX|0192a000-0000-7000-8000-000000000001|0192a000-0000-7000-8000-000000000002|2024-10-22T03:42:07.123Z|${'ab'.repeat(32)}`,
    );
  });

  it('is signed by Ed25519 as its RFC has it', () => {
    expect(Buffer.from(publicHalf(key), 'base64url').toString('hex')).toBe(PUBLIC);
    expect(Buffer.from(signReceipt('', key), 'base64').toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  it('is true under the published key, and under no other text', () => {
    const { pem, kid } = publicReceiptKey(publicHalf(key));
    const signature = Buffer.from(signReceipt(receiptText(facts), key), 'base64');
    const isTrue = (text: string): boolean => verify(null, Buffer.from(text), pem, signature);

    expect(kid).toMatch(/^[0-9a-f]{16}$/);
    expect(isTrue(receiptText(facts))).toBe(true);
    expect(isTrue(receiptText({ ...facts, code: 'LD2-7F3K-92QY' }))).toBe(false);
    expect(isTrue(receiptText({ ...facts, submittedAt: new Date('2024-10-22T03:42:07.124Z') }))).toBe(false);
  });
});
