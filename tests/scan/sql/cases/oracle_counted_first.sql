-- Changes that are made where a count says that they are to be made.
CREATE TABLE guests (id NUMBER PRIMARY KEY, status VARCHAR2(20 CHAR), fax VARCHAR2(20 CHAR), room NUMBER);
DECLARE
  l_n PLS_INTEGER;
BEGIN
  SELECT COUNT(*) INTO l_n FROM user_tab_columns WHERE table_name = 'GUESTS' AND column_name = 'STATUS';
  IF l_n = 1 THEN
    EXECUTE IMMEDIATE 'ALTER TABLE guests RENAME COLUMN status TO mood';
  END IF;
END;
/
DECLARE
  l_n PLS_INTEGER;
BEGIN
  SELECT COUNT(*) INTO l_n FROM user_tab_columns WHERE table_name = 'GUESTS' AND column_name = 'FAX';
  IF (l_n > 0) THEN
    EXECUTE IMMEDIATE 'ALTER TABLE guests DROP COLUMN fax';
  END IF;
  SELECT COUNT(*) INTO l_n FROM user_tab_columns WHERE table_name = 'GUESTS' AND column_name = 'ROOM';
  IF l_n = 0 THEN
    EXECUTE IMMEDIATE 'ALTER TABLE guests DROP COLUMN room';
  END IF;
  SELECT COUNT(*) INTO l_n FROM weather;
  IF l_n = 1 THEN
    EXECUTE IMMEDIATE 'ALTER TABLE guests DROP COLUMN id';
  END IF;
END;
/
