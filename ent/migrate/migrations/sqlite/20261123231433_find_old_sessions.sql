-- +goose Up
-- create index "onetimetoken_user_id" to table: "one_time_tokens"
CREATE INDEX `onetimetoken_user_id` ON `one_time_tokens` (`user_id`);
-- create index "onetimetoken_purpose" to table: "one_time_tokens"
CREATE INDEX `onetimetoken_purpose` ON `one_time_tokens` (`purpose`);
-- create index "session_created_at" to table: "sessions"
CREATE INDEX `session_created_at` ON `sessions` (`created_at`);
