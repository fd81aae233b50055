-- An erasure that is done again after a backup was restored was asked for by nobody who is signed in.
alter table erasure alter column asked_by drop not null;
