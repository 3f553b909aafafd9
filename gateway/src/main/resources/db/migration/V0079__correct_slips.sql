-- The words of names, by which a slip of the pen is corrected. Comparing each name with what was typed took a third of a second in a
-- directory of 60,000 services; its words are some thousands.

create table directory_word (
    word text primary key
);

create index directory_word_alike on directory_word using gin (word gin_trgm_ops);

drop index directory_listing_names;
