DROP TABLE letters;
DROP TABLE artists;
