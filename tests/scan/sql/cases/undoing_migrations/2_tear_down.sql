-- A name that ends like that of a file which undoes another, and undoes none.
ALTER TABLE customers ADD COLUMN tear_down text;
