/** To whom it is told why one line stands above another: about the upper one, about the lower one or both, or to the lower one in person. */
export type Reader = 'above' | 'below' | 'both' | 'own';

const WORDS: Readonly<Record<Reader, { lead: string; other: string }>> = {
  above: { lead: 'Xếp trên người kế tiếp nhờ', other: 'người kế tiếp' },
  below: { lead: 'Hạng ấy hơn ở', other: 'người này' },
  both: { lead: 'Hơn nhau ở', other: 'người kế tiếp' },
  own: { lead: 'Hạng trên hơn bạn ở', other: 'của bạn' },
};

/** The sentence that is kept with a line: "Xếp trên người kế tiếp nhờ thời gian làm bài: 8 phút 05 giây; người kế tiếp: 9 phút 31 giây." */
export function explanationOf({ compares, own, other }: { compares: string; own: string; other: string }): string {
  return `${WORDS.above.lead} ${compares}: ${own}; ${WORDS.above.other}: ${other}.`;
}

/** A kept sentence for another reader; as it is where nothing but the pseudonyms decided, or where it was kept in other words. */
export function explanationFor(reader: Reader, kept: string): string {
  const { lead, other } = WORDS[reader];
  if (!kept.startsWith(`${WORDS.above.lead} `)) return kept;
  return kept.replace(WORDS.above.lead, lead).replace(`; ${WORDS.above.other}: `, `; ${other}: `);
}
