import { formatDate } from '#kernel';

/** What an author is asked about, and how they answer. */
export interface ConsentWords {
  title: string;
  fullName: string;
  sender: string;
  url: string;
  /** When the link ends. */
  until: Date;
}

/** The letter by which an author is asked whether they agree to be nominated; short where it goes to a phone. */
export function consentLetter(
  { title, fullName, sender, url, until }: ConsentWords,
  kind: 'email' | 'phone' = 'email',
): { subject: string; body: string } {
  const subject = `${sender} xin ý kiến của bạn về một đề cử`;
  if (kind === 'phone')
    return {
      subject,
      body: `Gửi ${fullName}: ${sender} muốn đề cử “${title}”, chỉ gửi khi bạn đồng ý. Xem và trả lời đến ngày ${formatDate(until)}: ${url}`,
    };
  return {
    subject,
    body: [
      `Kính gửi ${fullName},`,
      '',
      `${sender} muốn đề cử “${title}” lên cấp trên. Đề cử chỉ được gửi khi bạn đồng ý.`,
      '',
      `Xem nội dung đề cử và trả lời, đến ngày ${formatDate(until)}, tại:`,
      url,
      '',
      'Đường dẫn này dành riêng cho bạn. Đồng ý rồi mà đổi ý thì mở lại đường dẫn này để rút, cho đến khi nơi nhận quyết định. Nếu không biết gì về việc này, bạn bỏ qua thư: không trả lời thì không có gì được gửi đi.',
    ].join('\n'),
  };
}
