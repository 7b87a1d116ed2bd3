-- +goose Up
-- the list shows no deleted ones
DROP INDEX "apiuser_account_id_created_at_id";
DROP INDEX "apiuser_account_id_description_id";
DROP INDEX "apiuser_account_id_updated_at_id";
-- modify "api_users" table
ALTER TABLE "api_users" ADD COLUMN "description_key" character varying NOT NULL DEFAULT '' COLLATE "C";
UPDATE "api_users" SET "description_key" = lower("description" COLLATE "default");
CREATE INDEX "api_users_by_id" ON "api_users" ("account_id", "id") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_by_created_at" ON "api_users" ("account_id", "created_at", "id") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_by_description" ON "api_users" ("account_id", "description_key", "id") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_by_email" ON "api_users" ("account_id", "email", "id") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_by_state" ON "api_users" ("account_id", "enabled", "expires_at") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_by_updated_at" ON "api_users" ("account_id", "updated_at", "id") WHERE (deleted_at IS NULL);
-- each live API user's last use, so that a list can be sorted by it; never used is 1970. Kept by triggers
CREATE TABLE "api_user_list" ("api_user_id" character varying NOT NULL COLLATE "C", "in_account" character varying NOT NULL COLLATE "C", "last_at" timestamptz NOT NULL, PRIMARY KEY ("api_user_id"));
CREATE INDEX "api_user_list_by_last_at" ON "api_user_list" ("in_account", "last_at", "api_user_id");
INSERT INTO "api_user_list" ("api_user_id", "in_account", "last_at")
  SELECT u.id, u.account_id, coalesce(l.last_at, 'epoch') FROM "api_users" u
  LEFT JOIN "last_uses" l ON l.id = u.id WHERE u.deleted_at IS NULL;
-- what each is searched by: its description and its address. Kept by triggers
CREATE TABLE "api_user_search" ("api_user_id" character varying NOT NULL COLLATE "C", "in_account" character varying NOT NULL COLLATE "C", "text" character varying NOT NULL COLLATE "C", PRIMARY KEY ("api_user_id"));
INSERT INTO "api_user_search" ("api_user_id", "in_account", "text")
  SELECT id, account_id, description_key || chr(10) || lower(email) FROM "api_users" WHERE deleted_at IS NULL;
-- +goose StatementBegin
CREATE FUNCTION "api_users_list"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.deleted_at IS NOT NULL THEN
    DELETE FROM "api_user_list" WHERE api_user_id = new.id;
    DELETE FROM "api_user_search" WHERE api_user_id = new.id;
    RETURN NULL;
  END IF;
  INSERT INTO "api_user_list" (api_user_id, in_account, last_at)
    SELECT new.id, new.account_id, coalesce((SELECT last_at FROM "last_uses" WHERE id = new.id), 'epoch')
    ON CONFLICT DO NOTHING;
  INSERT INTO "api_user_search" (api_user_id, in_account, text)
    VALUES (new.id, new.account_id, new.description_key || chr(10) || lower(new.email))
    ON CONFLICT (api_user_id) DO UPDATE SET text = excluded.text;
  RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER "api_users_list" AFTER INSERT OR UPDATE OF "description_key", "deleted_at" ON "api_users" FOR EACH ROW EXECUTE FUNCTION "api_users_list"();
-- +goose StatementBegin
CREATE FUNCTION "last_uses_list"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "api_user_list" SET last_at = new.last_at WHERE api_user_id = new.id;
  RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER "last_uses_list" AFTER INSERT OR UPDATE OF "last_at" ON "last_uses" FOR EACH ROW
  WHEN (new.id = new.api_user_id) EXECUTE FUNCTION "last_uses_list"();
-- every three characters of it, where pg_trgm can be had. Without it a search reads the list
-- +goose StatementBegin
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "api_user_search_text" ON "api_user_search" USING gin ("text" gin_trgm_ops) WITH (fastupdate = off);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'API users will be searched without an index: %', sqlerrm;
END
$$;
-- +goose StatementEnd
