/** What has become of a nominated entry. */
export interface NominationNews {
  fullName: string;
  title: string;
  /** Who nominated it. */
  sender: string;
  /** Who has received it. */
  organiser: string;
  kind: 'accepted' | 'returned';
}

/** The letter by which an author hears of it; why it came back stands with the sender. */
export function nominationLetter({ fullName, title, sender, organiser, kind }: NominationNews): { subject: string; body: string } {
  const sentences =
    kind === 'accepted'
      ? [`${organiser} đã tiếp nhận bài “${title}” do ${sender} đề cử. Bài được kiểm tra hình thức rồi chấm theo thể lệ.`]
      : [
          `${organiser} đã trả lại đề cử “${title}” cho ${sender}, kèm lý do.`,
          `Nếu ${sender} sửa và gửi lại, bạn được hỏi ý kiến một lần nữa.`,
        ];
  return {
    subject: kind === 'accepted' ? 'Bài của bạn đã được tiếp nhận' : 'Đề cử bài của bạn đã được trả lại',
    body: [`Kính gửi ${fullName},`, '', ...sentences].join('\n'),
  };
}
