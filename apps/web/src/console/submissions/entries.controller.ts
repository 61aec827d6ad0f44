import { Controller, Get, Param, ParseIntPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { unitDay } from '#contests';
import { OfficialTexts, xlsxFile } from '#documents';
import { FileStore } from '#files';
import { Clock, formatNumber, localDay } from '#kernel';
import { submissionSlip } from '#rules';
import {
  type Channel,
  type DeskFilter,
  type DeskState,
  SubmissionDesk,
  SubmissionError,
  type SubmissionFileId,
  SubmissionFiles,
  type SubmissionId,
  submissionNumber,
  SubmissionReading,
  Submissions,
} from '#submissions';
import { UnitOfWork } from '#tenancy';
import { type UnitId, UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { ScannerStatus, scannerNotice } from '../../edge/scanner-status.js';
import { sendPdf, sendSheet } from '../../edge/send-file.js';
import { sendStored } from '../../edge/send-stored.js';
import { TenantOrigin } from '../certificates/tenant-origin.js';
import { consolePage } from '../console-page.js';
import { UnitChoice } from '../coordinators/unit-choice.js';
import { isNarrowed, pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, ListView, SubmissionView } from '../view-models.js';
import { ASKED, entriesUrl, FILES_WAIT, SUBMISSIONS } from './addresses.js';
import { deskTabs } from './desk-links.js';
import { entriesContent, ENTRY_FILTERS, EXPORT_COLUMNS, EXPORT_WIDTHS, exportRow, unitText } from './entries-page.js';
import { countingVersion } from './entry-forms.js';
import { EntryPages } from './entry-pages.js';
import { EntryReader, type ReceivingPlace } from './entry-reader.js';
import { noPartContent } from './no-part-page.js';
import { readingContent } from './reading-page.js';
import { CHANNEL_WORDS, ERASED_NAME, ROLE_WORDS, sizeText } from './submission-words.js';
import { EntriesQuery } from './submissions.forms.js';

/** Entries on one sheet. */
const MOST = 20_000;
/** While what came on paper may be entered: of a round whose first day has come, which no worker may have noted yet. */
const TAKEN_IN: readonly string[] = ['scheduled', 'open', 'paused', 'closing', 'settling'];

/** What was sent in, by name: lists, single entries, their files. Opening one and taking anything away are written down. */
@Controller(SUBMISSIONS.slice(1))
@Requires(Permission.ManageSubmissions)
export class EntriesController {
  constructor(
    private readonly reader: EntryReader,
    private readonly pages: EntryPages,
    private readonly desk: SubmissionDesk,
    private readonly reading: SubmissionReading,
    private readonly submissions: Submissions,
    private readonly files: SubmissionFiles,
    private readonly store: FileStore,
    private readonly units: UnitRegister,
    private readonly choice: UnitChoice,
    private readonly scanner: ScannerStatus,
    private readonly texts: OfficialTexts,
    private readonly origins: TenantOrigin,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** To the part that receives; where there are several, to the first. */
  @Get()
  async first(): Promise<Page | Redirect> {
    const [place] = await this.reader.places();
    return place ? redirect(entriesUrl(place.round)) : consolePage<ListView>('list', noPartContent());
  }

  @Get(':round')
  async list(@Req() request: FastifyRequest, @Param('round') code: string, @Query(FORM) query: EntriesQuery): Promise<Page> {
    const place = await this.reader.place(code);
    const { trang, ...kept } = query;
    const number = pageNumber(trang);
    const filter = await this.filterOf(place, query);
    const { lines, total } = await this.desk.ofRound(place.round.id, { ...filter, skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    const me = staffOf(request);
    const { states: counts, cancelling, filesWaiting } = await this.desk.overview(place.round.id, this.clock.now());
    return consolePage<ListView>(
      'list',
      entriesContent({
        place,
        places: await this.reader.places(),
        lines,
        total,
        counts,
        cancelling,
        filesWaiting,
        units: await this.units.findMany(lines.flatMap(({ submission }) => submission.unitId ?? [])),
        query: { ...kept },
        number,
        tabs: deskTabs(place.round, me, entriesUrl(place.round)),
        mayExport: me.permissions.has(Permission.ExportPeople),
        isTaking: this.isTaking(place),
        scanner: scannerNotice(await this.scanner.state()),
        holding: place.round.state === 'closing' ? await this.desk.holding(place.round.id) : [],
        now: this.clock.now(),
      }),
    );
  }

  /** All that is found, on one sheet. */
  @Get(':round/xuat.xlsx')
  async export(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('round') code: string,
    @Query(FORM) query: EntriesQuery,
  ): Promise<void> {
    const { accountId, permissions } = staffOf(request);
    // Two duties at once: they are entries, and it takes names away.
    if (!permissions.has(Permission.ExportPeople)) throw new AccessError('NOT_PERMITTED');
    const place = await this.reader.place(code);
    const rows = await this.unitOfWork.run(async () => {
      const { lines, total } = await this.desk.ofRound(place.round.id, { ...(await this.filterOf(place, query)), skip: 0, limit: MOST });
      if (total > MOST) throw new SubmissionError('TOO_MANY_TO_EXPORT', { most: formatNumber(MOST) });
      const units = await this.units.findMany([...new Set(lines.flatMap(({ submission }) => submission.unitId ?? []))]);
      await this.audit.record({
        actor: accountId,
        action: 'submissions.exported',
        subject: { kind: 'round', id: place.round.id },
        // What was searched for may be somebody's name: only that something was.
        details: { count: lines.length, isFiltered: isNarrowed({ ...query }, ENTRY_FILTERS) },
      });
      return lines.map((line) => exportRow(place, line, units));
    });
    const sheet = await xlsxFile('Bài dự thi', EXPORT_COLUMNS, rows, EXPORT_WIDTHS);
    await sendSheet(reply, `bai-du-thi-${place.round.code}-${localDay(this.clock.now())}.xlsx`, sheet);
  }

  @Get(':round/:submission')
  async show(@Req() request: FastifyRequest, @Param('round') code: string, @Param('submission', ID) id: SubmissionId): Promise<Page> {
    const me = staffOf(request);
    const content = await this.pages.content(code, id, me);
    await this.record(me.accountId, 'submission.read', id);
    return consolePage<SubmissionView>('submission', content);
  }

  /** A version to be read: what was typed, and what the machine read out of its files. */
  @Get(':round/:submission/noi-dung/:version')
  async read(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Param('version', ParseIntPipe) number: number,
  ): Promise<Page> {
    const { entry, ...place } = await this.reader.entry(code, id);
    const version = await this.submissions.version(id, number);
    const parts = await this.reading.parts(id, number);
    await this.record(staffOf(request).accountId, 'submission.read', id, { version: number });
    return consolePage<DetailView>('detail', readingContent({ ...place, entry, version, parts }));
  }

  /** A file as it came. */
  @Get(':round/:submission/tep/:file')
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Param('file', ID) fileId: SubmissionFileId,
  ): Promise<void> {
    await this.reader.entry(code, id);
    const file = await this.files.of(id, fileId);
    if (file.state !== 'stored' || file.kind === null) throw new SubmissionError('FILE_NOT_FOUND');
    await this.record(staffOf(request).accountId, 'submission-file.read', id, { role: file.role });
    await sendStored(request, reply, this.store, { key: this.files.keyOf(file), kind: file.kind, name: file.fileName ?? 'tep' });
  }

  /** The receipt on paper, for who has handed in at the counter. */
  @Get(':round/:submission/giay-bien-nhan.pdf')
  async slip(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
  ): Promise<void> {
    const { entry, running, part } = await this.reader.entry(code, id);
    const { submission, authors, files } = entry;
    const version = countingVersion(entry);
    if (!version || !submission.receivedAt) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    const number = submissionNumber(part.kind, submission.number ?? 0);
    const units = await this.units.findMany(submission.unitId ? [submission.unitId] : []);
    const model = submissionSlip({
      ruleSet: running.ruleSet,
      partName: part.name,
      number,
      title: version.content.title,
      authors: authors.map(({ fullName }) => fullName ?? ERASED_NAME),
      unit: unitText(units, submission.unitId),
      channel: CHANNEL_WORDS[submission.channel],
      receivedAt: submission.receivedAt,
      files: files.map(({ role, fileName, promisedSize }) => `${ROLE_WORDS[role]}: ${fileName ?? ''} (${sizeText(Number(promisedSize))})`),
      receiptCode: version.receiptCode,
      sealSha256: version.sealSha256,
      receivedBy: await this.pages.nameOf(submission.enteredBy),
      address: `${(await this.origins.of(request)).replace(/^https?:\/\//, '')}/bien-nhan`,
    });
    await this.record(staffOf(request).accountId, 'submission-slip.read', id);
    await sendPdf(reply, await this.texts.pdf(model, this.clock.now()), `bien-nhan-${number.toLowerCase()}.pdf`);
  }

  private async filterOf(place: ReceivingPlace, query: EntriesQuery): Promise<Omit<DeskFilter, 'skip' | 'limit'>> {
    const { 'trang-thai': wanted } = query;
    return {
      text: query.q ?? '',
      state: wanted === ASKED || wanted === FILES_WAIT ? undefined : ((wanted || undefined) as DeskState | undefined),
      isCancelling: wanted === ASKED,
      hasFilesWaiting: wanted === FILES_WAIT,
      channel: query.kenh && query.kenh in CHANNEL_WORDS ? (query.kenh as Channel) : undefined,
      units: await this.unitsOf(place, query['don-vi']),
    };
  }

  /** The units that a typed name or code means, with all below them; undefined for every unit. */
  private async unitsOf({ running }: ReceivingPlace, typed: string | undefined): Promise<UnitId[] | undefined> {
    if (!typed?.trim()) return undefined;
    const { units } = await this.choice.of(running, { unit: typed });
    const codes = units.map(({ code }) => code);
    return codes.length === 0 ? [] : (await this.units.under(codes, unitDay(running))).map(({ id }) => id);
  }

  private isTaking({ round, part }: ReceivingPlace): boolean {
    return part.channels.some((channel) => channel !== 'online') && round.opensAt <= this.clock.now() && TAKEN_IN.includes(round.state);
  }

  private async record(
    actor: ReturnType<typeof staffOf>['accountId'],
    action: string,
    id: SubmissionId,
    details: Record<string, string | number> = {},
  ): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'submission', id }, details });
  }
}
