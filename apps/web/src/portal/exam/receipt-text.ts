import type { SignedReceipt } from '#attempts';
import { formatMomentWithSeconds } from '#kernel';

export interface ReceiptTextFacts {
  receipt: SignedReceipt;
  contest: string;
  round: string;
  /** What is sealed. */
  sealed: 'các câu trả lời' | 'bài dự thi';
  /** "https://lam-dong.vn" */
  origin: string;
  /** Hexadecimal; for the owner alone. */
  salt: string | undefined;
}

/** A receipt as a file to keep: what it says, its signature, and how anybody can check that, without us and without a line. */
export function receiptFile({ receipt, contest, round, sealed, origin, salt }: ReceiptTextFacts): string {
  const { code, submittedAt, seal, text, signature, kid } = receipt;
  return `BIÊN NHẬN BÀI DỰ THI

Tên cuộc thi: ${contest}
${sealed === 'bài dự thi' ? 'Phần thi' : 'Đợt thi'}: ${round}
Số biên nhận: ${code}
Máy chủ nhận lúc: ${formatMomentWithSeconds(submittedAt)}
Dấu niêm phong ${sealed} (SHA-256): ${seal}
Xem trên mạng: ${origin}/bien-nhan/${code}

Dòng được ký:
${text}

Chữ ký (Ed25519, base64):
${signature}

Khóa công khai số ${kid}: ${origin}/bien-nhan/khoa/${kid}.pem

Cách tự kiểm tra bằng OpenSSL 3 trở lên, không cần mạng khi đã tải khóa về:
printf '%s' '${text}' > dong.txt
printf '%s' '${signature}' | openssl base64 -d -A > chu-ky.bin
openssl pkeyutl -verify -pubin -inkey ${kid}.pem -rawin -in dong.txt -sigfile chu-ky.bin
Biên nhận thật thì dòng cuối là: Signature Verified Successfully
${salt === undefined ? '' : ownPart(salt, sealed, code, origin)}`;
}

/** With this and the published file the owner, and nobody else, shows that the answers in it are those that were sealed. */
function ownPart(salt: string, sealed: ReceiptTextFacts['sealed'], code: string, origin: string): string {
  const secret = `
Số riêng của niêm phong, chỉ bạn có: ${salt}
Đừng gửi số này cho ai nếu không muốn họ kiểm được bài của bạn.
`;
  if (sealed === 'bài dự thi') return secret;
  return `${secret}
Sau khi công bố, tự kiểm các câu trả lời của mình trong hồ sơ kiểm tra lại (tải ở ${origin}/kiem-tra-lai):
node kiem-tra-lai.cjs HỒ_SƠ --receipt bien-nhan-${code}.txt
`;
}

/** The same for programs. */
export function receiptJson({ receipt, contest, round, origin, salt }: ReceiptTextFacts): string {
  const { code, submittedAt, seal, text, signature, kid } = receipt;
  const key = { kid, url: `${origin}/bien-nhan/khoa.json` };
  return `${JSON.stringify({ version: 1, code, contest, round, submittedAt, seal, salt, text, signature, algorithm: 'Ed25519', key }, null, 2)}\n`;
}
