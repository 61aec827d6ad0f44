import { drawingFault } from './drawing-faults.js';
import { colourFaults } from './colours.js';
import { firstDrawings } from './first-drawings.js';
import { hostFault } from './host-fault.js';
import { withOwnIds } from './own-ids.js';
import { firstPalette, paletteOf, STRONG_COLOURS, strongColourFaults } from './palettes.js';
import { initialsOf, shortPlaceName, slugFault, slugOf } from './place-words.js';
import { mayStandUnder, parentFault } from './tree.js';
import { TENANT_KINDS } from '../enums.js';

describe('the name of a place', () => {
  it.each([
    ['Tỉnh Lâm Đồng', 'Lâm Đồng', 'LĐ', 'lam-dong'],
    ['UBND phường Quang Trung', 'Quang Trung', 'QT', 'quang-trung'],
    ['Ủy ban nhân dân thành phố Thái Nguyên', 'Thái Nguyên', 'TN', 'thai-nguyen'],
    ['TP. Hồ Chí Minh', 'Hồ Chí Minh', 'HCM', 'ho-chi-minh'],
    ['Sở Nội vụ tỉnh Đắk Lắk', 'Sở Nội vụ tỉnh Đắk Lắk', 'SNV', 'so-noi-vu-tinh-dak-lak'],
    ['Xã Ea H’leo', 'Ea H’leo', 'EH', 'ea-h-leo'],
    ['Phường 12', '12', '12', '12'],
    ['Xã …', '…', 'KB', ''],
  ])('%s is %s, %s, %s', (name, short, initials, slug) => {
    expect([shortPlaceName(name), initialsOf(shortPlaceName(name)), slugOf(name)]).toEqual([short, initials, slug]);
  });

  it('makes addresses of small letters, of a fitting length, that are not the product’s own', () => {
    expect(['lam-dong', 'a1'].map(slugFault)).toEqual([undefined, undefined]);
    for (const slug of ['Lam-Dong', 'lam--dong', '-a', 'a-', 'lâm-đồng', 'a', 'a'.repeat(41), 'www', 'api', ''])
      expect(slugFault(slug)).toEqual(expect.any(String));
  });

  it('is reached under names of the net alone', () => {
    expect(['cuocthi.lamdong.gov.vn', 'quang-trung.thai-nguyen.localhost'].map(hostFault)).toEqual([undefined, undefined]);
    for (const host of ['http://a.vn', 'a b.vn', 'a', '-a.vn', 'a..vn', `${'a'.repeat(64)}.vn`, 'a.vn/'])
      expect(hostFault(host)).toEqual(expect.any(String));
  });
});

describe('what a new tenant begins with', () => {
  it('has colours that everybody can read, whichever is chosen', () => {
    expect(STRONG_COLOURS.flatMap(({ strong }) => colourFaults(paletteOf(strong)))).toEqual([]);
    expect(STRONG_COLOURS.map(({ strong }) => strong)).toContain(firstPalette('moc-lan').strong);
    expect(strongColourFaults('#6FA08A').length).toBeGreaterThan(0);
    expect(strongColourFaults('xanh')).toEqual(['Màu chính viết dạng #RRGGBB, ví dụ #14513B.']);
  });

  it('has five drawings of shapes alone, in its own colours, the same each time', () => {
    const place = { slug: 'moc-lan', shortName: 'Mộc Lan', colours: paletteOf('#2A3F78') };
    const drawings = firstDrawings(place);

    expect(Object.values(drawings).flatMap((svg) => drawingFault(svg) ?? [])).toEqual([]);
    expect(firstDrawings(place)).toEqual(drawings);
    expect(drawings.emblem).toContain('#2A3F78');
    expect(firstDrawings({ ...place, slug: 'sen-hong' }).card).not.toBe(drawings.card);
    expect(Math.max(...Object.values(drawings).map((svg) => svg.length))).toBeLessThan(6_000);
  });

  it('names the parts of a drawing after its owner, once', () => {
    const svg = '<svg viewBox="0 0 1 1"><defs><path id="a" d="M0 0"/></defs><use href="#a"/><g fill="url(#a)"/></svg>';
    const own = withOwnIds(svg, 'moc-lan');

    expect(own).toBe(
      '<svg viewBox="0 0 1 1"><defs><path id="moc-lan-a" d="M0 0"/></defs><use href="#moc-lan-a"/><g fill="url(#moc-lan-a)"/></svg>',
    );
    expect(withOwnIds(own, 'moc-lan')).toBe(own);
  });
});

describe('the tree of tenants', () => {
  it('goes from wide to narrow, so that it has no circles', () => {
    const allowed = TENANT_KINDS.flatMap((kind) =>
      TENANT_KINDS.filter((parent) => mayStandUnder(kind, parent)).map((parent) => `${kind} < ${parent}`),
    );

    expect(allowed).toEqual(['city < province', 'ward < province', 'ward < city', 'department < province', 'department < city']);
  });

  it('says what would be right', () => {
    expect(parentFault('ward', 'ward')).toBe('Đơn vị cấp trên phải là một tỉnh hoặc một thành phố. Hãy chọn lại, hoặc bỏ trống.');
    expect(parentFault('province', 'province')).toContain('Hãy bỏ trống.');
    expect(parentFault('ward', 'city')).toBeUndefined();
  });
});
