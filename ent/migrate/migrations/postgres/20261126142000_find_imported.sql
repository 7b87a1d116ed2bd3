-- +goose Up
-- an imported address with capitals is searched in its folded form, which the server writes from now on. For those that
-- are there the database's own form of it has to do, until their description is changed
UPDATE "api_users" SET "description_key" = "description_key" || chr(10) || lower("email") WHERE "imported" AND "email" <> lower("email");
