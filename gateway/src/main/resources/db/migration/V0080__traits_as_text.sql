-- Traits are written and read as a whole, hundreds for each match: as text they need not be put together each time.

alter table match_place alter column traits type text;
alter table match_service alter column traits type text;
