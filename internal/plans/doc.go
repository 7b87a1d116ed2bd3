// Package plans tests what the database does for each list and look-up: the
// use cases run on a database with very many rows, every statement is written
// down, and the database then says how it goes about it. None may read a table
// from end to end, or sort more than a page.
//
// POSTERN_PLANS_ROWS=1000000 sets how many API users the account has, and
// prints each statement with its way and its time:
//
//	POSTERN_PLANS_ROWS=1000000 go test ./internal/plans -v -timeout 30m
//
// POSTERN_PLANS_KEPT names a folder to write the plans to; make plans keeps them
// in docs/plans.
package plans
