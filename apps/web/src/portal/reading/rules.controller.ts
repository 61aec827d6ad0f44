import { Controller, Get } from '@nestjs/common';
import { Public } from '#access';
import { ContestReader } from '#contests';
import type { DocumentBlock, DocumentModel, DocumentTable } from '#kernel';
import { rulesDocument } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { type Page, page } from '../../edge/page.js';
import type { RulesArticleView, RulesDocumentView, RulesTableView, RulesView } from '../view-models.js';

/** The official text, printed from the rule set itself. */
@Controller('the-le')
export class RulesController {
  constructor(private readonly contests: ContestReader) {}

  @Get()
  @Public('the rules are public')
  async show(): Promise<Page> {
    const { ruleSet, ruleSetHash } = await this.contests.running();
    const document = rulesDocument(ruleSet);
    return page<RulesView>('rules', {
      title: 'Thể lệ cuộc thi',
      description: ruleSet.contest.name,
      document: documentView(document, ruleSetHash),
      downloads: [],
    });
  }
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
