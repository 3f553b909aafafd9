-- Location.near: positions from the body, in an index of their own. A secret address has none, whatever was written.

create function location_position(body text) returns cube
    language sql immutable strict parallel safe
return case
    when position('directory-address-withheld' in body) = 0
    then ll_to_earth(
        (body::jsonb #>> '{position,latitude}')::float8,
        (body::jsonb #>> '{position,longitude}')::float8)
end;

create index resource_position on resource using gist (location_position(body)) where type = 'Location' and not deleted;
