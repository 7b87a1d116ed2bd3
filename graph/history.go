package graph

import (
	"entgo.io/contrib/entgql"

	"postern/graph/model"
	"postern/internal/audit"
	"postern/internal/usage"
)

// historyConnection is a page of a history in the words of the schema.
func historyConnection(page *audit.Lines, err error) (*model.HistoryConnection, error) {
	if err != nil {
		return nil, err
	}
	info := &entgql.PageInfo[string]{HasNextPage: page.Older, HasPreviousPage: page.After}
	edges := make([]*model.HistoryEdge, len(page.Lines))
	for i, line := range page.Lines {
		edges[i] = &model.HistoryEdge{Node: historyEntry(line), Cursor: line.Cursor()}
	}
	if n := len(edges); n > 0 {
		info.StartCursor, info.EndCursor = &edges[0].Cursor, &edges[n-1].Cursor
	}
	return &model.HistoryConnection{Edges: edges, PageInfo: info}, nil
}

func historyEntry(line *audit.Line) *model.HistoryEntry {
	changes := make([]*model.HistoryChange, len(line.Changes))
	for i, c := range line.Changes {
		changes[i] = &model.HistoryChange{Field: c.Field, From: c.From, To: c.To}
	}
	var refused *model.RefusedSpell
	if r := line.Spell; r != nil {
		refused = &model.RefusedSpell{Reason: usage.Outcome(r.Reason), Count: r.Count, LastAt: r.LastAt}
	}
	var attempts *model.RefusedAttempts
	if a := line.Attempts; a != nil {
		attempts = &model.RefusedAttempts{Operation: a.Operation, Reason: a.Reason, Count: a.Count, LastAt: a.LastAt}
	}
	return &model.HistoryEntry{
		ID: line.ID, At: line.At, Action: string(line.Action),
		ActorID: textOrNone(line.ActorID), Actor: textOrNone(line.Actor), ActorRemoved: line.Removed.Actor,
		ObjectID: textOrNone(line.ObjectID), Object: textOrNone(line.Object), ObjectRemoved: line.Removed.Object,
		Peer: textOrNone(line.Peer), Changes: changes, Refused: refused, Attempts: attempts,
	}
}

// textOrNone is a text of which "" means none.
func textOrNone(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// filterOrNone is a filter that can be left out.
func filterOrNone(f *audit.Filter) audit.Filter {
	if f == nil {
		return audit.Filter{}
	}
	return *f
}
