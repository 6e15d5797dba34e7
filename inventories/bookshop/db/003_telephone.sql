-- Couriers asked for a number to call.
ALTER TABLE orders ADD COLUMN telephone varchar(40);
