package main

import (
	"errors"
	"fmt"
	"time"

	"entgo.io/contrib/entgql"

	"postern/internal/apiusers"
)

var orders = []apiusers.OrderField{
	apiusers.ByCreatedAt, apiusers.ByUpdatedAt, apiusers.ByDescription, apiusers.ByEmail, apiusers.ByLastUsedAt,
}

// some are the orders that searches and states are measured in.
var some = []apiusers.OrderField{apiusers.ByCreatedAt, apiusers.ByDescription, apiusers.ByLastUsedAt}

var states = []apiusers.StateFilter{
	apiusers.OnlyActive, apiusers.OnlyDisabled, apiusers.OnlyExpiring, apiusers.OnlyExpired, apiusers.OnlyNeverUsed, apiusers.OnlyUnused,
}

func by(field apiusers.OrderField) *apiusers.Order {
	return &apiusers.Order{Direction: entgql.OrderDirectionDesc, Field: field}
}

func (b *bench) all() error {
	var errs []error
	for _, field := range orders {
		errs = append(errs, b.page(fmt.Sprint("page 1, ", field), apiusers.Page{OrderBy: by(field)}))
	}
	size, deep := 50, &entgql.Cursor[string]{ID: b.one.ID, Value: time.Now().AddDate(0, -6, 0).UTC()}
	errs = append(errs, b.page("deep page", apiusers.Page{After: deep}),
		b.page("deep page, backwards", apiusers.Page{Before: deep, Last: &size}))
	for _, search := range [][2]string{
		{"an address", b.one.Email}, {"part of an address", b.one.Email[8:14]}, {"a rare number", "#12345"}, {"a city and a digit", "zürich #1"},
		{"a common word", "import"}, {"what comes last", "daily"}, {"what every address has", "apiuser-"}, {"nothing", "qqxzjw"}, {"signs alone", "???"},
	} {
		filter := &apiusers.Filter{Search: &search[1]}
		for _, field := range some {
			errs = append(errs, b.page(fmt.Sprint("search ", search[0], ", ", field), apiusers.Page{OrderBy: by(field), Filter: filter}))
		}
		errs = append(errs, b.count("search "+search[0], filter))
	}
	for _, state := range states {
		filter := &apiusers.Filter{State: &state}
		for _, field := range some {
			errs = append(errs, b.page(fmt.Sprint(state, ", ", field), apiusers.Page{OrderBy: by(field), Filter: filter}))
		}
		errs = append(errs, b.count(string(state), filter))
	}
	word, state := "import", apiusers.OnlyExpiring
	both := &apiusers.Filter{Search: &word, State: &state}
	errs = append(errs, b.page("a common word and EXPIRING", apiusers.Page{Filter: both}), b.count("a common word and EXPIRING", both), b.count("all", nil))
	return errors.Join(errs...)
}
