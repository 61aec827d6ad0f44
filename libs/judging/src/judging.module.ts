import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { DocumentsModule } from '#documents';
import { MailModule } from '#mail';
import { SubmissionsModule } from '#submissions';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { AgendaWords } from './agenda-words.service.js';
import { Assignments } from './assignments.service.js';
import { BlindCopies } from './blind-copies.service.js';
import { Conflicts } from './conflicts.service.js';
import { CouncilMinutes } from './council-minutes.service.js';
import { CouncilSessions } from './council-sessions.service.js';
import { Councils } from './councils.service.js';
import { CouncilSeat } from './entities/council-seat.entity.js';
import { CouncilSession, SessionAttendance, SessionItem, SessionVote } from './entities/council-session.entity.js';
import { JudgeAssignment, JudgeConflict } from './entities/judge-assignment.entity.js';
import { JudgedEntry, PhaseReopening, PhaseRow } from './entities/judging-phase.entity.js';
import { FinishedSheet, PaperSheet, SheetDraft, SheetReopening } from './entities/score-sheet.entity.js';
import { JudgingInvariants } from './invariants/judging-invariants.service.js';
import { DeskLists } from './desk-lists.service.js';
import { JudgeDesk } from './judge-desk.service.js';
import { JudgeLetters } from './judge-letters.service.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { JudgingFrame } from './judging-frame.service.js';
import { JudgingPhases } from './judging-phases.service.js';
import { JudgingProgress } from './judging-progress.service.js';
import { KnownAuthorsReader } from './known-authors.service.js';
import { MemberMeetings } from './member-meetings.service.js';
import { MinutesFigures } from './minutes-figures.service.js';
import { OwnAssignments } from './own-assignments.service.js';
import { PaperSheets } from './paper-sheets.service.js';
import { PhaseEntries } from './phase-entries.service.js';
import { PhaseOpening } from './phase-opening.service.js';
import { PhaseReopenings } from './phase-reopenings.service.js';
import { PrintedSheets } from './printed-sheets.service.js';
import { ScoreSheets } from './score-sheets.service.js';
import { SessionVotes } from './session-votes.service.js';
import { SheetFinishing } from './sheet-finishing.service.js';
import { SheetReopenings } from './sheet-reopenings.service.js';
import { Submitted } from './submitted.service.js';

const ENTITIES = [
  CouncilSeat,
  PhaseRow,
  PhaseReopening,
  JudgedEntry,
  JudgeConflict,
  JudgeAssignment,
  SheetDraft,
  FinishedSheet,
  SheetReopening,
  PaperSheet,
  CouncilSession,
  SessionAttendance,
  SessionItem,
  SessionVote,
];
const SERVICES = [
  Assignments,
  BlindCopies,
  Conflicts,
  CouncilMinutes,
  CouncilSessions,
  Councils,
  DeskLists,
  JudgeDesk,
  JudgeLetters,
  JudgedSheets,
  JudgingInvariants,
  JudgingPhases,
  JudgingProgress,
  MemberMeetings,
  PaperSheets,
  PhaseEntries,
  PhaseOpening,
  PhaseReopenings,
  PrintedSheets,
  ScoreSheets,
  SessionVotes,
  SheetReopenings,
];

@Module({
  imports: [
    TenancyModule.forFeature({ tenant: ENTITIES }),
    AccountsModule,
    AuditModule,
    ContestsModule,
    DocumentsModule,
    MailModule,
    SubmissionsModule,
    UnitsModule,
  ],
  providers: [...SERVICES, AgendaWords, JudgingFrame, KnownAuthorsReader, MinutesFigures, OwnAssignments, SheetFinishing, Submitted],
  exports: SERVICES,
})
export class JudgingModule {}
