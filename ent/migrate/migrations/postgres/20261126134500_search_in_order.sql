-- +goose Up
-- behind its order each index holds what is searched for, and the states
DROP INDEX "api_users_by_created_at";
DROP INDEX "api_users_by_description";
DROP INDEX "api_users_by_email";
DROP INDEX "api_users_by_state";
DROP INDEX "api_users_by_updated_at";
CREATE INDEX "api_users_in_order_of_change" ON "api_users" ("account_id", "updated_at", "id", "description_key", "email", "enabled", "expires_at") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_in_order_of_creation" ON "api_users" ("account_id", "created_at", "id", "description_key", "email", "enabled", "expires_at") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_in_order_of_description" ON "api_users" ("account_id", "description_key", "id", "email", "enabled", "expires_at") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_in_order_of_email" ON "api_users" ("account_id", "email", "id", "description_key", "enabled", "expires_at") WHERE (deleted_at IS NULL);
CREATE INDEX "api_users_of_state" ON "api_users" ("account_id", "enabled", "expires_at", "id", "description_key", "email", "created_at", "updated_at") WHERE (deleted_at IS NULL);
-- the list by last use holds as much
ALTER TABLE "api_user_list" ADD COLUMN "description_key" character varying NOT NULL DEFAULT '' COLLATE "C", ADD COLUMN "email" character varying NOT NULL DEFAULT '' COLLATE "C",
  ADD COLUMN "enabled" boolean NOT NULL DEFAULT true, ADD COLUMN "expires_at" timestamptz NULL,
  ADD COLUMN "created_at" timestamptz NOT NULL DEFAULT 'epoch', ADD COLUMN "updated_at" timestamptz NOT NULL DEFAULT 'epoch';
DROP INDEX "api_user_list_by_last_at";
UPDATE "api_user_list" l SET description_key = u.description_key, email = u.email, enabled = u.enabled, expires_at = u.expires_at,
  created_at = u.created_at, updated_at = u.updated_at
  FROM "api_users" u WHERE u.id = l.api_user_id;
CREATE INDEX "api_user_list_in_order" ON "api_user_list" ("in_account", "last_at", "api_user_id", "description_key", "email", "enabled", "expires_at", "created_at", "updated_at");
-- what is searched for, written with nothing but the letters and digits of ASCII, whatever the locale: pg_trgm leaves
-- out everything else. Other letters become the numbers of their bytes, and most signs capitals, which no folded text
-- has. Package apiusers writes a search the same way
CREATE FUNCTION "api_user_search_text"("of" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT translate(encode(convert_to("of", 'UTF8'), 'escape'), E' #-_./:@()&+\'"\n\\?!%*=$[];,', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
$$;
-- made anew, since a GIN index is quicker made than changed. It holds what a list goes by, so that who was found is read once
DROP TABLE "api_user_search";
CREATE TABLE "api_user_search" ("api_user_id" character varying NOT NULL COLLATE "C", "in_account" character varying NOT NULL COLLATE "C", "text" character varying NOT NULL COLLATE "C",
  "description_key" character varying NOT NULL COLLATE "C", "email" character varying NOT NULL COLLATE "C", "enabled" boolean NOT NULL, "expires_at" timestamptz NULL,
  "created_at" timestamptz NOT NULL, "updated_at" timestamptz NOT NULL, PRIMARY KEY ("api_user_id"));
INSERT INTO "api_user_search" ("api_user_id", "in_account", "text", "description_key", "email", "enabled", "expires_at", "created_at", "updated_at")
  SELECT id, account_id, api_user_search_text(description_key || chr(10) || lower(email)), description_key, email, enabled, expires_at, created_at, updated_at FROM "api_users" WHERE deleted_at IS NULL;
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION "api_users_list"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.deleted_at IS NOT NULL THEN
    DELETE FROM "api_user_list" WHERE api_user_id = new.id;
    DELETE FROM "api_user_search" WHERE api_user_id = new.id;
    RETURN NULL;
  END IF;
  INSERT INTO "api_user_list" (api_user_id, in_account, last_at, description_key, email, enabled, expires_at, created_at, updated_at)
    SELECT new.id, new.account_id, coalesce((SELECT last_at FROM "last_uses" WHERE id = new.id), 'epoch'),
      new.description_key, new.email, new.enabled, new.expires_at, new.created_at, new.updated_at
    ON CONFLICT (api_user_id) DO UPDATE SET description_key = excluded.description_key, enabled = excluded.enabled,
      expires_at = excluded.expires_at, created_at = excluded.created_at, updated_at = excluded.updated_at;
  INSERT INTO "api_user_search" (api_user_id, in_account, text, description_key, email, enabled, expires_at, created_at, updated_at)
    VALUES (new.id, new.account_id, api_user_search_text(new.description_key || chr(10) || lower(new.email)),
      new.description_key, new.email, new.enabled, new.expires_at, new.created_at, new.updated_at)
    ON CONFLICT (api_user_id) DO UPDATE SET text = excluded.text, description_key = excluded.description_key, enabled = excluded.enabled,
      expires_at = excluded.expires_at, created_at = excluded.created_at, updated_at = excluded.updated_at;
  RETURN NULL;
END
$$;
-- +goose StatementEnd
DROP TRIGGER "api_users_list" ON "api_users";
CREATE TRIGGER "api_users_list" AFTER INSERT OR UPDATE OF "description_key", "enabled", "expires_at", "created_at", "updated_at", "deleted_at" ON "api_users" FOR EACH ROW EXECUTE FUNCTION "api_users_list"();
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
