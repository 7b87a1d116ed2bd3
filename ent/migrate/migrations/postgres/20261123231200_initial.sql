-- +goose Up
-- create "accounts" table
CREATE TABLE "accounts" ("id" character varying NOT NULL COLLATE "C", "number" bigint NOT NULL, "name" character varying NOT NULL COLLATE "C", "created_at" timestamptz NOT NULL, "updated_at" timestamptz NOT NULL, PRIMARY KEY ("id"));
-- create index "accounts_number_key" to table: "accounts"
CREATE UNIQUE INDEX "accounts_number_key" ON "accounts" ("number");
-- create "audit_events" table
CREATE TABLE "audit_events" ("id" character varying NOT NULL COLLATE "C", "account_id" character varying NOT NULL COLLATE "C", "at" timestamptz NOT NULL, "action" character varying NOT NULL COLLATE "C", "actor_id" character varying NULL COLLATE "C", "object_id" character varying NULL COLLATE "C", "changes" character varying NULL COLLATE "C", "peer" character varying NULL COLLATE "C", PRIMARY KEY ("id"));
-- create index "auditevent_account_id_at" to table: "audit_events"
CREATE INDEX "auditevent_account_id_at" ON "audit_events" ("account_id", "at");
-- create index "auditevent_object_id_at" to table: "audit_events"
CREATE INDEX "auditevent_object_id_at" ON "audit_events" ("object_id", "at");
-- create "installations" table
CREATE TABLE "installations" ("id" character varying NOT NULL COLLATE "C", "set_up_at" timestamptz NULL, "last_account_number" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create "issued_addresses" table
CREATE TABLE "issued_addresses" ("id" character varying NOT NULL COLLATE "C", "account_id" character varying NOT NULL COLLATE "C", "issued_at" timestamptz NOT NULL, "used_at" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "issuedaddress_account_id_issued_at" to table: "issued_addresses"
CREATE INDEX "issuedaddress_account_id_issued_at" ON "issued_addresses" ("account_id", "issued_at");
-- create "offered_passwords" table
CREATE TABLE "offered_passwords" ("id" character varying NOT NULL COLLATE "C", "account_id" character varying NOT NULL COLLATE "C", "offered_at" timestamptz NOT NULL, PRIMARY KEY ("id"));
-- create index "offeredpassword_account_id_offered_at" to table: "offered_passwords"
CREATE INDEX "offeredpassword_account_id_offered_at" ON "offered_passwords" ("account_id", "offered_at");
-- create "one_time_tokens" table
CREATE TABLE "one_time_tokens" ("id" character varying NOT NULL COLLATE "C", "purpose" character varying NOT NULL COLLATE "C", "user_id" character varying NULL COLLATE "C", "expires_at" timestamptz NOT NULL, PRIMARY KEY ("id"));
-- create "refusals" table
CREATE TABLE "refusals" ("id" character varying NOT NULL COLLATE "C", "hour" timestamptz NOT NULL, "account_id" character varying NOT NULL DEFAULT '' COLLATE "C", "actor_id" character varying NOT NULL DEFAULT '' COLLATE "C", "action" character varying NOT NULL COLLATE "C", "reason" character varying NOT NULL COLLATE "C", "count" bigint NOT NULL DEFAULT 1, "last_at" timestamptz NOT NULL, "last_peer" character varying NOT NULL DEFAULT '' COLLATE "C", PRIMARY KEY ("id"));
-- create index "refusal_once_an_hour" to table: "refusals"
CREATE UNIQUE INDEX "refusal_once_an_hour" ON "refusals" ("account_id", "hour", "actor_id", "action", "reason");
-- create "sign_in_attempts" table
CREATE TABLE "sign_in_attempts" ("id" character varying NOT NULL COLLATE "C", "count" bigint NOT NULL DEFAULT 1, "since" timestamptz NOT NULL, PRIMARY KEY ("id"));
-- create index "signinattempt_since" to table: "sign_in_attempts"
CREATE INDEX "signinattempt_since" ON "sign_in_attempts" ("since");
-- create "users" table
CREATE TABLE "users" ("id" character varying NOT NULL COLLATE "C", "name" character varying NOT NULL COLLATE "C", "email" character varying NOT NULL COLLATE "C", "email_key" character varying NOT NULL COLLATE "C", "role" character varying NOT NULL COLLATE "C", "status" character varying NOT NULL DEFAULT 'ACTIVE' COLLATE "C", "password_hash" character varying NOT NULL COLLATE "C", "last_sign_in_at" timestamptz NULL, "created_at" timestamptz NOT NULL, "updated_at" timestamptz NOT NULL, "account_id" character varying NOT NULL COLLATE "C", PRIMARY KEY ("id"), CONSTRAINT "users_accounts_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "user_account_id_name_id" to table: "users"
CREATE INDEX "user_account_id_name_id" ON "users" ("account_id", "name", "id");
-- create index "user_one_owner" to table: "users"
CREATE UNIQUE INDEX "user_one_owner" ON "users" ("account_id") WHERE ((role)::text = 'OWNER'::text);
-- create index "users_email_key_key" to table: "users"
CREATE UNIQUE INDEX "users_email_key_key" ON "users" ("email_key");
-- create "api_users" table
CREATE TABLE "api_users" ("id" character varying NOT NULL COLLATE "C", "email" character varying NOT NULL COLLATE "C", "description" character varying NOT NULL COLLATE "C", "enabled" boolean NOT NULL DEFAULT true, "version" bigint NOT NULL DEFAULT 1, "created_at" timestamptz NOT NULL, "updated_at" timestamptz NOT NULL, "deleted_at" timestamptz NULL, "account_id" character varying NOT NULL COLLATE "C", "created_by_id" character varying NULL COLLATE "C", "updated_by_id" character varying NULL COLLATE "C", PRIMARY KEY ("id"), CONSTRAINT "api_users_accounts_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "api_users_users_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON UPDATE NO ACTION ON DELETE SET NULL, CONSTRAINT "api_users_users_updated_by" FOREIGN KEY ("updated_by_id") REFERENCES "users" ("id") ON UPDATE NO ACTION ON DELETE SET NULL);
-- create index "api_users_email_key" to table: "api_users"
CREATE UNIQUE INDEX "api_users_email_key" ON "api_users" ("email");
-- create index "apiuser_account_id_created_at_id" to table: "api_users"
CREATE INDEX "apiuser_account_id_created_at_id" ON "api_users" ("account_id", "created_at", "id");
-- create index "apiuser_account_id_description_id" to table: "api_users"
CREATE INDEX "apiuser_account_id_description_id" ON "api_users" ("account_id", "description", "id");
-- create index "apiuser_account_id_updated_at_id" to table: "api_users"
CREATE INDEX "apiuser_account_id_updated_at_id" ON "api_users" ("account_id", "updated_at", "id");
-- create "api_user_passwords" table
CREATE TABLE "api_user_passwords" ("id" character varying NOT NULL COLLATE "C", "account_id" character varying NOT NULL COLLATE "C", "hash" character varying NOT NULL COLLATE "C", "created_at" timestamptz NOT NULL, "api_user_id" character varying NOT NULL COLLATE "C", PRIMARY KEY ("id"), CONSTRAINT "api_user_passwords_api_users_api_user" FOREIGN KEY ("api_user_id") REFERENCES "api_users" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "apiuserpassword_api_user_id" to table: "api_user_passwords"
CREATE INDEX "apiuserpassword_api_user_id" ON "api_user_passwords" ("api_user_id");
-- create "sessions" table
CREATE TABLE "sessions" ("id" character varying NOT NULL COLLATE "C", "token_hash" character varying NOT NULL COLLATE "C", "created_at" timestamptz NOT NULL, "seen_at" timestamptz NOT NULL, "peer" character varying NULL COLLATE "C", "client" character varying NULL COLLATE "C", "user_id" character varying NOT NULL COLLATE "C", PRIMARY KEY ("id"), CONSTRAINT "sessions_users_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "session_seen_at" to table: "sessions"
CREATE INDEX "session_seen_at" ON "sessions" ("seen_at");
-- create index "session_user_id" to table: "sessions"
CREATE INDEX "session_user_id" ON "sessions" ("user_id");
-- create index "sessions_token_hash_key" to table: "sessions"
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions" ("token_hash");
-- the one row of this installation; set-up claims it once
INSERT INTO "installations" ("id") VALUES ('installation');
-- the history is written once: the database itself refuses to change it
-- +goose StatementBegin
CREATE FUNCTION "refuse_change_of_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only';
END
$$;
-- +goose StatementEnd
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_history"();
