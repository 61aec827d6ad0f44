import { Controller, Get } from '@nestjs/common';
import { Public } from '#access';
import { ContestReader, hostOf, readingList, type ReferenceDocument, ReferenceDocuments } from '#contests';
import type { RuleSet } from '#rules';
import { type Page, page } from '../../edge/page.js';
import type { DocumentsView } from '../view-models.js';

/** What one learns from: documents, and the topics of the contest. */
@Controller()
export class DocumentsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly added: ReferenceDocuments,
  ) {}

  @Get('tai-lieu')
  @Public('reference documents are public')
  async documents(): Promise<Page> {
    const { contest, ruleSet } = await this.contests.running();
    const { named, others } = readingList(ruleSet.references, await this.added.shown(contest.id));
    return page<DocumentsView>('reference-documents', {
      ...documentWords(ruleSet),
      groups: [
        ...(named.length > 0 ? [{ title: 'Văn bản', items: named.map(({ title, added }) => documentView(title, added)) }] : []),
        ...(others.length > 0
          ? [{ title: 'Tài liệu bổ sung', items: others.map((document) => documentView(document.title, document)) }]
          : []),
        ...(ruleSet.topics.length > 0
          ? [{ title: 'Chủ đề', items: ruleSet.topics.map((topic) => ({ title: topic.name, detail: topic.detail })) }]
          : []),
      ],
      empty: named.length + others.length + ruleSet.topics.length === 0 ? 'Ban Tổ chức chưa công bố tài liệu.' : undefined,
    });
  }
}

/** Called after what it is for: questions are asked only where there is a quiz. */
function documentWords({ parts, references }: RuleSet): Pick<DocumentsView, 'heading' | 'intro'> & { title: string } {
  if (!parts.some(({ kind }) => kind === 'quiz'))
    return { title: 'Tài liệu tham khảo', heading: 'Tài liệu tham khảo', intro: 'Bài dự thi theo các văn bản và chủ đề dưới đây.' };
  const intro =
    references.length > 0 ? 'Câu hỏi của cuộc thi nằm trong phạm vi các văn bản dưới đây.' : 'Nội dung ôn tập theo các chủ đề dưới đây.';
  return { title: 'Tài liệu ôn tập', heading: 'Tài liệu ôn tập', intro };
}

/** A document as readers see it; a link with the name of the site to which it leads. */
function documentView(title: string, added: ReferenceDocument | undefined): DocumentsView['groups'][number]['items'][number] {
  const link = added?.linkUrl;
  return { title, detail: added?.detail || undefined, ...(link ? { url: link, format: hostOf(link) } : {}) };
}
