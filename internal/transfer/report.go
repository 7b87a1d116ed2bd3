package transfer

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Write writes the rows of each table, in the source and in the target.
func (r Result) Write(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "table\tsource\ttarget\t\n")
	var all Count
	for _, c := range r.Counts {
		fmt.Fprintf(table, "%s\t%d\t%d\t\n", c.Table, c.Source, c.Target)
		all.Source, all.Target = all.Source+c.Source, all.Target+c.Target
	}
	fmt.Fprintf(table, "all\t%d\t%d\t\n", all.Source, all.Target)
	return table.Flush()
}
