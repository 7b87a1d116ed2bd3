-- +goose Up
-- modify "accounts" table
ALTER TABLE "accounts" ADD COLUMN "parent_id" character varying NULL COLLATE "C", ADD COLUMN "disabled_at" timestamptz NULL, ADD COLUMN "shut" boolean NOT NULL DEFAULT false, ADD COLUMN "updated_by_id" character varying NULL COLLATE "C";
-- create index "account_parent_id_name_id" to table: "accounts"
CREATE INDEX "account_parent_id_name_id" ON "accounts" ("parent_id", "name", "id");
-- modify "sessions" table
ALTER TABLE "sessions" ADD COLUMN "looking_at_id" character varying NULL COLLATE "C";
-- modify "users" table
ALTER TABLE "users" ADD COLUMN "sees_usage" boolean NOT NULL DEFAULT false, ADD COLUMN "manages_users" boolean NOT NULL DEFAULT false, ADD COLUMN "invited_until" timestamptz NULL, ADD COLUMN "updated_by_id" character varying NULL COLLATE "C";
-- until now every standard user saw usage and history: an upgrade takes nothing away
UPDATE "users" SET "sees_usage" = true WHERE "role" = 'STANDARD';
-- an account whose place never changes can't come to stand above itself
-- +goose StatementBegin
CREATE FUNCTION accounts_keep_their_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."parent_id" IS DISTINCT FROM OLD."parent_id" THEN
    RAISE EXCEPTION 'the place of an account never changes';
  END IF;
  RETURN NEW;
END;
$$;
-- +goose StatementEnd
CREATE TRIGGER accounts_keep_their_place BEFORE UPDATE OF "parent_id" ON "accounts"
  FOR EACH ROW EXECUTE FUNCTION accounts_keep_their_place();
