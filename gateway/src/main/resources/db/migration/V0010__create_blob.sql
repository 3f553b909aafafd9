-- Documents: the bytes of a Binary and of large attachments, once each however often they are sent. The media type stands with whoever
-- refers to the bytes.

create table blob (
    sha256  bytea       primary key check (length(sha256) = 32),
    size    bigint      not null,
    created timestamptz not null default now()
);

create table blob_part (
    sha256 bytea   not null references blob,
    number integer not null,
    sealed bytea   not null,
    primary key (sha256, number)
);

-- Sealed bytes do not compress.
alter table blob_part alter column sealed set storage external;

comment on column blob.sha256 is 'of the bytes before they are sealed';
comment on column blob_part.sealed is 'sealed with the key of the installation, each part for its place in this blob';
