-- Accounts of customers, and of the people who work in the shop.
CREATE TABLE customers (
    id bigint PRIMARY KEY,
    email varchar(255) NOT NULL UNIQUE,
    email_confirmed boolean NOT NULL DEFAULT false,
    password_hash varchar(100) NOT NULL,
    first_name text,
    last_name text,
    created_at timestamptz NOT NULL
);

CREATE TABLE staff (
    id bigint PRIMARY KEY,
    full_name text NOT NULL,
    work_email text NOT NULL
);
