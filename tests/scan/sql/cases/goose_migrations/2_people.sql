-- +goose Up
-- +goose StatementBegin
CREATE TABLE people (
    id bigserial PRIMARY KEY,
    mail text NOT NULL,
    phone text -- +49 first
);
-- +goose StatementEnd
CREATE TABLE IF NOT EXISTS gone (x int);
-- +goose Down
DROP TABLE people;
