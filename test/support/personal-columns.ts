/** By what a column says that it may hold something of a person. */
export const LOOKS_PERSONAL =
  /(^|_)(phone|email|names?|birth|identity|contact|recipient|address|applicant|signer|device|subject|body|payload|answers|rows|content|consents|facts|position|person|last_digits|sealed|number_hmac|text|title|note|key|reason|because)($|_)|^link$/;

interface Held {
  columns: readonly string[];
  /** What takes it away, in words; and of a tenant's table whether erasing the person does so at once. */
  ends: string;
  withPerson: boolean;
}

const person = (ends: string, ...columns: string[]): Held => ({ columns, ends, withPerson: true });
const stays = (ends: string, ...columns: string[]): Held => ({ columns, ends, withPerson: false });

/**
 * Every column that holds something of people, and what erases it. "Giữ và xóa thông tin" in the console and
 * docs/operators.md say the same in words.
 */
export const PERSONAL: Readonly<Record<string, Held>> = {
  account_identities: person('AccountErasure', 'subject'),
  accounts: person(
    'AccountErasure; IdleAccounts for who is in no contest',
    'full_name',
    'name_key',
    'birth_date',
    'phone',
    'email',
    'position',
  ),
  anomaly_people: person('The trigger of 0029; the row with the term of the contest', 'answer_text'),
  appeals: person('The trigger of 0037; also with the term of the contest', 'body_text', 'reason', 'returned_because'),
  attempt_exceptions: person('The trigger of 0030; also with the term of the contest', 'reason', 'declined_because'),
  attempts: person('The trigger of 0029', 'device_mark'),
  board_questions: person('The trigger of 0037; also with the term of the contest', 'question_text', 'answer_text'),
  coordinator_invitations: person('PeopleChanges; when the invitation is over', 'full_name', 'contact'),
  guardians: person('Erasure', 'full_name', 'contact'),
  identity_numbers: person('Erasure', 'sealed', 'number_hmac', 'last_digits'),
  judged_entries: person('The trigger of 0046; also with the term of the contest', 'blind_text'),
  messages: person('Outbox.blank; the row after 30 days', 'recipient', 'subject', 'body'),
  nomination_authors: person('NominationErasure', 'full_name', 'position', 'unit_name', 'email', 'phone'),
  nominations: person('NominationErasure; the head of the unit with the term', 'title', 'content', 'head_name', 'head_position'),
  one_time_codes: person('AccountErasure; the row a day after it is over', 'contact', 'payload'),
  received_nominations: person(
    'NominationErasure; the head of the sender with the term',
    ...['title', 'content', 'consents', 'head_name', 'head_position'],
  ),
  registration_details: person('Erasure', 'address', 'email'),
  registrations: person('Erasure', 'position'),
  result_corrections: person('The trigger of 0041, where somebody is disqualified; also with the term of the contest', 'reason'),
  roster_people: person(
    'PeopleChanges; on the day that the list was given',
    ...['full_name', 'name_key', 'birth_date', 'position', 'phone', 'email', 'person_hmac', 'contact_hmac'],
  ),
  sessions: person('AccountErasure; a day after it is over', 'device'),
  similarity_conclusions: person('The trigger of 0053; also with the term of the contest', 'reason'),
  submission_authors: person(
    'The trigger of 0045; also with the term of the contest',
    ...['full_name', 'name_key', 'birth_date', 'position', 'unit_name', 'email', 'phone'],
  ),
  submission_files: person(
    'The trigger of 0045, and SubmissionFiles.takeAway for the bytes; also with the term of the contest',
    'file_name',
  ),
  submission_texts: person('The trigger of 0045; also with the term of the contest', 'body_blocks'),
  submissions: person('The trigger of 0045; also with the term of the contest', 'draft_content'),
  winner_confirmations: person(
    'The trigger of 0040; also with the term of the contest',
    ...['full_name', 'identity_digits', 'payment_sealed', 'refused_because'],
  ),

  anomalies: stays('With the term of the contest: what all contestants of a case read', 'reason'),
  applied_initiatives: stays('The organisers: what was applied before and by which office', 'title', 'unit_name'),
  certificate_template_drafts: stays('Whoever writes the template: an officer who signs', 'signer_name'),
  certificate_templates: stays('An officer who signs: as long as certificates are checked', 'signer_name'),
  certificates: stays('Never: whoever holds one can have it checked', 'full_name', 'name_key', 'facts', 'revoked_reason'),
  excluded_numbers: stays('With the term of the contest, Retention', 'number_hmac', 'last_digits'),
  formal_checks: stays('With the term of the contest: what an author lacked', 'reason'),
  initiative_imports: stays('A day after it was brought, Forgetting', 'file_name', 'rows'),
  judge_assignments: stays('With the term of the contest: what a judge says of themselves', 'ended_because'),
  judge_conflicts: stays('With the term of the contest: who is close to whom', 'reason', 'withdrawn_because'),
  news_posts: stays('The editors: what was published', 'title', 'body'),
  platform_messages: stays('After 30 days, PlatformTasks', 'recipient', 'subject', 'body'),
  question_imports: stays('A day after it was brought, Forgetting: questions', 'file_name', 'content'),
  registration_drafts: stays('A day after it is over', 'answers'),
  reminder_refusals: stays('Never: a keyed hash, so that nobody is reminded again', 'contact_hmac'),
  reminders: stays('Never: keyed hashes, so that nobody is reminded twice', 'person_hmac', 'contact_hmac'),
  roster_imports: stays('A day after it was brought, Rosters.forgetDue', 'file_name', 'rows'),
  sheet_reopenings: stays('With the term of the contest: why a judge wants a sheet back', 'reason'),
  status_questions: stays('With its answer, within minutes: StatusQuestions', 'contact'),
  submission_cancellations: stays('With the term of the contest: why somebody’s submission was cancelled', 'reason'),
  submission_versions: stays(
    'Never: a title, and authors by pseudonym; what was typed goes with the person',
    'content',
    'section_text',
    'link',
  ),
  team_members: stays('With the term of the contest, Retention: until then it keeps them out', 'full_name', 'name_key', 'birth_date'),
  tenant_applications: stays('TenantApplications.forget', 'applicant_name', 'applicant_position', 'email', 'phone'),
  tenants: stays('The tenant: an address of an office', 'mail_name', 'mail_address'),
  unit_contacts: stays('The organisers: a contact in office', 'full_name', 'phone', 'email'),
  unit_imports: stays('A day after it was brought, Forgetting', 'file_name', 'rows'),
};

