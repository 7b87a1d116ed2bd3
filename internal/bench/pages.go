//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"

	"github.com/jackc/pgx/v5"

	"postern/internal/id"
	"postern/internal/seed"
	"postern/internal/session"
	"postern/internal/store"
	"postern/internal/testpg"
)

// What a page is read from, and how its measurements are called.
const (
	listed       = 20_000 // API users
	barePage     = "bare handler: a page of 50 as the app shows it"
	posternPage  = "GraphQL: a page of 50 as the app shows it"
	bareShort    = "bare handler: a page of 50, four fields"
	posternShort = "GraphQL: a page of 50, four fields"
)

// The fields of a page, and the documents that ask for them.
const (
	shortFields = "id email description enabled"
	appFields   = shortFields + " state expiresAt lastUse { at peer } version updatedAt updatedBy { id name }"
	document    = "query Page($first: Int) { viewer { account { id apiUsers(first: $first) { edges { node { %s } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }"
)

// pages measures a page over GraphQL beside a bare handler that runs the same
// SQL, and answers the same.
func pages(ctx context.Context, postern string) error {
	say("filling PostgreSQL")
	server, err := testpg.Start(ctx, testpg.Options{})
	if err != nil {
		return err
	}
	defer server.Stop()
	d := &data{server: server, url: server.URL("postgres")}
	token, err := d.list(ctx)
	if err != nil {
		return err
	}
	pid, err := d.postmaster(ctx)
	if err != nil {
		return err
	}
	if err := errors.Join(pin(os.Getpid(), loadCPU), pin(pid, loadCPU)); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	first := request("GET", address(0), password)
	program, err := at(ctx, first, []string{"POSTERN_DATABASE=" + d.url}, postern, "serve", "--addr")
	if err != nil {
		return err
	}
	defer program.stop() // #nosec G104 -- killed
	bare, err := at(ctx, first, []string{"BENCH_DATABASE=" + d.url}, self, "bare-pages")
	if err != nil {
		return err
	}
	defer bare.stop() // #nosec G104 -- killed
	cells := pageCells(program, bare, token)
	if err := sameAnswers(cells); err != nil {
		return err
	}
	return measureAll(cells, func() { reportPages(os.Stdout, cells) })
}

// list makes an account with API users, and a session of its owner.
func (d *data) list(ctx context.Context) (token string, err error) {
	records, err := store.Open(ctx, d.url)
	if err != nil {
		return "", err
	}
	made, err := seed.Fill(ctx, records, seed.Options{APIUsers: listed, Progress: func(int, string) {}})
	if err := errors.Join(err, records.Close()); err != nil {
		return "", err
	}
	conn, err := pgx.Connect(ctx, d.url)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	token = session.NewToken()
	_, err = conn.Exec(ctx, `INSERT INTO sessions (id, token_hash, user_id, created_at, seen_at)
		SELECT $1, $2, id, now(), now() FROM users WHERE email = $3`, id.New(id.Session), session.Hash(token), made.Email)
	if err == nil {
		_, err = conn.Exec(ctx, "VACUUM ANALYZE")
	}
	return token, err
}

func pageCells(postern, bare *target, token string) []*cell {
	app, short := pageRequest(token, appFields), pageRequest(token, shortFields)
	cells := []*cell{
		{name: barePage, target: bare, load: load{next: same(app)}},
		{name: posternPage, target: postern, load: load{next: same(app)}},
		{name: bareShort, target: bare, load: load{next: same(short)}},
		{name: posternShort, target: postern, load: load{next: same(short)}},
	}
	for _, c := range cells {
		c.load.addr, c.load.status, c.load.body = c.target.addr, "200", true
		c.load.connections, c.load.lasts = callers, lasts
	}
	return cells
}

func pageRequest(token, fields string) []byte {
	body := fmt.Sprintf(`{"query":%q,"variables":{"first":50}}`, fmt.Sprintf(document, fields))
	return []byte("POST /graphql HTTP/1.1\r\nHost: postern\r\nContent-Type: application/json\r\nCookie: postern_session=" + token +
		"\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n" + body)
}

// sameAnswers calls both servers, and wants the same from them but for cursors,
// which the bare handler doesn't make, and how parts of a second are written.
func sameAnswers(cells []*cell) error {
	for i := 0; i < len(cells); i += 2 {
		var answers [2]string
		for n, c := range cells[i : i+2] {
			body, err := c.load.once()
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			answers[n] = string(different.ReplaceAll(body, []byte("Z")))
		}
		if answers[0] != answers[1] {
			return fmt.Errorf("%s does not answer as the bare handler does:\n%s\n%s", cells[i+1].name, answers[1], answers[0])
		}
	}
	return nil
}

var different = regexp.MustCompile(`"(start|end)Cursor":"[^"]*"|\.[0-9]+Z`)
