CREATE TABLE fans (email varchar(80));
