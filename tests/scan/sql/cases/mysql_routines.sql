-- Changes that a procedure, a prepared statement or a comment for one make of database carries out.
SET NAMES utf8mb4;
CREATE TABLE `customers` (`id` bigint unsigned NOT NULL PRIMARY KEY, `email` varchar(255)) ENGINE=InnoDB;
SET @count = 5--1; ALTER TABLE `customers` ADD `gender` varchar(10);
DELIMITER $$
CREATE PROCEDURE add_birthday()
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'birthday') THEN
    ALTER TABLE `customers` ADD COLUMN `birthday` date;
  END IF;
END$$
ALTER TABLE `customers` ADD `nickname` varchar(40)$$
DELIMITER ;
CALL add_birthday();
DROP PROCEDURE add_birthday;
SET @statement = IF((SELECT COUNT(*) FROM information_schema.columns) = 0,
  'ALTER TABLE customers ADD COLUMN phone varchar(40)', 'SELECT 1');
PREPARE change_it FROM @statement;
EXECUTE change_it;
PREPARE other FROM 'ALTER TABLE customers ADD COLUMN mobile varchar(40)';
SELECT 'ALTER TABLE customers ADD COLUMN fax varchar(40)' INTO @later;
SET @unknown = CONCAT('ALTER TABLE ', @name, ' ADD COLUMN street varchar(40)');
UPDATE notes SET body = 'one\'; ALTER TABLE customers ADD COLUMN swallowed int; -- ';
/*M!100100 ALTER TABLE customers ADD COLUMN iban varchar(34) */;
