/*!999999\- enable the sandbox mode */
/*!40101 SET NAMES utf8mb4 */;
CREATE TABLE `members` (
  `id` int NOT NULL AUTO_INCREMENT,
  `email` varchar(190) DEFAULT NULL,
  /*!80016 `phone` varchar(30) DEFAULT NULL, */
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
/*!99999 DROP TABLE `members` */;
/*!50001 ALTER TABLE `members` ADD COLUMN `city` varchar(80) */;
/*!80016 ALTER TABLE `members` DROP COLUMN `email` */;
/*M!100301 ALTER TABLE `members` DROP COLUMN `city` */;
BEGIN;
ALTER TABLE members ADD COLUMN nickname text;
ROLLBACK;
# CREATE TABLE remarks (body text);
CREATE TABLE plain (id int, extra json DEFAULT ('{}'::jsonb #>> '{a}'), lost_name text);
