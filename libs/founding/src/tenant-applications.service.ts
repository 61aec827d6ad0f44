import { randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan } from 'typeorm';
import { addressPrefix, PlatformThrottle } from '#access';
import { SecretBox } from '#accounts';
import { cleanText, Clock, DAY_MS, formatTime, MINUTE_MS, newId, type TenantId } from '#kernel';
import { PlatformMail } from '#mail';
import { Transactions } from '#persistence';
import { SETTINGS, type Settings } from '#settings';
import { GlobalRepository, InjectGlobal } from '#tenancy';
import { TenantDirectory } from '#tenants';
import { ApplicationLinks } from './application-links.service.js';
import {
  type ApplicationFault,
  type NewApplication,
  readApplication,
  type TypedApplication,
  wishedSlug,
} from './domain/new-application.js';
import { type ApplicationId, type ApplicationState, TenantApplication } from './entities/tenant-application.entity.js';
import { FoundingError } from './founding.errors.js';
import { TenantFounding } from './tenant-founding.service.js';

const KEY = 'tenant-application-code';
const DIGITS = 6;
const CODE_MINUTES = 30;
const GUESSES = 5;
const UNCONFIRMED_DAYS = 1;
const DECIDED_DAYS = 30;
const SHORTEST_REASON = 10;
const BY_ADDRESS = { action: 'tenant-application-address', limit: 10, windowSeconds: 3600 };
const BY_EMAIL = { action: 'tenant-application-email', limit: 5, windowSeconds: 3600 };

/** Where a decision comes from, and how the addresses of ours are reached from there. */
export interface Decider {
  /** An operator's address, or "command line". */
  by: string;
  originOf: (host: string) => string;
}

