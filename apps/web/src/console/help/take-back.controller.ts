import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type Account, HelpDesk } from '#accounts';
import { ContestReader } from '#contests';
import type { AccountId, ContestId } from '#kernel';
import { Guardians, type Registration, RegistrationError, Registrations } from '#registrations';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { consolePage } from '../console-page.js';
import { readReason, reasonField } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { HelpPersonView } from '../view-models.js';
import { HELP, PROOFS, takeBackUrl } from './help-pages.js';
import { TakeBackForm } from './help.forms.js';

interface Child {
  person: Account;
  registration: Registration;
  contest: string;
}

/** A guardian who has no contact of their own here, since the school confirmed: their taking back is written down by staff. */
@Controller('quan-tri/ho-tro/:account/cha-me')
@Requires(Permission.HelpPeople)
export class TakeBackController {
  constructor(
    private readonly help: HelpDesk,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly guardians: Guardians,
  ) {}

  @Get(':contest')
  async ask(
    @Req() request: FastifyRequest,
    @Param('account', ID) account: AccountId,
    @Param('contest', ID) contest: ContestId,
  ): Promise<Page> {
    return takeBackPage(await this.child(request, account, contest), {}, []);
  }

  @Post(':contest')
  async takeBack(
    @Req() request: FastifyRequest,
    @Param('account', ID) account: AccountId,
    @Param('contest', ID) contest: ContestId,
    @Body(FORM) form: TakeBackForm,
  ): Promise<Page | Redirect> {
    const child = await this.child(request, account, contest);
    const { reason, fault } = readReason(form.reason);
    const proof = PROOFS.find(({ value }) => value === form.proof)?.value;
    const faults = [
      ...(proof ? [] : [{ field: 'proof', text: 'Hãy chọn cách cha mẹ, người giám hộ đã chứng minh.' }]),
      ...(fault ? [{ field: 'reason', text: fault }] : []),
    ];
    if (!proof || fault) return takeBackPage(child, form, faults);
    try {
      await this.guardians.takeBackFor(child.registration, { actor: staffOf(request).accountId, reason, proof });
    } catch (error) {
      if (!(error instanceof RegistrationError)) throw error;
      return takeBackPage(child, form, [{ field: 'reason', text: error.sentence() }], statusOf(error));
    }
    return redirect(`${HELP}/${account}`, { text: 'Đã ghi: cha mẹ, người giám hộ rút lại sự đồng ý.' });
  }

  /** @throws AccountError PERSON_NOT_HERE; RegistrationError PERSON_NOT_FOUND where no guardian has consented */
  private async child(request: FastifyRequest, id: AccountId, contestId: ContestId): Promise<Child> {
    const person = await this.help.open(id, staffOf(request).accountId);
    const registration = await this.registrations.findOf(id, contestId);
    if (!registration || registration.guardianState === null) throw new RegistrationError('PERSON_NOT_FOUND');
    return { person, registration, contest: (await this.contests.contest(contestId)).contest.name };
  }
}

function takeBackPage(
  { person, registration, contest }: Child,
  typed: TakeBackForm,
  faults: { field: string; text: string }[],
  status?: number,
): Page {
  const isGiven = registration.guardianState === 'given';
  return consolePage<HelpPersonView>(
    'help-person',
    {
      title: 'Cha mẹ rút lại sự đồng ý',
      heading: 'Cha mẹ rút lại sự đồng ý',
      sentence: `${person.fullName}, ${contest}`,
      back: { label: person.fullName, url: `${HELP}/${person.id}` },
      notice: isGiven ? undefined : { kind: 'info', title: 'Hiện không có sự đồng ý nào để rút lại' },
      cards: [
        {
          heading: 'Ghi rồi thì sao',
          paragraphs: [
            'Cháu không vào thi nữa. Bài đã nộp vẫn được tính, tên trên trang công khai chỉ còn chữ cái đầu.',
            'Cha mẹ đã có số hoặc địa chỉ ở đây thì tự rút lại và đồng ý lại được ở Trang của cha mẹ; trang này dành cho cháu do nhà trường xác nhận.',
          ],
        },
      ],
      groups: [],
      forms: isGiven
        ? [
            {
              heading: 'Xác nhận',
              sentence: 'Chỉ ghi khi cha, mẹ hoặc người giám hộ của cháu đã yêu cầu và chứng minh được mình là ai.',
              actionUrl: takeBackUrl(person.id, registration.contestId),
              errors: errorSummary(faults),
              fields: [
                {
                  choice: {
                    id: 'proof',
                    name: 'proof',
                    label: 'Đã chứng minh bằng cách nào?',
                    error: faultOf(faults, 'proof'),
                    options: PROOFS.map(({ value, label }) => ({ value, label, isChecked: typed.proof === value })),
                  },
                },
                {
                  area: reasonField(
                    { reason: typed.reason ?? '', fault: faultOf(faults, 'reason') },
                    'Ghi vào nhật ký. Không ghi số căn cước hay số điện thoại.',
                  ),
                },
              ],
              button: 'Ghi việc rút lại',
            },
          ]
        : [],
    },
    { status: status ?? (faults.length > 0 ? 422 : 200) },
  );
}
