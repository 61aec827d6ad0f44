import type { SignedReceipt } from '#attempts';
import { formatMomentWithSeconds, formatNumber } from '#kernel';

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
  /** Of what was sent, with their fingerprints in hexadecimal; for the owner alone. */
  files?: readonly ReceiptFile[] | undefined;
}

interface ReceiptFile {
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** Whether all its bytes have come. */
  isHere: boolean;
}

/** A receipt as a file to keep: what it says, its signature, and how anybody can check that, without us and without a line. */
export function receiptFile({ receipt, contest, round, sealed, origin, salt, files = [] }: ReceiptTextFacts): string {
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
${filesPart(files)}${salt === undefined ? '' : ownPart(salt, sealed, code, origin)}`;
}

/** With this the owner shows that the file they have is the one that was sent. */
function filesPart(files: readonly ReceiptFile[]): string {
  if (files.length === 0) return '';
  const lines = files.map(
    ({ name, size, sha256, isHere }) => `${name}, ${formatNumber(size)} byte${isHere ? '' : ', chưa gửi xong'}\nSHA-256: ${sha256}\n`,
  );
  return `
Tệp của bài:
${lines.join('')}Tự so với tệp trên máy: sha256sum TỆP (Linux), shasum -a 256 TỆP (macOS), certutil -hashfile TỆP SHA256 (Windows).
`;
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
export function receiptJson({ receipt, contest, round, origin, salt, files }: ReceiptTextFacts): string {
  const { code, submittedAt, seal, text, signature, kid } = receipt;
  const key = { kid, url: `${origin}/bien-nhan/khoa.json` };
  const facts = { version: 1, code, contest, round, submittedAt, seal, salt, files, text, signature, algorithm: 'Ed25519', key };
  return `${JSON.stringify(facts, null, 2)}\n`;
}
