-- +goose Up
ALTER TABLE people RENAME COLUMN mail TO email;
ALTER TABLE people ADD COLUMN IF NOT EXISTS nickname varchar(40) NULL, DROP COLUMN phone;
DROP TABLE IF EXISTS gone;
DROP TABLE IF EXISTS never_there;
-- +goose Down
ALTER TABLE people RENAME COLUMN email TO mail;
ALTER TABLE people ADD COLUMN phone text;
