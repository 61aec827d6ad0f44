const MIB = 1024 * 1024;
const inMegabytes = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** "Đã gửi 4,2 MB trong 20 MB (21%)." */
export function progressText(sent: number, size: number): string {
  const percent = size > 0 ? Math.floor((sent / size) * 100) : 0;
  return `Đã gửi ${inMegabytes.format(sent / MIB)} MB trong ${inMegabytes.format(size / MIB)} MB (${percent}%).`;
}

/** Whether a screen reader is told: at each tenth, not at each piece. */
export function isWorthSaying(before: number, sent: number, size: number): boolean {
  return size > 0 && Math.floor((before / size) * 10) !== Math.floor((sent / size) * 10);
}

/** What the server has said in its answer to a refused file; a plain sentence where it has said nothing readable. */
export function refusalText(body: string): string {
  try {
    const { errors } = JSON.parse(body) as { errors?: { message?: string }[] };
    const message = errors?.[0]?.message;
    if (message) return message;
  } catch {
    // Not of ours: a proxy between has answered.
  }
  return 'Máy chủ không nhận tệp này. Hãy tải lại trang, kiểm tra tệp rồi gửi lại.';
}
