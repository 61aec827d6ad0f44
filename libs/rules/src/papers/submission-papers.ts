import { type DocumentModel, type DocumentSignature, formatDate, formatMoment, formatNumber, localDay, localParts } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';
import { paperHash } from './paper-hash.js';
import { paperHeader } from './round-paper.js';

/** What was handed in, as its receipt on paper says it. */
export interface SubmissionSlipFacts {
  ruleSet: RuleSet;
  partName: string;
  /** "SK-0042" */
  number: string;
  title: string;
  /** By name, the main one first; empty for a unit's submission. */
  authors: string[];
  unit: string | undefined;
  /** "Nộp trực tiếp" */
  channel: string;
  receivedAt: Date;
  /** "Bản quét bài giấy: bai-du-thi.pdf (2,1 MB)" */
  files: string[];
  receiptCode: string;
  sealSha256: string;
  /** Staff who received it; undefined where the author has sent it by himself. */
  receivedBy: string | undefined;
  /** Where the receipt can be looked up. */
  address: string;
}

/** The receipt on paper of a submission ("Giấy biên nhận bài dự thi"): what came, when, and how to look it up. */
export function submissionSlip(facts: SubmissionSlipFacts): DocumentModel {
  const { ruleSet, partName, number, title, authors, unit, channel, receivedAt, files, receiptCode, sealSha256, receivedBy, address } =
    facts;
  const lines = [
    `Số bài dự thi: ${number}`,
    `Tên bài: ${title}`,
    `Tác giả: ${authors.length > 0 ? authors.join(', ') : 'đơn vị'}`,
    ...(unit ? [`Đơn vị: ${unit}`] : []),
    `Phần thi: ${partName}`,
    `Cách gửi: ${channel.toLowerCase()}`,
    `Nhận lúc: ${formatMoment(receivedAt)}`,
    ...(files.length > 0 ? [`Tệp kèm theo: ${files.join('; ')}`] : ['Tệp kèm theo: không có']),
  ];
  return {
    title: 'GIẤY BIÊN NHẬN BÀI DỰ THI',
    subject: ruleSet.contest.name,
    header: { ...paperHeader(ruleSet, 'BN', localParts(receivedAt).year), date: localDay(receivedAt) },
    preamble: [],
    counting: 'parts',
    articles: [
      { id: 'entry', number: 1, title: 'Bài dự thi đã nhận', blocks: [{ kind: 'list', items: lines }] },
      {
        id: 'receipt',
        number: 2,
        title: 'Biên nhận',
        blocks: [
          { kind: 'paragraph', text: `Mã biên nhận: ${receiptCode}. Tra cứu tại ${address}.` },
          { kind: 'paragraph', text: `Dấu niêm phong (SHA-256): ${paperHash(sealSha256)}` },
          {
            kind: 'paragraph',
            text: 'Giấy này xác nhận đã nhận bài, chưa xác nhận bài hợp lệ. Tác giả giữ giấy này để đối chiếu khi cần.',
          },
        ],
      },
    ],
    signatures: [
      { capacity: ['Người nộp bài'], note: '(Ký, ghi rõ họ tên)' },
      { capacity: ['Người nhận bài'], note: '(Ký, ghi rõ họ tên)', ...(receivedBy !== undefined && { name: receivedBy }) },
    ],
  };
}

/** An entry as the list of a unit names it. */
export interface EntryListLine {
  number: string;
  title: string;
  authors: string;
  position: string;
  receivedAt: Date | null;
  state: string;
}

export interface EntryListFacts {
  ruleSet: RuleSet;
  partName: string;
  unit: string;
  lines: EntryListLine[];
  /** Undefined while nobody has confirmed the list. */
  confirmed: { at: Date; by: string } | undefined;
  now: Date;
}

const COLUMNS = ['TT', 'Số bài', 'Tên bài dự thi', 'Tác giả', 'Chức vụ', 'Ngày nhận', 'Trạng thái'];

/** The list of entries of a unit's people that its head signs and sends to the board ("Danh sách bài dự thi"). */
export function entryListDocument({ ruleSet, partName, unit, lines, confirmed, now }: EntryListFacts): DocumentModel {
  const at = confirmed?.at ?? now;
  const signature: DocumentSignature = { capacity: ['Thủ trưởng đơn vị'], note: '(Ký, đóng dấu, ghi rõ họ tên)' };
  const header = paperHeader(ruleSet, 'DS', localParts(at).year);
  return {
    title: 'DANH SÁCH BÀI DỰ THI',
    subject: `${partName}, ${ruleSet.contest.name}`,
    header: { issuer: unit, place: header.place, date: localDay(at) },
    preamble: [],
    counting: 'parts',
    orientation: 'landscape',
    articles: [
      {
        id: 'entries',
        number: 1,
        title: `Bài dự thi của cán bộ, người lao động thuộc ${unit}`,
        blocks: [
          { kind: 'paragraph', text: `Tổng số: ${formatNumber(lines.length)} bài.` },
          lines.length > 0
            ? {
                kind: 'table',
                columns: COLUMNS.map((title, column) => ({ title, align: column === 0 ? 'end' : 'start' })),
                rows: lines.map(({ number, title, authors, position, receivedAt, state }, row) => [
                  String(row + 1),
                  number,
                  title,
                  authors,
                  position,
                  receivedAt ? formatDate(receivedAt) : '',
                  state,
                ]),
              }
            : { kind: 'paragraph', text: 'Chưa có bài dự thi nào.' },
        ],
      },
      {
        id: 'confirmation',
        number: 2,
        title: 'Xác nhận',
        blocks: [
          {
            kind: 'paragraph',
            text: confirmed
              ? `${confirmed.by} đã xác nhận danh sách này trên hệ thống lúc ${formatMoment(confirmed.at)} và gửi Ban Tổ chức.`
              : 'Danh sách chưa được xác nhận trên hệ thống.',
          },
        ],
      },
    ],
    recipients: ['- Ban Tổ chức Cuộc thi;', '- Lưu: Đơn vị.'],
    signatures: [signature],
  };
}
