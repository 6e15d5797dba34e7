CREATE TABLE buyers (email varchar(80));
