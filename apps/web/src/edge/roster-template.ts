import { ROSTER_COLUMNS } from '#notifications';
import { xlsxFile } from '#documents';

const WIDTHS = [32, 14, 24, 16, 30];

/** Two invented rows that show how the sheet is filled in. */
const EXAMPLES = [
  ['Nguyễn Thị Hòa', '01/02/1980', 'Chuyên viên', '', 'hoa@vidu.vn'],
  ['Y Klơng Ayŭn', '03/05/2010', 'Lớp 9A', '', ''],
];

/** The sheet to be filled in. */
export async function rosterTemplate(): Promise<Buffer> {
  const heads = ROSTER_COLUMNS.map(({ heads: [head = ''] }) => head);
  return xlsxFile('Danh sách', heads, EXAMPLES, WIDTHS);
}
