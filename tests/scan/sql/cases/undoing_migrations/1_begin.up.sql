CREATE TABLE customers (id bigint, email text);
