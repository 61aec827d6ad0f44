export { type AssignmentPlan, Assignments } from './assignments.service.js';
export { BlindCopies, type ReadCopy, type WaitingCopies } from './blind-copies.service.js';
export { Conflicts } from './conflicts.service.js';
export { CouncilMinutes } from './council-minutes.service.js';
export { CouncilSessions, type NewItem, type NewSession, type WholeSession } from './council-sessions.service.js';
export { Councils, councilsOf, marksBlind, type NewSeat, seesNames } from './councils.service.js';
export type { LeftOutBecause } from './domain/counted-sheets.js';
export type { ConflictKind } from './domain/find-conflicts.js';
export type { BlindCopy, HiddenKind, HiddenPlace } from './domain/redact.js';
export type { EvenedTotal, Severity } from './domain/severity.js';
export type { SheetContent, SheetDifference } from './domain/sheet-content.js';
export { sheetCode } from './domain/sheet-code.js';
export { quorumOf, type Tally, type Vote } from './domain/tally.js';
export type { JudgedField, SeenPhase, Viewer } from './domain/visible-to.js';
export type { CouncilSeat, SeatId, SeatRole } from './entities/council-seat.entity.js';
export type { CouncilSession, ItemKind, SessionId, SessionItem, SessionItemId, SessionVote } from './entities/council-session.entity.js';
export type { AssignmentId, JudgeAssignment, JudgeConflict } from './entities/judge-assignment.entity.js';
export type { PhaseReopening, PhaseState } from './entities/judging-phase.entity.js';
export type { SheetReopening } from './entities/score-sheet.entity.js';
export { JudgingInvariants } from './invariants/judging-invariants.service.js';
export {
  type DeskEntry,
  type DeskLine,
  type DeskNeighbours,
  type DeskPage,
  type DeskPhase,
  JudgeDesk,
  type SeenEntry,
  type SheetState,
} from './judge-desk.service.js';
export { JudgeLetters } from './judge-letters.service.js';
export { type EntryResult, JudgedSheets, type LeftOutSheet, type WholeSheet } from './judged-sheets.service.js';
export { CouncilError, MarkingError, SessionError } from './judging.errors.js';
export { JudgingModule } from './judging.module.js';
export { JudgingPhases, type JudgingPhaseView } from './judging-phases.service.js';
export { JudgingProgress, type JudgeProgress, type MarksBesideEachOther, type PhaseProgress } from './judging-progress.service.js';
export { type ListedMeeting, type MeetingItem, type MemberMeeting, MemberMeetings } from './member-meetings.service.js';
export { PaperSheets, type TypedPaper } from './paper-sheets.service.js';
export { type EntryJudge, type EntryLine, type EntryQuery, PhaseEntries } from './phase-entries.service.js';
export { PhaseReopenings } from './phase-reopenings.service.js';
export { PrintedSheets, type WantedSheets } from './printed-sheets.service.js';
export { ScoreSheets } from './score-sheets.service.js';
export { type GivenVote, SessionVotes } from './session-votes.service.js';
export { SheetReopenings } from './sheet-reopenings.service.js';
