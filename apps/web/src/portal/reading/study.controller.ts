import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '#access';
import { ContestReader } from '#contests';
import { Clock } from '#kernel';
import { type BankId, type BankItem, SealedBanks } from '#questions';
import type { RuleSet } from '#rules';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { pageAsked, pageCount } from '../pager.js';
import type { PracticeView, StudyView } from '../view-models.js';
import { closedStudyPage, practicePage, practiceUrl, STUDY, studyPage } from './study-presenter.js';
import { studyTime } from './study-times.js';

const PER_PAGE = 20;

/** What of the bank somebody looks at. */
interface OpenBank {
  ruleSet: RuleSet;
  bank: BankId;
  items: readonly BankItem[];
  /** Those of the chosen topic. */
  shown: readonly BankItem[];
  topic: string | undefined;
}

/** The bank with its answers, where and while the rules open it: to read, and to practise. Nothing is written down about anybody. */
@Controller('on-tap')
export class StudyController {
  constructor(
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public('open to everybody where the rules open the bank')
  async questions(@Query('chu-de') asked?: string, @Query('trang') wanted?: string): Promise<Page | Redirect> {
    const open = await this.open(asked);
    if (!('items' in open)) return open;
    const { bank, shown, topic } = open;
    const urlOf = (target: number): string => `${STUDY}?${topic ? `chu-de=${topic}&` : ''}trang=${target}`;
    const [number, last] = [pageAsked(wanted), pageCount(shown.length, PER_PAGE)];
    if (number > last) return redirect(urlOf(last));
    const from = (number - 1) * PER_PAGE;
    const slice = shown.slice(from, from + PER_PAGE).map(({ question }) => question);
    return page<StudyView>('study', studyPage(open, await this.banks.explained(bank, slice), { from, number, last, urlOf }));
  }

  /** One question after the other. What is chosen stands in the address, so it works without script and leaves nothing behind. */
  @Get('luyen')
  @Public('open to everybody where the rules open the bank')
  async practise(
    @Query('chu-de') asked?: string,
    @Query('cau') wanted?: string,
    @Query('chon') chosen?: string | string[],
  ): Promise<Page | Redirect> {
    const open = await this.open(asked);
    if (!('items' in open)) return open;
    const { bank, shown, topic } = open;
    const number = pageAsked(wanted);
    const item = shown[number - 1];
    if (!item) return redirect(shown.length > 0 && number > 1 ? practiceUrl(topic, shown.length) : STUDY);
    const [question] = await this.banks.explained(bank, [item.question]);
    if (!question) return redirect(STUDY);
    const places = [chosen ?? []].flat().filter((place) => /^\d$/.test(place) && Number(place) < question.options.length);
    return page<PracticeView>('practice', practicePage(question, { topic, number, of: shown.length, chosen: new Set(places.map(Number)) }));
  }

  private async open(asked: string | undefined): Promise<OpenBank | Page | Redirect> {
    const { ruleSet, contest } = await this.contests.running();
    const time = studyTime(ruleSet, this.clock.now());
    if (time === 'never') return redirect('/tai-lieu');
    if (time !== 'open') return page<StudyView>('study', closedStudyPage(time.sentence));
    const { id: bank, items } = await this.banks.newest(contest.id);
    const topic = ruleSet.topics.find(({ code }) => code === asked)?.code;
    return { ruleSet, bank, items, topic, shown: topic ? items.filter((item) => item.topic === topic) : items };
  }
}
