package apiusers

import (
	"context"

	"postern/ent"
	"postern/ent/apiuserpassword"
	"postern/internal/fault"
)

// onlyPassword is what shall be the one password of an API user: a new one, or
// one that it has already.
type onlyPassword struct {
	hash string               // of a new one
	has  *ent.APIUserPassword // already
}

// onlyPassword reads what is asked for; nothing when password is nil.
func (s *Service) onlyPassword(ctx context.Context, u *ent.APIUser, password *string) (onlyPassword, error) {
	if password == nil {
		return onlyPassword{}, nil
	}
	rows, err := s.passwords(ctx, s.store.Read(), u)
	if err != nil {
		return onlyPassword{}, err
	}
	has, err := s.having(ctx, s.live(rows), *password)
	if err != nil || has != nil {
		return onlyPassword{has: has}, err
	}
	hash, err := s.hasher.Hash(ctx, *password)
	return onlyPassword{hash: hash}, err
}

// replaces says whether an API user has other live passwords than this one. If
// it has one alone, that one has no end.
func (s *Service) replaces(ctx context.Context, tx *ent.Client, u *ent.APIUser, only onlyPassword) (bool, error) {
	if only.has == nil {
		return only.hash != "", nil
	}
	rows, err := s.passwords(ctx, tx, u)
	live := s.live(rows)
	return len(live) != 1 || live[0].ID != only.has.ID, err
}

// replacePasswords makes it the one live password within tx. Faults: on
// password NOT_ISSUED; STALE_VERSION when it is none any more.
func (s *Service) replacePasswords(ctx context.Context, tx *ent.Client, u *ent.APIUser, password string, only onlyPassword) error {
	if only.has != nil {
		n, err := tx.APIUserPassword.Update().Where(apiuserpassword.ID(only.has.ID)).ClearEndsAt().Save(ctx)
		if err == nil && n != 1 {
			err = fault.StaleVersion()
		}
		if err != nil {
			return err
		}
		return keepOnly(ctx, tx, u, only.has)
	}
	if err := s.takeOffered(ctx, tx, u.AccountID, password); err != nil {
		return err
	}
	if err := keepOnly(ctx, tx, u); err != nil {
		return err
	}
	return s.addPassword(ctx, tx, u, only.hash)
}
