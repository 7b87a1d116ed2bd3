package sheet

import (
	"encoding/csv"
	"io"
	"strings"
)

// Writer writes CSV (RFC 4180) for people who open it in a spreadsheet.
type Writer struct{ out *csv.Writer }

// NewWriter returns a writer to w.
func NewWriter(w io.Writer) *Writer {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	return &Writer{out}
}

// Write writes a row. A cell that a spreadsheet would run as a formula gets an
// apostrophe before it, which shows it as text (OWASP, "CSV Injection").
func (w *Writer) Write(cells ...string) error {
	guarded := make([]string, len(cells))
	for i, cell := range cells {
		guarded[i] = guard(cell)
	}
	return w.out.Write(guarded)
}

// Flush hands on what was written.
func (w *Writer) Flush() error {
	w.out.Flush()
	return w.out.Error()
}

// beginnings of formulas; the wide ones are those of East Asian keyboards.
const beginnings = "=+-@\t\r\n＝＋－＠"

func guard(cell string) string {
	if cell != "" && strings.ContainsRune(beginnings, []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}
