-- +goose Up
-- add columns; no table needs a rebuild for it
ALTER TABLE `accounts` ADD COLUMN `permissions` text NOT NULL DEFAULT ('');
ALTER TABLE `api_users` ADD COLUMN `allowed_networks` text NOT NULL DEFAULT ('');
ALTER TABLE `api_users` ADD COLUMN `permissions` text NOT NULL DEFAULT ('');
ALTER TABLE `api_users` ADD COLUMN `calls_per_second` integer NOT NULL DEFAULT 0;
ALTER TABLE `api_users` ADD COLUMN `calls_per_day` integer NOT NULL DEFAULT 0;
