import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import {
  ContestError,
  ContestReader,
  readDocument,
  readingList,
  type ReferenceDocumentId,
  ReferenceDocuments,
  type RunningContest,
  type TypedDocument,
} from '#contests';
import { OfNewest } from '../../edge/contest-choice.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, ListView } from '../view-models.js';
import { documentEditor, type DocumentEditorFacts, documentList, DOCUMENTS, savedSentence } from './document-presenter.js';
import { DocumentForm } from './news.forms.js';

/** Documents to read: those that the rules name get links, others come in addition. */
@Controller('quan-tri/tai-lieu')
export class ConsoleDocumentsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly documents: ReferenceDocuments,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const { contest, ruleSet } = await this.contests.running();
    const mayWrite = staffOf(request).permissions.has(Permission.WriteNews);
    const documents = await this.documents.list(contest.id);
    return consolePage<ListView>('list', documentList(ruleSet.references, documents, { mayWrite }));
  }

  /** An empty form, or one with the name of a document of the rules: the first is number 1. */
  @Get('moi')
  @Requires(Permission.WriteNews)
  async blank(@Query('van-ban') number?: string): Promise<Page> {
    const { contest, ruleSet } = await this.contests.running();
    const title = ruleSet.references[Number(number) - 1] ?? '';
    const last = (await this.documents.list(contest.id)).at(-1)?.ordinal ?? 0;
    return editorPage({ typed: { title, detail: '', link: '', ordinal: String(last + 1) }, isNamed: title !== '' });
  }

  @Post('moi')
  @OfNewest()
  @Requires(Permission.WriteNews)
  async add(@Req() request: FastifyRequest, @Body(FORM) form: DocumentForm): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const typed = typedDocument(form);
    const reading = readDocument(typed);
    if ('faults' in reading) return editorPage({ typed, isNamed: isNamed(running, typed.title), faults: reading.faults }, 422);
    const to = stateFor(form);
    await this.documents.add(running.contest.id, { draft: reading.document, to, by: staffOf(request).accountId });
    return redirect(DOCUMENTS, { text: savedSentence(to) });
  }

  @Get(':id')
  @Requires(Permission.WriteNews)
  async edit(@Param('id', ID) id: ReferenceDocumentId): Promise<Page> {
    const running = await this.contests.running();
    const document = await this.documents.byId(running.contest.id, id);
    const { title, detail, linkUrl, ordinal } = document;
    return editorPage({
      document,
      typed: { title, detail, link: linkUrl ?? '', ordinal: String(ordinal) },
      isNamed: isNamed(running, title),
    });
  }

  @Post(':id')
  @Requires(Permission.WriteNews)
  async save(
    @Req() request: FastifyRequest,
    @Param('id', ID) id: ReferenceDocumentId,
    @Body(FORM) form: DocumentForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const typed = typedDocument(form);
    const seen = Number(form.version ?? 0);
    const reading = readDocument(typed);
    const document = await this.documents.byId(running.contest.id, id);
    const shown = { document, typed, isNamed: isNamed(running, document.title) };
    if ('faults' in reading) return editorPage({ ...shown, document: { ...document, version: seen }, faults: reading.faults }, 422);
    const to = stateFor(form);
    try {
      await this.documents.change(running.contest.id, id, { draft: reading.document, seen, to, by: staffOf(request).accountId });
    } catch (error) {
      if (!(error instanceof ContestError) || error.code !== 'DOCUMENT_CHANGED') throw error;
      return editorPage({ ...shown, document: await this.documents.byId(running.contest.id, id), isConflict: true }, 409);
    }
    return redirect(DOCUMENTS, { text: savedSentence(to) });
  }

  @Post(':id/cat')
  @Requires(Permission.WriteNews)
  async archive(@Req() request: FastifyRequest, @Param('id', ID) id: ReferenceDocumentId): Promise<Redirect> {
    const { contest } = await this.contests.running();
    await this.documents.archive(contest.id, id, staffOf(request).accountId);
    return redirect(DOCUMENTS, { text: 'Đã cất tài liệu. Người dự thi không còn thấy tài liệu này.' });
  }
}

function typedDocument({ title = '', detail = '', link = '', ordinal = '' }: DocumentForm): TypedDocument {
  return { title, detail, link, ordinal };
}

/** What does not say that it wants to be shown is not shown. */
function stateFor(form: DocumentForm): 'shown' | 'hidden' {
  return form.do === 'publish' ? 'shown' : 'hidden';
}

/** Whether the rules name a document so. */
function isNamed({ ruleSet }: RunningContest, title: string): boolean {
  return readingList(ruleSet.references, [{ title }]).others.length === 0;
}

function editorPage(facts: DocumentEditorFacts, status = 200): Page {
  return consolePage<EditorView>('editor', documentEditor(facts), { status });
}
