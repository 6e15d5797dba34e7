ALTER TABLE IF EXISTS people RENAME TO staff;
ALTER TABLE unknown_table ADD COLUMN email text;
ALTER TABLE unknown_table DROP COLUMN fax;
ALTER TABLE unknown_table ADD CONSTRAINT fine UNIQUE (email);
ALTER TABLE staff RENAME COLUMN no_such TO other;
