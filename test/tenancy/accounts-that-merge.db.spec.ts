import { AccessModule } from '#access';
import { Accounts, AccountsModule, SecretBox } from '#accounts';
import { ContestsModule } from '#contests';
import type { AccountId, ContestId, TenantId } from '#kernel';
import { Coordinators, NotificationsModule, PeopleChanges } from '#notifications';
import { QuestionsModule } from '#questions';
import { aContestant } from '../factories/a-running-contest.js';
import { aTenantWithContest } from '../factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../support/database-context.js';

const MOVES = 'goes along';
const STAYS = 'stays with the account or registration by which it was done';
const STAFF = 'of staff, whose accounts are not merged';

/** What becomes of each reference to an account or a registration when two accounts turn out to be one person. */
const DECIDED: Readonly<Record<string, string>> = {
  account_identities_account_fk: MOVES,
  accounts_merged_fk: MOVES,
  anomaly_people_registration_fk: 'stays with the registration whose attempt it is about',
  appeals_registration_fk: 'stays with the registration whose round it is about',
  assisted_entries_helper_fk: `${STAYS}: the day's places are counted there`,
  assisted_entries_registration_fk: STAYS,
  attempts_registration_fk: 'goes along with its registration, unchanged',
  board_questions_registration_fk: STAYS,
  certificate_template_drafts_account_fk: STAFF,
  certificate_templates_account_fk: STAFF,
  certificates_account_fk: MOVES,
  consents_registration_fk: STAYS,
  contest_drafts_creator_fk: STAFF,
  contest_drafts_writer_fk: STAFF,
  coordinators_account_fk: MOVES,
  council_seats_account_fk: STAFF,
  guardians_registration_fk: STAYS,
  identity_numbers_registration_fk: STAYS,
  initiative_imports_account_fk: STAFF,
  kept_units_registration_fk: STAYS,
  news_posts_author_fk: STAFF,
  nomination_authors_registration_fk: 'stays with the registration that is named as an author',
  question_imports_account_fk: STAFF,
  ranking_exclusions_registration_fk: 'stays with the registration whose attempt it is about',
  registration_details_registration_fk: STAYS,
  registrations_account_fk: MOVES,
  registrations_duplicate_fk: 'names the registration that counts',
  rehearsals_account_fk: STAFF,
  reminder_campaigns_account_fk: STAYS,
  result_corrections_registration_fk: 'stays with the registration that is disqualified',
  roster_imports_account_fk: STAYS,
  rosters_account_fk: STAYS,
  sessions_account_fk: 'ends',
  standing_decisions_account_fk: STAFF,
  submission_authors_registration_fk: 'stays with the registration that is named as an author',
  submissions_registration_fk: 'goes along with its registration, unchanged',
  unit_changes_registration_fk: STAYS,
  unit_imports_account_fk: STAFF,
  winner_confirmations_registration_fk: 'stays with the registration whose prize it is',
};

describe('two accounts of one person', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, NotificationsModule, QuestionsModule);
  let tenantId: TenantId;
  let contestId: ContestId;
  let from: AccountId;
  let into: AccountId;
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);

  beforeEach(async () => {
    const place = await aTenantWithContest(context);
    tenantId = place.tenantId;
    contestId = place.running.contest.id;
    await inScope(async () => {
      from = (await aContestant(context.module, place.running, { fullName: 'Đỗ Thị Lụa' })).accountId;
      into = (await aContestant(context.module, place.running, { fullName: 'Đỗ Thị Lụa' })).accountId;
    });
  });

  const appoint = async (account: AccountId): Promise<void> => {
    await context.asSuperuser(
      `insert into coordinators (tenant_id, id, account_id, unit_id, appointed_at)
       select tenant_id, gen_random_uuid(), $2, unit_id, created_at from registrations where tenant_id = $1 limit 1`,
      [tenantId, account],
    );
  };

  it('leave no reference of which nobody has said what becomes of it', async () => {
    const found = await context.asSuperuser<{ name: string }>(
      `select conname as name from pg_constraint where contype = 'f' and confrelid in ('accounts'::regclass, 'registrations'::regclass) order by 1`,
    );

    expect(found.map(({ name }) => name)).toEqual(Object.keys(DECIDED).toSorted());
  });

  it('have the appointments of both, each unit once', async () => {
    await appoint(from);
    await inScope(() => context.get(PeopleChanges).merge(from, into, into));
    expect(await inScope(() => context.get(Coordinators).of(into, contestId))).toHaveLength(1);
    expect(await inScope(() => context.get(Coordinators).of(from, contestId))).toEqual([]);

    await appoint(from);
    await inScope(() => context.get(PeopleChanges).merge(from, into, into));
    expect(await inScope(() => context.get(Coordinators).of(into, contestId))).toHaveLength(1);
    expect(await inScope(() => context.get(Coordinators).of(from, contestId))).toEqual([]);
  });

  it('want no reminders by either contact when they wanted none by the one that goes', async () => {
    const refused = async (): Promise<number> =>
      (await context.asSuperuser('select 1 from reminder_refusals where tenant_id = $1', [tenantId])).length;
    await inScope(() => context.get(PeopleChanges).merge(from, into, into));
    expect(await refused()).toBe(0);

    const { email } = (await inScope(() => context.get(Accounts).findById(from)))!;
    await context.asSuperuser('insert into reminder_refusals (tenant_id, contact_hmac, refused_at) values ($1, $2, $3)', [
      tenantId,
      context.get(SecretBox).sign(`${tenantId} ${email}`, 'reminder-contact'),
      new Date(0),
    ]);
    await inScope(() => context.get(PeopleChanges).merge(from, into, into));
    expect(await refused()).toBe(2);
  });
});
