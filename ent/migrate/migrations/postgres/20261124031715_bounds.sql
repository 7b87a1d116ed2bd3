-- +goose Up
-- modify "accounts" table
ALTER TABLE "accounts" ADD COLUMN "permissions" character varying NOT NULL DEFAULT '' COLLATE "C";
-- modify "api_users" table
ALTER TABLE "api_users" ADD COLUMN "allowed_networks" character varying NOT NULL DEFAULT '' COLLATE "C", ADD COLUMN "permissions" character varying NOT NULL DEFAULT '' COLLATE "C", ADD COLUMN "calls_per_second" bigint NOT NULL DEFAULT 0, ADD COLUMN "calls_per_day" bigint NOT NULL DEFAULT 0;
