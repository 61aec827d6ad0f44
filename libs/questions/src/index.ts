export { type QuestionChange, questionChanges } from './domain/question-changes.js';
export {
  MOST_IMAGES,
  MOST_OPTIONS,
  type QuestionDraft,
  type QuestionFault,
  readCode,
  readQuestion,
  type TypedQuestion,
} from './domain/question-draft.js';
export type { VersionState } from './domain/version-state.js';
export type { BankId, BankItem } from './entities/bank.entity.js';
export type { Difficulty, QuestionId, QuestionImage } from './entities/question.entity.js';
export { giftFile } from './export/gift-file.js';
export { questionRows } from './export/question-rows.js';
export { sampleQuestions } from './export/samples.js';
export { wordFile } from './export/word-file.js';
export { type ExportWish, QuestionExports } from './question-exports.service.js';
export type { QuestionImportId } from './entities/question-import.entity.js';
export { type JudgedQuestion, judgeQuestions } from './import/judge-questions.js';
export { QuestionFileError } from './import/question-file.errors.js';
export type { RawFile } from './import/raw-question.js';
export { MOST_QUESTIONS, QUESTION_FILES, readQuestionFile } from './import/read-question-file.js';
export {
  chosenTopic,
  type ImportChoices,
  type QuestionImportPreview,
  QuestionImports,
  readyQuestions,
} from './question-imports.service.js';
export { type BankDraft, type NewQuestion, QuestionBank } from './question-bank.service.js';
export {
  type ListedQuestion,
  QuestionCatalogue,
  type QuestionShelf,
  type SeenQuestion,
  type WholeQuestion,
  type WholeVersion,
} from './question-catalogue.service.js';
export { QuestionError } from './question.errors.js';
export { QuestionImages } from './question-images.service.js';
export { QuestionReviews } from './question-reviews.service.js';
export { QuestionWriting } from './question-writing.service.js';
export { QuestionsModule } from './questions.module.js';
export { KeyCorrections } from './key-corrections.service.js';
export { type ExplainedQuestion, type KeyVersion, type ListedBank, type SealedBank, SealedBanks } from './sealed-banks.service.js';
export { QuestionInvariants } from './invariants/question-invariants.service.js';
