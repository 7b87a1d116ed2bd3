-- +goose Up
-- create index "api_users_in_charge" to table: "api_users"
CREATE INDEX "api_users_in_charge" ON "api_users" ("in_charge_id", "description_key", "id") WHERE ((deleted_at IS NULL) AND (in_charge_id IS NOT NULL));
