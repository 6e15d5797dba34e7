CREATE TABLE covers (id int, photographer varchar(80));
CREATE TABLE spare (id int);
