import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences, setWise } from '#tenancy';
import { isForgotten } from '../domain/forgotten-authors.js';
import { type NominationContent, nominationHash } from '../domain/nomination-content.js';

/** The count of each invitation is what has come and was not given back; that it stays within the quota is a check of the table. */
const WITHIN_QUOTA = `
  select 'nơi được mời ' || i.id as sample from nomination_invitations i
  where i.tenant_id = $1 and i.taken <> (select count(*) from received_nominations r
    where r.tenant_id = $1 and r.invitation_id = i.id and r.state in ('sent', 'received'))`;

/** What has left was agreed to by everybody, as it stands; an entry was confirmed by the head besides. What has come says the same of itself. */
const AGREED = `
  select 'đề cử ' || n.id as sample from nominations n
  where n.tenant_id = $1 and n.state in ('sending', 'sent', 'received') and (
    exists (select from nomination_authors a where a.tenant_id = $1 and a.nomination_id = n.id
      and (a.answer is distinct from 'agreed' or a.answered_sha256 <> n.sha256))
    or (n.submission_id is not null and n.confirmed_sha256 is distinct from n.sha256))
  union all
  select 'đề cử đã đến ' || r.id from received_nominations r
  where r.tenant_id = $1 and (jsonb_array_length(r.consents) <> jsonb_array_length(r.content -> 'authors')
    or (r.content ? 'entry' and r.confirmed_at is null))`;

interface Hashed {
  sample: string;
  content: NominationContent;
  sha256: string;
}

const contents = hotStatement<[tenant: string], Hashed>(
  'verify-nomination-hashes',
  `select 'đề cử ' || n.id as sample, n.content, n.sha256 from nominations n where n.tenant_id = $1
   union all select 'đề cử đã đến ' || r.id, r.content, r.sha256 from received_nominations r where r.tenant_id = $1`,
);

/** What must hold for what goes upward, on either side. */
@Injectable()
export class NominationInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('nominations-within-quota', 'Số đề cử đã đến của mỗi nơi được mời đúng như đã đếm và không vượt mức.', WITHIN_QUOTA),
    setWise(
      'nominations-agreed-to',
      'Mỗi đề cử chỉ được gửi khi mọi tác giả đã đồng ý với đúng nội dung ấy; bài dự thi còn phải được thủ trưởng xác nhận.',
      AGREED,
    ),
    { of: 'tenant', id: 'nominations-fit-their-hash', title: 'Nội dung mỗi đề cử đúng như khi tác giả đồng ý.', find: changedContents },
  ];
}

async function changedContents(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for await (const rows of reader.portions(contents, [tenantId]))
    for (const { sample, content, sha256 } of rows)
      // What an author was taken out of is not what was agreed to any more; the fingerprint stays.
      if (!content.authors.some(isForgotten) && nominationHash(content) !== sha256) found.add(sample);
  return found.found();
}
