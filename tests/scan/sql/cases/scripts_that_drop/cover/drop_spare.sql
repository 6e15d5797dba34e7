DROP TABLE spare;
