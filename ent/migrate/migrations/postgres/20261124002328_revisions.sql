-- +goose Up
-- modify "installations" table
ALTER TABLE "installations" ADD COLUMN "revision" bigint NOT NULL DEFAULT 0;
-- create "changes" table
CREATE TABLE "changes" ("id" character varying NOT NULL COLLATE "C", "revision" bigint NOT NULL, "addresses" character varying NOT NULL COLLATE "C", "at" timestamptz NOT NULL, PRIMARY KEY ("id"));
-- create index "change_at" to table: "changes"
CREATE INDEX "change_at" ON "changes" ("at");
-- create index "changes_revision_key" to table: "changes"
CREATE UNIQUE INDEX "changes_revision_key" ON "changes" ("revision");
-- create "instances" table
CREATE TABLE "instances" ("id" character varying NOT NULL COLLATE "C", "applied" bigint NOT NULL, "lease_ms" bigint NOT NULL, "seen_at" timestamptz NOT NULL, PRIMARY KEY ("id"));

-- instances needn't wait for their next look
-- +goose StatementBegin
CREATE FUNCTION "tell_of_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('postern_changes', '');
  RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER "changes_tell" AFTER INSERT ON "changes" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_change"();
