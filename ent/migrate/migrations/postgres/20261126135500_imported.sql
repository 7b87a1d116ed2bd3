-- +goose Up
-- modify "api_users" table
ALTER TABLE "api_users" ADD COLUMN "imported" boolean NOT NULL DEFAULT false;
