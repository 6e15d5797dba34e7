CREATE TYPE address_t AS OBJECT (street VARCHAR2(80), MEMBER FUNCTION label RETURN VARCHAR2, CONSTRUCTOR FUNCTION address_t RETURN SELF AS RESULT, city VARCHAR2(40), MAP MEMBER FUNCTION sorted RETURN NUMBER);
/
CREATE TYPE address_list AS TABLE OF address_t;
/
CREATE TABLE members (home address_t, others address_list, since date) NESTED TABLE others STORE AS other_homes;
CREATE TABLE guests (email VARCHAR2, born date) STORED AS PARQUET;
CREATE TABLE hosts (email, born) AS SELECT mail, birthday FROM people;
