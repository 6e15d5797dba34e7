-- What no grammar knows wholly, or what is broken: each is told of with its line.
CREATE TABLE half (a text, b text;
CREATE TABLE half_again (
  a text
CREATE TABLE next_one (a text, b varchar(10));
CREATE TABLE strange (a text WOBBLE(3), email text, 12 text, b ARRAY<STRUCT<c INT, d STRING>>);
CREATE TABLE known_by_the_second (a MAP<STRING, INT>, b text ENCODE zstd);
CREATE TABLE copied (LIKE not_here, own text);
CREATE TABLE selected AS SELECT * FROM not_here;
CREATE VIEW seen AS SELECT * FROM not_here;
wobble the tables;
CREATE TABLE next_one (a text, c text);
CREATE TABLE IF NOT EXISTS next_one (d text);
CREATE TABLE ${schema}.placed (${prefix}_id int, {{ name }} text);
ALTER TABLE next_one WOBBLE COLUMN a;
CREATE TABLE nothing;
CREATE TABLE;
ALTER TABLE next_one ADD COLUMN e text WOBBLE;
CREATE TABLE before_the_end (a text DEFAULT 'never closed, b text);
CREATE TABLE behind_the_end (mail text);

CREATE WOBBLE guests (email text);
CREATE RESOURCE POOL guests_pool WITH (max = 2);
ALTER EXTERNAL TABLE people ADD COLUMN pager varchar(20);
CREATE EXTERNAL TABLE visits (page string) PARTITIONED BY (visitor string, day date) STORED AS PARQUET;
CREATE VIRTUAL TABLE homes USING rtree(id, west, east, +tenant TEXT);
