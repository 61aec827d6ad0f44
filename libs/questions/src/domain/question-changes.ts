import type { QuestionDraft } from './question-draft.js';

/** What of a question is not as it was. */
export interface QuestionChange {
  field: 'topic' | 'difficulty' | 'text' | 'options' | 'key' | 'explanation' | 'source' | 'article' | 'images';
  before: string;
  after: string;
}

/** What two versions of a question say differently, as text; nothing, where they say the same. */
export function questionChanges(before: QuestionDraft, after: QuestionDraft): QuestionChange[] {
  const [one, other] = [asTexts(before), asTexts(after)];
  return (Object.keys(one) as QuestionChange['field'][])
    .map((field) => ({ field, before: one[field], after: other[field] }))
    .filter((change) => change.before !== change.after);
}

function asTexts({
  topic,
  difficulty,
  text,
  options,
  key,
  explanation,
  source,
  article,
  images,
}: QuestionDraft): Record<QuestionChange['field'], string> {
  const letter = (place: number): string => String.fromCharCode(65 + place);
  return {
    topic,
    difficulty,
    text,
    options: options.map((option, place) => `${letter(place)}. ${option}`).join('\n'),
    key: key
      .toSorted((a, b) => a - b)
      .map(letter)
      .join(', '),
    explanation,
    source,
    article,
    images: images.map(({ key: file, alt }) => `${alt} (${file.slice(0, 8)})`).join('\n'),
  };
}
