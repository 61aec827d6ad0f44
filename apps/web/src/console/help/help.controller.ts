import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError, Permission, Requires } from '#access';
import { type Account, AccountError, HelpDesk, readContact } from '#accounts';
import { AttemptError, Attempts } from '#attempts';
import { type AccountId, cleanText, foldVietnamese, readReceiptCode } from '#kernel';
import { RegistrationError } from '#registrations';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import { HelpContactForm, HelpLockForm, HelpReasonForm, LookUpForm, MergeForm, OtherAccountForm } from './help.forms.js';
import { HELP, helpPage, helpPersonPage, mergePage, mergeUrl, PROOFS, type Refused } from './help-pages.js';
import { MergeDesk } from './merge-desk.js';

/** The help desk: looking people up, a lost phone, a locked account, two accounts of one person. */
@Controller('quan-tri/ho-tro')
@Requires(Permission.HelpPeople)
export class HelpController {
  constructor(
    private readonly help: HelpDesk,
    private readonly desk: MergeDesk,
    private readonly attempts: Attempts,
  ) {}

  @Get()
  ask(): Page {
    return helpPage({ typed: '' });
  }

  /** A post that shows a page: what is looked for is somebody's name or number and belongs into no address. */
  @Post()
  async lookUp(@Req() request: FastifyRequest, @Body(FORM) { q = '' }: LookUpForm): Promise<Page> {
    const typed = cleanText(q);
    if (typed.length < 2) return helpPage({ typed, fault: 'Hãy gõ ít nhất hai ký tự.' });
    try {
      return helpPage({ typed, ...(await this.help.lookUp(typed, staffOf(request).accountId, await this.byReceipt(typed))) });
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      return helpPage({ typed, fault: error.sentence(), status: statusOf(error) });
    }
  }

  @Get(':account')
  async show(@Req() request: FastifyRequest, @Param('account', ID) id: AccountId): Promise<Page> {
    return this.page(await this.help.open(id, staffOf(request).accountId));
  }

  @Post(':account/lien-he')
  async changeContact(
    @Req() request: FastifyRequest,
    @Param('account', ID) id: AccountId,
    @Body(FORM) form: HelpContactForm,
  ): Promise<Page | Redirect> {
    const [reading, repeated] = [readContact(form.contact ?? ''), readContact(form.repeated ?? '')];
    const { reason, fault } = readReason(form.reason);
    const isSame = 'contact' in reading && 'contact' in repeated && reading.contact.value === repeated.contact.value;
    const faults = [
      ...('fault' in reading ? [{ field: 'contact', text: reading.fault }] : []),
      ...('contact' in reading && !isSame ? [{ field: 'repeated', text: 'Hai lần nhập chưa giống nhau. Hãy xem lại từng chữ số.' }] : []),
      ...(PROOFS.some(({ value }) => value === form.proof)
        ? []
        : [{ field: 'proof', text: 'Hãy chọn cách người này đã chứng minh là mình.' }]),
      ...(fault ? [{ field: 'contact-reason', text: fault }] : []),
    ];
    const refused: Omit<Refused, 'faults'> = { form: 'contact', typed: { ...form } };
    if (faults.length > 0 || 'fault' in reading) return this.again(request, id, { ...refused, faults });
    try {
      const act = { actor: staffOf(request).accountId, reason, proof: form.proof ?? '' };
      await this.help.changeContact(id, reading.contact, act);
    } catch (error) {
      return this.refused(request, id, refused, 'contact', error);
    }
    return done(id, 'Đã chuyển sang liên hệ mới. Người này đăng nhập bằng mã gửi tới đó.');
  }

  /** Shuts the account, or only forgets tries that went wrong. */
  @Post(':account/khoa')
  async lock(
    @Req() request: FastifyRequest,
    @Param('account', ID) id: AccountId,
    @Body(FORM) form: HelpLockForm,
  ): Promise<Page | Redirect> {
    return this.withReason(request, id, { form: 'lock', typed: { ...form } }, async (act) => {
      await (form.do === 'lock' ? this.help.lock(id, act) : this.help.unlock(id, act));
      return form.do === 'lock' ? 'Đã khóa tài khoản ở mọi nơi.' : 'Đã xóa các lần thử sai. Người này thử lại được ngay.';
    });
  }

  @Post(':account/mo-khoa')
  async unlock(
    @Req() request: FastifyRequest,
    @Param('account', ID) id: AccountId,
    @Body(FORM) form: HelpReasonForm,
  ): Promise<Page | Redirect> {
    return this.withReason(request, id, { form: 'unlock', typed: { ...form } }, async (act) => {
      await this.help.unlock(id, act);
      return 'Đã mở khóa tài khoản.';
    });
  }

