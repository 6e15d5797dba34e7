CREATE OR REPLACE TABLE shop.buyers (
  email STRING OPTIONS(description="personal data"),
  address STRUCT<street STRING, city STRING OPTIONS(description="no PII"), zip NUMERIC(5, 0)>,
  cards ARRAY<STRUCT<holder STRING, issuer STRUCT<name STRING>>> OPTIONS(description="PII"),
  points ARRAY<INT64>
);
CREATE TABLE visits (
  person struct<first_name:string COMMENT 'PII',`last name`:string,tags:map<string,struct<value:string>>>,
  guests ROW(name varchar(20), phone varchar),
  pair Tuple(String, Int32),
  place Nested(latitude Float64, longitude Float64)
) PARTITIONED BY (day string);
