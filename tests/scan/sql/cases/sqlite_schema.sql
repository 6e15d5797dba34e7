PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "users" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name,
  e_mail TEXT NOT NULL COLLATE NOCASE, -- to sign in
  [home city] VARCHAR(30) DEFAULT 'x',
  `phone` UNSIGNED BIG INT,
  'quoted' TEXT,
  key BLOB,
  level INT CHECK (level IN (1, 2)),
  kind TEXT CHECK (kind IN ('guest', 'host')) NOT NULL DEFAULT 'guest',
  score REAL DEFAULT (1.0 + 2) NOT NULL ON CONFLICT IGNORE,
  boss REFERENCES users(id) ON DELETE CASCADE,
  initials TEXT AS (substr(name, 1, 1)) STORED,
  UNIQUE (e_mail) ON CONFLICT REPLACE
);
INSERT INTO users (id, name, e_mail) VALUES(1,'it''s','a;b');
CREATE TABLE tokens(token TEXT PRIMARY KEY, user_id INTEGER, device TEXT,
  FOREIGN KEY(user_id) REFERENCES users(id)) WITHOUT ROWID, STRICT;
CREATE VIRTUAL TABLE notes USING fts5(title, body, author UNINDEXED, tokenize = 'porter ascii');
CREATE TRIGGER after_insert AFTER INSERT ON users BEGIN
  UPDATE users SET score = CASE WHEN 1 THEN 2 ELSE 3 END WHERE id = new.id;
  DELETE FROM tokens;
END;
CREATE VIEW hosts AS SELECT id, e_mail AS mail FROM users WHERE kind = 'host';
CREATE TABLE copied AS SELECT id, name, e_mail FROM users;
CREATE TEMP TABLE scratch (x);
CREATE TABLE new_tokens (token TEXT PRIMARY KEY, user_id INTEGER REFERENCES users, user_agent TEXT);
INSERT INTO new_tokens SELECT token, user_id, device FROM tokens;
DROP TRIGGER after_insert;
DROP TABLE tokens;
ALTER TABLE new_tokens RENAME TO tokens;
ALTER TABLE users ADD COLUMN nick TEXT;
ALTER TABLE users RENAME COLUMN name TO full_name;
ALTER TABLE users RENAME level TO grade;
COMMIT;
