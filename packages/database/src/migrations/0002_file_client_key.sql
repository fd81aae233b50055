-- A device that lost the answer to an upload sends the file again under the same key; it is answered with the same file.
alter table file
  add column client_key text,
  add column client_digest text,
  add check ((client_key is null) = (client_digest is null));
create unique index file_by_client_key on file (town_id, uploaded_by, client_key);
