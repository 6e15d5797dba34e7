-- One table by two names: the default schema is no other one.
CREATE SCHEMA auth;
CREATE TABLE auth.users (
    id integer PRIMARY KEY,
    token text
);
CREATE TABLE public.users (
    id integer PRIMARY KEY,
    email text
);
CREATE TABLE IF NOT EXISTS users (
    id integer
);
ALTER TABLE users ADD COLUMN phone text;
ALTER TABLE public.users ADD COLUMN nickname text;
ALTER TABLE auth.users ADD COLUMN hint text;
CREATE TABLE letters (
    reader integer REFERENCES users
);
ALTER TABLE public.letters ADD COLUMN body text;
