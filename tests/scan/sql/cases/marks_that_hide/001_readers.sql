CREATE TABLE readers (
    id integer PRIMARY KEY,
    email text
);
-- @UNDO
CREATE TABLE hidden (
    passport text
);
DROP TABLE readers;
