-- +goose Up
-- modify "installations" table
ALTER TABLE "installations" ADD COLUMN "history_seq" bigint NOT NULL DEFAULT 0, ADD COLUMN "history_hash" character varying NOT NULL DEFAULT '' COLLATE "C", ADD COLUMN "history_base" character varying NOT NULL DEFAULT '' COLLATE "C";
-- modify "audit_events" table
ALTER TABLE "audit_events" ADD COLUMN "seq" bigint NULL, ADD COLUMN "hash" character varying NULL COLLATE "C";
-- create index "audit_events_seq_key" to table: "audit_events"
CREATE UNIQUE INDEX "audit_events_seq_key" ON "audit_events" ("seq");
