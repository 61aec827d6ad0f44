import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { type CertificateLook, CertificateSpecimens, CertificateTemplates, templateFaults } from '#certificates';
import { defaultTemplateSource, DocumentError } from '#documents';
import type { AccountId } from '#kernel';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { EditorView } from '../view-models.js';
import { TemplateForm } from './certificates.forms.js';
import { TEMPLATE } from './certificates-presenter.js';
import { templateContent } from './template-presenter.js';

const LONGEST = 200_000;

/** How the tenant's certificates look: a draft per person, tried out on a specimen, then put in force. */
@Controller('quan-tri/giay-chung-nhan/mau')
export class CertificateTemplateController {
  constructor(
    private readonly templates: CertificateTemplates,
    private readonly specimens: CertificateSpecimens,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  @Requires(Permission.IssueCertificates)
  async edit(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(staffOf(request).accountId);
  }

  /** The specimen in the look that the person is working on. */
  @Get('xem-truoc.svg')
  @Requires(Permission.IssueCertificates)
  async picture(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const look = (await this.templates.draftOf(staffOf(request).accountId)) ?? (await this.templates.current());
    const svg = await this.specimens.pictureOf(look);
    await reply.type('image/svg+xml').header('cache-control', 'private, no-store').send(svg);
  }

  @Post()
  @Requires(Permission.IssueCertificates)
  async save(@Req() request: FastifyRequest, @Body(FORM) form: TemplateForm): Promise<Page | Redirect> {
    const { accountId } = staffOf(request);
    const typed = { source: (form.source ?? '').slice(0, LONGEST), signerName: (form.signerName ?? '').slice(0, 120) };
    switch (form.do) {
      case 'drop':
        await this.templates.dropDraft(accountId);
        return redirect(TEMPLATE, { text: 'Đã bỏ bản đang sửa.' });
      case 'default':
        await this.templates.keepDraft(accountId, { ...typed, source: defaultTemplateSource() });
        return redirect(TEMPLATE, { text: 'Ô bên dưới là mẫu có sẵn. Bấm “Dùng mẫu này” để dùng.' });
      case 'use':
        return this.use(accountId, typed, Number(form.version ?? 0));
      default:
        await this.templates.keepDraft(accountId, typed);
        return redirect(TEMPLATE);
    }
  }

  /** What was typed is kept first, so that whatever is wrong with it, nothing is lost. */
  private async use(accountId: AccountId, typed: CertificateLook, seen: number): Promise<Page | Redirect> {
    await this.templates.keepDraft(accountId, typed);
    try {
      await this.specimens.prove(typed);
    } catch (error) {
      if (!(error instanceof DocumentError) || error.kind !== 'invalid') throw error;
      return this.page(accountId, error);
    }
    await this.templates.use(typed, { by: accountId, seen });
    return redirect(TEMPLATE, { text: 'Từ bây giờ giấy chứng nhận theo mẫu này.' });
  }

  private async page(accountId: AccountId, refused?: DocumentError): Promise<Page> {
    const current = await this.templates.current();
    const draft = await this.templates.draftOf(accountId);
    const shown: CertificateLook = draft ?? current;
    const faults = templateFaults(shown.source).map(({ line, column, sentence }) => `Dòng ${line}, cột ${column}: ${sentence}`);
    const content = templateContent({
      current,
      createdBy: current.createdBy ? ((await this.accounts.findById(current.createdBy))?.fullName ?? '') : '',
      shown,
      draftedAt: draft?.changedAt,
      faults: faults.length === 0 && refused ? [refused.sentence()] : faults,
      pictureKey: draft ? String(draft.changedAt.getTime()) : `ban-${current.version}`,
    });
    return consolePage<EditorView>('editor', content, { status: refused ? 422 : 200 });
  }
}
