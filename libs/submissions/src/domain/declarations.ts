/** What whoever sends ticks: that the work is the own one, that it was read again and is true, that the other authors agree. */
export const DECLARATIONS = ['original', 'authors-agree', 'true'] as const;
export type Declaration = (typeof DECLARATIONS)[number];

/** What was promised with a version, in the words that were shown. */
export interface Declared {
  /** Pseudonym of who ticked it. */
  by: string;
  /** An ISO instant. */
  at: string;
  said: { code: Declaration; words: string }[];
}

/**
 * The declarations that a submission needs, with their words. Whoever changes a word changes it for what is sent from then on: versions
 * keep the words that they were sent with.
 * @param part by name
 */
export function declarationsOf(part: { name: string }, hasOtherAuthors: boolean): Declared['said'] {
  return [
    {
      code: 'original',
      words: 'Bài dự thi do chính tôi (chúng tôi) thực hiện, không sao chép của người khác; phần trích dẫn đều ghi rõ nguồn.',
    },
    ...(hasOtherAuthors
      ? [
          {
            code: 'authors-agree' as const,
            words: 'Các tác giả khác đã biết, đồng ý đứng tên và đồng ý với tỷ lệ đóng góp đã ghi.',
          },
        ]
      : []),
    { code: 'true', words: `Tôi đã đọc lại bài, thông tin khai là đúng; tôi đồng ý dự phần “${part.name}” theo thể lệ.` },
  ];
}
