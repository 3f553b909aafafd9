-- Every search by a key reads what waits to be put into the index: at most 128 kB of it, not 4 MB.

alter index resource_keys set (gin_pending_list_limit = 128);
