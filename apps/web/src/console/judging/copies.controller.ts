import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { BlindCopies, PhaseEntries } from '#judging';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { JudgingView } from '../view-models.js';
import { copiesUrl } from './addresses.js';
import { COPY_FILTERS, copiesContent, copyContent, type CopyFacts, releaseContent } from './copies-presenter.js';
import { entryName } from './entry-words.js';
import { ChosenEntries, EntriesQuery, entryNumberOf, HideForm, LinkForm, ReadCopyForm } from './judging.forms.js';
import { type JudgedPhase, JudgingReader } from './judging-reader.js';
import { count } from './phase-words.js';
import { orAgain } from './refusal.js';

/** Blind copies: read again, hidden further, let out. */
@Controller('quan-tri/to-chuc-cham/:round/vong/:phase/ban-roc-phach')
@Requires(Permission.PrepareJudging)
export class CopiesController {
  constructor(
    private readonly reader: JudgingReader,
    private readonly entries: PhaseEntries,
    private readonly copies: BlindCopies,
  ) {}

  @Get()
  async list(@Param('round') code: string, @Param('phase') phaseCode: string, @Query(FORM) { loc, q, trang }: EntriesQuery): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    const page = pageNumber(trang);
    const only = COPY_FILTERS.find(({ value }) => value === loc)?.only;
    const entryNumbers = q ? [entryNumberOf(q)] : undefined;
    const found = await this.entries.list(judged.round.id, phaseCode, { only, entryNumbers, skip: (page - 1) * PER_PAGE, limit: PER_PAGE });
    return consolePage<JudgingView>('judging', copiesContent({ ...judged, ...found, query: { loc, q, page } }));
  }

  @Get('cho-doc')
  async askRelease(
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Query(FORM) { so }: ChosenEntries,
  ): Promise<Page | Redirect> {
    const judged = await this.reader.phase(code, phaseCode);
    const chosen = numbersOf(so);
    if (chosen.length === 0)
      return redirect(copiesUrl(judged.round, phaseCode), { text: 'Bạn chưa chọn bản nào. Hãy đánh dấu những bản đã đọc.', isError: true });
    return this.releasePage(judged, chosen);
  }

  @Post('cho-doc')
  async release(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Body(FORM) { so }: ChosenEntries,
  ): Promise<Page | Redirect> {
    const judged = await this.reader.phase(code, phaseCode);
    const read = new Map(so.map((one) => [entryNumberOf(one.split(':')[0] ?? ''), one.split(':')[1] ?? '']));
    return orAgain(
      async () => {
        const released = await this.copies.release(judged.round.id, phaseCode, read, staffOf(request).accountId);
        return redirect(copiesUrl(judged.round, phaseCode), { text: `Đã cho giám khảo đọc ${count(released, 'bản')}.` });
      },
      (sentence, status) => this.releasePage(judged, [...read.keys()], sentence, status),
    );
  }

  @Get(':entry')
  async show(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') entry: string,
  ): Promise<Page> {
    return this.page(request, code, phaseCode, entryNumberOf(entry));
  }

  /** After a copy was let out, the next that nobody has read comes. */
  @Post(':entry/cho-doc')
  async releaseOne(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) { ban = '' }: ReadCopyForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    const entry = (await this.entries.one(round.id, phaseCode, entryNumberOf(typed))).entryNumber;
    return orAgain(
      async () => {
        await this.copies.release(round.id, phaseCode, new Map([[entry, ban]]), staffOf(request).accountId);
        const { lines } = await this.entries.list(round.id, phaseCode, { only: 'unreleased', skip: 0, limit: 1 });
        const url = copiesUrl(round, phaseCode);
        const [next] = lines;
        return next
          ? redirect(`${url}/${next.entryNumber}`, {
              text: `Đã cho đọc ${entryName(entry).toLowerCase()}. Đây là bản tiếp theo chưa cho đọc.`,
            })
          : redirect(url, { text: 'Đã cho đọc. Không còn bản nào chờ đọc lại.' });
      },
      async (sentence, status) => this.page(request, code, phaseCode, entry, { sentence }, status),
    );
  }

  @Post(':entry/che')
  async hide(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) { words = '' }: HideForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    const entry = entryNumberOf(typed);
    return orAgain(
      async () => {
        const places = await this.copies.hide(round.id, phaseCode, entry, words, staffOf(request).accountId);
        const text =
          places > 0 ? `Đã che thêm ${count(places, 'chỗ')}.` : 'Không thấy cụm từ nào như vậy trong bản này. Chưa che thêm chỗ nào.';
        return redirect(`${copiesUrl(round, phaseCode)}/${entry}`, { text, isError: places === 0 });
      },
      async (sentence, status) => this.page(request, code, phaseCode, entry, { typed: words, sentence }, status),
    );
  }

  /** Lets judges open where the video is, or not any more. */
  @Post(':entry/video')
  async letLinkOut(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) { cho, video = '' }: LinkForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    const entry = entryNumberOf(typed);
    return orAgain(
      async () => {
        const by = staffOf(request).accountId;
        if (cho === 'co') await this.copies.letLinkOut(round.id, phaseCode, entry, video, by);
        else await this.copies.hideLink(round.id, phaseCode, entry, by);
        const text = cho === 'co' ? 'Giám khảo mở được đường dẫn video.' : 'Giám khảo không thấy đường dẫn video nữa.';
        return redirect(`${copiesUrl(round, phaseCode)}/${entry}`, { text });
      },
      async (sentence, status) => this.page(request, code, phaseCode, entry, { sentence }, status),
    );
  }

  @Post(':entry/lap-lai')
  async remake(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) { ban }: ReadCopyForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    const entry = entryNumberOf(typed);
    return orAgain(
      async () => {
        await this.copies.remake(round.id, phaseCode, entry, staffOf(request).accountId, ban);
        return redirect(`${copiesUrl(round, phaseCode)}/${entry}`, { text: 'Đã lập lại bản rọc phách từ bài đã gửi.' });
      },
      async (sentence, status) => this.page(request, code, phaseCode, entry, { sentence }, status),
    );
  }

  private async releasePage(judged: JudgedPhase, chosen: readonly number[], refused?: string, status = 200): Promise<Page> {
    const hashes = await this.copies.hashes(judged.round.id, judged.phase.phase, chosen);
    return consolePage<JudgingView>('judging', releaseContent(judged, hashes, refused), { status });
  }

  private async page(
    request: FastifyRequest,
    code: string,
    phaseCode: string,
    entry: number,
    refused?: CopyFacts['refused'],
    status = 200,
  ): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    await this.reader.writeDown(staffOf(request).accountId, 'blind-copy.read', judged, entry);
    const line = await this.entries.one(judged.round.id, phaseCode, entry);
    const read = line.isCopied ? await this.copies.read(judged.round.id, phaseCode, entry) : undefined;
    const neighbours = await this.entries.neighbours(judged.round.id, phaseCode, entry);
    const facts: CopyFacts = {
      ...judged,
      line,
      copy: read?.copy,
      sha256: read?.sha256,
      found: read?.found ?? [],
      link: read?.link ?? null,
      linkSha256: read?.linkSha256 ?? null,
      linkLetOutAt: read?.linkLetOutAt ?? null,
      neighbours,
      refused,
    };
    return consolePage<JudgingView>('judging', copyContent(facts), { status });
  }
}

/** Numbers of entries that were chosen, each once. */
function numbersOf(so: readonly string[]): number[] {
  return [...new Set(so.map(entryNumberOf))].filter((entry) => entry > 0);
}
