ALTER TABLE staff RENAME TO people;
