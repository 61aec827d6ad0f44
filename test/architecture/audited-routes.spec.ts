import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallGraph } from '../support/call-graph.js';
import type { Route } from '../support/route-list.js';

const ROUTES = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/api/routes.json'), 'utf8')) as Route[];

/** Of staff: whoever takes part acts for himself alone. */
const OF_STAFF = /^requires (?!take-part)([a-z-]+)/;

/** Routes of staff that change nothing in force, and why. */
const CHANGES_NOTHING: Readonly<Record<string, string>> = {
  'AnomaliesController.look': 'asks the worker to look now at what it looks at by itself',
  'QuestionImportController.read': 'a file that only its reader sees until it is entered',
  'QuestionImportController.drop': 'the same, given up',
  'ConsoleRostersController.read': 'a file that only its reader sees until it is entered',
  'ConsoleRostersController.drop': 'the same, given up',
  'UnitSheetsController.read': 'a file that only its reader sees until it is entered',
  'UnitSheetsController.drop': 'the same, given up',
  'MailAddressController.send': 'a code to the new address; typing it changes the address',
  'AppliedRegisterController.read': 'a file that only its reader sees until it is entered',
  'AppliedRegisterController.drop': 'the same, given up',
  'ContestsController.open': 'which contest the own browser shows',
  'JudgingPapersController.find': 'looks for the sheet of a code',
  'MarkingEntryController.keep': 'a sheet that only its judge sees until it is finished',
  'MeetingsController.vote':
    'a vote counts when its voting is ended, which is written down; until then the table keeps who said what and when',
  'SessionsController.note': 'the same, noted for a member',
  'SessionsController.up': 'the order of what a meeting talks about',
  'UploadDoor.answer': 'bytes of a file that was promised; the entry it belongs to is written down when it is entered',
};

/** With these somebody sees what is sealed or personal: each page behind them is written down when it is opened. */
const SEES_WHAT_IS_SEALED = [
  'read-keys',
  'approve-questions',
  'export-people',
  'help-people',
  'manage-attempts',
  'review-anomalies',
  'handle-appeals',
  'manage-submissions',
  'prepare-judging',
  'judge',
];

/** Pages behind those permissions that show nothing of the kind, and why. */
const SHOWS_NOTHING: Readonly<Record<string, string>> = {
  'ItemsController.list': 'the rounds alone',
  'QuestionExportController.page': 'a blank form; taking the file is written down',
  'AnomaliesController.list': 'numbers of cases; opening one is written down',
  'AnomaliesController.askLook': 'a question before asking for a look',
  'AttemptsController.show': 'a blank form and what others have asked for; finding an attempt is written down',
  'ExceptionController.show': 'what a colleague has asked for, without names and answers',
  'AppealsController.list': 'codes, kinds and deadlines; opening an appeal is written down',
  'HelpController.ask': 'a blank form; looking somebody up is written down',
  'AppliedRegisterController.faultyRows': 'lines of a file back to whoever sent it',
  'AppliedRegisterController.list': 'initiatives that are public by their decision',
  'AppliedRegisterController.preview': 'a file back to whoever sent it',
  'AppliedRegisterController.sample': 'an empty file',
  'AppliedRegisterController.show': 'an initiative that is public by its decision',
  'AppliedRegisterController.upload': 'a blank form',
  'ArchiveDeskController.list': 'works whose prizes are public, and who has agreed to show them',
  'ArchiveDeskController.show': 'the same',
  'AssignmentsController.conflictList': 'numbers of entries and judges, no marks; opening an entry is written down',
  'AssignmentsController.entry': 'the same',
  'AssignmentsController.list': 'the same',
  'AssignmentsController.plan': 'the same',
  'CopiesController.askRelease': 'a question before letting copies out',
  'CopiesController.list': 'numbers of entries; reading a copy is written down',
  'CounterController.form': 'a blank form',
  'EntriesController.first': 'leads on to the list',
  'EntriesController.list': 'a list; opening an entry is written down, and so is taking the list out',
  'JudgingController.askClose': 'a question before closing',
  'JudgingController.askOpen': 'a question before opening',
  'JudgingController.askPrepare': 'a question before preparing',
  'JudgingController.phase': 'how many are done',
  'JudgingController.round': 'leads on to the phase',
  'JudgingController.rounds': 'the parts alone',
  'JudgingPapersController.list': 'which sheets on paper are typed',
  'JudgingPapersController.print': 'blank sheets to be filled in by hand',
  'JudgingPapersController.show': 'a form for what stands on paper',
  'MarkingController.list': 'numbers of own entries; opening one is written down',
  'MarkingEntryController.check': 'the own sheet before it is finished',
  'MarkingEntryController.declining': 'a question before declining',
  'MarkingEntryController.file': 'a file of an entry whose opening is written down',
  'MarkingEntryController.print': 'the own sheet',
  'MarksController.reopeningList': 'numbers of entries and reasons, no marks',
  'MeetingsController.list': 'the meetings of an own council',
  'MeetingsController.show': 'the same',
  'ParticipationController.leading': 'the same, with a form',
  'ParticipationController.list': 'numbers of units',
  'ParticipationController.sheet': 'the same as a file',
  'ParticipationController.unit': 'who of a unit takes part; taking the list out is written down',
  'ParticipationController.word': 'numbers of units as a file',
  'SessionsController.list': 'titles and times',
  'SessionsController.pdf': 'minutes, which are signed and handed out',
  'SessionsController.show': 'what a meeting of the council decides, in front of the council',
  'SessionsController.word': 'minutes, which are signed and handed out',
  'SimilarityController.askAgain': 'a question before comparing again',
  'SimilarityController.entry': 'numbers and shares; comparing two texts is written down',
  'SimilarityController.first': 'leads on to the list',
  'SimilarityController.list': 'the same',
  'UnitListsController.list': 'which units have sent their list; opening one is written down',
};

