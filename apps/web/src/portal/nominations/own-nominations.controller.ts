import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type ConsentAsked, type NominationAuthorId, NominationConsents, NominationError } from '#contests';
import { Registrations } from '#registrations';
import { TenantDirectory } from '#tenants';
import { contestantOf } from '../../edge/contestant.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { NominationConsentView } from '../view-models.js';
import { OWN_NOMINATIONS, ownNominationUrl } from './addresses.js';
import { AnswerForm } from './answer.form.js';
import { consentPage, ownNominations } from './consent-presenter.js';

/** What somebody with an account is asked about being nominated: answered, taken back and followed without a letter. */
@Controller('cua-toi/de-cu')
@Requires(Permission.TakePart)
export class OwnNominationsController {
  constructor(
    private readonly consents: NominationConsents,
    private readonly registrations: Registrations,
    private readonly directory: TenantDirectory,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const content = ownNominations(await this.own(request), { urlOf: ({ author }) => ownNominationUrl(author.id), backUrl: '/cua-toi' });
    return page<NominationConsentView>('nomination-consent', content, { layout: 'task' });
  }

  @Get(':author')
  async show(@Req() request: FastifyRequest, @Param('author', ID) id: NominationAuthorId): Promise<Page> {
    const asked = await this.one(request, id);
    const to = (await this.directory.findById(asked.nomination.receiverTenantId))?.name ?? 'cấp trên';
    const content = consentPage(asked, { url: ownNominationUrl(id), to, backUrl: OWN_NOMINATIONS });
    return page<NominationConsentView>('nomination-consent', content, { layout: 'task' });
  }

  @Post(':author')
  async answer(
    @Req() request: FastifyRequest,
    @Param('author', ID) id: NominationAuthorId,
    @Body(FORM) { answer, seen }: AnswerForm,
  ): Promise<Redirect> {
    const { author } = await this.one(request, id);
    const said = answer === 'agreed' ? 'Đã ghi nhận: bạn đồng ý.' : 'Đã ghi nhận: bạn không đồng ý.';
    return done(id, said, () => this.consents.answerOwn(id, ownOf(author), answer, seen));
  }

  @Post(':author/rut')
  async takeBack(@Req() request: FastifyRequest, @Param('author', ID) id: NominationAuthorId): Promise<Redirect> {
    const { author } = await this.one(request, id);
    return done(id, 'Đã ghi nhận: bạn rút lại sự đồng ý.', () => this.consents.takeBackOwn(id, ownOf(author)));
  }

  private async one(request: FastifyRequest, id: NominationAuthorId): Promise<ConsentAsked> {
    const found = (await this.own(request)).find(({ author }) => author.id === id);
    if (!found) throw new NominationError('NOMINATION_NOT_FOUND');
    return found;
  }

  /** In all contests in which the person has registered. */
  private async own(request: FastifyRequest): Promise<ConsentAsked[]> {
    const registered = await this.registrations.ofAccount(contestantOf(request).principal.accountId);
    return this.consents.ofRegistrations(registered.map(({ id }) => id));
  }
}

type OwnRegistration = Parameters<NominationConsents['answerOwn']>[1];

/** Only what is asked by a registration is found on the own page. */
function ownOf({ registrationId }: ConsentAsked['author']): OwnRegistration {
  if (registrationId === null) throw new NominationError('CONSENT_UNKNOWN');
  return registrationId;
}

async function done(id: NominationAuthorId, text: string, act: () => Promise<void>): Promise<Redirect> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof NominationError)) throw error;
    return redirect(ownNominationUrl(id), { text: error.sentence(), isError: true });
  }
  return redirect(ownNominationUrl(id), { text });
}
