import { code, line } from './setting.js';

/** What every part has, whatever its kind. */
export const partBasics = {
  code: code().meta({ title: 'Mã phần thi' }),
  name: line('Tên phần thi'),
  format: line('Hình thức').optional(),
};
