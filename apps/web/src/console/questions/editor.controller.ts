import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader } from '#contests';
import {
  MOST_IMAGES,
  QuestionCatalogue,
  QuestionError,
  type QuestionFault,
  type QuestionImage,
  QuestionImages,
  QuestionWriting,
  readCode,
  readQuestion,
} from '#questions';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import type { Upload } from '../../edge/uploads.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { EditorView } from '../view-models.js';
import { QUESTIONS, questionUrl } from './addresses.js';
import { questionEditor, type QuestionEditorFacts } from './editor-presenter.js';
import { QuestionDesk } from './question-desk.js';
import { QuestionForm } from './question.forms.js';
import { QuestionsInUse } from './questions-in-use.js';
import { BLANK, keptImages, typedOf, typedQuestion } from './typed-question.js';

/** Writing questions: each change is a new version. */
@Controller('quan-tri/cau-hoi')
export class QuestionEditorController {
  constructor(
    private readonly contests: ContestReader,
    private readonly questions: QuestionCatalogue,
    private readonly writing: QuestionWriting,
    private readonly images: QuestionImages,
    private readonly desk: QuestionDesk,
    private readonly inUse: QuestionsInUse,
  ) {}

  @Get('moi')
  @Requires(Permission.WriteQuestions)
  async blank(): Promise<Page> {
    return this.page({ code: await this.questions.freeCode(), typed: BLANK });
  }

  @Post('moi')
  @Requires(Permission.WriteQuestions)
  async add(@Req() request: FastifyRequest, @Body(FORM) form: QuestionForm): Promise<Page | Redirect> {
    const { typed, draft, faults } = await this.read(form, request.uploads?.get('image'));
    const [named, newAlt] = [readCode(form.code ?? ''), form['image-alt']];
    const shown = { code: form.code ?? '', typed, newAlt };
    if ('fault' in named || !draft) return this.page({ ...shown, faults: [...('fault' in named ? [named.fault] : []), ...faults] }, 422);
    try {
      await this.writing.create(named.code, draft, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof QuestionError) || error.code !== 'CODE_TAKEN') throw error;
      return this.page({ ...shown, faults: [{ field: 'code', text: error.sentence() }] }, 409);
    }
    return redirect(questionUrl(named.code), { text: 'Đã lưu. Câu này chờ một người khác duyệt.' });
  }

  @Get(':question/sua')
  @Requires(Permission.WriteQuestions)
  async edit(@Req() request: FastifyRequest, @Param('question') code: string): Promise<Page> {
    const question = await this.desk.open(code, staffOf(request).accountId);
    return this.page({ question, code, typed: typedOf(question) });
  }

  @Post(':question/sua')
  @Requires(Permission.WriteQuestions)
  async save(@Req() request: FastifyRequest, @Param('question') code: string, @Body(FORM) form: QuestionForm): Promise<Page | Redirect> {
    const [seen, by] = [Number(form.version ?? 0), staffOf(request).accountId];
    const { typed, draft, faults } = await this.read(form, request.uploads?.get('image'));
    const shown = { code, typed, seen, newAlt: form['image-alt'] };
    if (!draft) return this.page({ ...shown, question: await this.questions.find(code), faults }, 422);
    try {
      const { version, isNew } = await this.writing.change(code, { draft, seen, by });
      return redirect(questionUrl(code), {
        text: isNew ? `Đã lưu bản ${version}. Bản này chờ một người khác duyệt.` : 'Không có gì khác bản trước, nên không thêm bản mới.',
      });
    } catch (error) {
      if (!(error instanceof QuestionError) || error.code !== 'QUESTION_CHANGED') throw error;
      const question = await this.desk.open(code, by);
      return this.page({ ...shown, question, seen: question.version, isConflict: true }, 409);
    }
  }

  @Post(':question/cat')
  @Requires(Permission.WriteQuestions)
  async retire(@Req() request: FastifyRequest, @Param('question') code: string): Promise<Redirect> {
    await this.writing.retire(code, staffOf(request).accountId);
    return redirect(QUESTIONS, { text: `Đã cất câu ${code}. Bộ đề niêm phong từ nay không có câu này.` });
  }

  @Post(':question/lay-lai')
  @Requires(Permission.WriteQuestions)
  async restore(@Req() request: FastifyRequest, @Param('question') code: string): Promise<Redirect> {
    await this.writing.restore(code, staffOf(request).accountId);
    return redirect(questionUrl(code), { text: 'Đã lấy lại. Bộ đề niêm phong lần tới có câu này nếu đã duyệt.' });
  }

  /** What was typed. A picture that came along is kept at once: a fault elsewhere must not ask for it again. */
  private async read(form: QuestionForm, upload: Upload | undefined) {
    const { ruleSet } = await this.contests.running();
    const faults: QuestionFault[] = [];
    const images: QuestionImage[] = [];
    for (const { key, alt } of keptImages(form)) {
      const size = await this.images.measure(key);
      if (size) images.push({ key, alt, ...size });
    }
    if (upload && images.length < MOST_IMAGES) {
      const kept = await this.images.keep(upload.bytes);
      if ('fault' in kept) faults.push({ field: 'image', text: kept.fault });
      else images.push({ ...kept, alt: form['image-alt'] ?? '' });
    }
    const typed = typedQuestion(form, images);
    const reading = readQuestion(
      typed,
      ruleSet.topics.map(({ code }) => code),
    );
    const all = [...faults, ...('faults' in reading ? reading.faults : [])];
    return { typed, faults: all, draft: 'draft' in reading && all.length === 0 ? reading.draft : undefined };
  }

  private async page(facts: Omit<QuestionEditorFacts, 'ruleSet' | 'usedBy'>, status = 200): Promise<Page> {
    const running = await this.contests.running();
    const usedBy = facts.question && (await this.inUse.roundWith(facts.question.id, running));
    return consolePage<EditorView>('editor', questionEditor({ ...facts, ruleSet: running.ruleSet, usedBy }), { status });
  }
}
