-- Beside it stands what takes all of this down.
CREATE TABLE artists (id int NOT NULL PRIMARY KEY, name varchar(80), born date);
CREATE TABLE letters (artist int REFERENCES artists (id), body text);
