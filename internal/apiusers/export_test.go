package apiusers

import (
	"context"

	"postern/ent"
)

// MayImport says whether the caller's account may import so many more today.
func (s *Service) MayImport(ctx context.Context, n int) error {
	return s.store.InTx(ctx, func(tx *ent.Client) error { return s.mayImport(ctx, tx, n) })
}
