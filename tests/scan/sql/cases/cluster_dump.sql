--
-- PostgreSQL database cluster dump
--
CREATE ROLE hotel;
\connect hotel
SET default_tablespace = '';
CREATE TABLE public.guests (
    id integer NOT NULL,
    email text
);
\connect -reuse-previous=on "dbname='spa'"
CREATE TABLE public.guests (
    id integer NOT NULL,
    allergies text
);
ALTER TABLE public.guests ADD COLUMN skin text;
