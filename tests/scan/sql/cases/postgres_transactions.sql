-- Statements that stay, and others that are taken back.
CREATE TABLE members (
    id integer PRIMARY KEY,
    email text
);
BEGIN;
ALTER TABLE members ADD COLUMN phone text;
COMMIT;
BEGIN; -- a try
DROP TABLE members;
CREATE TABLE plans (secret_name text);
ROLLBACK;
START TRANSACTION ISOLATION LEVEL SERIALIZABLE;
ALTER TABLE members ADD COLUMN nickname text;
SAVEPOINT "Half";
ALTER TABLE members DROP COLUMN email;
ROLLBACK TRANSACTION TO SAVEPOINT "Half";
ALTER TABLE members ADD COLUMN city text;
RELEASE SAVEPOINT "Half";
END TRANSACTION;
begin work;
ALTER TABLE members RENAME COLUMN email TO letter;
ABORT;
