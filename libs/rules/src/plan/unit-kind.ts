/** What a unit is. The unit tree of a contest is that of its reference date, so the levels before July 2025 are here too. */
export const UNIT_KINDS = {
  province: 'tỉnh, thành phố trực thuộc trung ương',
  city: 'thành phố thuộc tỉnh',
  town: 'thị xã',
  district: 'huyện, quận',
  ward: 'phường',
  township: 'thị trấn',
  commune: 'xã',
  'special-zone': 'đặc khu',
  agency: 'sở, ban, ngành, cơ quan',
  office: 'phòng, đơn vị thuộc cơ quan',
  'public-service': 'đơn vị sự nghiệp',
  school: 'trường học',
  'armed-force': 'đơn vị lực lượng vũ trang',
  association: 'đoàn thể, hội',
  enterprise: 'doanh nghiệp',
  'residential-group': 'thôn, tổ dân phố',
} as const;

export type UnitKind = keyof typeof UNIT_KINDS;
