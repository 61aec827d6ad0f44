import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Public, Throttle } from '#access';
import { type ConsentAsked, NominationConsents, NominationError } from '#contests';
import { inFours, readLetters } from '#kernel';
import { TenantDirectory } from '#tenants';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { NominationConsentView } from '../view-models.js';
import { AnswerForm } from './answer.form.js';
import { consentForm, consentPage } from './consent-presenter.js';

/** Far more than an author needs, far too little to go through eighty bits. */
const TRIES = { action: 'nomination-consent', limit: 60, windowSeconds: 600 };

class CodeQuery {
  @IsOptional() @IsString() @MaxLength(100) ma?: string;
}

/** Where an author says whether they want to be nominated. Who holds the letter answers; nobody need sign in. */
@Controller('de-cu')
export class NominationConsentController {
  constructor(
    private readonly consents: NominationConsents,
    private readonly directory: TenantDirectory,
    private readonly throttle: Throttle,
  ) {}

  @Get()
  @Public('an author who is nominated answers by the code in their letter')
  form(@Query(FORM) { ma = '' }: CodeQuery): Page | Redirect {
    const letters = readLetters(ma);
    if (letters === '') return page<NominationConsentView>('nomination-consent', consentForm(), { layout: 'task' });
    return redirect(`/de-cu/${inFours(letters)}`);
  }

  @Get(':consentCode')
  @Public('an author who is nominated answers by the code in their letter')
  async show(@Req() request: FastifyRequest, @Param('consentCode') code: string): Promise<Page> {
    const asked = await this.find(request, code);
    if (asked instanceof NominationError) return unknown(code, asked);
    return page<NominationConsentView>(
      'nomination-consent',
      consentPage(asked, { url: `/de-cu/${code}`, to: await this.receiverOf(asked) }),
      {
        layout: 'task',
      },
    );
  }

  @Post(':consentCode')
  @Public('an author who is nominated answers by the code in their letter')
  async answer(
    @Req() request: FastifyRequest,
    @Param('consentCode') code: string,
    @Body(FORM) { answer, seen }: AnswerForm,
  ): Promise<Page | Redirect> {
    const asked = await this.find(request, code);
    if (asked instanceof NominationError) return unknown(code, asked);
    try {
      await this.consents.answer(code, answer, seen);
    } catch (error) {
      if (!(error instanceof NominationError)) throw error;
      return redirect(`/de-cu/${inFours(readLetters(code))}`, { text: error.sentence(), isError: true });
    }
    const text = answer === 'agreed' ? 'Đã ghi nhận: bạn đồng ý.' : 'Đã ghi nhận: bạn không đồng ý.';
    return redirect(`/de-cu/${inFours(readLetters(code))}`, { text });
  }

  @Post(':consentCode/rut')
  @Public('an author who is nominated answers by the code in their letter')
  async takeBack(@Req() request: FastifyRequest, @Param('consentCode') code: string): Promise<Page | Redirect> {
    const asked = await this.find(request, code);
    if (asked instanceof NominationError) return unknown(code, asked);
    const here = `/de-cu/${inFours(readLetters(code))}`;
    try {
      await this.consents.takeBack(code);
    } catch (error) {
      if (!(error instanceof NominationError)) throw error;
      return redirect(here, { text: error.sentence(), isError: true });
    }
    return redirect(here, { text: 'Đã ghi nhận: bạn rút lại sự đồng ý.' });
  }

  /** What is asked; or why nothing is, by this code. */
  private async find(request: FastifyRequest, code: string): Promise<ConsentAsked | NominationError> {
    await this.throttle.count(TRIES, request.ip);
    try {
      return await this.consents.asked(code);
    } catch (error) {
      if (error instanceof NominationError && error.kind === 'not-found') return error;
      throw error;
    }
  }

  private async receiverOf({ nomination }: ConsentAsked): Promise<string> {
    return (await this.directory.findById(nomination.receiverTenantId))?.name ?? 'cấp trên';
  }
}

function unknown(typed: string, why: NominationError): Page {
  return page<NominationConsentView>('nomination-consent', consentForm(typed.slice(0, 100), why.sentence()), {
    layout: 'task',
    status: 404,
  });
}
