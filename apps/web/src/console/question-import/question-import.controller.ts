import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader, type RunningContest } from '#contests';
import { OfficeFileError, xlsxFile } from '#documents';
import { formatNumber } from '#kernel';
import {
  QuestionFileError,
  type QuestionImportId,
  QuestionImports,
  questionRows,
  type RawFile,
  readQuestionFile,
  readyQuestions,
  sampleQuestions,
  wordFile,
} from '#questions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendSheet, sendWord } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { WAITING } from '../questions/addresses.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, GroupsView } from '../view-models.js';
import { IMPORT, importUrl } from './addresses.js';
import { headingsOf, importChoices, missingFields } from './import-defaults.js';
import { previewPage } from './preview-presenter.js';
import { QuestionImportForm } from './question-import.forms.js';
import { uploadPage } from './upload-presenter.js';

const NO_FILE = 'Hãy chọn một tệp rồi bấm đọc.';

/** Questions brought in a file: read, looked at, and only then entered. They show their keys: to whoever brought them alone. */
@Controller('quan-tri/cau-hoi/nhap')
@Requires(Permission.WriteQuestions)
export class QuestionImportController {
  constructor(
    private readonly contests: ContestReader,
    private readonly imports: QuestionImports,
  ) {}

  @Get()
  upload(): Page {
    return consolePage<EditorView>('editor', uploadPage());
  }

  @Get('mau.xlsx')
  async sheet(@Res() reply: FastifyReply): Promise<void> {
    const { head, rows, widths } = questionRows(sampleQuestions(await this.firstTopic()));
    await sendSheet(reply, 'mau-cau-hoi.xlsx', await xlsxFile('Câu hỏi', head, rows, widths));
  }

  @Get('mau.docx')
  async word(@Res() reply: FastifyReply): Promise<void> {
    await sendWord(reply, 'mau-cau-hoi.docx', await wordFile('Mẫu câu hỏi', sampleQuestions(await this.firstTopic())));
  }

  @Post()
  async read(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const file = request.uploads?.get('file');
    if (!file) return faulty(NO_FILE);
    let content: RawFile;
    try {
      content = await readQuestionFile(file.bytes);
    } catch (error) {
      if (error instanceof OfficeFileError || error instanceof QuestionFileError) return faulty(error.sentence());
      throw error;
    }
    return redirect(importUrl(await this.imports.bring({ fileName: file.name, content, by: staffOf(request).accountId })));
  }

  @Get(':questionImport')
  async preview(@Req() request: FastifyRequest, @Param('questionImport', ID) id: QuestionImportId): Promise<Page> {
    const { ruleSet } = await this.contests.running();
    const facts = await this.imports.preview(id, staffOf(request).accountId, ruleSet.topics);
    return consolePage<GroupsView>('groups', previewPage({ ...facts, ruleSet }));
  }

  @Post(':questionImport')
  async enter(
    @Req() request: FastifyRequest,
    @Param('questionImport', ID) id: QuestionImportId,
    @Body(FORM) form: QuestionImportForm,
  ): Promise<Page | Redirect> {
    const { ruleSet } = await this.contests.running();
    const by = staffOf(request).accountId;
    const facts = await this.imports.preview(id, by, ruleSet.topics);
    const headings = headingsOf(facts.questions, ruleSet);
    const choices = importChoices(form, headings, ruleSet);
    const missing = missingFields(facts.questions, headings, choices);
    if (missing.length > 0 && readyQuestions(facts.questions, { topic: '-', difficulty: 'easy' }).ready.length > 0)
      return consolePage<GroupsView>('groups', previewPage({ ...facts, ruleSet, typed: form, missing }), { status: 422 });
    const { added, leftOut } = await this.imports.enter(id, by, { topics: ruleSet.topics, choices });
    const left = leftOut > 0 ? ` Đã bỏ ${formatNumber(leftOut)} câu có lỗi.` : '';
    return redirect(WAITING, { text: `Đã nhập ${formatNumber(added)} câu, chờ một người khác duyệt.${left}` });
  }

  @Post(':questionImport/bo')
  async drop(@Req() request: FastifyRequest, @Param('questionImport', ID) id: QuestionImportId): Promise<Redirect> {
    await this.imports.drop(id, staffOf(request).accountId);
    return redirect(IMPORT, { text: 'Đã bỏ. Ngân hàng câu hỏi vẫn như cũ.' });
  }

  private async firstTopic(): Promise<string> {
    const { ruleSet }: RunningContest = await this.contests.running();
    return ruleSet.topics[0]?.name ?? '';
  }
}

function faulty(sentence: string): Page {
  return consolePage<EditorView>('editor', uploadPage(sentence), { status: 422 });
}
