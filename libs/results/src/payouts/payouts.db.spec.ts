import { AccessModule } from '#access';
import { AccountsModule, CodeBudgets } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, type RunningContest } from '#contests';
import { type AccountId, Clock, DAY_MS, newId, parseLocal, type TenantId } from '#kernel';
import { MailModule, Outbox } from '#mail';
import { aMember } from '../../../../test/factories/a-member.js';
import { aPublishedRound, rulesWithCertificates, type Winner } from '../../../../test/factories/a-published-round.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { aPrizePerRound } from '../../../../test/factories/some-prizes.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { ResultsModule } from '../results.module.js';
import { WinnerNotices } from '../winner-notices.service.js';
import { Payouts } from './payouts.service.js';
import { PrizeConfirmations } from './prize-confirmations.service.js';
import { PrizeReminders } from './prize-reminders.service.js';
import type { WinnerConfirmation } from './winner-confirmation.entity.js';
import { readConfirmation } from './typed-confirmation.js';

const TYPED = {
  fullName: ' Nguyễn Thị  Ngọc Diệp ',
  digits: '0123',
  way: 'bank',
  bank: 'Ngân hàng Mẫu, chi nhánh Đà Lạt',
  accountNumber: '0123 456 789',
  accountHolder: 'NGUYEN THI NGOC DIEP',
};
const BANK = { bank: 'Ngân hàng Mẫu, chi nhánh Đà Lạt', number: '0123456789', holder: 'NGUYEN THI NGOC DIEP' };
const confirmed = (typed = {}) => {
  const reading = readConfirmation({ ...TYPED, ...typed });
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.confirmation;
};

