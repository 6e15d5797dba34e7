-- Definitions within others: routines that are run, CREATE SCHEMA, strings, and names that mean other tables.
CREATE SCHEMA crm
    CREATE TABLE people (id bigint PRIMARY KEY, birthday date)  -- of members only
    CREATE VIEW birthdays AS SELECT birthday FROM people;
CREATE TABLE customers (id bigint PRIMARY KEY, email text);
CREATE TABLE crm.orders (id bigint PRIMARY KEY, placed_by text);

CREATE FUNCTION add_phone() RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
    ALTER TABLE customers ADD COLUMN phone text;
    RAISE NOTICE 'ALTER TABLE customers DROP COLUMN email';
END
$body$;
SELECT add_phone();

CREATE PROCEDURE add_address() LANGUAGE sql AS $$
    ALTER TABLE customers ADD COLUMN address text;
$$;
CALL add_address();

CREATE FUNCTION add_fax() RETURNS void LANGUAGE sql AS $$ ALTER TABLE customers ADD COLUMN fax text $$;
CREATE FUNCTION add_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM add_fax(); END $$;
DO $$ BEGIN PERFORM add_all(); END $$;

CREATE FUNCTION never_run() RETURNS void LANGUAGE sql AS $$
    ALTER TABLE customers ADD COLUMN not_there text;
$$;

DO $$
BEGIN
    EXECUTE 'ALTER TABLE customers ADD COLUMN gender text';
END
$$;

-- Nothing of these is there: the tables lie in other schemas.
DROP TABLE IF EXISTS archive.customers;
DROP TABLE IF EXISTS orders;

CREATE TABLE visitors (id bigint, U&"n\0061me" text);  -- the name
