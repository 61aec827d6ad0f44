import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { type ContestDraftId, ContestDrafts, ContestError, draftSource, draftTitle } from '#contests';
import { applyEdits, fieldsInside, findField, readDraft, rearrange, type Rearrangement } from '#rules';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendText } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { PlanConfirmView, PlanDraftView, PlanSectionView, PlanTextView } from '../view-models.js';
import { BeforeOpening } from './before-opening.js';
import { DRAFTS, draftUrl, sectionUrl } from './addresses.js';
import { DraftDesk, type OpenDraft } from './draft-desk.js';
import { discardContent, draftContent } from './draft-presenter.js';
import { DraftTextForm, SectionQuery } from './draft.forms.js';
import { Readiness } from './readiness.js';
import { sectionContent, type SectionFacts } from './section-presenter.js';
import { chaptersOf, pagesOf, type Section } from './sections.js';
import { idOf } from './setting-views.js';
import { textContent, type TypedText } from './text-presenter.js';
import { pressedPath, pressedRearrangement, type SentForm, typedEdits } from './typed-edits.js';

/** Writing one draft: page by page, or as a text. All of the staff may look, some write. */
@Controller('quan-tri/soan-the-le/:draft')
export class DraftController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: ContestDrafts,
    private readonly readiness: Readiness,
    private readonly beforeOpening: BeforeOpening,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('draft', ID) id: ContestDraftId): Promise<Page> {
    const open = await this.desk.open(request, id);
    const writer = open.draft.updatedBy ? await this.accounts.findById(open.draft.updatedBy) : undefined;
    const obstacles = await this.readiness.obstacles(open);
    const { permissions } = staffOf(request);
    return consolePage<PlanDraftView>(
      'plan-draft',
      draftContent({ open, obstacles, later: await this.beforeOpening.tasks(open), writer: writer?.fullName, permissions }),
    );
  }

  @Get('muc/:section')
  @Requires(Permission.ReadConsole)
  async section(
    @Req() request: FastifyRequest,
    @Param('draft', ID) id: ContestDraftId,
    @Param('section') name: string,
    @Query(FORM) { mo }: SectionQuery,
  ): Promise<Page> {
    const open = await this.desk.open(request, id);
    const mayWrite = staffOf(request).permissions.has(Permission.EditRules);
    return this.sectionPage({ open, section: sectionOf(open, name), isReadOnly: !mayWrite || open.draft.state !== 'open', opened: mo });
  }

  @Post('muc/:section')
  @Requires(Permission.EditRules)
  async save(
    @Req() request: FastifyRequest,
    @Param('draft', ID) id: ContestDraftId,
    @Param('section') name: string,
    @Body() form: SentForm,
  ): Promise<Page | Redirect> {
    const open = await this.desk.open(request, id);
    const section = sectionOf(open, name);
    const edits = typedEdits(form);
    const pressed = pressedRearrangement(form);
    const typed = applyEdits(open.draft.source, edits, open.options);
    const source = pressed ? rearrange(typed, pressed, open.options) : typed;
    const seen = Number(form['revision'] ?? 0);
    try {
      await this.keep(request, open, source, seen);
    } catch (error) {
      if (!(error instanceof ContestError) || error.code !== 'DRAFT_CHANGED') throw error;
      // What somebody else has saved meanwhile lies below what was typed here; nothing is saved until it was seen.
      const theirs = await this.desk.open(request, id);
      const ours = { ...theirs, reading: readDraft(applyEdits(theirs.draft.source, edits, theirs.options), theirs.options) };
      const names = edits.map((edit) => edit.name);
      return this.sectionPage({ open: ours, section: sectionOf(ours, name), isReadOnly: false, conflict: { theirs, names } }, 409);
    }
    if (form['do'] === 'next') return redirect(nextPage(open, section), { text: 'Đã lưu.' });
    if (pressed?.act === 'add' && source === typed)
      return redirect(placeOn(id, section, pressed.path), {
        text: 'Hãy chọn loại cần thêm trong ô trên nút, rồi bấm lại.',
        isError: true,
      });
    if (pressed?.act === 'add')
      return redirect(addedPage(id, source, open, pressed.path, section), { text: 'Đã thêm một mục. Hãy ghi nội dung cho mục ấy.' });
    return redirect(placeOn(id, section, handAfter(pressed, pressedPath(form))), { text: pressed ? 'Đã lưu và xếp lại.' : 'Đã lưu.' });
  }

  @Get('yaml')
  @Requires(Permission.EditRules)
  async text(@Req() request: FastifyRequest, @Param('draft', ID) id: ContestDraftId): Promise<Page> {
    return textPage({ open: await this.desk.open(request, id) });
  }

  /** First what would be different is shown, then it is saved. */
  @Post('yaml')
  @Requires(Permission.EditRules)
  async bring(
    @Req() request: FastifyRequest,
    @Param('draft', ID) id: ContestDraftId,
    @Body(FORM) form: DraftTextForm,
  ): Promise<Page | Redirect> {
    const open = await this.desk.open(request, id);
    const source = draftSource(form.source ?? '');
    const typed = { open, source, reading: readDraft(source, open.options), seen: form.revision ?? '0' };
    if (form.do !== 'save') return textPage({ ...typed, isChecked: true });
    try {
      await this.keep(request, open, source, Number(form.revision ?? 0));
    } catch (error) {
      if (!(error instanceof ContestError) || error.code !== 'DRAFT_CHANGED') throw error;
      return textPage({ ...typed, isConflict: true, seen: String(open.draft.revision) }, 409);
    }
    return redirect(draftUrl(id), { text: 'Đã lưu văn bản kế hoạch.' });
  }

  /** The draft as a file: to the byte what is kept. */
  @Get('tep')
  @Requires(Permission.ReadConsole)
  async file(@Req() request: FastifyRequest, @Param('draft', ID) id: ContestDraftId, @Res() reply: FastifyReply): Promise<void> {
    const { draft, reading } = await this.desk.open(request, id);
    const code = reading.effective['code'];
    await sendText(reply, `${typeof code === 'string' && /^[a-z0-9-]+$/.test(code) ? code : 'ke-hoach'}.yaml`, draft.source);
  }

  @Get('bo')
  @Requires(Permission.EditRules)
  async askToDiscard(@Req() request: FastifyRequest, @Param('draft', ID) id: ContestDraftId): Promise<Page> {
    const { draft } = await this.desk.open(request, id);
    if (draft.state !== 'open') throw new ContestError('DRAFT_CLOSED');
    return consolePage<PlanConfirmView>('plan-confirm', discardContent(draft));
  }

  @Post('bo')
  @Requires(Permission.EditRules)
  async discard(@Req() request: FastifyRequest, @Param('draft', ID) id: ContestDraftId): Promise<Redirect> {
    await this.drafts.discard(id, staffOf(request).accountId);
    return redirect(DRAFTS, { text: 'Đã bỏ bản soạn.' });
  }

  private async keep(request: FastifyRequest, { draft, options }: OpenDraft, source: string, seen: number): Promise<void> {
    const { effective, isEditable } = readDraft(source, options);
    const title = isEditable ? draftTitle(effective) : draft.title;
    await this.drafts.save(draft.id, { title, source, seen, by: staffOf(request).accountId });
  }

  private async sectionPage(facts: Omit<SectionFacts, 'obstacles'>, status = 200): Promise<Page> {
    const obstacles = await this.readiness.obstacles(facts.open);
    return consolePage<PlanSectionView>('plan-section', sectionContent({ ...facts, obstacles }), { status });
  }
}

