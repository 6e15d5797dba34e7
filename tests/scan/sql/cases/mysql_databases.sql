-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Current Database: `hotel`
--
CREATE DATABASE /*!32312 IF NOT EXISTS*/ `hotel`;
USE `hotel`;
DROP TABLE IF EXISTS `guests`;
CREATE TABLE `guests` (
  `id` int NOT NULL,
  `email` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `rooms` (
  `id` int NOT NULL,
  `guest` int DEFAULT NULL,
  CONSTRAINT `taken` FOREIGN KEY (`guest`) REFERENCES `guests` (`id`)
) ENGINE=InnoDB;
--
-- Current Database: `spa`
--
USE `spa`;
DROP TABLE IF EXISTS `guests`;
CREATE TABLE `guests` (
  `id` int NOT NULL,
  `allergies` text
) ENGINE=InnoDB;
ALTER TABLE `guests` ADD PRIMARY KEY (`id`);
ALTER TABLE `guests` ADD `skin` varchar(20);
ALTER TABLE `rooms` ADD `lost` int;
USE hotel
ALTER TABLE `guests` ADD `phone` varchar(20);
USE `bar`;
CREATE TABLE `guests` (`id` int, `tab` decimal(8,2)) ENGINE=InnoDB;
