//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"postern/internal/session"
)

// barePages answers with a page of API users for whoever has a session: the
// request's JSON read, the session and its user looked up in one statement,
// one that finds the page and one that reads it, one for the people in it and
// one for their last uses, and encoding/json. It checks nothing else, and knows both documents by heart.
type barePages struct{ pool *pgxpool.Pool }

func serveBarePages(listen, database string) error {
	pool, err := pgxpool.New(context.Background(), database)
	if err != nil {
		return err
	}
	return http.ListenAndServe(listen, barePages{pool}) // #nosec G114 -- as bare as can be
}

// ServeHTTP answers.
func (b barePages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Query     string
		Variables struct{ First int }
	}
	cookie, err := r.Cookie("postern_session")
	if err != nil || json.NewDecoder(r.Body).Decode(&asked) != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	text, err := b.answer(r.Context(), cookie.Value, asked.Variables.First, strings.Contains(asked.Query, "updatedBy"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	_, _ = w.Write(text) // the caller may have gone
}

func (b barePages) answer(ctx context.Context, token string, first int, whole bool) ([]byte, error) {
	var account, status string
	now := time.Now()
	if err := b.pool.QueryRow(ctx, `SELECT u.account_id, u.status FROM sessions s JOIN users u ON u.id = s.user_id
		WHERE s.token_hash = $1 AND s.seen_at > $2 AND s.created_at > $3`,
		session.Hash(token), now.Add(-session.Idle), now.Add(-session.Absolute)).Scan(&account, &status); err != nil {
		return nil, err
	}
	if status != "ACTIVE" {
		return nil, errors.New("may not sign in")
	}
	ids, last, err := b.find(ctx, account, first+1)
	if err != nil {
		return nil, err
	}
	c := bareConnection{PageInfo: bareInfo{HasNextPage: len(ids) > first, StartCursor: last, EndCursor: last}}
	if c.Edges, err = b.read(ctx, account, ids[:min(first, len(ids))], whole); err != nil {
		return nil, err
	}
	var all bareAnswer
	all.Data.Viewer.Account.ID, all.Data.Viewer.Account.APIUsers = account, c
	return json.Marshal(all)
}
