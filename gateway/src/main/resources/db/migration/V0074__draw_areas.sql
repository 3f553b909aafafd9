-- Borders of the areas that services draw on a map. Their bounds stand in the traits of the service; a border is read when they do not settle
-- whether somebody lives inside.

create table match_area (
    service_id uuid not null,
    key        text not null,
    shape      text not null,
    primary key (service_id, key)
);
