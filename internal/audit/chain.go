package audit

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"

	"postern/ent"
)

// Head is the end of the history's chain: how many entries it has, and the hash
// of the last. The hash stands for every entry before it, so whoever has noted
// it elsewhere would see that one was changed.
type Head struct {
	Seq  int64
	Hash string
}

// beginning is before the first entry of any history.
var beginning = Head{Hash: hexOf("postern history")}

// Next is the head after e was added: SHA-256 over every column of the entry,
// its place, and the hash before it. Each is preceded by its length, so that
// nothing can be moved from one field into the next.
func (h Head) Next(e *ent.AuditEvent) Head {
	h.Seq++
	h.Hash = hexOf(h.Hash, strconv.FormatInt(h.Seq, 10), e.ID, e.AccountID, strconv.FormatInt(e.At.UnixMicro(), 10),
		e.Action, e.ActorID, e.ObjectID, e.Changes, e.Peer)
	return h
}

func hexOf(fields ...string) string {
	sum := sha256.New()
	for _, field := range fields {
		_ = binary.Write(sum, binary.BigEndian, uint64(len(field))) // a hash takes everything
		sum.Write([]byte(field))
	}
	return hex.EncodeToString(sum.Sum(nil))
}
