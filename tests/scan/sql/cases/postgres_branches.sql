-- Definitions in branches that run, and in some that never do.
CREATE TABLE members (
    id integer PRIMARY KEY,
    email text,
    phone text
);
CREATE TABLE visits (
    id integer,
    ip inet
);
DO $$
BEGIN
    IF false THEN
        DROP TABLE members;
    ELSIF 1 = 2 THEN
        ALTER TABLE members DROP COLUMN email;
    ELSE
        ALTER TABLE members ADD COLUMN city text;
    END IF;
    IF EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'members' AND column_name = 'phone') THEN
        ALTER TABLE members DROP COLUMN phone;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_tables WHERE tablename = 'visits') THEN
        DROP TABLE IF EXISTS visits;
    END IF;
    BEGIN
        ALTER TABLE members ADD COLUMN nickname text;
    EXCEPTION WHEN duplicate_column THEN
        DROP TABLE visits;
    END;
END
$$;
