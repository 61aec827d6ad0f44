import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What organisers write for readers (news, documents with links), and looking things up by what they are called. */
export class News0007 implements MigrationInterface {
  name = 'News1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Text as foldVietnamese of the kernel folds it: small letters, no tone marks, d for đ. For searching tables that are
      -- small enough to be read as a whole.
      create function folded(plain text) returns text language sql immutable parallel safe
        return lower(translate(regexp_replace(normalize(plain, NFD), '[\\u0300-\\u036f]', '', 'g'), 'ĐđÐð', 'dddd'));

      create table news_posts (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        -- In addresses, made from the title: "tuan-thi-2-da-mo". Stays once the post has been public.
        slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        title text not null check (length(title) between 1 and 160),
        summary text not null check (length(summary) <= 300),
        -- Plain text: an empty line ends a paragraph, "- " begins an item of a list, "## " a small heading.
        body text not null check (length(body) <= 20000),
        -- Removing is archiving.
        state text not null check (state in ('draft', 'published', 'archived')),
        -- Stands on the landing page above everything else; of several, the newest.
        is_notice boolean not null default false,
        -- When it first became public.
        published_at timestamptz,
        -- Null for what came with the installation.
        author_id uuid,
        -- One more with each change: whoever saves says which one they had before their eyes.
        version integer not null default 1 check (version > 0),
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        constraint news_posts_pkey primary key (tenant_id, id),
        constraint news_posts_slug_key unique (tenant_id, contest_id, slug),
        constraint news_posts_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint news_posts_author_fk foreign key (tenant_id, author_id) references accounts (tenant_id, id),
        constraint news_posts_published_at_a_time check (state <> 'published' or published_at is not null)
      );
      create index news_posts_newest on news_posts (tenant_id, contest_id, published_at desc, id desc) where state = 'published';
      call lock_tenant_table('news_posts', 'shared', 'select, insert, update');

      -- Documents to read beside those that the rules name, and links for those.
      create table reference_documents (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        -- Its place among the additions.
        ordinal integer not null check (ordinal between 1 and 9999),
        -- As the rules name it, where it is one of theirs.
        title text not null check (length(title) between 1 and 600),
        detail text not null check (length(detail) <= 300),
        link_url text check (link_url like 'https://%' and length(link_url) <= 1000),
        state text not null check (state in ('shown', 'hidden', 'archived')),
        version integer not null default 1 check (version > 0),
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        constraint reference_documents_pkey primary key (tenant_id, id),
        constraint reference_documents_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      create index reference_documents_in_order on reference_documents (tenant_id, contest_id, ordinal, id);
      call lock_tenant_table('reference_documents', 'shared', 'select, insert, update');

      -- Registered people with what finds them, for the organisers' list; owned by registrations.
      create view registered_people with (security_invoker = true) as
        select r.tenant_id, r.id as registration_id, a.full_name, a.name_key, a.phone, a.email,
          u.name as unit_name, u.place as unit_place, u.search_key as unit_key
        from registrations r
        join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id
        join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id;
      create index registrations_newest on registrations (tenant_id, contest_id, created_at desc, id desc);
      do $$ begin
        execute format('grant select on registered_people to %I', current_setting('khoabang.app_role'));
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index registrations_newest;
      drop view registered_people;
      drop table reference_documents;
      drop table news_posts;
      drop function folded;
    `);
  }
}
