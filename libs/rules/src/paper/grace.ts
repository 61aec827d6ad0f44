/** Where the rules may name a grace. */
interface WithGrace {
  graceSeconds?: number | undefined;
}

/** The longest grace that rules may declare, in seconds. */
export const MOST_GRACE_SECONDS = 300;

/** What holds where the rules name no grace; the rules text says it all the same. */
const USUAL_GRACE_SECONDS = 5;

/** For how many seconds after the end answers are still taken that were on the wire by then. */
export function graceSeconds({ graceSeconds: declared }: WithGrace): number {
  return declared ?? USUAL_GRACE_SECONDS;
}

/** The grace as the rules text declares it, and what becomes of answers that come later still. */
export function describeGrace(paper: WithGrace): string {
  const seconds = graceSeconds(paper);
  const taken =
    seconds === 0
      ? 'Câu trả lời đến máy chủ khi đã hết giờ không được tính'
      : `Câu trả lời còn trên đường truyền khi hết giờ được nhận thêm trong ${seconds} giây; câu trả lời đến muộn hơn không được tính`;
  return `${taken}, nhưng được lưu riêng để Ban Tổ chức xem xét.`;
}
