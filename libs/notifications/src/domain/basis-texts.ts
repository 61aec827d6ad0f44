/** By what right a list of people may be kept: a duty of the agency, or of the school. */
export type RosterBasis = 'agency' | 'school';

/** What whoever brings a list declares. Kept with the list as it stood: a change here changes no list. */
export const BASIS_TEXTS: Readonly<Record<RosterBasis, string>> = {
  agency:
    'Tôi lập danh sách này theo nhiệm vụ được giao, chỉ để vận động và theo dõi việc dự thi. Người có tên đã được báo rằng họ tên, ngày sinh và cách liên hệ của họ được dùng cho việc này và được xóa khi cuộc thi kết thúc.',
  school:
    'Nhà trường lập danh sách này chỉ để vận động và theo dõi việc dự thi. Học sinh có tên và cha mẹ hoặc người giám hộ đã được báo rằng họ tên, ngày sinh và cách liên hệ được dùng cho việc này và được xóa khi cuộc thi kết thúc.',
};

/** What the organisers declare, who enter a list that a unit has sent them. */
export const ORGANISERS_TEXT =
  'Đơn vị đã gửi danh sách này cho Ban Tổ chức bằng văn bản, chỉ để vận động và theo dõi việc dự thi. Đơn vị xác nhận người có tên (với học sinh: cả cha mẹ hoặc người giám hộ) đã được báo rằng họ tên, ngày sinh và cách liên hệ được dùng cho việc này và được xóa khi cuộc thi kết thúc.';

/** What a school declares besides, for pupils who are too young to decide alone. */
export const GUARDIANS_TEXT = 'Nhà trường đang giữ văn bản của cha mẹ hoặc người giám hộ từng học sinh có tên, đồng ý cho các em dự thi.';
export const GUARDIANS_PUBLISH_TEXT = 'Văn bản ấy cũng đồng ý công bố tên các em (che một phần) khi các em đạt giải hoặc được xếp hạng.';
