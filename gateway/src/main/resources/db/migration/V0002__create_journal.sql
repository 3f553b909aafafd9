-- Every message as it came and as it was answered. Keys outlive the bytes: they recognise repeats for 400 days.

create table journal_key (
    partner_id uuid        not null,
    channel    text        not null,
    sender_key text        not null,
    content    bytea       not null,
    message_id uuid        not null,
    reuse_key  text        not null,
    received   timestamptz not null,
    answer     bytea,
    primary key (partner_id, channel, sender_key)
);

create index journal_key_reuse on journal_key (partner_id, channel, reuse_key) where reuse_key <> '';
create index journal_key_received on journal_key (received);

create table journal_message (
    id         uuid        not null,
    received   timestamptz not null,
    partner_id uuid        not null,
    channel    text        not null,
    sender_key text        not null,
    state      text        not null check (state in ('ACCEPTED', 'REFUSED')),
    problems   jsonb       not null default '[]',
    raw        bytea       not null,
    answer     bytea       not null,
    primary key (received, id)
) partition by range (received);

create index journal_message_id on journal_message (id);

-- One partition a month; called at start and by a daily job for the months ahead.
create function journal_prepare_partition(month date) returns void
    language plpgsql as
$$
declare
    first date := date_trunc('month', month);
    name  text := 'journal_message_' || to_char(first, 'YYYYMM');
begin
    if to_regclass(name) is null then
        execute format('create table %I partition of journal_message for values from (%L) to (%L)', name,
                       first::timestamptz, (first + interval '1 month')::timestamptz);
    end if;
end;
$$;

select journal_prepare_partition((current_date + make_interval(months => m))::date) from generate_series(0, 2) m;

comment on column journal_message.raw is 'the bytes received, sealed with the key of the installation';
comment on column journal_key.content is 'SHA-256 of the content, to tell a repeat from a reuse of the key';