/** A page of the editor by its name in addresses. @throws NotFoundException */
function sectionOf({ reading }: Pick<OpenDraft, 'reading'>, name: string): Section {
  const found = pagesOf(chaptersOf(reading)).find(({ id }) => id === name);
  if (!found || !reading.isEditable) throw new NotFoundException();
  return found;
}

function nextPage({ draft, reading }: OpenDraft, { id }: Section): string {
  const pages = pagesOf(chaptersOf(reading));
  const next = pages[pages.findIndex((page) => page.id === id) + 1];
  return next ? sectionUrl(draft.id, next.id) : draftUrl(draft.id);
}

/** Where a new entry is filled in: on a page of its own where entries have such, else where it was added. */
function addedPage(id: ContestDraftId, source: string, { options }: OpenDraft, list: string, section: Section): string {
  const reading = readDraft(source, options);
  const own = pagesOf(chaptersOf(reading))
    .find(({ path }) => path === list)
    ?.entries.at(-1);
  if (own) return sectionUrl(id, own.id);
  const field = findField(reading.form, list);
  const entry = field?.kind === 'list' ? field.entries.at(-1)?.field : undefined;
  const first = entry && fieldsInside(entry).find((inner) => inner.kind === 'text' && inner.form !== 'code');
  return placeOn(id, section, (first ?? entry)?.path ?? list);
}

/** Where the hand goes on: to the entry at its new place; to the list that it was taken from. */
function handAfter(pressed: Rearrangement | undefined, path: string | undefined): string | undefined {
  const [, list, at] = /^(.*)\[(\d+)\]$/.exec(path ?? '') ?? [];
  if (list === undefined || !pressed) return path;
  if (pressed.act === 'up') return `${list}[${Math.max(0, Number(at) - 1)}]`;
  if (pressed.act === 'down') return `${list}[${Number(at) + 1}]`;
  return pressed.act === 'remove' ? list : path;
}

/** Back to the page, at a place of it: the fold around it open. */
function placeOn(id: ContestDraftId, section: Section, path: string | undefined): string {
  const url = sectionUrl(id, section.id);
  return path === undefined ? url : `${url}?mo=${encodeURIComponent(path)}#${idOf(path)}`;
}

function textPage(typed: TypedText, status = 200): Page {
  return consolePage<PlanTextView>('plan-text', textContent(typed), { status });
}
