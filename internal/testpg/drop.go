package testpg

import (
	"context"
	"net/url"
	"strings"
)

// Drop removes the database at an address that Clone gave, whoever is still
// connected: for programs that don't hold Clone's drop any more.
func Drop(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return errAddress
	}
	pool, err := maintenance(ctx, address)
	if err != nil {
		return err
	}
	return each(ctx, pool, `DROP DATABASE IF EXISTS `+quote(strings.TrimPrefix(u.Path, "/"))+` WITH (FORCE)`)
}
