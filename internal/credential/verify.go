package credential

import (
	"context"
	"crypto/subtle"
	"slices"
)

// mostSettings bounds the argon2id runs of one VerifyAny.
const mostSettings = 2

// Verify says whether stored is the stored text of password. stored is "" for
// an address or an email that nobody has.
//
// The presented shape chooses the work. A password of the generated shape costs
// one SHA-256 and never waits. Any other costs exactly one argon2id, whatever is
// stored: a fingerprint, nothing, something unreadable. So neither time nor BUSY
// tells whether an address is known, or which sort of password it has. Count
// and throttle failures before calling with a shape other than the generated.
//
// Fault: UNAVAILABLE/BUSY, which means "not known", never "wrong".
func (h *Hasher) Verify(ctx context.Context, stored, password string) (bool, error) {
	match, err := h.VerifyAny(ctx, []string{stored}, password)
	return match >= 0, err
}

// VerifyAny is Verify for an API user with several live passwords. It returns
// the index in stored of the one that matches (of the last, should the same be
// there twice), or -1.
//
// The cost is the same whichever matches, if any. It stays at one argon2id, as
// for an unknown address, since Hash gives the typed passwords of one API user
// one salt. Only when today's parameters have been raised between two typed
// passwords do they differ; then it is two, until the older is withdrawn, and
// never more: hashes with a third setting are not looked at. A hash that another
// program made (see CheckImported) takes a run of its own beside that, of up to
// some 250 ms, until the password is used for the first time; one of them is
// looked at.
func (h *Hasher) VerifyAny(ctx context.Context, stored []string, password string) (match int, err error) {
	if IsGenerated(password) {
		return matchFingerprints(stored, password), nil
	}
	live, settings, imported := h.comparable(stored)
	release, err := h.acquire(ctx)
	if err != nil {
		return -1, err
	}
	defer release()

	if len(password) > MaxPasswordBytes { // can't have been set: spend the same, on nothing
		password, live = "", nil
	}
	match = -1
	if imported >= 0 && h.check(stored[imported], password) {
		match = imported
	}
	for _, s := range settings {
		key := h.derive(password, s)
		for _, c := range live {
			if subtle.ConstantTimeCompare(c.key[:], key[:]) == 1 {
				match = c.index
			}
		}
	}
	return match, nil
}

func matchFingerprints(stored []string, password string) int {
	match := -1
	for i, text := range stored {
		if MatchFingerprint(text, password) {
			match = i
		}
	}
	return match
}

// candidate is a readable argon2id text and its place among the stored ones.
type candidate struct {
	index int
	typedHash
}

// comparable reads the stored argon2id texts and lists the distinct settings to
// run: at least one, the decoy if need be, and at most mostSettings. imported is
// the place of a hash of another program, or -1.
func (h *Hasher) comparable(stored []string) (live []candidate, settings []setting, imported int) {
	imported = -1
	for i, text := range stored {
		hash, ok := parseTyped(text)
		if !ok {
			if imported < 0 && importable(text) {
				imported = i
			}
			continue
		}
		live = append(live, candidate{i, hash})
		if len(settings) < mostSettings && !slices.Contains(settings, hash.setting) {
			settings = append(settings, hash.setting)
		}
	}
	if len(settings) == 0 {
		settings = []setting{h.decoy}
	}
	return live, settings, imported
}
