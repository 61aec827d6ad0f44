/** The letter by which an author is asked whether they agree to be nominated. */
export function consentLetter({ title, fullName, sender, url }: { title: string; fullName: string; sender: string; url: string }): {
  subject: string;
  body: string;
} {
  return {
    subject: `${sender} xin ý kiến của bạn về một đề cử`,
    body: [
      `Kính gửi ${fullName},`,
      '',
      `${sender} muốn đề cử “${title}” lên cấp trên. Đề cử chỉ được gửi khi bạn đồng ý.`,
      '',
      'Xem nội dung đề cử và trả lời tại:',
      url,
      '',
      'Đường dẫn này dành riêng cho bạn. Nếu không biết gì về việc này, bạn bỏ qua thư: không trả lời thì không có gì được gửi đi.',
    ].join('\n'),
  };
}
