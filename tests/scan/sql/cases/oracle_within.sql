-- Types of objects, temporary tables, whose definition lasts, and statements that are put together.
CREATE OR REPLACE TYPE person_type AS OBJECT (name VARCHAR2(80), birthday DATE);
/
CREATE TABLE people OF person_type;
CREATE GLOBAL TEMPORARY TABLE sessions (id NUMBER, email VARCHAR2(255)) ON COMMIT PRESERVE ROWS;
BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE people ADD (' || 'phone VARCHAR2(40))';
END;
/
BEGIN
  EXECUTE IMMEDIATE 'ALTER ' || 'TABLE people ADD (street VARCHAR2(40))';
END;
/
