import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { capitalise } from '#kernel';
import { readSheet, type SheetFault, type UnitImportId, UnitImports } from '#units';
import { ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { readXlsx } from '#documents';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, GroupsView } from '../view-models.js';
import { listWith, SHEETS, sheetUrl } from './addresses.js';
import { countedUnits } from './counted-units.js';
import { ListDay } from './list-day.js';
import { previewPage, uploadPage } from './sheet-presenter.js';

const NO_FILE = 'Hãy chọn một tệp Excel (.xlsx) rồi bấm đọc.';
const NO_SHEET = 'Tệp này không đọc được như một tệp Excel (.xlsx). Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thử lần nữa.';

/** Units brought on a sheet: read, looked at, and only then entered. */
@Controller('quan-tri/don-vi/nhap')
@Requires(Permission.KeepUnits)
export class UnitSheetsController {
  constructor(
    private readonly imports: UnitImports,
    private readonly days: ListDay,
  ) {}

  @Get()
  upload(): Page {
    return consolePage<EditorView>('editor', uploadPage());
  }

  @Post()
  async read(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const file = request.uploads?.get('file');
    if (!file) return faulty(NO_FILE);
    const cells = await readXlsx(file.bytes);
    if (!cells) return faulty(NO_SHEET);
    const { rows, faults } = readSheet(cells);
    if (faults.length > 0) return consolePage<EditorView>('editor', uploadPage(faults), { status: 422 });
    const id = await this.imports.bring({ fileName: file.name, rows, by: staffOf(request).accountId });
    return redirect(sheetUrl(id));
  }

  @Get(':sheet')
  async preview(@Param('sheet', ID) id: UnitImportId): Promise<Page> {
    return consolePage<GroupsView>('groups', previewPage(await this.imports.preview(id)));
  }

  @Post(':sheet')
  async enter(@Req() request: FastifyRequest, @Param('sheet', ID) id: UnitImportId): Promise<Redirect> {
    const { added, changed, firstDays } = await this.imports.enter(id, staffOf(request).accountId);
    return redirect(listWith(firstDays, await this.days.usual()), {
      text: `${capitalise(
        countedUnits([
          ['đã thêm', added],
          ['đã sửa', changed],
        ]) || 'không có đơn vị nào đổi',
      )}.`,
    });
  }

  @Post(':sheet/bo')
  async drop(@Param('sheet', ID) id: UnitImportId): Promise<Redirect> {
    await this.imports.drop(id);
    return redirect(SHEETS, { text: 'Đã bỏ. Danh mục của bạn vẫn như cũ.' });
  }
}

function faulty(sentence: string): Page {
  const fault: SheetFault = { row: 0, column: undefined, sentence };
  return consolePage<EditorView>('editor', uploadPage([fault]), { status: 422 });
}