/** From an application on the product's own page to a tenant. */
@Injectable()
export class TenantApplications {
  constructor(
    @InjectGlobal(TenantApplication) private readonly applications: GlobalRepository<TenantApplication>,
    private readonly directory: TenantDirectory,
    private readonly founding: TenantFounding,
    private readonly links: ApplicationLinks,
    private readonly mail: PlatformMail,
    private readonly box: SecretBox,
    private readonly throttle: PlatformThrottle,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Takes an application and sends a code to its mailbox; its id, or what is wrong with what was typed.
   * @param address where the request comes from
   * @throws AccessError TOO_MANY_TRIES
   */
  async begin(typed: TypedApplication, address: string): Promise<{ id: ApplicationId } | { faults: ApplicationFault[] }> {
    const parent = typed.parent ? await this.directory.findBySlug(typed.parent) : undefined;
    const reading = readApplication(typed, {
      parentKind: typed.parent ? (parent?.status === 'active' ? parent.kind : null) : undefined,
      isSlugTaken: (await this.directory.findBySlug(wishedSlug(typed))) !== undefined,
    });
    if ('faults' in reading) return reading;
    await this.throttle.count(BY_ADDRESS, addressPrefix(address));
    await this.throttle.count(BY_EMAIL, reading.application.email);
    return { id: await this.keep(reading.application, parent?.id ?? null) };
  }

  /** An application; undefined when there is none, or none any more. */
  async find(id: ApplicationId): Promise<TenantApplication | undefined> {
    return (await this.applications.findOne({ where: { id } })) ?? undefined;
  }

  /** Those that wait for an operator, oldest first, or those in another state. */
  async list(state: ApplicationState = 'waiting'): Promise<TenantApplication[]> {
    return this.applications.find({ where: { state }, order: { createdAt: 'ASC' } });
  }

  /** Sends a new code; the former one no longer counts. @throws FoundingError APPLICATION_NOT_FOUND; AccessError TOO_MANY_TRIES */
  async sendAgain(id: ApplicationId): Promise<void> {
    const application = await this.unconfirmed(id);
    await this.throttle.count(BY_EMAIL, application.email);
    const { code, ...fresh } = this.freshCode(id);
    await this.transactions.run('', async () => {
      await this.applications.update({ id, state: 'unconfirmed' }, fresh);
      await this.mailCode(application.email, code, fresh.codeExpiresAt);
    });
  }

  /**
   * Takes the code from the mailbox: from now on the application waits, and the operators are written to, each with a link
   * of their own. Twice is once. A wrong guess counts although this throws.
   * @param linkTo the address of the page on which an operator decides, given the key
   * @throws FoundingError APPLICATION_NOT_FOUND, CODE_INCOMPLETE, CODE_EXPIRED, CODE_SPENT, CODE_WRONG
   */
  async confirmEmail(id: ApplicationId, typed: string, linkTo: (key: string) => string): Promise<void> {
    const known = await this.find(id);
    if (known && known.state !== 'unconfirmed') return;
    const application = await this.unconfirmed(id);
    const now = this.clock.now();
    if (application.codeExpiresAt <= now) throw new FoundingError('CODE_EXPIRED');
    const digits = typed.replace(/\D/g, '');
    if (digits.length !== DIGITS) throw new FoundingError('CODE_INCOMPLETE');
    const taken = await this.applications.update({ id, guessesLeft: MoreThan(0) }, { guessesLeft: () => 'guesses_left - 1' });
    if (!taken) throw new FoundingError('CODE_SPENT');
    if (!timingSafeEqual(application.codeHmac, this.hmac(id, digits)))
      throw new FoundingError(application.guessesLeft <= 1 ? 'CODE_SPENT' : 'CODE_WRONG');
    await this.transactions.run('', async () => {
      const confirmed = await this.applications.update({ id, state: 'unconfirmed' }, { state: 'waiting', confirmedAt: now });
      if (confirmed) await this.tellOperators(application, linkTo);
    });
  }

  /**
   * Makes the tenant of an application, whole or not at all; confirmed twice, it is made once. Where it lies.
   * @param slug another address than the one that was wished for
   * @throws FoundingError APPLICATION_NOT_FOUND, NOT_CONFIRMED, ALREADY_REFUSED; TenantError ADDRESS_TAKEN, TENANT_UNFIT
   */
  async confirm(
    id: ApplicationId,
    { by, originOf }: Decider,
    slug?: string,
  ): Promise<{ tenantId: TenantId; slug: string; hosts: string[] }> {
    return this.transactions.run('', async () => {
      // The row is taken first: whoever confirms at the same moment waits here, and then finds it decided.
      const held = await this.applications.update({ id, state: 'waiting' }, { guessesLeft: 0 });
      const application = await this.find(id);
      if (!application) throw new FoundingError('APPLICATION_NOT_FOUND');
      if (!held) return this.alreadyMade(application);
      const parent = application.parentId ? await this.directory.findById(application.parentId) : undefined;
      const made = await this.founding.found({
        slug: slug ?? application.slug,
        name: application.name,
        shortName: application.shortName,
        kind: application.kind,
        parentSlug: parent?.slug,
        administrator: { fullName: application.applicantName, email: application.email, position: application.applicantPosition },
        legalPaper: application.legalPaper,
        originOf,
      });
      await this.applications.update({ id }, { state: 'confirmed', decidedAt: this.clock.now(), decidedBy: by, tenantId: made.id });
      return { tenantId: made.id, slug: made.slug, hosts: made.hosts };
    });
  }

  /**
   * Refuses an application and writes the reason to whoever applied; refused twice is refused once.
   * @throws FoundingError APPLICATION_NOT_FOUND, NOT_CONFIRMED, ALREADY_CONFIRMED, REASON_MISSING
   */
  async refuse(id: ApplicationId, by: string, typedReason: string): Promise<void> {
    const refusal = cleanText(typedReason);
    if (refusal.length < SHORTEST_REASON) throw new FoundingError('REASON_MISSING');
    await this.transactions.run('', async () => {
      const refused = await this.applications.update(
        { id, state: 'waiting' },
        { state: 'refused', decidedAt: this.clock.now(), decidedBy: by, refusal },
      );
      const application = await this.find(id);
      if (!application) throw new FoundingError('APPLICATION_NOT_FOUND');
      if (application.state === 'unconfirmed') throw new FoundingError('NOT_CONFIRMED');
      if (application.state === 'confirmed') throw new FoundingError('ALREADY_CONFIRMED');
      if (!refused) return;
      await this.mail.put({
        recipient: application.email,
        subject: `Về đơn đăng ký của ${application.name}`,
        body: `Đơn đăng ký mở trang cuộc thi của ${application.name} chưa được nhận. Lý do: ${refusal} Bạn có thể sửa và gửi đơn mới. Thông tin trong đơn này sẽ được xóa sau ${DECIDED_DAYS} ngày.`,
      });
    });
  }

  /** What the key in an operator's link stands for. @throws FoundingError LINK_OVER */
  async ofLink(key: string): Promise<{ application: TenantApplication; operator: string }> {
    const link = this.links.open(key);
    const application = link && (await this.find(link.application));
    // Who is no operator any more decides nothing any more.
    if (!link || !application || !this.settings.OPERATOR_EMAIL.includes(link.operator)) throw new FoundingError('LINK_OVER');
    return { application, operator: link.operator };
  }

  /** Removes applications that nobody confirmed within a day, and decided ones after a month: a tenant has its own trail. */
  async forget(): Promise<void> {
    const daysAgo = (days: number): Date => new Date(this.clock.now().getTime() - days * DAY_MS);
    await this.applications.delete({ state: 'unconfirmed', createdAt: LessThan(daysAgo(UNCONFIRMED_DAYS)) });
    await this.applications.delete({ state: In(['confirmed', 'refused']), decidedAt: LessThan(daysAgo(DECIDED_DAYS)) });
  }

  private async keep(application: NewApplication, parentId: TenantId | null): Promise<ApplicationId> {
    const now = this.clock.now();
    const id = newId<'tenant-application'>(now);
    const { code, ...fresh } = this.freshCode(id);
    await this.transactions.run('', async () => {
      await this.applications.insert({ ...application, ...fresh, id, parentId, state: 'unconfirmed', createdAt: now });
      await this.mailCode(application.email, code, fresh.codeExpiresAt);
    });
    return id;
  }

  private async alreadyMade({ state, tenantId }: TenantApplication): Promise<{ tenantId: TenantId; slug: string; hosts: string[] }> {
    if (state === 'refused') throw new FoundingError('ALREADY_REFUSED');
    const tenant = tenantId ? await this.directory.findById(tenantId) : undefined;
    if (!tenant) throw new FoundingError('NOT_CONFIRMED');
    return { tenantId: tenant.id, slug: tenant.slug, hosts: await this.directory.hostsOf(tenant.id) };
  }

  private async unconfirmed(id: ApplicationId): Promise<TenantApplication> {
    const application = await this.applications.findOne({ where: { id, state: 'unconfirmed' } });
    if (!application) throw new FoundingError('APPLICATION_NOT_FOUND');
    return application;
  }

  private freshCode(id: ApplicationId): Pick<TenantApplication, 'codeHmac' | 'guessesLeft' | 'codeExpiresAt'> & { code: string } {
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const codeExpiresAt = new Date(this.clock.now().getTime() + CODE_MINUTES * MINUTE_MS);
    return { code, codeHmac: this.hmac(id, code), guessesLeft: GUESSES, codeExpiresAt };
  }

  private async mailCode(recipient: string, code: string, until: Date): Promise<void> {
    await this.mail.put({
      recipient,
      subject: `Mã xác nhận ${code}`,
      body: `${code} là mã xác nhận đơn đăng ký đơn vị tổ chức trên Khoa Bảng. Mã có giá trị đến ${formatTime(until)}. Nếu bạn không gửi đơn nào, hãy bỏ qua thư này.`,
    });
  }

  private async tellOperators({ id, name, legalPaper }: TenantApplication, linkTo: (key: string) => string): Promise<void> {
    await this.mail.put(
      ...this.settings.OPERATOR_EMAIL.map((operator) => ({
        recipient: operator,
        subject: `Đơn đăng ký mới: ${name}`,
        body: `${name} xin mở trang cuộc thi theo ${legalPaper}. Xem đơn và quyết định tại ${linkTo(this.links.seal({ application: id, operator }))} Đường dẫn này chỉ dành cho bạn và có giá trị 30 ngày.`,
      })),
    );
  }

  private hmac(id: ApplicationId, code: string): Buffer {
    return this.box.sign(`${id}:${code}`, KEY);
  }
}
