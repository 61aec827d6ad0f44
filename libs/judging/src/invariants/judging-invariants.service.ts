import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences, setWise } from '#tenancy';
import { sessionHash, type SessionRecord } from '../domain/session-hash.js';
import { type FinishedContent, sheetHash } from '../domain/sheet-content.js';

interface SheetRow extends FinishedContent {
  assignment: string;
  sha256: string;
}

const SHEETS = hotStatement<[tenant: string], SheetRow>(
  'verify-finished-sheets',
  `select f.assignment_id as assignment, a.submission_id as submission, a.phase, c.pseudonym as judge, f.version, f.points, f.comments, f.agrees, f.sha256
   from finished_sheets f
   join judge_assignments a on a.tenant_id = f.tenant_id and a.id = f.assignment_id
   join council_seats c on c.tenant_id = a.tenant_id and c.id = a.seat_id
   where f.tenant_id = $1`,
);

interface SessionRow {
  id: string;
  sha256: string;
  /** Instants as text. */
  record: SessionRecord;
}

const SESSIONS = hotStatement<[tenant: string], SessionRow>(
  'verify-council-sessions',
  `select s.id, s.sha256, json_build_object(
     'session', json_build_object('id', s.id, 'roundId', s.round_id, 'council', s.council, 'title', s.title, 'place', s.place, 'startsAt', s.starts_at,
       'openedAt', s.opened_at, 'seats', s.seats, 'quorum', s.quorum, 'notesText', s.notes_text),
     'attendances', (select coalesce(json_agg(json_build_object('seatId', t.seat_id, 'cameAt', t.came_at, 'leftAt', t.left_at)), '[]')
       from session_attendances t where t.tenant_id = s.tenant_id and t.session_id = s.id),
     'items', (select coalesce(json_agg(json_build_object('id', i.id, 'ordinal', i.ordinal, 'kind', i.kind, 'submissionId', i.submission_id, 'title', i.title,
         'motionText', i.motion_text, 'neededPercent', i.needed_percent, 'state', i.state, 'decision', i.decision, 'tally', i.tally, 'decidedAt', i.decided_at)), '[]')
       from session_items i where i.tenant_id = s.tenant_id and i.session_id = s.id),
     'votes', (select coalesce(json_agg(json_build_object('itemId', v.item_id, 'seatId', v.seat_id, 'vote', v.vote, 'dissentText', v.dissent_text, 'votedAt', v.voted_at)), '[]')
       from session_votes v join session_items i on i.tenant_id = v.tenant_id and i.id = v.item_id where v.tenant_id = s.tenant_id and i.session_id = s.id)) as record
   from council_sessions s where s.tenant_id = $1 and s.state = 'closed'`,
);

/** What must hold for councils and their judging. */
@Injectable()
export class JudgingInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    { of: 'tenant', id: 'sheets-fit-their-hash', title: 'Mỗi phiếu chấm đã hoàn thành đúng như khi hoàn thành.', find: changedSheets },
    {
      of: 'tenant',
      id: 'sessions-fit-their-hash',
      title: 'Mỗi phiên họp hội đồng đã kết thúc đúng như khi kết thúc.',
      find: changedSessions,
    },
    setWise(
      'sheets-count-their-newest',
      'Phiếu chấm đã hoàn thành được tính theo bản mới nhất.',
      `select 'phân công ' || s.assignment_id as sample from score_sheets s
       where s.tenant_id = $1 and s.version is not null and s.version is distinct from (
         select max(f.version) from finished_sheets f where f.tenant_id = s.tenant_id and f.assignment_id = s.assignment_id)`,
    ),
    setWise(
      'no-judge-in-a-conflict',
      'Không giám khảo nào đang được phân công bài có xung đột lợi ích với mình.',
      `select 'phân công ' || a.id as sample from judge_assignments a
       join judging_phases p on p.tenant_id = a.tenant_id and p.round_id = a.round_id and p.phase = a.phase
       join judged_entries e on e.tenant_id = a.tenant_id and e.round_id = a.round_id and e.phase = a.phase and e.submission_id = a.submission_id
       join council_seats c on c.tenant_id = a.tenant_id and c.id = a.seat_id
       where a.tenant_id = $1 and a.ended is null and exists (
         select from judge_conflicts k join council_seats o on o.tenant_id = k.tenant_id and o.id = k.seat_id
         where k.tenant_id = a.tenant_id and k.submission_id = a.submission_id and o.contest_id = c.contest_id and o.account_id = c.account_id
           and k.said_at <= coalesce(e.closed_at, p.closed_at, 'infinity')
           and (k.withdrawn_at is null or k.withdrawn_at > coalesce(e.closed_at, p.closed_at)))`,
    ),
    setWise(
      'nobody-marks-twice',
      'Không ai được phân công một bài hai lần trong cùng một vòng chấm.',
      `select 'bài ' || a.submission_id as sample from judge_assignments a join council_seats c on c.tenant_id = a.tenant_id and c.id = a.seat_id
       where a.tenant_id = $1 and a.ended is null group by a.round_id, a.phase, a.submission_id, c.account_id having count(*) > 1`,
    ),
    setWise(
      'blind-phases-show-released-copies',
      'Vòng chấm theo mã phách chỉ mở khi mọi bài có bản rọc phách đã được đọc lại.',
      `select 'vòng ' || e.phase || ', bài số ' || e.entry_number as sample from judged_entries e
       join judging_phases p on p.tenant_id = e.tenant_id and p.round_id = e.round_id and p.phase = e.phase
       where e.tenant_id = $1 and p.is_blind and p.state <> 'prepared' and e.released_at is null and e.submission_id in (
         select a.submission_id from judge_assignments a where a.tenant_id = e.tenant_id and a.round_id = e.round_id and a.phase = e.phase and a.ended is null)`,
    ),
    setWise(
      'reopened-by-two',
      'Phiếu chấm có nhiều bản chỉ khi hai người đã cho mở lại.',
      `select 'phân công ' || f.assignment_id as sample from finished_sheets f
       where f.tenant_id = $1 and f.version > 1 and not exists (
         select from sheet_reopenings r where r.tenant_id = f.tenant_id and r.assignment_id = f.assignment_id and r.version = f.version - 1 and r.decision = 'reopened')`,
    ),
  ];
}

async function changedSheets(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for await (const rows of reader.portions(SHEETS, [tenantId]))
    for (const { assignment, sha256, ...content } of rows)
      if (sheetHash(content) !== sha256) found.add(`phân công ${assignment}, bản ${content.version}`);
  return found.found();
}

async function changedSessions(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for await (const rows of reader.portions(SESSIONS, [tenantId]))
    for (const { id, sha256, record } of rows) if (sessionHash(withInstants(record)) !== sha256) found.add(`phiên họp ${id}`);
  return found.found();
}

/** The database writes instants into JSON as text. */
function withInstants({ session, attendances, items, votes }: SessionRecord): SessionRecord {
  const at = (value: unknown): Date => new Date(value as string);
  const orNull = (value: unknown): Date | null => (value === null ? null : at(value));
  return {
    session: { ...session, startsAt: at(session.startsAt), openedAt: orNull(session.openedAt) },
    attendances: attendances.map((one) => ({ ...one, cameAt: at(one.cameAt), leftAt: orNull(one.leftAt) })),
    items: items.map((one) => ({ ...one, decidedAt: orNull(one.decidedAt) })),
    votes: votes.map((one) => ({ ...one, votedAt: at(one.votedAt) })),
  };
}
