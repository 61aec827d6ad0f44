import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '#access';
import { letterOf } from '#attempts';
import { ContestReader, hostOf, readingList, type ReferenceDocument, ReferenceDocuments } from '#contests';
import { formatNumber } from '#kernel';
import { type ExplainedQuestion, SealedBanks } from '#questions';
import type { RuleSet } from '#rules';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { pageAsked, pageCount, pager } from '../pager.js';
import type { DocumentsView, StudyView } from '../view-models.js';

const PER_PAGE = 20;

/** What the plan opens for study: the bank with answers, or the reference documents. */
@Controller()
export class StudyController {
  constructor(
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
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

  /** The bank with its key, only where the rules open it for study. */
  @Get('on-tap')
  @Public('open to everybody where the rules open the bank')
  async questions(@Query('chu-de') topic?: string, @Query('trang') wanted?: string): Promise<Page | Redirect> {
    const { ruleSet, contest } = await this.contests.running();
    const isOpen = ruleSet.parts.some((part) => part.kind === 'quiz' && part.study.opens === 'questions-with-answers');
    if (!isOpen) return redirect('/tai-lieu');
    const all = await this.banks.explained((await this.banks.newest(contest.id)).id);
    const chosen = ruleSet.topics.find((one) => one.code === topic);
    const shown = chosen ? all.filter((question) => question.topic === chosen.code) : all;
    const urlOf = (target: number): string => `/on-tap?${chosen ? `chu-de=${chosen.code}&` : ''}trang=${target}`;
    const [number, last] = [pageAsked(wanted), pageCount(shown.length, PER_PAGE)];
    if (number > last) return redirect(urlOf(last));
    const from = (number - 1) * PER_PAGE;
    return page<StudyView>('study', {
      title: 'Ôn tập',
      heading: 'Ôn tập',
      intro: `${formatNumber(all.length)} câu hỏi kèm đáp án và lời giải. Đề thi được rút từ bộ câu hỏi này.`,
      topics: [
        { label: 'Tất cả', url: '/on-tap', current: !chosen, count: formatNumber(all.length) },
        ...ruleSet.topics.map(({ code, name }) => ({
          label: name,
          url: `/on-tap?chu-de=${code}`,
          current: chosen?.code === code,
          count: formatNumber(all.filter((question) => question.topic === code).length),
        })),
      ],
      questions: shown.slice(from, from + PER_PAGE).map((question, n) => questionView(question, from + n + 1)),
      pages: pager({ number, last }, { urlOf }),
      empty: shown.length === 0 ? 'Chưa có câu hỏi nào về chủ đề này.' : undefined,
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

function questionView(question: ExplainedQuestion, number: number): StudyView['questions'][number] {
  return {
    number: `Câu ${number}`,
    text: question.text,
    options: question.options.map((text, n) => ({ letter: letterOf(n), text, isKey: question.key.includes(n) })),
    explanation: question.explanation || undefined,
    source: question.source || undefined,
  };
}
