--
-- PostgreSQL database dump
--
SET statement_timeout = 0;
CREATE SCHEMA shop;
CREATE SCHEMA crm;
SET search_path = shop, pg_catalog;
CREATE TABLE orders (
    id integer NOT NULL,
    buyer integer
);
CREATE TABLE people (
    id integer NOT NULL,
    email text
);
SET search_path = crm, pg_catalog;
CREATE TABLE people (
    id integer NOT NULL,
    phone text
);
CREATE TABLE notes (
    person integer,
    body text
);
SET search_path = shop, pg_catalog;
ALTER TABLE ONLY people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);
COMMENT ON COLUMN people.email IS 'of the shop';
ALTER TABLE ONLY orders
    ADD CONSTRAINT orders_buyer FOREIGN KEY (buyer) REFERENCES people(id);
SET search_path = crm, pg_catalog;
ALTER TABLE ONLY people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);
