ALTER TABLE readers DROP COLUMN email;
DROP TABLE IF EXISTS old_readers;
-- //@UNDO
ALTER TABLE readers ADD COLUMN email text;
CREATE TABLE old_readers (id integer);
ALTER TABLE readers ADD CONSTRAINT one UNIQUE (id);
