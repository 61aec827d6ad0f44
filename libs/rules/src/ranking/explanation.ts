/** To whom it is told why one line stands above another: about the upper one, about the lower one or both, or to the lower one in person. */
export type Reader = 'above' | 'below' | 'both' | 'own';

const WORDS: Readonly<Record<Reader, { lead: string; other: string }>> = {
  above: { lead: 'Xếp trên người kế tiếp nhờ', other: 'người kế tiếp' },
  below: { lead: 'Hạng ấy hơn ở', other: 'người này' },
  both: { lead: 'Hơn nhau ở', other: 'người kế tiếp' },
  own: { lead: 'Hạng trên hơn bạn ở', other: 'của bạn' },
};

/** The same of submissions, as `rankSubmissions` keeps it. */
const SUBMISSION_WORDS: typeof WORDS = {
  above: { lead: 'Xếp trên bài kế tiếp nhờ', other: 'bài kế tiếp' },
  below: { lead: 'Hạng ấy hơn ở', other: 'bài này' },
  both: { lead: 'Hơn nhau ở', other: 'bài kế tiếp' },
  own: { lead: 'Bài xếp ngay trên hơn bài của bạn ở', other: 'bài của bạn' },
};

/** The sentence that is kept with a line: "Xếp trên người kế tiếp nhờ thời gian làm bài: 8 phút 05 giây; người kế tiếp: 9 phút 31 giây." */
export function explanationOf({ compares, own, other }: { compares: string; own: string; other: string }): string {
  return `${WORDS.above.lead} ${compares}: ${own}; ${WORDS.above.other}: ${other}.`;
}

/** A kept sentence for another reader; as it is where nothing but the pseudonyms decided, or where it was kept in other words. */
export function explanationFor(reader: Reader, kept: string): string {
  const words = [WORDS, SUBMISSION_WORDS].find(({ above }) => kept.startsWith(`${above.lead} `));
  if (!words) return kept;
  const { above, [reader]: told } = words;
  return kept.replace(above.lead, told.lead).replace(`; ${above.other}: `, `; ${told.other}: `);
}
