CREATE TABLE `members` (`id` int unsigned NOT NULL, `email` varchar(190), `phone` varchar(20)) ENGINE=InnoDB;
ALTER TABLE `members` MODIFY `email` varchar(254) AFTER `email`, MODIFY `phone` varchar(30) FIRST;
ALTER TABLE `members` ADD COLUMN `nickname` varchar(40) AFTER `nickname`;
