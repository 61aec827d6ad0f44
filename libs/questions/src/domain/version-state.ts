/** Where a version of a question stands: a version without a writer is the machine's, and counts at once. */
export type VersionState = 'approved' | 'waiting' | 'returned';

/** The state as SQL, of a version `v` beside its decision `d`, which may be missing. */
export const VERSION_STATE = `case when v.created_by is null then 'approved' else coalesce(d.decision, 'waiting') end`;

/** Joins the decision `d` on a version `v`. */
export const DECISION_ON =
  'd.tenant_id = v.tenant_id and d.question_id = v.question_id and d.version = v.version and d.written_by = v.created_by';

/** Joins the newest version `v` of a question `q`. */
export const NEWEST_VERSION =
  'v.tenant_id = q.tenantId and v.question_id = q.id and v.version = (select max(n.version) from question_versions n where n.tenant_id = v.tenant_id and n.question_id = v.question_id)';

/** Joins the newest version `v` of a question `q` that counts: of the machine, or approved. */
export const COUNTING_VERSION = `v.tenant_id = q.tenantId and v.question_id = q.id and v.version = (
  select max(n.version) from question_versions n where n.tenant_id = q.tenantId and n.question_id = q.id
    and (n.created_by is null or exists (select from question_decisions a where a.tenant_id = n.tenant_id and a.question_id = n.question_id
      and a.version = n.version and a.written_by = n.created_by and a.decision = 'approved')))`;
