-- +goose Up
-- create "sign_in_attempts" table
CREATE TABLE `sign_in_attempts` (`id` text NOT NULL, `count` integer NOT NULL DEFAULT (1), `since` datetime NOT NULL, PRIMARY KEY (`id`));
-- create index "signinattempt_since" to table: "sign_in_attempts"
CREATE INDEX `signinattempt_since` ON `sign_in_attempts` (`since`);
