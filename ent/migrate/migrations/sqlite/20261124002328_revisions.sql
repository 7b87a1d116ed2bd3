-- +goose Up
-- add column "revision" to table: "installations"; no rebuild is needed for it
ALTER TABLE `installations` ADD COLUMN `revision` integer NOT NULL DEFAULT 0;
-- create "changes" table
CREATE TABLE `changes` (`id` text NOT NULL, `revision` integer NOT NULL, `addresses` text NOT NULL, `at` datetime NOT NULL, PRIMARY KEY (`id`));
-- create index "changes_revision_key" to table: "changes"
CREATE UNIQUE INDEX `changes_revision_key` ON `changes` (`revision`);
-- create index "change_at" to table: "changes"
CREATE INDEX `change_at` ON `changes` (`at`);
-- create "instances" table
CREATE TABLE `instances` (`id` text NOT NULL, `applied` integer NOT NULL, `lease_ms` integer NOT NULL, `seen_at` datetime NOT NULL, PRIMARY KEY (`id`));
