package transfer

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// Progress is told how far a copy is.
type Progress interface {
	Begin([]Count)
	Table(name string)
	Row()
	End()
}

// NewProgress draws a bar on a terminal, and writes a line for each table
// elsewhere.
func NewProgress(w *os.File) Progress {
	if term.IsTerminal(int(w.Fd())) {
		return &bar{w: w}
	}
	return &lines{w: w}
}

type bar struct {
	w *os.File
	*progressbar.ProgressBar
}

func (b *bar) Begin(counts []Count) {
	var all int64
	for _, c := range counts {
		all += c.Source
	}
	b.ProgressBar = progressbar.NewOptions64(all, progressbar.OptionSetWriter(b.w), progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("rows"),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
}

func (b *bar) Table(name string) { b.Describe(name) }
func (b *bar) Row()              { _ = b.Add(1) } // a terminal that can't be drawn on stops nothing
func (b *bar) End()              { _ = b.Clear() }

type lines struct {
	w    *os.File
	rows map[string]int64
}

func (l *lines) Begin(counts []Count) {
	l.rows = map[string]int64{}
	for _, c := range counts {
		l.rows[c.Table] = c.Source
	}
}

func (l *lines) Table(name string) { fmt.Fprintf(l.w, "%s: %d rows\n", name, l.rows[name]) }
func (l *lines) Row()              {}
func (l *lines) End()              {}
