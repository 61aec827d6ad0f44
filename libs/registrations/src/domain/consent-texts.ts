/** The version of what the forms say about consent. A change of the words is a new version; the ledger keeps which one was read. */
export const CONSENT_TEXT_VERSION = '2026-11';

export const CONSENT_TEXTS = {
  'take-part': 'Tôi đồng ý để Ban Tổ chức dùng thông tin này cho cuộc thi.',
  'publish-name': 'Tôi đồng ý công bố tên tôi (che một phần) cùng đơn vị khi tôi đạt giải hoặc được xếp hạng.',
} as const;

export const GUARDIAN_TEXTS = {
  'take-part': 'Tôi đồng ý cho con em tôi dự thi và để Ban Tổ chức dùng thông tin của cháu cho cuộc thi.',
  'publish-name': 'Tôi đồng ý công bố tên cháu (che một phần) cùng đơn vị khi cháu đạt giải hoặc được xếp hạng.',
} as const;
