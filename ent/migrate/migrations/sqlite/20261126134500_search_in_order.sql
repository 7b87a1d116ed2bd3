-- +goose Up
-- behind its order each index holds what is searched for, and the states
DROP INDEX `api_users_by_created_at`;
DROP INDEX `api_users_by_updated_at`;
DROP INDEX `api_users_by_description`;
DROP INDEX `api_users_by_email`;
DROP INDEX `api_users_by_state`;
CREATE INDEX `api_users_in_order_of_creation` ON `api_users` (`account_id`, `created_at`, `id`, `description_key`, `email`, `enabled`, `expires_at`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_in_order_of_change` ON `api_users` (`account_id`, `updated_at`, `id`, `description_key`, `email`, `enabled`, `expires_at`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_in_order_of_description` ON `api_users` (`account_id`, `description_key`, `id`, `email`, `enabled`, `expires_at`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_in_order_of_email` ON `api_users` (`account_id`, `email`, `id`, `description_key`, `enabled`, `expires_at`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_of_state` ON `api_users` (`account_id`, `enabled`, `expires_at`, `id`, `description_key`, `email`, `created_at`, `updated_at`) WHERE deleted_at IS NULL;
-- the list by last use holds as much. Columns are added, not rebuilt: the table keeps its numbers
ALTER TABLE `api_user_list` ADD COLUMN `description_key` text NOT NULL DEFAULT ('');
ALTER TABLE `api_user_list` ADD COLUMN `email` text NOT NULL DEFAULT ('');
ALTER TABLE `api_user_list` ADD COLUMN `enabled` bool NOT NULL DEFAULT (true);
ALTER TABLE `api_user_list` ADD COLUMN `expires_at` datetime NULL;
ALTER TABLE `api_user_list` ADD COLUMN `created_at` datetime NOT NULL DEFAULT ('1970-01-01 00:00:00+00:00');
ALTER TABLE `api_user_list` ADD COLUMN `updated_at` datetime NOT NULL DEFAULT ('1970-01-01 00:00:00+00:00');
DROP INDEX `api_user_list_by_last_at`;
UPDATE `api_user_list` SET (`description_key`, `email`, `enabled`, `expires_at`, `created_at`, `updated_at`) =
  (SELECT u.description_key, u.email, u.enabled, u.expires_at, u.created_at, u.updated_at FROM `api_users` u WHERE u.id = api_user_id);
CREATE INDEX `api_user_list_in_order` ON `api_user_list` (`in_account`, `last_at`, `api_user_id`, `description_key`, `email`, `enabled`, `expires_at`, `created_at`, `updated_at`);
DROP TRIGGER `api_users_list_new`;
-- +goose StatementBegin
CREATE TRIGGER `api_users_list_new` AFTER INSERT ON `api_users` WHEN new.deleted_at IS NULL
BEGIN
  INSERT INTO `api_user_list` (`api_user_id`, `in_account`, `last_at`, `description_key`, `email`, `enabled`, `expires_at`, `created_at`, `updated_at`)
    SELECT new.id, new.account_id, coalesce((SELECT last_at FROM `last_uses` WHERE id = new.id), '1970-01-01 00:00:00+00:00'),
      new.description_key, new.email, new.enabled, new.expires_at, new.created_at, new.updated_at;
  INSERT INTO `api_user_search` (`rowid`, `text`)
    SELECT n, new.description_key || char(10) || lower(new.email) FROM `api_user_list` WHERE api_user_id = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `api_users_list_changed` AFTER UPDATE OF `description_key`, `enabled`, `expires_at`, `created_at`, `updated_at` ON `api_users` WHEN new.deleted_at IS NULL
BEGIN
  UPDATE `api_user_list` SET `description_key` = new.description_key, `enabled` = new.enabled, `expires_at` = new.expires_at,
    `created_at` = new.created_at, `updated_at` = new.updated_at
    WHERE api_user_id = new.id;
END;
-- +goose StatementEnd
