-- +goose Up
-- drop index "refusal_account_id_hour_id" from table: "refusals"
DROP INDEX "refusal_account_id_hour_id";
-- modify "refusals" table
ALTER TABLE "refusals" ADD COLUMN "began_at" timestamptz NOT NULL DEFAULT now();
-- of what was counted more than once only the hour is known
UPDATE "refusals" SET "began_at" = CASE "count" WHEN 1 THEN "last_at" ELSE "hour" END;
-- create index "refusal_account_id_began_at_id" to table: "refusals"
CREATE INDEX "refusal_account_id_began_at_id" ON "refusals" ("account_id", "began_at", "id");
