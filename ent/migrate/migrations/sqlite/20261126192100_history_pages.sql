-- +goose Up
-- create index "auditevent_account_id_actor_id_at_id" to table: "audit_events"
CREATE INDEX `auditevent_account_id_actor_id_at_id` ON `audit_events` (`account_id`, `actor_id`, `at`, `id`);
-- create index "auditevent_account_id_action_at_id" to table: "audit_events"
CREATE INDEX `auditevent_account_id_action_at_id` ON `audit_events` (`account_id`, `action`, `at`, `id`);
-- create index "refusal_account_id_hour_id" to table: "refusals"
CREATE INDEX `refusal_account_id_hour_id` ON `refusals` (`account_id`, `hour`, `id`);
-- create index "refusalspell_account_id_began_at_id" to table: "refusal_spells"
CREATE INDEX `refusalspell_account_id_began_at_id` ON `refusal_spells` (`account_id`, `began_at`, `id`);
