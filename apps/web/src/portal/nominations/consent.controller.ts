import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Public, Throttle } from '#access';
import { type ConsentAsked, NominationError, Nominations } from '#contests';
import { inFours, readLetters } from '#kernel';
import { TenantDirectory } from '#tenants';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { NominationConsentView } from '../view-models.js';
import { consentForm, consentPage } from './consent-presenter.js';

/** Far more than an author needs, far too little to go through eighty bits. */
const TRIES = { action: 'nomination-consent', limit: 60, windowSeconds: 600 };

class CodeQuery {
  @IsOptional() @IsString() @MaxLength(100) ma?: string;
}

class AnswerForm {
  @IsIn(['agreed', 'refused']) answer: 'agreed' | 'refused';
  /** Fingerprint of what was on the page. */
  @IsString() @MaxLength(64) seen: string;
}

/** Where an author says whether they want to be nominated. Who holds the letter answers; nobody need sign in. */
@Controller('de-cu')
export class NominationConsentController {
  constructor(
    private readonly nominations: Nominations,
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
    if (!asked) return unknown(code);
    return page<NominationConsentView>('nomination-consent', consentPage(asked, { code, to: await this.receiverOf(asked) }), {
      layout: 'task',
    });
  }

  @Post(':consentCode')
  @Public('an author who is nominated answers by the code in their letter')
  async answer(
    @Req() request: FastifyRequest,
    @Param('consentCode') code: string,
    @Body(FORM) { answer, seen }: AnswerForm,
  ): Promise<Page | Redirect> {
    if (!(await this.find(request, code))) return unknown(code);
    try {
      await this.nominations.answer(code, answer, seen);
    } catch (error) {
      if (!(error instanceof NominationError)) throw error;
      return redirect(`/de-cu/${inFours(readLetters(code))}`, { text: error.sentence(), isError: true });
    }
    const text = answer === 'agreed' ? 'Đã ghi nhận: bạn đồng ý.' : 'Đã ghi nhận: bạn không đồng ý.';
    return redirect(`/de-cu/${inFours(readLetters(code))}`, { text });
  }

  /** Undefined where no letter carries this code. */
  private async find(request: FastifyRequest, code: string): Promise<ConsentAsked | undefined> {
    await this.throttle.count(TRIES, request.ip);
    try {
      return await this.nominations.asked(code);
    } catch (error) {
      if (error instanceof NominationError && error.code === 'CONSENT_UNKNOWN') return undefined;
      throw error;
    }
  }

  private async receiverOf({ nomination }: ConsentAsked): Promise<string> {
    return (await this.directory.findById(nomination.receiverTenantId))?.name ?? 'cấp trên';
  }
}

function unknown(typed: string): Page {
  const fault = new NominationError('CONSENT_UNKNOWN').sentence();
  return page<NominationConsentView>('nomination-consent', consentForm(typed.slice(0, 100), fault), { layout: 'task', status: 404 });
}
