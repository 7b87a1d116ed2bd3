package web

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"postern/internal/audit"
	"postern/internal/sheet"
)

// historyColumns are the first line of a history as CSV.
var historyColumns = []string{"at", "action", "actor", "actor_id", "object", "object_id", "from", "changes", "reason", "count", "last_at", "seq", "hash"}

// historyLine is one line of a history as JSON. Seq, hash and changes are as they
// were recorded, so that the chain can be followed without the database.
type historyLine struct {
	ID        string          `json:"id"`
	Seq       *int64          `json:"seq,omitempty"`
	Hash      string          `json:"hash,omitempty"`
	At        time.Time       `json:"at"`
	Action    audit.Action    `json:"action"`
	ActorID   string          `json:"actorId,omitempty"`
	Actor     string          `json:"actor,omitempty"`
	ObjectID  string          `json:"objectId,omitempty"`
	Object    string          `json:"object,omitempty"`
	Peer      string          `json:"peer,omitempty"`
	Changes   json.RawMessage `json:"changes,omitempty"`
	Operation string          `json:"operation,omitempty"`
	Reason    string          `json:"reason,omitempty"`
	Count     int             `json:"count,omitempty"`
	LastAt    *time.Time      `json:"lastAt,omitempty"`
}

// exportHistoryCSV streams the history of the caller's account, narrowed by
// ?actor=, ?object=, ?kind= (many), ?from= and ?to=, for a spreadsheet. Passes:
// whoever may read it.
func (s *server) exportHistoryCSV(w http.ResponseWriter, r *http.Request) {
	out := sheet.NewWriter(w)
	download(w, r, "text/csv; charset=utf-8; header=present", "history.csv", func(ctx context.Context, begin func(), page func() error) error {
		first := func() error { begin(); return out.Write(historyColumns...) }
		return s.exportHistory(ctx, r, first, func(l *audit.Line) error { return out.Write(cellsOf(l)...) }, func() error {
			if err := out.Flush(); err != nil {
				return err
			}
			return page()
		})
	})
}

// exportHistoryJSON is the same, a JSON object a line.
func (s *server) exportHistoryJSON(w http.ResponseWriter, r *http.Request) {
	out := json.NewEncoder(w)
	download(w, r, "application/jsonl; charset=utf-8", "history.jsonl", func(ctx context.Context, begin func(), page func() error) error {
		first := func() error { begin(); return nil }
		return s.exportHistory(ctx, r, first, func(l *audit.Line) error { return out.Encode(jsonOf(l)) }, page)
	})
}

// exportHistory reads the filter and gives line each line, after first.
func (s *server) exportHistory(ctx context.Context, r *http.Request, first func() error, line func(*audit.Line) error, page func() error) error {
	asked, begun := r.URL.Query(), false
	filter, err := audit.FilterOf(asked.Get("actor"), asked.Get("object"), asked["kind"], asked.Get("from"), asked.Get("to"))
	if err != nil {
		return err
	}
	begin := func() error {
		if begun {
			return nil
		}
		begun = true
		return first()
	}
	return s.History.Export(ctx, filter, func(l *audit.Line) error {
		if err := begin(); err != nil {
			return err
		}
		return line(l)
	}, func() error {
		if err := begin(); err != nil { // of an empty history
			return err
		}
		return page()
	})
}

func jsonOf(l *audit.Line) historyLine {
	line := historyLine{
		ID: l.ID, Seq: l.Seq, Hash: l.Hash, At: l.At.UTC(), Action: l.Action,
		ActorID: l.ActorID, Actor: l.Actor, ObjectID: l.ObjectID, Object: l.Object, Peer: l.Peer,
		Changes: json.RawMessage(l.Recorded),
	}
	if s := l.Spell; s != nil {
		line.Reason, line.Count, line.LastAt = s.Reason, s.Count, &s.LastAt
	}
	if a := l.Attempts; a != nil {
		line.Operation, line.Reason, line.Count, line.LastAt = a.Operation, a.Reason, a.Count, &a.LastAt
	}
	return line
}

func cellsOf(l *audit.Line) []string {
	line, changes := jsonOf(l), make([]string, 0, len(l.Changes)+1)
	if line.Operation != "" {
		changes = append(changes, line.Operation)
	}
	for _, c := range l.Changes {
		changes = append(changes, c.Field+": "+orNothing(c.From)+" -> "+orNothing(c.To))
	}
	count, last, seq := "", "", ""
	if line.LastAt != nil {
		count, last = strconv.Itoa(line.Count), line.LastAt.UTC().Format(time.RFC3339Nano)
	}
	if l.Seq != nil {
		seq = strconv.FormatInt(*l.Seq, 10)
	}
	return []string{line.At.Format(time.RFC3339Nano), string(l.Action), l.Actor, l.ActorID, l.Object, l.ObjectID, l.Peer,
		strings.Join(changes, "; "), line.Reason, count, last, seq, l.Hash}
}

func orNothing(text *string) string {
	if text == nil {
		return "nothing"
	}
	return *text
}
