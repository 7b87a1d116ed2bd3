package transfer

import "entgo.io/ent/dialect/sql/schema"

// tables puts those that others point to before them.
func tables(all []*schema.Table) []*schema.Table {
	var ordered []*schema.Table
	placed := map[*schema.Table]bool{}
	var place func(*schema.Table)
	place = func(t *schema.Table) {
		if placed[t] {
			return
		}
		placed[t] = true
		for _, key := range t.ForeignKeys {
			place(key.RefTable)
		}
		ordered = append(ordered, t)
	}
	for _, t := range all {
		place(t)
	}
	return ordered
}
