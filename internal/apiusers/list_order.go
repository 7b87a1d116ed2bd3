package apiusers

import (
	"time"

	"entgo.io/contrib/entgql"

	"postern/internal/fault"
)

// Order is what a list is sorted by; equal ones by their id.
type Order struct {
	Direction entgql.OrderDirection
	Field     OrderField
}

// OrderField is what a list can be sorted by.
type OrderField string

// What a list can be sorted by.
const (
	ByCreatedAt   OrderField = "CREATED_AT"
	ByUpdatedAt   OrderField = "UPDATED_AT"
	ByDescription OrderField = "DESCRIPTION"
	ByEmail       OrderField = "EMAIL"
	ByLastUsedAt  OrderField = "LAST_USED_AT" // never used is before the oldest use
)

// keys are the columns that hold what is sorted by.
var keys = map[OrderField]string{
	ByCreatedAt:   "u.created_at",
	ByUpdatedAt:   "u.updated_at",
	ByDescription: "u.description_key",
	ByEmail:       "u.email",
	ByLastUsedAt:  "coalesce(l.last_at, '1970-01-01 00:00:00+00:00')",
}

// isTime says whether it sorts by a time, not by a text.
func (f OrderField) isTime() bool { return f != ByDescription && f != ByEmail }

func orderOf(o *Order) Order {
	if o == nil {
		return Order{Direction: entgql.OrderDirectionDesc, Field: ByCreatedAt}
	}
	return *o
}

// hit is an API user that was found, and what it was sorted by.
type hit struct {
	id  string
	key any // a time.Time or a string
}

func (h hit) cursor() entgql.Cursor[string] { return entgql.Cursor[string]{ID: h.id, Value: h.key} }

// scanKey reads what was sorted by.
func (f OrderField) scanKey(row func(...any) error) (hit, error) {
	var h hit
	if !f.isTime() {
		var text string
		err := row(&h.id, &text)
		h.key = text
		return h, err
	}
	var at any
	if err := row(&h.id, &at); err != nil {
		return h, err
	}
	switch at := at.(type) {
	case time.Time:
		h.key = at.UTC()
	case string: // SQLite knows no type of what was computed
		parsed, err := time.Parse("2006-01-02 15:04:05.999999999-07:00", at)
		h.key = parsed.UTC()
		return h, err
	}
	return h, nil
}

// fits says whether a cursor is of a list in this order. Fault: BAD_CURSOR.
func (f OrderField) fits(c *entgql.Cursor[string]) error {
	_, text := c.Value.(string)
	_, at := c.Value.(time.Time)
	if f.isTime() && at || !f.isTime() && text {
		return nil
	}
	return fault.New(fault.Invalid, "BAD_CURSOR", "This cursor is of a list in another order. Start from the first page again.")
}
