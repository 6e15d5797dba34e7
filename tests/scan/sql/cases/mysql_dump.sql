-- MySQL dump 10.13  Distrib 8.0.36
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
# an old kind of comment; with a semicolon and it's quote

DROP TABLE IF EXISTS `patients`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `patients` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `last name` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  `first_name` varchar(100) DEFAULT NULL COMMENT 'given name; it\'s the one on the card',
  `sex` enum('f','m','it''s other') DEFAULT NULL,
  `languages` set('de','fr') NOT NULL DEFAULT 'de',
  `key` varchar(20) DEFAULT NULL,
  `born` date DEFAULT '1970-01-01' COMMENT "date of birth",
  `phone` char(20) /*!80023 INVISIBLE */ DEFAULT NULL,
  `is_active` tinyint(1) NOT NULL DEFAULT '1', -- whether they come
  `photo` longblob,
  `weight` decimal(5,2) unsigned zerofill DEFAULT NULL,
  `created` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  `changed` datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  `data` json DEFAULT (json_object()),
  `full_name` varchar(201) GENERATED ALWAYS AS (concat(`first_name`,_utf8mb4' ',`last name`)) VIRTUAL,
  `place` point NOT NULL /*!80003 SRID 4326 */,
  `doctor_id` int unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `phone` (`phone`),
  KEY `name` (`last name`(10),`first_name`) USING BTREE COMMENT 'for lists',
  FULLTEXT KEY `search` (`last name`),
  SPATIAL INDEX (`place`),
  KEY `computed` ((lower(`first_name`))),
  CONSTRAINT `treated` FOREIGN KEY (`doctor_id`) REFERENCES `doctors` (`id`) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT `weight_fits` CHECK ((`weight` > 0))
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='People in treatment'
/*!50100 PARTITION BY HASH (`id`)
PARTITIONS 4 */;

INSERT INTO `patients` VALUES (1,'O\'Hara','a;b',NULL),(2,'back\\','',NULL);
CREATE TABLE doctors (
  id int unsigned NOT NULL PRIMARY KEY,
  mail varchar(255) UNIQUE KEY,
  salary double precision,
  INDEX (mail)
) ENGINE=MyISAM, COMMENT 'Doctors';
CREATE TABLE IF NOT EXISTS doctors_old LIKE doctors;
CREATE TEMPORARY TABLE scratch (x int);

DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `patients` FOR EACH ROW BEGIN
  IF NEW.phone = '' THEN SET NEW.phone = NULL; END IF;
END */;;
DELIMITER $$
CREATE PROCEDURE p()
BEGIN
  CREATE TABLE in_a_procedure (x int);
END$$
DELIMITER ;

/*!50001 CREATE VIEW `active` AS SELECT
 1 AS `id`,
 1 AS `phone`*/;
/*!50001 DROP VIEW IF EXISTS `active`*/;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `active` AS select `p`.`id` AS `id`,`p`.`phone` AS `phone` from `patients` `p` where (`p`.`is_active` = 1) */;

ALTER TABLE doctors
  ADD COLUMN title varchar(20) AFTER id,
  ADD (fax char(20), pager char(20)),
  ADD UNIQUE INDEX by_fax (fax),
  CHANGE mail email varchar(320) NOT NULL COMMENT 'work',
  MODIFY COLUMN salary decimal(9,2) FIRST,
  DROP COLUMN pager,
  DROP INDEX mail,
  ADD FOREIGN KEY by_id (id) REFERENCES patients (id),
  RENAME INDEX by_fax TO by_facsimile,
  ENGINE = InnoDB,
  COMMENT = 'All doctors';
RENAME TABLE doctors_old TO former_doctors, patients TO people;
