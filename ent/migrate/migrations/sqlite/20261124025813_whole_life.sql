-- +goose Up
-- add columns; no table needs a rebuild for it
ALTER TABLE `accounts` ADD COLUMN `longest_life_days` integer NOT NULL DEFAULT 0;
ALTER TABLE `accounts` ADD COLUMN `default_life_days` integer NOT NULL DEFAULT 0;
ALTER TABLE `api_users` ADD COLUMN `expires_at` datetime NULL;
ALTER TABLE `api_users` ADD COLUMN `in_charge_id` text NULL CONSTRAINT `api_users_users_in_charge` REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `api_user_passwords` ADD COLUMN `ends_at` datetime NULL;
-- create "last_uses" table
CREATE TABLE `last_uses` (`id` text NOT NULL, `account_id` text NOT NULL, `api_user_id` text NOT NULL, `first_at` datetime NOT NULL, `last_at` datetime NOT NULL, `last_peer` text NOT NULL DEFAULT (''), `last_client` text NOT NULL DEFAULT (''), PRIMARY KEY (`id`));
-- create index "lastuse_api_user_id" to table: "last_uses"
CREATE INDEX `lastuse_api_user_id` ON `last_uses` (`api_user_id`);
-- create "usage_counts" table
CREATE TABLE `usage_counts` (`id` text NOT NULL, `account_id` text NOT NULL, `api_user_id` text NOT NULL, `span` text NOT NULL, `starts_at` datetime NOT NULL, `outcome` text NOT NULL, `calls` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "usage_count_once" to table: "usage_counts"
CREATE UNIQUE INDEX `usage_count_once` ON `usage_counts` (`api_user_id`, `span`, `starts_at`, `outcome`);
-- create index "usagecount_span_starts_at" to table: "usage_counts"
CREATE INDEX `usagecount_span_starts_at` ON `usage_counts` (`span`, `starts_at`);
