//go:build linux

package main

import (
	"context"
	"crypto/md5"  // #nosec G501 -- made-up names
	"crypto/sha1" // #nosec G505 -- nginx's
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"

	"postern/internal/credential"
	"postern/internal/store"
	"postern/internal/testpg"
)

// programs are how many API users there are, and hot those that call again and
// again. The others are called once, to be looked up.
const (
	programs = 1_000_000
	hot      = 100_000
)

// password is everybody's: a look-up knows nothing of others.
var password = credential.NewPassword()

// data is a PostgreSQL with 1,000,000 API users.
type data struct {
	server *testpg.Server
	url    string
	cold   int // who was not called yet
}

// fill makes the database.
func fill(ctx context.Context) (*data, error) {
	server, err := testpg.Start(ctx, testpg.Options{})
	if err != nil {
		return nil, err
	}
	d := &data{server: server, url: server.URL("postgres"), cold: hot}
	if err := d.fill(ctx); err != nil {
		server.Stop()
		return nil, err
	}
	return d, nil
}

// fill writes them as quickly as can be: without checks, and without the indexes
// of lists, which no verify reads.
func (d *data) fill(ctx context.Context) error {
	if _, _, err := store.Migrate(ctx, d.url); err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, d.url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, fmt.Sprintf(`SET session_replication_role = replica;
		DROP INDEX api_users_by_id, api_users_in_order_of_creation, api_users_in_order_of_change, api_users_in_order_of_description,
			api_users_in_order_of_email, api_users_of_state;
		INSERT INTO accounts (id, number, name, created_at, updated_at) VALUES ('acc_%[1]s', 1, 'Acme', now(), now());
		INSERT INTO api_users (id, email, description, created_at, updated_at, account_id)
			SELECT 'api_' || left(md5(i::text), 26), 'apiuser-' || left(md5(i::text), 12) || '@api.localhost',
				'a program', now(), now(), 'acc_%[1]s' FROM generate_series(0, %[2]d) i;
		INSERT INTO api_user_passwords (id, account_id, hash, created_at, api_user_id)
			SELECT 'pwd_' || left(md5(i::text), 26), 'acc_%[1]s', '%[3]s', now(), 'api_' || left(md5(i::text), 26)
				FROM generate_series(0, %[2]d) i;
		ANALYZE`, "00000000000000000000000000", programs-1, credential.Fingerprint(password)))
	return err
}

// postmaster is the process of the server that starts all others.
func (d *data) postmaster(ctx context.Context) (int, error) {
	conn, err := pgx.Connect(ctx, d.url)
	if err != nil {
		return 0, err
	}
	defer conn.Close(ctx)
	var text string
	if err := conn.QueryRow(ctx, `SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)`).Scan(&text); err != nil {
		return 0, err
	}
	return strconv.Atoi(text)
}

// address is that of the API user with a number, as the database made it.
func address(n int) string {
	sum := md5.Sum([]byte(strconv.Itoa(n))) // #nosec G401 -- a made-up name
	return "apiuser-" + hex.EncodeToString(sum[:6]) + "@api.localhost"
}

func request(method, address, password string) []byte {
	basic := base64.StdEncoding.EncodeToString([]byte(address + ":" + password))
	return []byte(method + " /verify HTTP/1.1\r\nHost: postern\r\nAuthorization: Basic " + basic + "\r\n\r\n")
}

// each goes through prepared requests, again and again.
func each(requests [][]byte) func() []byte {
	i := 0
	return func() []byte {
		i = (i + 1) % len(requests)
		return requests[i]
	}
}

func same(request []byte) func() []byte { return func() []byte { return request } }

// fresh asks for an API user that was never asked for.
func (d *data) fresh() []byte {
	d.cold++
	return request("GET", address(d.cold%programs), password)
}

func shaText(password string) string {
	sum := sha1.Sum([]byte(password)) // #nosec G401 -- nginx's {SHA}
	return "{SHA}" + base64.StdEncoding.EncodeToString(sum[:])
}
