-- Books and what becomes of them.
CREATE TABLE books (
    isbn varchar(13) PRIMARY KEY,
    title text NOT NULL,
    author text NOT NULL,
    price_cents integer NOT NULL
);

CREATE TABLE orders (
    id bigint PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id),
    street text NOT NULL,
    postcode varchar(12) NOT NULL,
    city text NOT NULL,
    placed_at timestamptz NOT NULL
);

CREATE TABLE order_lines (
    order_id bigint NOT NULL REFERENCES orders (id),
    isbn varchar(13) NOT NULL REFERENCES books (isbn),
    quantity integer NOT NULL
);
