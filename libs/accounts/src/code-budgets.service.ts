import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not } from 'typeorm';
import { Permission, permissionsOf } from '#access';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, formatNumber, localDay } from '#kernel';
import { Outbox } from '#mail';
import { hotStatement } from '#persistence';
import { SETTINGS, type Settings } from '#settings';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { KEPT_FOR_KNOWN } from './domain/code-limits.js';
import { Account } from './entities/account.entity.js';
import { CodeBudget } from './entities/code-budget.entity.js';
import { CodeDay, type CodeKind } from './entities/code-day.entity.js';

/** Counts one more in the day's row unless that would be more than the limit: no row comes back then. Atomic under any concurrency. */
const takeOne = hotStatement<[string, string, CodeKind, number], { sent: number }>(
  'take-one-code-of-the-day',
  `insert into code_days as d (tenant_id, day, kind, sent) select $1, $2, $3, 1 where $4::integer > 0
   on conflict (tenant_id, day, kind) do update set sent = d.sent + 1 where d.sent < $4::integer
   returning d.sent`,
);

/** What a day's budget has come to. */
export interface BudgetUse {
  kind: CodeKind;
  limit: number;
  sent: number;
  /** When somebody was first turned away today. */
  spentAt: Date | null;
}

/** How many codes the tenant in scope may have sent in a day: messages cost money, and strangers ask for them. */
@Injectable()
export class CodeBudgets {
  constructor(
    @InjectScoped(CodeBudget) private readonly budgets: ScopedRepository<CodeBudget>,
    @InjectScoped(CodeDay) private readonly days: ScopedRepository<CodeDay>,
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Takes one code out of today's budget, in the caller's transaction: rolled back with it. The day's row stays held until
   * that ends, so it belongs to its end.
   * @param forKnownDevice whether the contact has signed in before where it is asked for: a share of the budget is kept for
   *   that, so that strangers who ask for codes by the thousand lock out nobody who has been here
   * @throws AccountError BUDGET_SPENT
   */
  async take(kind: CodeKind, { forKnownDevice = false } = {}): Promise<void> {
    const whole = (await this.limits())[kind];
    const limit = forKnownDevice ? whole : whole - keptForKnown(whole);
    const taken = await this.unitOfWork.run<{ sent: number }[]>((manager) =>
      manager.query(takeOne.text, [this.context.tenantId(), this.today(), kind, limit]),
    );
    if (taken.length === 0) throw new AccountError('BUDGET_SPENT', { kind });
  }

  /** The same, for what need not go out: whether one was left. */
  async takeIfLeft(kind: CodeKind, whose: { forKnownDevice?: boolean } = {}): Promise<boolean> {
    try {
      await this.take(kind, whose);
      return true;
    } catch (error) {
      if (error instanceof AccountError && error.code === 'BUDGET_SPENT') return false;
      throw error;
    }
  }

  /** Writes down that today's budget is used up, and tells those who can raise it: once a day, whoever comes first. */
  async tellSpent(kind: CodeKind): Promise<void> {
    const now = this.clock.now();
    if (await this.days.exists({ day: this.today(), kind, spentAt: Not(IsNull()) })) return;
    await this.unitOfWork.run(async () => {
      const [day, limit] = [this.today(), (await this.limits())[kind]];
      await this.days.insertMissing([{ day, kind, sent: 0, spentAt: null }]);
      const isFirst = await this.days.update({ day, kind, spentAt: IsNull() }, { spentAt: now });
      if (!isFirst) return;
      const staff = await this.accounts.query('a', (query) =>
        query.andWhere("a.status = 'active' and cardinality(a.staffRoles) > 0").getMany(),
      );
      const told = staff.filter(({ staffRoles }) => permissionsOf(staffRoles).has(Permission.ManageSignIn));
      await this.outbox.put(
        ...told.map(({ email }) => ({
          channel: 'email' as const,
          recipient: email ?? '',
          subject: 'Hôm nay đã gửi hết số mã xác nhận được phép',
          body: `Trang đã gửi hết số mã ${KIND_WORDS[kind]} của ngày hôm nay (mức ${formatNumber(limit)} mã, trong đó ${formatNumber(keptForKnown(limit))} mã để dành cho máy đã từng đăng nhập). Người cần mã được báo đợi đến ngày mai, hoặc đăng nhập bằng mật khẩu. Nếu đây là số người dự thi thật, hãy nâng mức trong trang quản trị, mục Cách đăng nhập. Nếu không, có thể ai đó đang lạm dụng việc gửi mã.`,
        })),
      );
    });
  }

  /** Today's use of each budget. */
  async useToday(): Promise<BudgetUse[]> {
    const [limits, days] = [await this.limits(), await this.days.find({ where: { day: this.today() } })];
    return (['home', 'abroad', 'email'] as const).map((kind) => {
      const day = days.find((one) => one.kind === kind);
      return { kind, limit: limits[kind], sent: day?.sent ?? 0, spentAt: day?.spentAt ?? null };
    });
  }

  /** What the tenant may have sent in a day. */
  async limits(): Promise<Record<CodeKind, number>> {
    const own = await this.budgets.findOne({ where: {} });
    const { CODES_PER_DAY: everyDay, CODES_ABROAD_PER_DAY: abroad } = this.settings;
    return { home: own?.home ?? everyDay, abroad: own?.abroad ?? abroad, email: Math.max(everyDay, own?.home ?? 0) };
  }

  /** Sets how many codes may be sent in a day from now on. Who was turned away can be told again when the new budget is used up. */
  async change({ home, abroad }: { home: number; abroad: number }, actor: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const changed = await this.budgets.update({}, { home, abroad });
      if (!changed) await this.budgets.insertMissing([{ home, abroad }]);
      await this.days.update({ day: this.today() }, { spentAt: null });
      const subject = { kind: 'tenant', id: this.context.tenantId() };
      await this.audit.record({ actor, action: 'code-budget.changed', subject, details: { home, abroad } });
    });
  }

  /** Removes the counts of days before the instant; how many. */
  async forgetBefore(instant: Date): Promise<number> {
    return this.days.delete({ day: LessThan(localDay(instant)) });
  }

  private today(): string {
    return localDay(this.clock.now());
  }
}

/** What of a day's budget is left to those who have been here. */
function keptForKnown(limit: number): number {
  return Math.floor(limit * KEPT_FOR_KNOWN);
}

/** "gửi tới số trong nước" */
const KIND_WORDS: Readonly<Record<CodeKind, string>> = {
  home: 'gửi tới số trong nước',
  abroad: 'gửi tới số nước ngoài',
  email: 'gửi tới thư điện tử',
};
