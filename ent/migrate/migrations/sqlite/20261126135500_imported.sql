-- +goose Up
-- add column "imported" to table: "api_users"; no rebuild is needed for it
ALTER TABLE `api_users` ADD COLUMN `imported` bool NOT NULL DEFAULT (false);
