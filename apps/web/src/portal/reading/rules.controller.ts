import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader } from '#contests';
import { Clock, type DocumentBlock, type DocumentModel, type DocumentTable, formatMoment, lowerFirst } from '#kernel';
import { rulesDocument } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { type Page, page } from '../../edge/page.js';
import { roundNotices } from '../../edge/round-notice.js';
import { sendPublicFile } from '../../edge/send-file.js';
import type { SiteDeployment } from '../../edge/site-deployments.js';
import type { RulesArticleView, RulesDocumentView, RulesTableView, RulesView } from '../view-models.js';
import { RULES_FILES, RulesFiles, type RulesFormat } from './rules-files.js';

/** The official text, printed from the rule set itself. */
@Controller()
export class RulesController {
  constructor(
    private readonly contests: ContestReader,
    private readonly files: RulesFiles,
    private readonly clock: Clock,
  ) {}

  @Get('the-le')
  @Public('the rules are public')
  async show(@Req() { site }: FastifyRequest): Promise<Page> {
    const { ruleSet, ruleSetId, ruleSetHash, rounds, receiving } = await this.contests.running();
    const { version, publishedAt, reason } = await this.contests.versionOf(ruleSetId);
    const corrections = [
      correctionWords('Thể lệ', { version, reason, at: publishedAt }),
      ...(site.kind === 'tenant' && site.deployment ? [wardCorrection(site.tenant.name, site.deployment.edition)] : []),
    ].flatMap((sentence) => sentence ?? []);
    const altered = roundNotices([...rounds, ...receiving], this.clock.now()).map(({ title, text }) => `${title} ${text}`);
    const document = rulesDocument(ruleSet);
    return page<RulesView>('rules', {
      title: 'Thể lệ cuộc thi',
      description: ruleSet.contest.name,
      document: documentView(document, ruleSetHash),
      corrections: corrections.length > 0 ? { heading: 'Bản sửa đang áp dụng', items: corrections } : undefined,
      altered: altered.length > 0 ? { heading: 'Lịch thi đã thay đổi', items: altered } : undefined,
      downloads: Object.entries(RULES_FILES).map(([format, { label }]) => ({ label, url: `/the-le.${format}` })),
    });
  }

  @Get('the-le.docx')
  @Public('the rules are public')
  word(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('docx', request, reply);
  }

  @Get('the-le.pdf')
  @Public('the rules are public')
  pdf(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('pdf', request, reply);
  }

  private async send(format: RulesFormat, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const running = await this.contests.running();
    const { contest } = running.ruleSet;
    const file = {
      name: `Thể lệ ${contest.shortTitle}.${format}`,
      type: RULES_FILES[format].type,
      tag: `${running.ruleSetHash}.${format}`,
    };
    await sendPublicFile(request, reply, file, () => this.files.file(running, format));
  }
}

/** "Thể lệ bản 2, công bố 8:00 thứ Hai, 14/10/2024. Lý do: …"; nothing of a first version. */
function correctionWords(what: string, { version, reason, at }: { version: number; reason: string | null; at: Date }): string | undefined {
  return reason === null ? undefined : `${what} bản ${version}, công bố ${formatMoment(at)}. Lý do: ${reason}`;
}

function wardCorrection(name: string, { version, reason, createdAt }: SiteDeployment['edition']): string | undefined {
  return correctionWords(`Phần của ${lowerFirst(name)}`, { version, reason, at: createdAt });
}

function documentView(document: DocumentModel, sha256: string): RulesDocumentView {
  const { header, title, subject, preamble, articles, signature } = document;
  return {
    issuer: header.superior ? [header.superior, header.issuer] : [header.issuer],
    motto: ['Cộng hòa xã hội chủ nghĩa Việt Nam', 'Độc lập - Tự do - Hạnh phúc'],
    number: header.number,
    kind: title,
    title: subject,
    preamble,
    chapters: [{ articles: articles.map(articleView) }],
    signature: signature ? { lines: signature.capacity, name: signature.name } : undefined,
    version: { text: 'Bản đang áp dụng. Dấu vân tay của thể lệ (SHA-256):', fingerprint: fingerprintGroups(sha256).join(' ') },
  };
}

function articleView({ id, number, title, blocks }: DocumentModel['articles'][number]): RulesArticleView {
  const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  return { id, number: `Điều ${number}.`, title, text: paragraphs.join(' ') || undefined, clauses: blocks.flatMap(clausesOf) };
}

function clausesOf(block: DocumentBlock): RulesArticleView['clauses'] {
  switch (block.kind) {
    case 'paragraph':
      return [];
    case 'clause':
      return [
        {
          number: `${block.number}.`,
          text: block.text,
          points: block.points.map(({ letter, text }) => ({ letter: `${letter})`, text })),
          table: block.table && tableView(block.table),
        },
      ];
    case 'list':
      return block.items.map((text) => ({ number: '–', text }));
    case 'table':
      return [{ number: '', text: '', table: tableView(block) }];
  }
}

function tableView({ columns, rows }: DocumentTable): RulesTableView {
  return {
    columns: columns.map(({ title, align }) => ({ title, isNumber: align === 'end' })),
    rows: rows.map(([head = '', ...cells]) => ({
      head,
      cells: cells.map((text, at) => ({ label: columns[at + 1]?.title ?? '', text, isNumber: columns[at + 1]?.align === 'end' })),
    })),
  };
}