/** Pages that every member of staff may open and that show what is sealed. */
const SEALED_FOR_ALL = [
  // Whole questions before their round.
  'ConsoleQuestionsController.list',
  'QuestionEditorController.edit',
  // Who wins, until it is public.
  'StandingController.show',
  'PlaceController.show',
  // A contestant's own file.
  'ConsolePeopleController.show',
  // Files that leave the system with people or entries in them.
  'UnitsController.export',
  'RootsController.csv',
  'RootsController.json',
];

describe('the trail knows', () => {
  const graph = new CallGraph();
  const ofStaff = ROUTES.filter(({ access }) => OF_STAFF.test(access));
  const isRecorded = ({ handler, path }: Route): boolean => {
    // No controller: it stands beside Nest.
    if (handler === 'UploadDoor.answer') return false;
    const method = graph.handler(handler, path);
    if (!method) throw new Error(`No controller has ${handler}.`);
    return ['AuditTrail.record', 'AuditTrail.recordRead'].some((target) => graph.wayTo(method, target) !== undefined);
  };
  const named = (routes: readonly Route[]): string[] => [...new Set(routes.map(({ handler }) => handler))].toSorted();

  it('every act of staff: each route that changes something leads to an entry, or stands here with its reason', () => {
    const changing = ofStaff.filter(({ method }) => method !== 'GET');

    expect(named(changing.filter((route) => !isRecorded(route)))).toEqual(Object.keys(CHANGES_NOTHING).toSorted());
    expect(changing.length).toBeGreaterThan(80);
  });

  it('every reading of what is sealed: each such page leads to an entry, or stands here with its reason', () => {
    const reading = ofStaff.filter(({ method, access }) => method === 'GET' && SEES_WHAT_IS_SEALED.includes(OF_STAFF.exec(access)![1]!));

    expect(named(reading.filter((route) => !isRecorded(route)))).toEqual(Object.keys(SHOWS_NOTHING).toSorted());
    expect(reading.length).toBeGreaterThan(15);
  });

  it('such pages that everybody of the staff may open', () => {
    const listed = ROUTES.filter(({ handler, method }) => method === 'GET' && SEALED_FOR_ALL.includes(handler));

    expect(named(listed)).toEqual(SEALED_FOR_ALL.toSorted());
    expect(named(listed.filter((route) => !isRecorded(route)))).toEqual([]);
  });

  it('would be found out if it were not told: the graph sees both, by the way that the code goes', () => {
    const from = (handler: string, path: string): string[] | undefined => graph.wayTo(graph.handler(handler, path)!, 'AuditTrail.record');

    expect(from('HelpController.lock', '/quan-tri/ho-tro/:account/khoa')).toEqual([
      'HelpController.lock',
      'HelpDesk.lock',
      'AuditTrail.record',
    ]);
    expect(from('ConsoleHomeController.show', '/quan-tri')).toBeUndefined();
    // Two controllers of one name are told apart by their addresses.
    expect([
      graph.handler('IdentityController.unlink', '/tai-khoan/lien-ket/:provider/bo'),
      graph.handler('IdentityController.save', '/quan-tri/to-chuc'),
    ]).toEqual([
      'apps/web/src/portal/account/identity.controller.ts#IdentityController.unlink',
      'apps/web/src/console/tenant/identity.controller.ts#IdentityController.save',
    ]);
  });
});
