// The door of libs/submissions.
export { AppliedInitiatives } from './applied-initiatives.service.js';
export {
  INITIATIVE_COLUMNS,
  type InitiativeFault,
  type InitiativeRow,
  LONGEST_SUMMARY,
  MOST_INITIATIVES,
  readInitiativeSheet,
  writtenApplied,
} from './domain/initiative-sheet.js';
export type { AppliedInitiative, InitiativeId } from './entities/applied-initiative.entity.js';
export type { InitiativeImportId } from './entities/initiative-import.entity.js';
export { type Conclusion, CONCLUSIONS, type SimilarityConclusion } from './entities/similarity-conclusion.entity.js';
export type { FindingId, SimilarityFinding } from './entities/similarity-finding.entity.js';
export { InitiativeImports, type InitiativePreview } from './initiative-imports.service.js';
export { type EntryRow, WITH } from './queries/similarity-statements.js';
export {
  type Comparison,
  type FoundText,
  isUnsaid,
  type SimilarityCase,
  SimilarityDesk,
  type SimilarityFilter,
  type SimilarityProgress,
} from './similarity-desk.service.js';
export { SimilaritySearch } from './similarity-search.service.js';
export { SubmissionPrints } from './submission-prints.service.js';
export { CounterEntries, type CounterEntry } from './counter-entries.service.js';
export { LOOK_MS } from './receiving-closing.service.js';
export { limitsOf, PROMISE_GRACE_MS, refusalOf } from './domain/intake.js';
export { DECLARATIONS, type Declaration, declarationsOf, type Declared } from './domain/declarations.js';
export { type DraftFault, MOST_LINK, type NamedAuthor, type PaperSubmission, type ReadPaper, readShare } from './domain/read-draft.js';
export { isArticle } from './domain/is-article.js';
export {
  type DraftAuthor,
  EMPTY_DRAFT,
  isTooLong,
  MOST_TYPED,
  type SectionText,
  type SubmissionDraft,
  tidyDraft,
} from './domain/submission-draft.js';
export type { SubmissionContent } from './domain/submission-content.js';
export { submissionNumber, submissionPart } from './domain/submission-number.js';
export type { FormalCheck, FormalResult } from './entities/formal-check.entity.js';
export type { SubmissionAuthor } from './entities/submission-author.entity.js';
export type { SubmissionCancellation } from './entities/submission-cancellation.entity.js';
export { FILE_ROLES, type FileRole, type SubmissionFile, type SubmissionFileId } from './entities/submission-file.entity.js';
export type { SubmissionVersion } from './entities/submission-version.entity.js';
export type { AuthorKind, Channel, Submission, SubmissionId } from './entities/submission.entity.js';
export { type EntryCount, EntryCounts } from './entry-counts.service.js';
export { type Checked, FormalChecks } from './formal-checks.service.js';
export { SubmissionInvariants } from './invariants/submission-invariants.service.js';
export type { EntryChoice } from './domain/nominated-content.js';
export { type ChoiceFault, readEntryChoice, type TypedChoice } from './domain/read-entry-choice.js';
export { EntryNominations, type NominationPlace } from './entry-nominations.service.js';
export { type EntryProvenance, type EntryTaking, NominatedSubmissions } from './nominated-submissions.service.js';
export { LateWordCounts } from './late-word-counts.service.js';
export { ReceivingClosing } from './receiving-closing.service.js';
export { SubmissionCancellations } from './submission-cancellations.service.js';
export { type Assessment, SubmissionChecking } from './submission-checking.service.js';
export {
  DESK_STATES,
  type DeskFilter,
  type DeskLine,
  type DeskOverview,
  type HoldingFile,
  type DeskState,
  type SubmissionCase,
  SubmissionDesk,
} from './submission-desk.service.js';
export { type DraftKept, SubmissionDrafts } from './submission-drafts.service.js';
export { type AnnouncedFile, SubmissionFiles } from './submission-files.service.js';
export {
  type JudgeableSubmission,
  type KnownSubmission,
  type ReadPart,
  SubmissionReading,
  type VersionHead,
} from './submission-reading.service.js';
export { SubmissionTexts } from './submission-texts.service.js';
export { SubmissionUnits } from './submission-units.service.js';
export { type Sender, SubmissionUploads } from './submission-uploads.service.js';
export { SubmissionError } from './submission.errors.js';
export { type Sending, type SubmissionReceipt, Submissions } from './submissions.service.js';
export { SubmissionsModule } from './submissions.module.js';
export {
  type AuthorTakingPart,
  type UnitDuty,
  type UnitEntry,
  UnitParticipation,
  type UnitTakingPart,
} from './unit-participation.service.js';
export type { UnitEntryList, UnitEntryListId } from './entities/unit-entry-list.entity.js';
export { type UnitEntries, UnitEntryLists } from './unit-entry-lists.service.js';
export type { CommonPhrases } from './similarity/common-phrases.js';
export type { ComparedText } from './similarity/compared-text.js';
export type { Overlap, Span } from './similarity/compare-texts.js';
export type { Candidate, StoredPrint } from './similarity/nearest-prints.js';
export { packPrint, type Print, PRINT_VERSION, printOf, unpackPrint } from './similarity/print.js';
export type { TextRange } from './similarity/quotations.js';
