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