describe('a prize before it is paid', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, MailModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let first: Winner;
  let other: Winner;
  let cashier: AccountId;
  const tiers = [
    { code: 'nhat', name: 'Giải Nhất', count: 1, money: 1_000_000 },
    { code: 'nhi', name: 'Giải Nhì', count: 2 },
  ];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const words = () => context.get(PrizeConfirmations);
  const own = ({ accountId }: Winner) => words().ownPrizes(accountId, running.contest.id);
  const bySelf = ({ accountId }: Winner) => ({ by: accountId, isHelper: false });
  const begin = async (state = 'published') => {
    ({ tenantId, running } = await aTenantWithContest(context, {
      ruleSet: rulesWithCertificates({ prizes: [aPrizePerRound({ tiers })] }),
    }));
    cashier = await aMember(tenantId, ['publisher']);
    [first, other] = (await inScope(() => aPublishedRound(context.module, running, { state }))) as [Winner, Winner];
  };
  beforeEach(() => begin());

  it('is confirmed by its winner, until it is paid as often as need be, and kept so that only the product reads it', async () => {
    await inScope(async () => {
      await words().confirm(first.award.id, confirmed({ way: 'counter' }), bySelf(first));
      await words().confirm(first.award.id, confirmed(), bySelf(first));

      const [{ said, paidAt }] = (await own(first)) as unknown as [{ said: WinnerConfirmation; paidAt: undefined }];
      expect(said).toMatchObject({
        state: 'confirmed',
        fullName: 'Nguyễn Thị Ngọc Diệp',
        identityDigits: '0123',
        way: 'bank',
        helperId: null,
      });
      expect(words().bankOf(said)).toEqual(BANK);
      expect(said.paymentSealed).not.toContain('0123456789');
      expect(paidAt).toBeUndefined();
    });
  });

  it('is nobody else’s to confirm, and nobody’s before it is public', async () => {
    await inScope(async () => {
      await expect(words().confirm(first.award.id, confirmed(), bySelf(other))).rejects.toMatchObject({ code: 'NO_PRIZE' });
      expect((await own(first)).map(({ said }) => said)).toEqual([undefined]);
    });
    await begin('approved');
    await inScope(async () => {
      expect(await own(first)).toEqual([]);
      await expect(words().confirm(first.award.id, confirmed(), bySelf(first))).rejects.toMatchObject({ code: 'NO_PRIZE' });
    });
  });

  it('may be entered by staff, who are written down, or refused', async () => {
    await inScope(async () => {
      await words().confirm(first.award.id, confirmed(), { by: cashier, isHelper: true });
      await words().refuse(other.award.id, ' Nhường người khác ', bySelf(other));

      expect((await own(first)).map(({ said }) => said?.helperId)).toEqual([cashier]);
      expect((await own(other)).map(({ said }) => [said?.state, said?.refusedBecause, said?.way])).toEqual([
        ['refused', 'Nhường người khác', null],
      ]);
      const acts = (await context.get(AuditTrail).of(first.award.id)).map(({ action, details }) => [action, details]);
      expect(acts).toEqual([['prize.confirmed', { round: first.award.roundId, helped: true }]]);
    });
  });

  it('is paid once, only when it was confirmed, and nothing is said otherwise after that', async () => {
    await inScope(async () => {
      const payouts = context.get(Payouts);
      await expect(payouts.markPaid(first.award.id, cashier)).rejects.toMatchObject({ code: 'NOT_CONFIRMED' });
      await words().confirm(first.award.id, confirmed(), bySelf(first));
      await Promise.all([payouts.markPaid(first.award.id, cashier), payouts.markPaid(first.award.id, cashier)]);

      await expect(words().refuse(first.award.id, '', bySelf(first))).rejects.toMatchObject({ code: 'PAID' });
      const acts = (await context.get(AuditTrail).of(first.award.id)).map(({ action, details }) => [action, details]);
      expect(acts.at(-1)).toEqual(['prize.paid', { round: first.award.roundId, amount: '1000000' }]);
      expect(acts.filter(([action]) => action === 'prize.paid')).toHaveLength(1);
      expect((await payouts.ofRound(first.award.roundId)).map(({ said, paidAt }) => [said?.state, paidAt !== undefined])).toEqual([
        ['confirmed', true],
        [undefined, false],
      ]);
    });
  });

  it('is paid by the sum that is typed where the rules leave it open, and by theirs where they do not', async () => {
    await inScope(async () => {
      const payouts = context.get(Payouts);
      for (const { award, accountId } of [first, other]) await words().confirm(award.id, confirmed(), { by: accountId, isHelper: false });
      await expect(payouts.markPaid(other.award.id, cashier)).rejects.toMatchObject({ code: 'AMOUNT_MISSING' });
      await payouts.markPaid(other.award.id, cashier, 300_000);
      await payouts.markPaid(first.award.id, cashier, 1);
    });
    const paid = await context.asSuperuser<{ amount: string }>('select amount from prize_payouts where tenant_id = $1 order by 1', [
      tenantId,
    ]);
    expect(paid.map(({ amount }) => amount)).toEqual(['300000', '1000000']);
  });

  it('is not paid a second time where it was taken away and given back', async () => {
    await inScope(async () => {
      await words().confirm(first.award.id, confirmed(), bySelf(first));
      await context.get(Payouts).markPaid(first.award.id, cashier);
      const again = newId<'award'>(context.get(Clock).now());
      const at = [tenantId, first.award.id];
      await context.asSuperuser(
        `insert into award_withdrawals (tenant_id, award_id, standing_id, withdrawn_by, withdrawn_at)
           select tenant_id, id, standing_id, $3, app_now() from awards where tenant_id = $1 and id = $2`,
        [...at, cashier],
      );
      const later = newId<'standing'>(context.get(Clock).now());
      await context.asSuperuser(
        `insert into standings select (jsonb_populate_record(s, jsonb_build_object('id', $3::uuid, 'version', s.version + 1, 'reason', 'Sửa kết quả lần nữa'))).*
           from standings s join awards a on a.standing_id = s.id where a.tenant_id = $1 and a.id = $2`,
        [...at, later],
      );
      await context.asSuperuser(
        `insert into awards select (jsonb_populate_record(a, jsonb_build_object('id', $3::uuid, 'standing_id', $4::uuid))).*
           from awards a where tenant_id = $1 and id = $2`,
        [...at, again, later],
      );
      await words().confirm(again, confirmed(), bySelf(first));
      await expect(context.get(Payouts).markPaid(again, cashier)).rejects.toMatchObject({ code: 'PAID_BEFORE' });
    });
  });

  it('is handed to nobody while its result is being corrected', async () => {
    await inScope(async () => {
      await words().confirm(first.award.id, confirmed(), bySelf(first));
      await context.asSuperuser("update rounds set state = 'settling' where id = $1", [first.award.roundId]);
      await expect(context.get(Payouts).markPaid(first.award.id, cashier)).rejects.toMatchObject({ code: 'NO_PRIZE' });
      await expect(words().refuse(first.award.id, '', bySelf(first))).rejects.toMatchObject({ code: 'NO_PRIZE' });
    });
  });

  it('goes with the person: what they have said of themselves is erased, that they were paid stays', async () => {
    await inScope(async () => {
      await words().confirm(first.award.id, confirmed(), bySelf(first));
      await context.get(Payouts).markPaid(first.award.id, cashier);
      await context.asSuperuser("update registrations set account_id = null, erased_at = '2024-11-01' where tenant_id = $1 and id = $2", [
        tenantId,
        first.registration.id,
      ]);

      const [{ said, paidAt }] = (await words().withWords([first.award])) as unknown as [{ said: WinnerConfirmation; paidAt: Date }];
      expect(said).toMatchObject({ state: 'confirmed', fullName: null, identityDigits: null, paymentSealed: null });
      expect(paidAt).toBeInstanceOf(Date);
    });
  });

  it('is asked for once more a week after the publication, once, and not of who has answered', async () => {
    await inScope(async () => {
      await words().confirm(first.award.id, confirmed(), bySelf(first));
      const published = parseLocal('2024-10-30 10:00')!;
      await context.asSuperuser(
        `insert into audit_entries (tenant_id, id, action, subject_kind, subject_id, happened_at, details)
         values ($1, gen_random_uuid(), 'round.published', 'round', $2, $3, '{}')`,
        [tenantId, first.award.roundId, published],
      );
      // What is remembered for a second is older than this round's publication.
      context.get(ContestReader).forget();
      const messages = async () => (await context.get(Outbox).newest()).map(({ subject, body }) => [subject, body]);
      const remind = () => context.get(PrizeReminders).remindDue();
      await context.timeIs(new Date(published.getTime() + 7 * DAY_MS));
      expect(await remind()).toBe(0);
      await context.timeIs(new Date(published.getTime() + 9 * DAY_MS));
      await remind();
      await remind();

      expect(await messages()).toEqual([
        [
          'Xác nhận thông tin nhận giải',
          'Chào Lê Na. Bạn đạt giải Đợt 1 và chưa xác nhận thông tin nhận giải. Hãy xác nhận trước hết ngày 14/11/2024 ở mục Bài thi của tôi trên trang dự thi.',
        ],
      ]);
    });
  });

  it('is told of within the day’s budget of texts; when that is spent, by mail, and where there is none, by the page alone', async () => {
    await inScope(async () => {
      const reach = 'update accounts set phone = $3, email = $4 where tenant_id = $1 and full_name = $2';
      await context.asSuperuser(reach, [tenantId, 'Lê Na', '+84912345678', 'le-na@vidu.vn']);
      await context.asSuperuser(reach, [tenantId, 'Nguyễn Thị Ngọc Diệp', '+84912345679', null]);
      await context.get(CodeBudgets).change({ home: 0, abroad: 0 }, cashier);
      await context.get(WinnerNotices).send(first.award.roundId);

      const sent = (await context.get(Outbox).newest()).map(({ channel, recipient }) => [channel, recipient]);
      expect(sent).toEqual([['email', 'le-na@vidu.vn']]);
    });
  });
});

describe('what is typed to receive a prize', () => {
  it('is read whole, or every fault is said beside its field', () => {
    expect(readConfirmation(TYPED)).toEqual({
      confirmation: { fullName: 'Nguyễn Thị Ngọc Diệp', identityDigits: '0123', way: 'bank', bank: BANK },
    });
    const fields = (typed: object) => {
      const reading = readConfirmation(typed);
      return 'faults' in reading ? reading.faults.map(({ field }) => field) : [];
    };
    expect(fields({})).toEqual(['fullName', 'digits', 'way']);
    expect(fields({ ...TYPED, digits: '12', bank: '', accountNumber: '12', accountHolder: '' })).toEqual([
      'digits',
      'bank',
      'accountNumber',
      'accountHolder',
    ]);
    expect(fields({ ...TYPED, way: 'counter', bank: '', accountNumber: '' })).toEqual([]);
  });
});
