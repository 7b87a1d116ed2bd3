-- +goose Up
-- add columns; no table needs a rebuild for it, which would lose the triggers of audit_events
ALTER TABLE `installations` ADD COLUMN `history_seq` integer NOT NULL DEFAULT 0;
ALTER TABLE `installations` ADD COLUMN `history_hash` text NOT NULL DEFAULT '';
ALTER TABLE `installations` ADD COLUMN `history_base` text NOT NULL DEFAULT '';
ALTER TABLE `audit_events` ADD COLUMN `seq` integer NULL;
ALTER TABLE `audit_events` ADD COLUMN `hash` text NULL;
-- create index "audit_events_seq_key" to table: "audit_events"
CREATE UNIQUE INDEX `audit_events_seq_key` ON `audit_events` (`seq`);
