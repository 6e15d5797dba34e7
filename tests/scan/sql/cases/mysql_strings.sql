-- Statements in double quotes, statements put together, and routines with an owner that nobody runs.
CREATE TABLE `guests` (`id` int unsigned NOT NULL PRIMARY KEY, `email` varchar(255)) ENGINE=InnoDB;
SET @statement = (SELECT IF(
  (SELECT COUNT(*) FROM information_schema.columns WHERE table_name = 'guests' AND column_name = 'allergies') > 0,
  "SELECT 'it is there'",
  "ALTER TABLE `guests` ADD `allergies` varchar(80) DEFAULT 'none'"));
PREPARE change_it FROM @statement;
EXECUTE change_it;
PREPARE other FROM "ALTER TABLE guests ADD passport varchar(20)";
SET @keys = CONCAT('ALTER TABLE `', SCHEMA(), '`.`', @name, '` DROP INDEX `', @key, '`');
SET @more = CONCAT('ALTER TABLE `', @name, '` ADD COLUMN room int');
DELIMITER ;;
CREATE DEFINER=`root`@`%` PROCEDURE `tidy`()
BEGIN
  ALTER TABLE guests ADD COLUMN tidied int;
  CREATE TABLE tidied_guests (id int);
END ;;
/*!50003 CREATE*/ /*!50020 DEFINER=`root`@`%`*/ /*!50003 PROCEDURE `tidy_again`()
BEGIN
  ALTER TABLE guests ADD COLUMN tidied_again int;
END */;;
CREATE DEFINER=`root`@`%` PROCEDURE `settle`()
BEGIN
  ALTER TABLE guests ADD COLUMN settled_at datetime;
END ;;
DELIMITER ;
CALL settle();
