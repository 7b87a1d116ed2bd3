-- +goose Up
-- add columns to table: "accounts"; no rebuild is needed for them
ALTER TABLE `accounts` ADD COLUMN `parent_id` text NULL;
ALTER TABLE `accounts` ADD COLUMN `disabled_at` datetime NULL;
ALTER TABLE `accounts` ADD COLUMN `shut` bool NOT NULL DEFAULT (false);
ALTER TABLE `accounts` ADD COLUMN `updated_by_id` text NULL;
-- create index "account_parent_id_name_id" to table: "accounts"
CREATE INDEX `account_parent_id_name_id` ON `accounts` (`parent_id`, `name`, `id`);
-- add column "looking_at_id" to table: "sessions"
ALTER TABLE `sessions` ADD COLUMN `looking_at_id` text NULL;
-- add columns to table: "users"
ALTER TABLE `users` ADD COLUMN `sees_usage` bool NOT NULL DEFAULT (false);
ALTER TABLE `users` ADD COLUMN `manages_users` bool NOT NULL DEFAULT (false);
ALTER TABLE `users` ADD COLUMN `invited_until` datetime NULL;
ALTER TABLE `users` ADD COLUMN `updated_by_id` text NULL;
-- until now every standard user saw usage and history: an upgrade takes nothing away
UPDATE `users` SET `sees_usage` = true WHERE `role` = 'STANDARD';
-- an account whose place never changes can't come to stand above itself
-- +goose StatementBegin
CREATE TRIGGER `accounts_keep_their_place` BEFORE UPDATE OF `parent_id` ON `accounts`
WHEN NEW.`parent_id` IS NOT OLD.`parent_id`
BEGIN
  SELECT RAISE(ABORT, 'the place of an account never changes');
END;
-- +goose StatementEnd
