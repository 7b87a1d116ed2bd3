package verify

import (
	"crypto/sha256"
	"math"
	"slices"
	"time"

	"postern/internal/access"
	"postern/internal/credential"
	"postern/internal/network"
	"postern/internal/permission"
	"postern/internal/store"
)

// known is an API user at one moment. It never changes; another takes its
// place. There may be millions: most have one generated password, and only its
// id and its digest.
type known struct {
	apiUser, address [1]string // as the values of headers, which are lists

	hour       *hour // its account's calls
	expires    int64 // Unix nanoseconds; never for never
	enabled    bool
	shut       bool // its account is
	passwordID string
	digest     credential.Digest
	more       *more // what most don't have
}

// never comes after every time that can be counted in nanoseconds.
const never = math.MaxInt64

// more is what few have.
type more struct {
	passwords   []password // instead of passwordID and digest: a typed one, or two; nil for those
	networks    network.Set
	permissions []string
	granted     [1]string // the permissions as the value of a header; nothing where there are none
	limit       *limit    // nil for none
}

type password struct {
	id     string
	stored string
	ends   int64              // Unix nanoseconds; never for as long as nobody ends it
	proof  *[sha256.Size]byte // a keyed hash of a typed one that was right
	old    bool               // its hash is not one that would be made today
}

func newKnown(c store.Credential, address string, h *hour, l *limit) *known {
	// One text in memory takes less than three.
	var passwordID string
	digest, simple := onlyDigest(c.Passwords)
	if simple {
		passwordID = c.Passwords[0].ID
	}
	text := c.APIUserID + address + passwordID
	id, rest := text[:len(c.APIUserID)], text[len(c.APIUserID):]
	k := &known{
		apiUser: [1]string{id}, address: [1]string{rest[:len(address)]}, hour: h,
		expires: nanoseconds(c.ExpiresAt), enabled: c.Enabled, shut: c.AccountShut, passwordID: rest[len(address):], digest: digest,
	}
	if !simple || c.Networks != "" || c.Permissions != "" || l != nil {
		k.more = &more{
			networks: network.Stored(c.Networks), permissions: permission.Stored(c.Permissions), granted: [1]string{c.Permissions}, limit: l,
		}
	}
	if !simple {
		k.more.passwords = make([]password, 0, len(c.Passwords)) // not nil, though there may be none
		for _, p := range c.Passwords {
			k.more.passwords = append(k.more.passwords, password{
				id: p.ID, stored: p.Stored, ends: nanoseconds(p.EndsAt), old: credential.NeedsRehash(p.Stored),
			})
		}
	}
	return k
}

// onlyDigest is what is compared with, where one generated password without an
// end is all there is.
func onlyDigest(all []store.CredentialPassword) (credential.Digest, bool) {
	if len(all) != 1 || all[0].EndsAt != nil {
		return credential.Digest{}, false
	}
	return credential.DigestOf(all[0].Stored)
}

func nanoseconds(at *time.Time) int64 {
	// Years beyond 2262 can't be counted so.
	if at == nil || at.Year() > 2200 {
		return never
	}
	return at.UnixNano()
}

// standing is all that decides whether it is let in at a time, with a password
// of its own or none.
func (k *known) standing(passwordID string, at int64) access.Standing {
	s := access.Standing{State: access.Active, AccountShut: k.shut}
	if passwordID != "" {
		s.Proof = access.Credential
	}
	switch {
	case !k.enabled:
		s.State = access.Disabled
	case at >= k.expires:
		s.State = access.Expired
	}
	return s
}

func (k *known) caller() Caller {
	return Caller{APIUserID: k.apiUser[0], AccountID: k.hour.account[0], Address: k.address[0]}
}

// several are its passwords where one digest doesn't say it all, else nil.
func (k *known) several() []password {
	if k.more == nil {
		return nil
	}
	return k.more.passwords
}

// matches says which password of its own, good at a time, one of the generated
// shape is; "" for none.
func (k *known) matches(generated string, at int64) (passwordID string) {
	if k.several() == nil {
		if k.digest.Match(generated) {
			return k.passwordID
		}
		return ""
	}
	for i := range k.more.passwords {
		p := &k.more.passwords[i]
		if credential.MatchFingerprint(p.stored, generated) && at < p.ends {
			passwordID = p.id
		}
	}
	return passwordID
}

// live are the passwords that are good at a time, as they are stored; what
// isn't is "", which nothing matches.
func (k *known) live(at int64) []string {
	if k == nil || k.several() == nil {
		return nil
	}
	stored := make([]string, len(k.more.passwords))
	for i, p := range k.more.passwords {
		if at < p.ends {
			stored[i] = p.stored
		}
	}
	return stored
}

// proving is the same API user, of which one typed password is known as well.
func (k *known) proving(i int, proof [sha256.Size]byte) *known {
	proved, others := *k, *k.more
	others.passwords = slices.Clone(others.passwords)
	others.passwords[i].proof = &proof
	proved.more = &others
	return &proved
}

// replacing is the same API user, of which a password is stored as another hash.
func (k *known) replacing(i int, stored string) *known {
	replaced, others := *k, *k.more
	others.passwords = slices.Clone(others.passwords)
	others.passwords[i].stored, others.passwords[i].old = stored, false
	replaced.more = &others
	return &replaced
}

// weight is about what they take, in bytes.
func (m *more) weight() int {
	const fixed = 112
	total := fixed + len(m.granted[0]) + 24*len(m.permissions) + 32*len(m.networks)
	for _, p := range m.passwords {
		total += 72 + len(p.id) + len(p.stored)
		if p.proof != nil {
			total += len(p.proof)
		}
	}
	return total
}
