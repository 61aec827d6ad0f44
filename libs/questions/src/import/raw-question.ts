/** Something about a question that its file makes doubtful, as the reader found it. */
export interface RawRemark {
  kind: 'error' | 'warning';
  /** Begins in lower case: "Câu 12: " stands before it. */
  text: string;
}

/** A question as its file has it: read, not yet judged. */
export interface RawQuestion {
  /** Where it stands, as its writer would find it: "Câu 12", "Dòng 14". */
  place: string;
  /** Empty where the file says nothing, as all texts here. */
  code: string;
  topic: string;
  difficulty: string;
  text: string;
  options: string[];
  /** Positions of the right options, from 0. */
  key: number[];
  explanation: string;
  source: string;
  article: string;
  remarks: RawRemark[];
  /** The heading below which it stands, where there is one: "I. PHẦN LỊCH SỬ". */
  heading?: string;
}

/** What a reader has made of a file. */
export interface RawFile {
  questions: RawQuestion[];
  /** About the file as a whole: a column that nobody knows. */
  remarks: string[];
}

export function blankQuestion(place: string): RawQuestion {
  return {
    place,
    code: '',
    topic: '',
    difficulty: '',
    text: '',
    options: [],
    key: [],
    explanation: '',
    source: '',
    article: '',
    remarks: [],
  };
}
