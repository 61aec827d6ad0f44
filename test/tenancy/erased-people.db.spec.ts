import { AccessModule } from '#access';
import { AccountErasure, AccountsModule, Sessions } from '#accounts';
import {
  ContestPublisher,
  ContestReader,
  type NominationContent,
  NominationErasure,
  Nominations,
  ReceivedNominations,
  type RunningContest,
  Teams,
} from '#contests';
import type { AccountId, TenantId } from '#kernel';
import { CertificatesModule } from '#certificates';
import { Outbox } from '#mail';
import { NotificationsModule } from '#notifications';
import { Erasure, RegistrationDrafts } from '#registrations';
import { ReportsModule } from '#reports';
import { aRuleSet } from '#rules/testing';
import { GLOBAL_TABLES } from '#tenancy';
import { aMember } from '../factories/a-member.js';
import { aTenantWithEverything } from '../factories/everything.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aConsentedNomination, aNominationCall, aNominationContent } from '../factories/some-nominations.js';
import { someJudging } from '../factories/some-judging.js';
import { someSubmissions } from '../factories/some-submissions.js';
import { DatabaseContext } from '../support/database-context.js';
import { LOOKS_PERSONAL, OF_NOBODY, PERSONAL } from '../support/personal-columns.js';

const PERSON = {
  fullName: 'Trịnh Thị Kỳ Lạ',
  birthDate: '2010-05-05',
  contact: { kind: 'phone', value: '+84977123456' },
  position: 'Lớp của Kỳ Lạ',
  address: 'Tổ 3, đường Hoa Mai',
  identityNumber: '001310000123',
  guardian: { fullName: 'Lê Thị Mẹ Hiền', relation: 'mother', contact: { kind: 'phone', value: '+84966777888' } },
} as const;
const TRACES = ['Kỳ Lạ', 'ky la', '977123456', '2010-05-05', 'Hoa Mai', 'Mẹ Hiền', '966777888', 'ky-la-vneid'];
/** Hashes and ciphers show no trace of anybody: what becomes of them is tested where they are made. */
const UNREADABLE = ['attempts', 'excluded_numbers', 'identity_numbers', 'reminder_refusals', 'reminders'];
/** Of an officer who signs. */
const OF_OFFICERS = ['certificate_template_drafts', 'certificate_templates'];

