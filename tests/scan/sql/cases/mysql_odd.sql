-- MariaDB and MySQL in forms that are rarely seen.
SOURCE other_tables.sql
CREATE TABLE `a` (`x` int, KEY `k` (`x`)) AS SELECT 1 AS y;
CREATE TABLE IF NOT EXISTS wp_users (
  ID bigint(20) unsigned NOT NULL auto_increment,
  user_login varchar(60) NOT NULL default '', # what they sign in with
  meta_value longtext,
  PRIMARY KEY  (ID),
  KEY user_login_key (user_login)
) DEFAULT CHARACTER SET utf8mb4;
CREATE TABLE /*_*/user (
  -- ID of the user
  user_id int unsigned NOT NULL PRIMARY KEY AUTO_INCREMENT,
  user_real_name varchar(255) binary NOT NULL default '',
  user_options blob NOT NULL, user_touched binary(14) NOT NULL default ''
) /*$wgDBTableOptions*/;
CREATE OR REPLACE TABLE versions (a INET6 NOT NULL, b VARCHAR(10) INVISIBLE, PERIOD FOR app (s, e), s DATE, e DATE)
  WITH SYSTEM VERSIONING;
CREATE TABLE t2 (a int COMMENT 'x' COLLATE utf8_bin, b year(4), c bit(1) DEFAULT b'0', e text CHARACTER SET latin1,
  d timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) COMMENT "it's",
  f double(8,2) unsigned, h int REFERENCES a(x) ON DELETE CASCADE, j national varchar(10), k int(11) DEFAULT '0' NOT NULL);
ALTER TABLE t2 ADD INDEX (a), ADD COLUMN z INT NOT NULL DEFAULT 0 COMMENT 'a, b (c)', ALGORITHM=INPLACE, LOCK=NONE;
ALTER TABLE t2 MODIFY a bigint, CHANGE COLUMN `b` `bb` varchar(3) FIRST, DROP `c`, DROP FOREIGN KEY x, DROP PRIMARY KEY,
  ALTER COLUMN d SET DEFAULT 3, RENAME TO t3, ADD PARTITION (PARTITION p VALUES LESS THAN (3));
ALTER IGNORE TABLE t3 ADD email TEXT;
ALTER TABLE t3 ADD CONSTRAINT FOREIGN KEY (a) REFERENCES wp_users (ID);
INSERT INTO a VALUES ('\');
CREATE TABLE swallowed (x int); '), ('');
