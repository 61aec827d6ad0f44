/** What may be done. One name per duty; roles are lists of these. */
export const Permission = {
  /** A contestant with a session: registering, sitting, own receipts. */
  TakePart: 'take-part',
  /** Any member of staff: the console's home and read-only pages. */
  ReadConsole: 'read-console',
  /** Lists of people with their names, as files that leave the system. */
  ExportPeople: 'export-people',
  /** Questions one by one, with the right option: for those who write or approve them. */
  ReadKeys: 'read-keys',
  WriteQuestions: 'write-questions',
  ApproveQuestions: 'approve-questions',
  WriteNews: 'write-news',
  /** Drafts of a contest's rules: begin, change, discard. */
  EditRules: 'edit-rules',
  /** Makes a draft the rules in force; who writes it does not. */
  PublishRules: 'publish-rules',
  ApproveStanding: 'approve-standing',
  /** Has a standing that was given back computed again; who asks for it does not approve it. */
  RecountStanding: 'recount-standing',
  PublishResults: 'publish-results',
  /** Winners by name, minutes and draft decision before the result is public; each look is written down. Not for who keeps the machines. */
  ReadWinnersBook: 'read-winners-book',
  /** Enters what the source of a draw has published, or confirms as a witness what another has entered. */
  DrawLots: 'draw-lots',
  /** Names who signs for the role that approves results. */
  NameApprovers: 'name-approvers',
  /** What winners say of their payment, the list that they sign, what was handed over. */
  PayPrizes: 'pay-prizes',
  /** Has a round close later, rest, or annulled; a second person confirms the last. */
  AlterRounds: 'alter-rounds',
  IssueCertificates: 'issue-certificates',
  ManageStaff: 'manage-staff',
  /** The tenant's own name, emblem, colours and sender of mail. */
  ManageTenant: 'manage-tenant',
  /** The help desk: looks people up, changes a lost number, merges double accounts, locks and unlocks. */
  HelpPeople: 'help-people',
  /** Attempts one by one, without their answers; asks for more time, re-opening, late answers, and decides on what another has asked for. */
  ManageAttempts: 'manage-attempts',
  /** Cases of a round that somebody should look at: asks people about them, proposes that somebody is not ranked. Not for who keeps the machines. */
  ReviewAnomalies: 'review-anomalies',
  /** Answers contestants' questions to the board, to them or to everybody. */
  AnswerQuestions: 'answer-questions',
  /** Appeals: has them in hand, proposes what to decide. Deciding what changes results wants the approval of standings too. */
  HandleAppeals: 'handle-appeals',
  /** Submissions by name: lists, files, what came on paper, the formal check; asks for one to be cancelled. Not for who judges blind. */
  ManageSubmissions: 'manage-submissions',
  /** Cancels a submission that somebody else has asked to be cancelled. */
  CancelSubmissions: 'cancel-submissions',
  /** Asks for a result to be corrected: another key, somebody disqualified. Sees keys and names; deciding wants the approval of standings. */
  CorrectResults: 'correct-results',
  /** How people sign in: text messages, budgets, identity providers. */
  ManageSignIn: 'manage-sign-in',
  /** Who sits on the contest's board and teams. */
  ManageTeams: 'manage-teams',
  /** The register of units: what they are, how many people they have, whom to ask there. */
  KeepUnits: 'keep-units',
  /** Asks people to be the contacts of units, and ends that. */
  AppointCoordinators: 'appoint-coordinators',
  /** Lets tenants below deploy one's contest and follow up their people, and takes that back. */
  ManageCascade: 'manage-cascade',
  /** Writes up who or what is nominated upward, asks the authors, sends it. */
  Nominate: 'nominate',
  /** Who sits on the councils that judge. */
  KeepCouncils: 'keep-councils',
  /** The secretariat of judging: phases, blind copies, assignments, paper sheets, sessions. Sees who wrote what. */
  PrepareJudging: 'prepare-judging',
  /** Marks what is assigned to oneself, and nothing else. */
  Judge: 'judge',
  /** Opens calls for nominations, takes in hand or gives back what comes. */
  ReceiveNominations: 'receive-nominations',
  /** The demo's clock. */
  MoveClock: 'move-clock',
} as const;
export type Permission = (typeof Permission)[keyof typeof Permission];

/** The duties of staff. Who writes is not who approves, who computes is not who publishes. */
export const STAFF_ROLES = ['author', 'approver', 'publisher', 'administrator', 'judge'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const GRANTS: Readonly<Record<StaffRole, readonly Permission[]>> = {
  author: [
    Permission.ReadConsole,
    Permission.ExportPeople,
    Permission.RecountStanding,
    Permission.ReadWinnersBook,
    Permission.DrawLots,
    Permission.ReadKeys,
    Permission.WriteQuestions,
    Permission.WriteNews,
    Permission.EditRules,
    Permission.ManageTeams,
    Permission.KeepUnits,
    Permission.AppointCoordinators,
    Permission.HelpPeople,
    Permission.ManageAttempts,
    Permission.ReviewAnomalies,
    Permission.AnswerQuestions,
    Permission.HandleAppeals,
    Permission.ManageSubmissions,
    Permission.CorrectResults,
    Permission.Nominate,
    Permission.KeepCouncils,
    Permission.PrepareJudging,
    Permission.MoveClock,
  ],
  approver: [
    Permission.ReadConsole,
    Permission.ExportPeople,
    Permission.ReadKeys,
    Permission.ApproveQuestions,
    Permission.ApproveStanding,
    Permission.ReadWinnersBook,
    Permission.DrawLots,
    Permission.AlterRounds,
    Permission.ManageAttempts,
    Permission.ReviewAnomalies,
    Permission.AnswerQuestions,
    Permission.HandleAppeals,
    Permission.ManageSubmissions,
    Permission.CancelSubmissions,
    Permission.CorrectResults,
    Permission.MoveClock,
  ],
  publisher: [
    Permission.ReadConsole,
    Permission.ExportPeople,
    Permission.PublishRules,
    Permission.PublishResults,
    Permission.ReadWinnersBook,
    Permission.DrawLots,
    Permission.PayPrizes,
    Permission.AlterRounds,
    Permission.IssueCertificates,
    Permission.WriteNews,
    Permission.ManageCascade,
    Permission.Nominate,
    Permission.ReceiveNominations,
    Permission.PrepareJudging,
    Permission.MoveClock,
  ],
  administrator: [
    Permission.ReadConsole,
    Permission.ManageStaff,
    Permission.NameApprovers,
    Permission.DrawLots,
    Permission.ManageTenant,
    Permission.HelpPeople,
    Permission.ManageAttempts,
    Permission.ManageSignIn,
    Permission.ManageTeams,
    Permission.KeepUnits,
    Permission.AppointCoordinators,
    Permission.WriteNews,
    Permission.ManageCascade,
    Permission.KeepCouncils,
    Permission.MoveClock,
  ],
  // Nothing besides: whoever marks blindly comes across no name.
  judge: [Permission.Judge],
};

/** All that the roles together permit. */
export function permissionsOf(roles: readonly StaffRole[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => GRANTS[role]));
}
