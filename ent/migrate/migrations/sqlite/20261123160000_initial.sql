-- +goose Up
-- create "api_users" table
CREATE TABLE `api_users` (`id` text NOT NULL, `email` text NOT NULL, `description` text NOT NULL, `enabled` bool NOT NULL DEFAULT (true), `version` integer NOT NULL DEFAULT (1), `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `deleted_at` datetime NULL, `account_id` text NOT NULL, `created_by_id` text NULL, `updated_by_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `api_users_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE NO ACTION, CONSTRAINT `api_users_users_created_by` FOREIGN KEY (`created_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL, CONSTRAINT `api_users_users_updated_by` FOREIGN KEY (`updated_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL);
-- create index "api_users_email_key" to table: "api_users"
CREATE UNIQUE INDEX `api_users_email_key` ON `api_users` (`email`);
-- create index "apiuser_account_id_created_at_id" to table: "api_users"
CREATE INDEX `apiuser_account_id_created_at_id` ON `api_users` (`account_id`, `created_at`, `id`);
-- create index "apiuser_account_id_updated_at_id" to table: "api_users"
CREATE INDEX `apiuser_account_id_updated_at_id` ON `api_users` (`account_id`, `updated_at`, `id`);
-- create index "apiuser_account_id_description_id" to table: "api_users"
CREATE INDEX `apiuser_account_id_description_id` ON `api_users` (`account_id`, `description`, `id`);
-- create "api_user_passwords" table
CREATE TABLE `api_user_passwords` (`id` text NOT NULL, `account_id` text NOT NULL, `hash` text NOT NULL, `created_at` datetime NOT NULL, `api_user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `api_user_passwords_api_users_api_user` FOREIGN KEY (`api_user_id`) REFERENCES `api_users` (`id`) ON DELETE NO ACTION);
-- create index "apiuserpassword_api_user_id" to table: "api_user_passwords"
CREATE INDEX `apiuserpassword_api_user_id` ON `api_user_passwords` (`api_user_id`);
-- create "accounts" table
CREATE TABLE `accounts` (`id` text NOT NULL, `number` integer NOT NULL, `name` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, PRIMARY KEY (`id`));
-- create index "accounts_number_key" to table: "accounts"
CREATE UNIQUE INDEX `accounts_number_key` ON `accounts` (`number`);
-- create "audit_events" table
CREATE TABLE `audit_events` (`id` text NOT NULL, `account_id` text NOT NULL, `at` datetime NOT NULL, `action` text NOT NULL, `actor_id` text NULL, `object_id` text NULL, `changes` text NULL, `peer` text NULL, PRIMARY KEY (`id`));
-- create index "auditevent_account_id_at" to table: "audit_events"
CREATE INDEX `auditevent_account_id_at` ON `audit_events` (`account_id`, `at`);
-- create index "auditevent_object_id_at" to table: "audit_events"
CREATE INDEX `auditevent_object_id_at` ON `audit_events` (`object_id`, `at`);
-- create "installations" table
CREATE TABLE `installations` (`id` text NOT NULL, `set_up_at` datetime NULL, `last_account_number` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create "issued_addresses" table
CREATE TABLE `issued_addresses` (`id` text NOT NULL, `account_id` text NOT NULL, `issued_at` datetime NOT NULL, `used_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "issuedaddress_account_id_issued_at" to table: "issued_addresses"
CREATE INDEX `issuedaddress_account_id_issued_at` ON `issued_addresses` (`account_id`, `issued_at`);
-- create "offered_passwords" table
CREATE TABLE `offered_passwords` (`id` text NOT NULL, `account_id` text NOT NULL, `offered_at` datetime NOT NULL, PRIMARY KEY (`id`));
-- create index "offeredpassword_account_id_offered_at" to table: "offered_passwords"
CREATE INDEX `offeredpassword_account_id_offered_at` ON `offered_passwords` (`account_id`, `offered_at`);
-- create "one_time_tokens" table
CREATE TABLE `one_time_tokens` (`id` text NOT NULL, `purpose` text NOT NULL, `user_id` text NULL, `expires_at` datetime NOT NULL, PRIMARY KEY (`id`));
-- create "refusals" table
CREATE TABLE `refusals` (`id` text NOT NULL, `hour` datetime NOT NULL, `account_id` text NOT NULL DEFAULT (''), `actor_id` text NOT NULL DEFAULT (''), `action` text NOT NULL, `reason` text NOT NULL, `count` integer NOT NULL DEFAULT (1), `last_at` datetime NOT NULL, `last_peer` text NOT NULL DEFAULT (''), PRIMARY KEY (`id`));
-- create index "refusal_once_an_hour" to table: "refusals"
CREATE UNIQUE INDEX `refusal_once_an_hour` ON `refusals` (`account_id`, `hour`, `actor_id`, `action`, `reason`);
-- create "sessions" table
CREATE TABLE `sessions` (`id` text NOT NULL, `token_hash` text NOT NULL, `created_at` datetime NOT NULL, `seen_at` datetime NOT NULL, `peer` text NULL, `client` text NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `sessions_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "sessions_token_hash_key" to table: "sessions"
CREATE UNIQUE INDEX `sessions_token_hash_key` ON `sessions` (`token_hash`);
-- create index "session_user_id" to table: "sessions"
CREATE INDEX `session_user_id` ON `sessions` (`user_id`);
-- create index "session_seen_at" to table: "sessions"
CREATE INDEX `session_seen_at` ON `sessions` (`seen_at`);
-- create "users" table
CREATE TABLE `users` (`id` text NOT NULL, `name` text NOT NULL, `email` text NOT NULL, `email_key` text NOT NULL, `role` text NOT NULL, `status` text NOT NULL DEFAULT ('ACTIVE'), `password_hash` text NOT NULL, `last_sign_in_at` datetime NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `account_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `users_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE NO ACTION);
-- create index "users_email_key_key" to table: "users"
CREATE UNIQUE INDEX `users_email_key_key` ON `users` (`email_key`);
-- create index "user_one_owner" to table: "users"
CREATE UNIQUE INDEX `user_one_owner` ON `users` (`account_id`) WHERE role = 'OWNER';
-- create index "user_account_id_name_id" to table: "users"
CREATE INDEX `user_account_id_name_id` ON `users` (`account_id`, `name`, `id`);
-- the one row of this installation; set-up claims it once
INSERT INTO `installations` (`id`) VALUES ('installation');
