-- +goose Up
-- drop index "auditevent_account_id_at" from table: "audit_events"
DROP INDEX "auditevent_account_id_at";
-- drop index "auditevent_object_id_at" from table: "audit_events"
DROP INDEX "auditevent_object_id_at";
-- create index "auditevent_account_id_at_id" to table: "audit_events"
CREATE INDEX "auditevent_account_id_at_id" ON "audit_events" ("account_id", "at", "id");
-- create index "auditevent_object_id_at_id" to table: "audit_events"
CREATE INDEX "auditevent_object_id_at_id" ON "audit_events" ("object_id", "at", "id");
-- create "refusal_spells" table
CREATE TABLE "refusal_spells" ("id" character varying NOT NULL COLLATE "C", "account_id" character varying NOT NULL COLLATE "C", "api_user_id" character varying NOT NULL COLLATE "C", "reason" character varying NOT NULL COLLATE "C", "began_at" timestamptz NOT NULL, "last_at" timestamptz NOT NULL, "calls" bigint NOT NULL DEFAULT 1, "last_peer" character varying NOT NULL DEFAULT '' COLLATE "C", "last_client" character varying NOT NULL DEFAULT '' COLLATE "C", PRIMARY KEY ("id"));
-- create index "refusalspell_api_user_id_began_at_id" to table: "refusal_spells"
CREATE INDEX "refusalspell_api_user_id_began_at_id" ON "refusal_spells" ("api_user_id", "began_at", "id");
-- create index "refusalspell_api_user_id_last_at" to table: "refusal_spells"
CREATE INDEX "refusalspell_api_user_id_last_at" ON "refusal_spells" ("api_user_id", "last_at");
-- create index "refusalspell_last_at" to table: "refusal_spells"
CREATE INDEX "refusalspell_last_at" ON "refusal_spells" ("last_at");
