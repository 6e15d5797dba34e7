-- Names that come free before others take them, and schemas with other names.
CREATE SCHEMA shop;
CREATE TABLE shop.buyers (id bigint PRIMARY KEY, email text);
CREATE TABLE orders (id bigint PRIMARY KEY, buyer bigint REFERENCES shop.buyers (id));
CREATE TABLE orders_new (id bigint PRIMARY KEY, buyer bigint, street text);
DO $$ BEGIN
  IF current_setting('server_version_num')::int > 90000 THEN
    DROP TABLE orders;
  END IF;
END $$;
ALTER TABLE orders_new RENAME TO orders;
ALTER SCHEMA shop RENAME TO store;
ALTER TABLE store.buyers ADD COLUMN phone text;
