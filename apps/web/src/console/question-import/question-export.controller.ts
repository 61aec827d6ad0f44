import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader } from '#contests';
import { xlsxFile } from '#documents';
import { giftFile, QuestionExports, questionRows, wordFile } from '#questions';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { sendGift, sendSheet, sendWord } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { DIFFICULTIES } from '../questions/question-words.js';
import { staffOf } from '../staff-of.js';
import type { EditorView } from '../view-models.js';
import { exportPage } from './export-presenter.js';
import { QuestionExportForm } from './question-import.forms.js';

const TITLE = 'Câu hỏi';

/** Questions as files. Before a round their options are as secret as their keys, so each file is written down. */
@Controller('quan-tri/cau-hoi/xuat')
@Requires(Permission.ReadKeys)
export class QuestionExportController {
  constructor(
    private readonly contests: ContestReader,
    private readonly exports: QuestionExports,
  ) {}

  @Get()
  async page(): Promise<Page> {
    const { ruleSet } = await this.contests.running();
    return consolePage<EditorView>('editor', exportPage(ruleSet));
  }

  @Post()
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body(FORM) form: QuestionExportForm): Promise<void> {
    const { ruleSet } = await this.contests.running();
    const format = form.format === 'xlsx' || form.format === 'gift' ? form.format : 'docx';
    // GIFT is nothing without its keys.
    const withKey = form.keys === 'yes' || format === 'gift';
    const names = new Map(ruleSet.topics.map(({ code, name }) => [code, name]));
    const difficulty = DIFFICULTIES.find(({ value }) => value === form.difficulty)?.value;
    const wish = { topic: form.topic || undefined, difficulty, withKey, format };
    const questions = await this.exports.take(wish, staffOf(request).accountId, names);
    const name = `cau-hoi${withKey ? '-va-dap-an' : ''}`;
    if (format === 'gift') return sendGift(reply, `${name}.gift.txt`, giftFile(questions));
    if (format === 'docx') return sendWord(reply, `${name}.docx`, await wordFile(TITLE, questions));
    const { head, rows, widths } = questionRows(questions);
    return sendSheet(reply, `${name}.xlsx`, await xlsxFile(TITLE, head, rows, widths));
  }
}
