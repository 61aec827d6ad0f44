import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { readTable, xlsxFile } from '#documents';
import { cleanText, formatNumber } from '#kernel';
import {
  AppliedInitiatives,
  INITIATIVE_COLUMNS,
  type InitiativeFault,
  type InitiativeId,
  type InitiativeImportId,
  InitiativeImports,
  LONGEST_SUMMARY,
  readInitiativeSheet,
  writtenApplied,
} from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendSheet } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, GroupsView, ListView } from '../view-models.js';
import { APPLIED, APPLIED_SHEETS, appliedSheetUrl } from './addresses.js';
import { initiativeContent, registerContent, registerPreviewContent, registerSheetContent } from './register-pages.js';
import { AppliedQuery, RemovalForm } from './similarity.forms.js';

const NO_FILE = 'Hãy chọn một tệp rồi bấm đọc.';
const NO_TABLE = `Tệp này không đọc được như một bảng. Hãy mở bằng Excel, lưu lại dạng .xlsx hoặc CSV UTF-8 rồi thử lần nữa; mỗi ô nhiều nhất ${formatNumber(LONGEST_SUMMARY)} ký tự.`;
const HEADS = INITIATIVE_COLUMNS.map(({ heads }) => heads[0] as string);
const WIDTHS = [44, 80, 32, 16, 36];

/** The register of initiatives that were applied before: what entries are compared with. */
@Controller(APPLIED.slice(1))
@Requires(Permission.ManageSubmissions)
export class AppliedRegisterController {
  constructor(
    private readonly register: AppliedInitiatives,
    private readonly imports: InitiativeImports,
  ) {}

  @Get()
  async list(@Query(FORM) { q, trang }: AppliedQuery): Promise<Page> {
    const text = cleanText(q ?? '');
    const number = pageNumber(trang);
    const page = await this.register.page({ text, skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    return consolePage<ListView>('list', registerContent({ ...page, all: await this.register.count(), text, number }));
  }

  @Get('mau.xlsx')
  async sample(@Res() reply: FastifyReply): Promise<void> {
    // No example below the heads: what stands there would be taken in as an initiative and compared with.
    await sendSheet(reply, 'mau-sang-kien-da-ap-dung.xlsx', await xlsxFile('Sáng kiến', HEADS, [], WIDTHS));
  }

  @Get('xuat.xlsx')
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const rows = (await this.register.exported(staffOf(request).accountId)).map((one) => [
      one.title,
      one.summary,
      one.unitName,
      writtenApplied(one),
      one.recognisedBy,
    ]);
    await sendSheet(reply, 'sang-kien-da-ap-dung.xlsx', await xlsxFile('Sáng kiến', HEADS, rows, WIDTHS));
  }

  @Get('nhap')
  upload(): Page {
    return consolePage<EditorView>('editor', registerSheetContent());
  }

  @Post('nhap')
  async read(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const file = request.uploads?.get('file');
    if (!file) return faulty(NO_FILE);
    const cells = await readTable(file, LONGEST_SUMMARY + 1);
    if (!cells) return faulty(NO_TABLE);
    const { rows, faults } = readInitiativeSheet(cells);
    if (faults.length > 0) return consolePage<EditorView>('editor', registerSheetContent(faults), { status: 422 });
    return redirect(appliedSheetUrl(await this.imports.bring({ fileName: file.name, rows, by: staffOf(request).accountId })));
  }

  @Get('nhap/:initiativeImport')
  async preview(@Param('initiativeImport', ID) id: InitiativeImportId): Promise<Page> {
    return consolePage<GroupsView>('groups', registerPreviewContent(await this.imports.preview(id)));
  }

  /** The rows that are left out, with what is wrong with each, to be mended and brought again. */
  @Get('nhap/:initiativeImport/dong-loi.xlsx')
  async faultyRows(@Param('initiativeImport', ID) id: InitiativeImportId, @Res() reply: FastifyReply): Promise<void> {
    const { faulty, faults } = await this.imports.preview(id);
    const wrong = Map.groupBy(faults, ({ row }) => row);
    const rows = faulty.map(({ row, title, summary, unitName, appliedFrom, recognisedBy }) => [
      ...[title, summary, unitName, appliedFrom, recognisedBy],
      (wrong.get(row) ?? []).map(({ column, sentence }) => (column ? `${column}: ${sentence}` : sentence)).join(' '),
    ]);
    await sendSheet(reply, 'dong-loi.xlsx', await xlsxFile('Dòng lỗi', [...HEADS, 'Sai ở đâu'], rows, [...WIDTHS, 60]));
  }

  @Post('nhap/:initiativeImport')
  async enter(@Req() request: FastifyRequest, @Param('initiativeImport', ID) id: InitiativeImportId): Promise<Redirect> {
    const { added, known, leftOut } = await this.imports.enter(id, staffOf(request).accountId);
    const rest = [
      ...(known > 0 ? [` ${formatNumber(known)} sáng kiến đã có sẵn.`] : []),
      ...(leftOut > 0 ? [` Đã bỏ ${formatNumber(leftOut)} dòng lỗi.`] : []),
    ];
    return redirect(APPLIED, { text: `Đã nhập ${formatNumber(added)} sáng kiến.${rest.join('')}` });
  }

  @Post('nhap/:initiativeImport/bo')
  async drop(@Param('initiativeImport', ID) id: InitiativeImportId): Promise<Redirect> {
    await this.imports.drop(id);
    return redirect(APPLIED_SHEETS, { text: 'Đã bỏ. Danh mục vẫn như cũ.' });
  }

  @Get('muc/:initiative')
  async show(@Param('initiative', ID) id: InitiativeId): Promise<Page> {
    return consolePage<GroupsView>('groups', initiativeContent(await this.register.find(id)));
  }

  @Post('muc/:initiative/xoa')
  async remove(
    @Req() request: FastifyRequest,
    @Param('initiative', ID) id: InitiativeId,
    @Body(FORM) form: RemovalForm,
  ): Promise<Page | Redirect> {
    const typed = readReason(form.reason);
    if (typed.fault) return consolePage<GroupsView>('groups', initiativeContent(await this.register.find(id), typed), { status: 422 });
    const { title } = await this.register.remove(id, { reason: typed.reason, by: staffOf(request).accountId });
    return redirect(APPLIED, { text: `Đã xóa “${title}” khỏi danh mục.` });
  }
}

function faulty(sentence: string): Page {
  const fault: InitiativeFault = { row: 0, column: undefined, sentence };
  return consolePage<EditorView>('editor', registerSheetContent([fault]), { status: 422 });
}
