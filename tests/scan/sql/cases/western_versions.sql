CREATE TABLE members (
    id integer PRIMARY KEY,
    email character varying(190)
);
/*!50001 ALTER TABLE members ADD COLUMN city varchar(80) */;
SELECT 1::bigint;
