-- Composite types of an invented library, and what becomes of them.
CREATE TYPE public.postal_address AS (
    street text, -- house and street
    city character varying(80),
    old_code text
);
CREATE TYPE full_name AS (
    first_name text,
    last_name text
);
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE TYPE person_card AS (
    name full_name,
    home public.postal_address,
    feeling mood
);

CREATE TABLE readers (
    id integer PRIMARY KEY,
    card person_card,
    "work" postal_address,
    former postal_address[],
    note text
);
CREATE TYPE tag AS (
    label text
);
CREATE TABLE name_tags OF tag;

ALTER TYPE postal_address ADD ATTRIBUTE phone text CASCADE, DROP ATTRIBUTE IF EXISTS old_code;
ALTER TYPE postal_address RENAME ATTRIBUTE city TO town;
ALTER TYPE tag ALTER ATTRIBUTE label SET DATA TYPE character varying(40) CASCADE;
ALTER TYPE tag ADD ATTRIBUTE wearer text CASCADE;
ALTER TYPE full_name ADD ATTRIBUTE nickname text CASCADE;
ALTER TYPE person_card RENAME TO library_card;
COMMENT ON COLUMN postal_address.phone IS 'personal data';
CREATE TABLE staff (
    id integer,
    card library_card
);