describe('what is kept of people', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, CertificatesModule, NotificationsModule, ReportsModule);

  it('is declared column by column, with what erases it', async () => {
    const columns = await context.asSuperuser<{ table: string; name: string }>(
      `select c.table_name as table, c.column_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
         and c.data_type not in ('uuid', 'boolean', 'timestamp with time zone')`,
    );
    const looking = columns.filter(({ name }) => LOOKS_PERSONAL.test(name)).map(({ table, name }) => `${table}.${name}`);
    const declared = [
      ...Object.entries(PERSONAL).flatMap(([table, held]) => held.columns.map((column) => `${table}.${column}`)),
      ...Object.values(OF_NOBODY).flat(),
    ];

    expect(looking.toSorted()).toEqual(declared.toSorted());
  });

  describe('when somebody is erased who has something everywhere', () => {
    let tenantId: TenantId;
    let running: RunningContest;
    const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);

    beforeEach(async () => {
      tenantId = await aTenantWithEverything(context);
      await inScope(async () => {
        const codes = ['fullName', 'birthDate', 'contact', 'audience', 'unit', 'address', 'identityNumber'] as const;
        const fields = codes.map((code) => ({ code, why: 'Vì thế.' }));
        const eligibility = [{ code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' }] as const;
        const ruleSet = aRuleSet({ code: 'nam-sau', registration: { fields }, eligibility: [...eligibility] });
        running = await context.get(ContestReader).contest(await context.get(ContestPublisher).publish({ slug: 'nam-sau', ruleSet }));
      });
    });

    /** The tenant's tables in whose rows one of the words stands. */
    const tablesWith = async (words: readonly string[]): Promise<string[]> => {
      const tables = await context.asSuperuser<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
      );
      const found: string[] = [];
      for (const { name } of tables.filter((table) => !(table.name in GLOBAL_TABLES))) {
        const rows = await context.asSuperuser(
          `select 1 from ${name} t where tenant_id = $1 and exists (select from unnest($2::text[]) word where position(word in t::text) > 0) limit 1`,
          [tenantId, words],
        );
        if (rows.length > 0) found.push(name);
      }
      return found;
    };
    const readable = (withPerson: boolean): string[] =>
      Object.keys(PERSONAL)
        .filter((table) => !(table in GLOBAL_TABLES) && !UNREADABLE.includes(table) && !OF_OFFICERS.includes(table))
        .filter((table) => PERSONAL[table]!.withPerson === withPerson)
        .toSorted();

    /** The person in each table that can hold one. */
    const everywhere = async () => {
      const { accountId, registration } = await aContestant(context.module, running, PERSON);
      const { fullName, contact } = PERSON;
      await context.get(Sessions).open(accountId, 'contestant', { device: 'Máy của Kỳ Lạ' });
      await context.get(RegistrationDrafts).keep(running.contest.id, undefined, { fullName });
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName, birthDate: PERSON.birthDate }]);
      for (const recipient of [contact.value, PERSON.guardian.contact.value])
        await context.get(Outbox).put({ channel: 'sms', recipient, subject: 'Mã', body: `Mã của ${fullName}` });
      const person = { fullName, position: 'Lớp của Kỳ Lạ', unitName: 'Trường của Kỳ Lạ', email: null, phone: contact.value };
      const content = aNominationContent({ title: `Thành tích của ${fullName}`, authors: [person] });
      const { callId, invitations } = await aNominationCall(context.module, running.contest.id, [{ unitId: registration.unitId }]);
      const to = { receiverTenantId: tenantId, callId, invitationId: invitations[0]! };
      const nomination = await aConsentedNomination(context.module, to, { by: accountId, content });
      await context.get(Nominations).send(nomination, accountId);
      const plant = (sql: string): Promise<unknown> => context.asSuperuser(sql, [tenantId]);
      await plant(`update registrations set position = 'Lớp của Kỳ Lạ' where tenant_id = $1 and id = '${registration.id}'`);
      await plant(`update one_time_codes set contact = '${contact.value}' where tenant_id = $1`);
      await plant(`update coordinator_invitations set full_name = '${fullName}', contact = '${contact.value}' where tenant_id = $1`);
      await plant(
        `update roster_people set full_name = '${fullName}', name_key = 'trinh thi ky la', birth_date = '2010-05-05', email = null, phone = '${contact.value}' where tenant_id = $1`,
      );
      await plant(
        `insert into account_identities (tenant_id, provider_id, subject, account_id, linked_at, last_used_at)
         select tenant_id, id, 'ky-la-vneid', '${accountId}', created_at, created_at from identity_providers where tenant_id = $1`,
      );
      for (const table of ['initiative_imports', 'roster_imports', 'unit_imports'])
        await plant(`update ${table} set rows = jsonb_build_array('${fullName}') where tenant_id = $1`);
      await plant(`update question_imports set content = jsonb_build_array('${fullName}') where tenant_id = $1`);
      await plant(
        `insert into status_questions (tenant_id, id, contact, asked_at) values ($1, gen_random_uuid(), '${contact.value}', '2024-10-22T01:00:00Z')`,
      );
      await plant(`update unit_contacts set full_name = '${fullName}' where tenant_id = $1`);
      await plant(`update certificates set full_name = '${fullName}' where tenant_id = $1 and state = 'planned'`);
      await plant(`update anomalies set reason = 'Lý do của ${fullName}' where tenant_id = $1`);
      await plant(`update news_posts set body = 'Chúc mừng ${fullName}' where tenant_id = $1`);
      await plant(
        `update anomaly_people set registration_id = '${registration.id}', answer_text = 'Lời của ${fullName}' where tenant_id = $1`,
      );
      // Past the trigger that keeps a sealed attempt as it is.
      await context.asSuperuser(`
        set session_replication_role = replica;
        update attempts set registration_id = '${registration.id}' where tenant_id = '${tenantId}'
          and id in (select attempt_id from attempt_exceptions where tenant_id = '${tenantId}')`);
      await plant(
        `update attempt_exceptions set reason = 'Mẹ Hiền bị ốm nặng', state = 'declined', declined_because = 'Kỳ Lạ đã nộp bài rồi' where tenant_id = $1`,
      );
      await plant(
        `update appeals set registration_id = '${registration.id}', body_text = 'Tôi là ${fullName}, xin xem lại' where tenant_id = $1`,
      );
      await plant(
        `update result_corrections set registration_id = '${registration.id}', reason = 'Bị loại: ${fullName}' where tenant_id = $1`,
      );
      await someJudging(registration, await someSubmissions(registration, accountId, fullName), accountId, fullName);
      await plant(`update applied_initiatives set title = 'Sáng kiến của ${fullName}' where tenant_id = $1`);
      await context.asSuperuser(`
        set session_replication_role = replica;
        update submission_versions set content = content || '{"title": "Tôi là ${fullName}"}' where tenant_id = '${tenantId}'`);
      await plant(`update winner_confirmations set registration_id = '${registration.id}', full_name = '${fullName}' where tenant_id = $1`);
      await plant(
        `update board_questions set registration_id = '${registration.id}', question_text = 'Tôi là ${fullName}, xin hỏi' where tenant_id = $1`,
      );
      return { accountId, registration, nomination };
    };

    it('nothing names them any more but what is declared to stay', async () => {
      await inScope(async () => {
        const { registration } = await everywhere();
        expect(await tablesWith(TRACES)).toEqual([...readable(true), ...readable(false)].toSorted());

        expect(await context.get(Erasure).erase(running, registration, 'contestant')).toEqual({ accountErased: true });

        expect(await tablesWith(TRACES)).toEqual(readable(false));
      });
    });

    it('counts, texts and fingerprints of nominations are as before, and messages that waited never leave', async () => {
      await inScope(async () => {
        const { registration, nomination } = await everywhere();
        const before = (await context.get(Nominations).byId(nomination)).nomination;
        const messages = (await context.get(Outbox).newest()).length;
        await context.get(Erasure).erase(running, registration, 'contestant');

        const after = await context.get(Nominations).byId(nomination);
        expect(after.nomination).toEqual({
          ...before,
          title: 'Thành tích của Đã xóa',
          content: {
            ...before.content,
            title: 'Thành tích của Đã xóa',
            authors: [{ fullName: 'Đã xóa', position: '', unitName: '', email: null, phone: null }],
          },
        });
        expect(after.authors).toMatchObject([{ fullName: 'Đã xóa', answer: 'agreed' }]);
        const left = await context.get(Outbox).newest();
        expect(left).toHaveLength(messages);
        const emptied = left.filter(({ recipient }) => recipient === '');
        expect(emptied.length).toBeGreaterThan(1);
        for (const { state, subject, body } of emptied) expect([state, subject, body]).toEqual(['failed', '', '']);
      });
    });

    it('somebody who shares the phone keeps what is theirs, and a namesake elsewhere everything', async () => {
      await inScope(async () => {
        const { registration } = await everywhere();
        await aContestant(context.module, running, { ...PERSON, fullName: 'Trịnh Văn Anh', identityNumber: '001210000456' });
        await context.get(Outbox).put({ channel: 'sms', recipient: PERSON.contact.value, subject: 'Mã', body: 'Mã của Trịnh Văn Anh' });
        await context.get(Outbox).put({ channel: 'sms', recipient: '+84966000111', subject: 'Mã', body: `Mã của ${PERSON.fullName}` });
        await context.get(Erasure).erase(running, registration, 'contestant');

        const left = (await context.get(Outbox).newest()).filter(({ body }) => body.startsWith('Mã của'));
        expect(left.map(({ recipient, body, state }) => [recipient, body, state]).toSorted()).toEqual(
          [
            [PERSON.contact.value, 'Mã của Trịnh Văn Anh', 'queued'],
            ['+84966000111', `Mã của ${PERSON.fullName}`, 'queued'],
          ].toSorted(),
        );
      });
    });

    it('whoever follows up a unit keeps the account until that is over', async () => {
      await inScope(async () => {
        const { registration, accountId } = await everywhere();
        await context.asSuperuser('update coordinators set account_id = $2 where tenant_id = $1', [tenantId, accountId]);

        expect(await context.get(Erasure).erase(running, registration, 'contestant')).toEqual({ accountErased: false });
      });
    });

    describe('the tenant to which a nomination went', () => {
      type Author = NominationContent['authors'][number];
      const them: Author = { fullName: PERSON.fullName, position: '', unitName: '', email: null, phone: PERSON.contact.value };
      const other: Author = { ...them, fullName: 'Hoàng Thị Sầm', phone: null, email: 'sam@vidu.vn' };
      let receiver: TenantId;

      /** Sent with both authors; what the receiver does then, and what is changed at home. */
      const aSentNomination = async (changed?: Author[]): Promise<AccountId> => {
        receiver = await context.aTenant({ kind: 'city' });
        const board = await aMember(receiver, ['publisher']);
        const [callId, invitationId] = await context.as(receiver, async () => {
          const contestId = await context.get(ContestPublisher).publish({ slug: 'nhan', ruleSet: aRuleSet({ code: 'nhan' }) });
          const call = await aNominationCall(context.module, contestId, [{ tenantId }]);
          return [call.callId, call.invitations[0]!] as const;
        });
        const { accountId, nomination } = await inScope(async () => {
          const person = await aContestant(context.module, running, PERSON);
          const to = { receiverTenantId: receiver, callId, invitationId };
          const content = aNominationContent({ authors: [other, them] });
          const id = await aConsentedNomination(context.module, to, { by: person.accountId, content });
          await context.get(Nominations).send(id, person.accountId);
          return { accountId: person.accountId, nomination: id };
        });
        if (changed) {
          await context.as(receiver, async () => {
            const [copy] = await context.get(ReceivedNominations).ofCall(callId);
            await context.get(ReceivedNominations).giveBack(copy!.id, board, 'Thiếu số liệu áp dụng');
          });
          await inScope(async () => {
            await context.get(Nominations).list();
            await context.get(Nominations).change(nomination, aNominationContent({ authors: changed, summary: 'Viết lại.' }), accountId);
          });
        }
        return accountId;
      };
      const named = async () => {
        const [row] = await context.asSuperuser<{ authors: { fullName: string }[]; consents: { fullName: string }[] }>(
          `select content -> 'authors' as authors, consents from received_nominations where tenant_id = $1`,
          [receiver],
        );
        return [row!.authors.map(({ fullName }) => fullName), row!.consents.map(({ fullName }) => fullName)];
      };
      const told = () => inScope(() => context.get(NominationErasure).passOn());

      it.each<[how: string, changed: Author[] | undefined]>([
        ['as it was sent', undefined],
        ['though they stand elsewhere at home by now', [them, other]],
        ['though they are not named at home any more', [other]],
      ])('forgets the same author, and nobody else, %s', async (_, changed) => {
        const accountId = await aSentNomination(changed);
        await inScope(() => context.get(AccountErasure).erase(accountId));
        await told();
        expect(await named()).toEqual([
          ['Hoàng Thị Sầm', 'Đã xóa'],
          ['Hoàng Thị Sầm', 'Đã xóa'],
        ]);
        const kept = 'select sent_people as sent, gone_people as gone from nominations where tenant_id = $1 and receiver_tenant_id = $2';
        expect(await context.asSuperuser(kept, [tenantId, receiver])).toEqual([
          { sent: [expect.stringMatching(/^[0-9a-f]{64}$/)], gone: [] },
        ]);
      });

      it('forgets them also of what had left before that was written down', async () => {
        const accountId = await aSentNomination();
        await context.asSuperuser('update nominations set sent_people = null where tenant_id = $1', [tenantId]);
        await told();
        await inScope(() => context.get(AccountErasure).erase(accountId));
        await told();
        expect((await named())[0]).toEqual(['Hoàng Thị Sầm', 'Đã xóa']);
      });

      it('keeps its copy as long as it says itself when the sender’s own term is over', async () => {
        await aSentNomination();
        await inScope(() => context.get(NominationErasure).forgetBefore(new Date('2026-01-01')));
        await told();
        expect((await named())[0]).toEqual(['Hoàng Thị Sầm', PERSON.fullName]);
      });
    });
  });
});
