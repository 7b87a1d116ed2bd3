package audit

import (
	"context"
	"fmt"
	"math"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/internal/access"
	"postern/internal/store"
)

// Verified is a history in which every entry is as it was recorded.
type Verified struct {
	Before int // entries from before the chain
	Head   Head
	Since  int64 // entries since the head that was known
}

// walk follows the chain.
type walk struct {
	from  *ent.Client
	head  Head   // so far
	last  int64  // place of the last entry read
	known string // a head noted earlier
	found int64  // where that was; -1: nowhere yet
}

// Verify reads the whole history, a batch at a time, and says that it is as it
// was recorded; known is the hash of a head that was noted earlier, or empty. A
// server may record meanwhile. Passes: the operator, at the command line. The
// error is one sentence, about the first entry that isn't as it was.
func Verify(ctx context.Context, s *store.Store, known string) (*Verified, error) {
	ctx = access.System(ctx, "looking over the history")
	from := s.Read()
	row, err := from.Installation.Query().Only(ctx)
	if err != nil {
		return nil, err
	}
	start, before, err := base(ctx, from)
	if err != nil {
		return nil, err
	}
	if row.HistoryBase != "" && row.HistoryBase != start {
		return nil, fmt.Errorf("the history isn't whole: the %d entries from before the chain aren't those with which it began", before)
	}
	w := &walk{from: from, head: Head{Hash: start}, last: math.MinInt64, known: known, found: -1}
	w.see()
	if err := w.toTheEnd(ctx); err != nil {
		return nil, err
	}
	if known != "" && w.found < 0 {
		return nil, fmt.Errorf("the history isn't whole: the head %s isn't in it; what was recorded last when it was noted was cut off or rewritten since", known)
	}
	return &Verified{Before: before, Head: w.head, Since: w.head.Seq - max(w.found, 0)}, nil
}

// ReadHead is the head that the installation holds. Passes: the operator, at the
// command line.
func ReadHead(ctx context.Context, s *store.Store) (Head, error) {
	row, err := s.Read().Installation.Query().Only(access.System(ctx, "reading the history's head"))
	if err != nil {
		return Head{}, err
	}
	return Head{row.HistorySeq, row.HistoryHash}, nil
}

// toTheEnd follows the chain until it is as long as the installation says.
func (w *walk) toTheEnd(ctx context.Context) error {
	for {
		begun := w.head.Seq
		if err := w.on(ctx); err != nil {
			return err
		}
		row, err := w.from.Installation.Query().Only(ctx)
		if err != nil {
			return err
		}
		switch {
		case row.HistorySeq > w.head.Seq && w.head.Seq > begun:
			continue // recorded meanwhile
		case row.HistorySeq > w.head.Seq:
			// Nothing came; it may have been committed between the two questions.
			more, err := w.batch(ctx)
			if err != nil {
				return err
			}
			if len(more) > 0 {
				continue
			}
			return fmt.Errorf("the history isn't whole: entry %d is missing, and it was not the last: the installation counts %d", w.head.Seq+1, row.HistorySeq)
		case row.HistorySeq < w.head.Seq:
			return fmt.Errorf("the history isn't whole: entry %d wasn't recorded by Postern: the installation counts %d", row.HistorySeq+1, row.HistorySeq)
		case row.HistoryHash != w.head.Hash && (row.HistoryBase != "" || w.head.Seq > 0):
			return fmt.Errorf("the history isn't whole: entry %d, the last, isn't the one that the installation holds the hash of", w.head.Seq)
		}
		return nil
	}
}

// on follows the chain as far as there are entries.
func (w *walk) on(ctx context.Context) error {
	for {
		some, err := w.batch(ctx)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, e := range some {
			if err := w.step(e); err != nil {
				return err
			}
		}
	}
}

func (w *walk) batch(ctx context.Context) ([]*ent.AuditEvent, error) {
	return w.from.AuditEvent.Query().Where(auditevent.SeqGT(w.last)).Order(ent.Asc(auditevent.FieldSeq)).Limit(together).All(ctx)
}

// step wants e to be the next entry, as it was recorded.
func (w *walk) step(e *ent.AuditEvent) error {
	next := w.head.Next(e)
	switch {
	case *e.Seq < next.Seq:
		return fmt.Errorf("the history isn't whole: entry %d (%s) is out of place: the first is 1", *e.Seq, e.ID)
	case *e.Seq > next.Seq:
		return fmt.Errorf("the history isn't whole: entry %d is missing; the next one there is %d (%s)", next.Seq, *e.Seq, e.ID)
	case e.Hash != next.Hash:
		return fmt.Errorf("the history isn't whole: entry %d (%s) isn't as it was recorded", *e.Seq, e.ID)
	}
	w.head, w.last = next, *e.Seq
	w.see()
	return nil
}

// see notes where the known head is.
func (w *walk) see() {
	if w.head.Hash == w.known {
		w.found = w.head.Seq
	}
}