/** Columns that only look so, by what they are of. */
export const OF_NOBODY: Readonly<Record<string, readonly string[]>> = {
  'places and organisations': [
    'catalogue_units.name',
    'catalogue_units.name_key',
    'catalogue_units.core_key',
    'catalogue_units.search_key',
    'catalogue_units.position',
    'units.name',
    'units.name_key',
    'units.search_key',
    'tenant_applications.name',
    'tenant_applications.short_name',
    'tenant_deletions.name',
    'tenants.name',
    'tenants.short_name',
    'tenants.host_body',
  ],
  'contests, rules and documents': [
    'bank_keys.key',
    'consents.text_version',
    'contest_drafts.title',
    'council_sessions.title',
    'contests.name',
    'contests.short_title',
    'nomination_calls.title',
    'nomination_calls.note',
    'question_versions.text',
    'question_versions.key',
    'reference_documents.title',
    'rehearsals.title',
    'rosters.title',
    'rosters.basis_text',
    'rounds.name',
    'rule_sets.body',
    'round_draws.commitment_text',
  ],
  'why somebody in office has done something; the trail names no contestant': [
    'audit_entries.reason',
    'bank_keys.reason',
    'council_seats.left_because',
    'deployments.reason',
    'grants.revoked_reason',
    'nomination_calls.ended_reason',
    'nominations.reason',
    'phase_reopenings.reason',
    'question_decisions.reason',
    'received_nominations.reason',
    'result_corrections.declined_because',
    'round_alterations.reason',
    'round_alterations.declined_because',
    'rule_sets.reason',
    'standing_decisions.reason',
    'standings.reason',
    'draw_entries.refused_because',
  ],
  'what the board tells everybody, in words of its own': ['board_questions.public_text'],
  'what a council has talked about and decided: minutes are kept': [
    'council_sessions.notes_text',
    'session_items.motion_text',
    'session_items.title',
    'session_votes.dissent_text',
  ],
  'results, in which pseudonyms stand': [
    'appeal_evidence.facts',
    'collective_standings.body',
    'standing_inputs.body',
    'standings.key_versions',
    'result_corrections.key_version',
  ],
  'the machine itself': [
    'attempts.sealed_by',
    'audit_entries.subject_kind',
    'audit_links.position',
    'audit_roots.position',
    'message_choices.text_channel',
    'platform_counters.key',
    'schema_migrations.name',
    'tenant_drawings.name',
    'tenant_exports.rows',
    'throttle_counters.key',
  ],
};
