/**
 * Whether an entry (`s`) that came on paper has files which staff have added and which stand in no version that counts: nobody would read
 * them. What was withdrawn or cancelled waits for nothing; a file that was refused is none.
 */
export const FILES_WAIT = `(s.state = 'sent' and s.entered_by is not null
  and not exists (select from submission_cancellations c where c.tenant_id = s.tenant_id and c.submission_id = s.id
    and c.decision = 'cancelled' and c.lifted_at is null)
  and exists (select from submission_files f where f.tenant_id = s.tenant_id and f.submission_id = s.id and f.in_draft
    and f.state in ('promised', 'stored') and not exists (select from submission_version_files l where l.tenant_id = f.tenant_id
      and l.submission_id = s.id and l.version = s.version and l.file_id = f.id)))`;
