import { readCsv } from './csv.js';
import { readDecreeFile } from './decree-file.js';
import { paddedCode } from './listed-units.js';
import { readMappingCsv } from './mapping-csv.js';
import { readProvinceJson } from './province-json.js';

const HEAD =
  'provinceCode,districtCode,wardCode,isMergedWard,isDividedWard,province,district,ward,newProvince,newWard,newProvinceCode,newWardCode';

describe('the files of the open data sets', () => {
  it('of two levels and of three are read with the place of each record', () => {
    const commune = { Code: '00004', FullName: 'Phường Ba', NameEn: 'Ba' };
    const today = readProvinceJson(
      JSON.stringify([{ Code: '01', FullName: 'Thành phố Một', Wards: [{ ...commune, ProvinceCode: '01' }] }]),
      'nay.json',
    );
    const legacy = readProvinceJson(
      JSON.stringify([{ Code: '01', FullName: 'Thành phố Một', District: [{ Code: '001', FullName: 'Quận Hai', Ward: [commune] }] }]),
      'cũ.json',
    );

    expect(today.units.map(({ level, code, parentCode, provinceCode }) => [level, code, parentCode, provinceCode])).toEqual([
      ['province', '01', null, '01'],
      ['commune', '00004', '01', '01'],
    ]);
    expect(legacy.units.map(({ level, code, parentCode, provinceCode }) => [level, code, parentCode, provinceCode])).toEqual([
      ['province', '01', null, '01'],
      ['district', '001', '01', '01'],
      ['commune', '00004', '001', '01'],
    ]);
    expect(legacy.units[2]!.at).toEqual({ file: 'cũ.json', record: 'tỉnh thứ 1, huyện thứ 1, xã thứ 1' });
  });

  it('say where a record is broken', () => {
    expect(readProvinceJson('[', 'a.json').faults[0]!.sentence).toContain('Tệp không phải JSON');
    expect(readProvinceJson('{}', 'a.json').faults).toHaveLength(1);
    const { units, faults } = readProvinceJson(
      JSON.stringify([{ Code: '01', FullName: 'Tỉnh A', Wards: [{ Code: 4, FullName: 'Xã B' }, null] }, { Code: '02' }]),
      'a.json',
    );
    expect(units).toHaveLength(1);
    expect(faults.map(({ record }) => record)).toEqual(['tỉnh thứ 1, xã thứ 1', 'tỉnh thứ 1, xã thứ 2', 'tỉnh thứ 2']);
  });

  it('give codes that a spreadsheet took for numbers their zeros back', () => {
    expect([
      paddedCode('1.0', 5),
      paddedCode('26881.0', 5),
      paddedCode(7, 3),
      paddedCode('00097', 5),
      paddedCode('', 5),
      paddedCode('x', 5),
    ]).toEqual(['00001', '26881', '007', '00097', '', 'x']);
  });

  it('map communes, divided ones in parts, an island’s district where it had no communes, and provinces', () => {
    const source = [
      HEAD,
      '1,1,1.0,True,False,Tỉnh A,Huyện B,Xã C,Tỉnh Z,Xã X,01,00097',
      '1,1,7.0,True,True,Tỉnh A,Huyện B,"Xã ""D""",Tỉnh Z,Xã X,01,00097',
      '48,498,,False,False,Thành phố Q,Huyện Đảo,,Thành phố Q,Đặc khu Đảo,48,20333.0',
      '1,1',
    ].join('\r\n');
    const { rows, faults } = readMappingCsv(source, 'm.csv');

    expect(rows.map(({ from, to, isPart }) => [from.level, from.code, from.name, to.code, to.name, isPart])).toEqual([
      ['province', '01', 'Tỉnh A', '01', 'Tỉnh Z', false],
      ['province', '48', 'Thành phố Q', '48', 'Thành phố Q', false],
      ['commune', '00001', 'Xã C', '00097', 'Xã X', false],
      ['commune', '00007', 'Xã "D"', '00097', 'Xã X', true],
      ['district', '498', 'Huyện Đảo', '20333', 'Đặc khu Đảo', false],
    ]);
    expect(faults).toEqual([{ file: 'm.csv', record: 'dòng 5', sentence: 'Dòng có 2 ô, phải có 12.' }]);
    expect(readMappingCsv('a,b\n1,2', 'm.csv').faults[0]!.sentence).toContain('Thiếu cột provinceCode');
  });

  it('are read as CSV with quotes, commas and line breaks within', () => {
    expect(readCsv('\ufeffa,"b, c"\n"d\n""e""",\n\nf,g')).toEqual([
      ['a', 'b, c'],
      ['d\n"e"', ''],
      ['f', 'g'],
    ]);
  });

  it('of decrees are read as YAML, every fault with its line', () => {
    const good = readDecreeFile(
      "decrees:\n  - basis: NQ 1\n    from: 2026-09-20\n    changes:\n      - { level: commune, code: '00001', into: ['00002'] }\n",
      'd.yaml',
    );
    const bad = readDecreeFile('decrees:\n  - basis: NQ 1\n    from: hôm qua\n    changes:\n      - { level: xa, code: 6978 }\n', 'd.yaml');

    expect(good.faults).toEqual([]);
    expect(good.decrees[0]).toMatchObject({
      basis: 'NQ 1',
      day: '2026-09-20',
      changes: [{ code: '00001', into: ['00002'], at: { record: 'dòng 5' } }],
    });
    expect(bad.faults.map(({ record, sentence }) => [record, sentence])).toEqual([
      ['dòng 3', 'decrees.0.from: from là ngày có hiệu lực, ví dụ 2026-09-20.'],
      ['dòng 5', 'decrees.0.changes.0.level: level là province, district hoặc commune.'],
      ['dòng 5', 'decrees.0.changes.0.code: code là mã trong dấu nháy, ví dụ "06978".'],
    ]);
    expect(readDecreeFile('decrees: [', 'd.yaml').faults).toHaveLength(1);
  });
});
