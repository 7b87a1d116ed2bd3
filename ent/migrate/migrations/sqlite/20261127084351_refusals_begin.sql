-- +goose Up
-- drop index "refusal_account_id_hour_id" from table: "refusals"
DROP INDEX `refusal_account_id_hour_id`;
-- create "new_refusals" table
CREATE TABLE `new_refusals` (`id` text NOT NULL, `hour` datetime NOT NULL, `began_at` datetime NOT NULL, `account_id` text NOT NULL DEFAULT (''), `actor_id` text NOT NULL DEFAULT (''), `action` text NOT NULL, `reason` text NOT NULL, `count` integer NOT NULL DEFAULT (1), `last_at` datetime NOT NULL, `last_peer` text NOT NULL DEFAULT (''), PRIMARY KEY (`id`));
-- of what was counted more than once only the hour is known. Copy rows from old table "refusals" to new temporary table "new_refusals"
INSERT INTO `new_refusals` (`id`, `hour`, `began_at`, `account_id`, `actor_id`, `action`, `reason`, `count`, `last_at`, `last_peer`) SELECT `id`, `hour`, CASE `count` WHEN 1 THEN `last_at` ELSE `hour` END, `account_id`, `actor_id`, `action`, `reason`, `count`, `last_at`, `last_peer` FROM `refusals`;
-- drop "refusals" table after copying rows
DROP TABLE `refusals`;
-- rename temporary table "new_refusals" to "refusals"
ALTER TABLE `new_refusals` RENAME TO `refusals`;
-- create index "refusal_once_an_hour" to table: "refusals"
CREATE UNIQUE INDEX `refusal_once_an_hour` ON `refusals` (`account_id`, `hour`, `actor_id`, `action`, `reason`);
-- create index "refusal_account_id_began_at_id" to table: "refusals"
CREATE INDEX `refusal_account_id_began_at_id` ON `refusals` (`account_id`, `began_at`, `id`);
