-- +goose Up
-- modify "accounts" table
ALTER TABLE "accounts" ADD COLUMN "longest_life_days" bigint NOT NULL DEFAULT 0, ADD COLUMN "default_life_days" bigint NOT NULL DEFAULT 0;
-- modify "api_user_passwords" table
ALTER TABLE "api_user_passwords" ADD COLUMN "ends_at" timestamptz NULL;
-- create "last_uses" table
CREATE TABLE "last_uses" ("id" character varying NOT NULL COLLATE "C", "account_id" character varying NOT NULL COLLATE "C", "api_user_id" character varying NOT NULL COLLATE "C", "first_at" timestamptz NOT NULL, "last_at" timestamptz NOT NULL, "last_peer" character varying NOT NULL DEFAULT '' COLLATE "C", "last_client" character varying NOT NULL DEFAULT '' COLLATE "C", PRIMARY KEY ("id"));
-- create index "lastuse_api_user_id" to table: "last_uses"
CREATE INDEX "lastuse_api_user_id" ON "last_uses" ("api_user_id");
-- create "usage_counts" table
CREATE TABLE "usage_counts" ("id" character varying NOT NULL COLLATE "C", "account_id" character varying NOT NULL COLLATE "C", "api_user_id" character varying NOT NULL COLLATE "C", "span" character varying NOT NULL COLLATE "C", "starts_at" timestamptz NOT NULL, "outcome" character varying NOT NULL COLLATE "C", "calls" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "usage_count_once" to table: "usage_counts"
CREATE UNIQUE INDEX "usage_count_once" ON "usage_counts" ("api_user_id", "span", "starts_at", "outcome");
-- create index "usagecount_span_starts_at" to table: "usage_counts"
CREATE INDEX "usagecount_span_starts_at" ON "usage_counts" ("span", "starts_at");
-- modify "api_users" table
ALTER TABLE "api_users" ADD COLUMN "expires_at" timestamptz NULL, ADD COLUMN "in_charge_id" character varying NULL COLLATE "C", ADD CONSTRAINT "api_users_users_in_charge" FOREIGN KEY ("in_charge_id") REFERENCES "users" ("id") ON UPDATE NO ACTION ON DELETE SET NULL;
