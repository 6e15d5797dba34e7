CREATE TABLE old_notes (body text);
