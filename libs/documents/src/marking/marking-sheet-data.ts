/** A criterion as it stands on a paper score sheet; points as words: "30", "12,5". */
export interface MarkingCriterion {
  name: string;
  /** What to look at; empty where the name says it. */
  detail: string;
  maximum: string;
  /** "hệ số 2"; empty where it counts once. */
  weight: string;
  /** "tối thiểu 15, không đạt thì loại"; empty where there is none. */
  minimum: string;
}

/** A score sheet to be filled in by hand: one page, or more where the criteria need them. */
export interface MarkingSheetData {
  /** "Cuộc thi …" */
  contest: string;
  /** "Thi viết – Sơ khảo" */
  phase: string;
  council: string;
  /** Number of the entry. */
  entryNumber: number;
  /** As the judge may see it; empty where there is none. */
  title: string;
  judge: string;
  criteria: readonly MarkingCriterion[];
  /** The most that a sheet may come to, weights counted: "100". */
  total: string;
  /** The judge says whether the entry is to be recognised. */
  hasVote: boolean;
  /** "7F3K-92QX": to be typed where nothing reads the QR code. */
  code: string;
  /** What the QR code says. */
  url: string;
}
