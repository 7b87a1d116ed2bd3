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

// sorted says where what is sorted by is kept: the column, and the index in
// which a list is read in this order.
var sorted = map[OrderField]struct{ column, index string }{
	ByCreatedAt:   {"created_at", "api_users_in_order_of_creation"},
	ByUpdatedAt:   {"updated_at", "api_users_in_order_of_change"},
	ByDescription: {"description_key", "api_users_in_order_of_description"},
	ByEmail:       {"email", "api_users_in_order_of_email"},
	ByLastUsedAt:  {"last_at", "api_user_list_in_order"},
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

// scanHit reads one that was found.
func (f OrderField) scanHit(row func(...any) error) (hit, error) {
	var h hit
	var text string
	var at time.Time
	if !f.isTime() {
		err := row(&h.id, &text)
		h.key = text
		return h, err
	}
	err := row(&h.id, &at)
	h.key = at.UTC()
	return h, err
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