  /** Finds the other account; what would happen is the next page's. */
  @Post(':account/gop')
  async findOther(
    @Req() request: FastifyRequest,
    @Param('account', ID) id: AccountId,
    @Body(FORM) { other = '' }: OtherAccountForm,
  ): Promise<Page | Redirect> {
    const into = await this.help.open(id, staffOf(request).accountId);
    const reading = readContact(other);
    const refused = (text: string): Promise<Page> =>
      this.again(request, id, { form: 'merge', typed: { other }, faults: [{ field: 'other', text }] });
    if ('fault' in reading) return refused(reading.fault);
    const { people } = await this.help.lookUp(other, staffOf(request).accountId);
    // A family may share the phone: only who has the same name or birth date can be the same person.
    const found = people.filter((one) => one.id !== id && (one.nameKey === into.nameKey || one.birthDate === into.birthDate));
    const [from] = found;
    if (!from) return refused('Không có tài khoản nào ở đó cùng họ tên hoặc ngày sinh với người này.');
    return redirect(mergeUrl(into, from));
  }

  @Get(':account/gop/:other')
  async showMerge(
    @Req() request: FastifyRequest,
    @Param('account', ID) id: AccountId,
    @Param('other', ID) other: AccountId,
  ): Promise<Page> {
    const [into, from] = await this.both(request, id, other);
    return mergePage({ into, from, preview: await this.desk.preview(other, id) });
  }

  @Post(':account/gop/:other')
  async merge(
    @Req() request: FastifyRequest,
    @Param('account', ID) id: AccountId,
    @Param('other', ID) other: AccountId,
    @Body(FORM) form: MergeForm,
  ): Promise<Page | Redirect> {
    const [into, from] = await this.both(request, id, other);
    const { reason, fault } = readReason(form.reason);
    const faults = [
      ...(foldVietnamese(form.name ?? '') === into.nameKey
        ? []
        : [{ field: 'name', text: 'Họ tên chưa giống. Hãy gõ lại đúng họ tên ở trên.' }]),
      ...(fault ? [{ field: 'merge-reason', text: fault }] : []),
    ];
    const again = async (found: { field: string; text: string }[], status?: number): Promise<Page> =>
      mergePage({ into, from, preview: await this.desk.preview(other, id), typed: form, faults: found, ...(status ? { status } : {}) });
    if (faults.length > 0) return again(faults);
    try {
      await this.desk.merge(other, id, { actor: staffOf(request).accountId, reason });
    } catch (error) {
      if (!(error instanceof AccountError || error instanceof RegistrationError)) throw error;
      return again([{ field: 'name', text: error.sentence() }], statusOf(error));
    }
    return done(id, 'Đã gộp hai tài khoản.');
  }

  private async both(request: FastifyRequest, id: AccountId, other: AccountId): Promise<[Account, Account]> {
    const { accountId } = staffOf(request);
    return [await this.help.open(id, accountId), await this.help.open(other, accountId)];
  }

  private async withReason(
    request: FastifyRequest,
    id: AccountId,
    refused: Omit<Refused, 'faults'>,
    work: (act: { actor: AccountId; reason: string }) => Promise<string>,
  ): Promise<Page | Redirect> {
    const { reason, fault } = readReason(refused.typed?.['reason']);
    if (fault) return this.again(request, id, { ...refused, faults: [{ field: 'lock-reason', text: fault }] });
    try {
      return done(id, await work({ actor: staffOf(request).accountId, reason }));
    } catch (error) {
      return this.refused(request, id, refused, 'lock-reason', error);
    }
  }

  private async refused(
    request: FastifyRequest,
    id: AccountId,
    form: Omit<Refused, 'faults'>,
    field: string,
    error: unknown,
  ): Promise<Page> {
    if (!(error instanceof AccountError) || error.kind === 'not-found') throw error;
    return this.again(request, id, { ...form, faults: [{ field, text: error.sentence() }], status: statusOf(error) });
  }

  private async again(request: FastifyRequest, id: AccountId, refused: Refused): Promise<Page> {
    return this.page(await this.help.open(id, staffOf(request).accountId), refused);
  }

  private async page(person: Account, refused?: Refused): Promise<Page> {
    return helpPersonPage({
      person,
      takesPart: await this.desk.takesPartIn(person),
      namesakes: await this.help.namesakes(person),
      merged: await this.help.mergedInto(person.id),
      refused,
    });
  }

  /** Whose receipt it is, where a receipt's code was typed. */
  private async byReceipt(typed: string): Promise<AccountId[] | undefined> {
    if (!/^[a-zđ]{1,6}\d+[\s-]/i.test(typed)) return undefined;
    try {
      return [(await this.attempts.byReceipt(readReceiptCode(typed))).accountId];
    } catch (error) {
      if (error instanceof AttemptError) return [];
      throw error;
    }
  }
}

function done(id: AccountId, text: string): Redirect {
  return redirect(`${HELP}/${id}`, { text });
}
