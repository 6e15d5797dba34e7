DROP TABLE old_notes;
