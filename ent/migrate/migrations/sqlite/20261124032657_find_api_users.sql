-- +goose Up
-- add column "description_key" to table: "api_users"; no rebuild is needed for it
ALTER TABLE `api_users` ADD COLUMN `description_key` text NOT NULL DEFAULT ('');
UPDATE `api_users` SET `description_key` = lower(`description`);
-- the list shows no deleted ones
DROP INDEX `apiuser_account_id_created_at_id`;
DROP INDEX `apiuser_account_id_updated_at_id`;
DROP INDEX `apiuser_account_id_description_id`;
CREATE INDEX `api_users_by_id` ON `api_users` (`account_id`, `id`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_by_created_at` ON `api_users` (`account_id`, `created_at`, `id`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_by_updated_at` ON `api_users` (`account_id`, `updated_at`, `id`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_by_description` ON `api_users` (`account_id`, `description_key`, `id`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_by_email` ON `api_users` (`account_id`, `email`, `id`) WHERE deleted_at IS NULL;
CREATE INDEX `api_users_by_state` ON `api_users` (`account_id`, `enabled`, `expires_at`) WHERE deleted_at IS NULL;
-- each live API user's last use, so that a list can be sorted by it; never used is 1970. Kept by triggers
CREATE TABLE `api_user_list` (`n` integer PRIMARY KEY, `api_user_id` text NOT NULL, `in_account` text NOT NULL, `last_at` datetime NOT NULL);
CREATE UNIQUE INDEX `api_user_list_of` ON `api_user_list` (`api_user_id`);
CREATE INDEX `api_user_list_by_last_at` ON `api_user_list` (`in_account`, `last_at`, `api_user_id`);
-- every three characters of descriptions and addresses, by the number in the list. Kept by triggers
CREATE VIRTUAL TABLE `api_user_search` USING fts5(`text`, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
INSERT INTO `api_user_list` (`api_user_id`, `in_account`, `last_at`)
  SELECT u.id, u.account_id, coalesce(l.last_at, '1970-01-01 00:00:00+00:00') FROM `api_users` u
  LEFT JOIN `last_uses` l ON l.id = u.id WHERE u.deleted_at IS NULL ORDER BY u.id;
INSERT INTO `api_user_search` (`rowid`, `text`)
  SELECT l.n, u.description_key || char(10) || lower(u.email) FROM `api_user_list` l JOIN `api_users` u ON u.id = l.api_user_id;
-- +goose StatementBegin
CREATE TRIGGER `api_users_list_new` AFTER INSERT ON `api_users` WHEN new.deleted_at IS NULL
BEGIN
  INSERT INTO `api_user_list` (`api_user_id`, `in_account`, `last_at`)
    SELECT new.id, new.account_id, coalesce((SELECT last_at FROM `last_uses` WHERE id = new.id), '1970-01-01 00:00:00+00:00');
  INSERT INTO `api_user_search` (`rowid`, `text`)
    SELECT n, new.description_key || char(10) || lower(new.email) FROM `api_user_list` WHERE api_user_id = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `api_users_list_described` AFTER UPDATE OF `description_key` ON `api_users`
  WHEN new.deleted_at IS NULL AND new.description_key <> old.description_key
BEGIN
  UPDATE `api_user_search` SET `text` = new.description_key || char(10) || lower(new.email)
    WHERE `rowid` = (SELECT n FROM `api_user_list` WHERE api_user_id = new.id);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `api_users_list_deleted` AFTER UPDATE OF `deleted_at` ON `api_users` WHEN new.deleted_at IS NOT NULL
BEGIN
  DELETE FROM `api_user_search` WHERE `rowid` = (SELECT n FROM `api_user_list` WHERE api_user_id = new.id);
  DELETE FROM `api_user_list` WHERE api_user_id = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `last_uses_list_new` AFTER INSERT ON `last_uses` WHEN new.id = new.api_user_id
BEGIN
  UPDATE `api_user_list` SET last_at = new.last_at WHERE api_user_id = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `last_uses_list_used` AFTER UPDATE OF `last_at` ON `last_uses` WHEN new.id = new.api_user_id
BEGIN
  UPDATE `api_user_list` SET last_at = new.last_at WHERE api_user_id = new.id;
END;
-- +goose StatementEnd
