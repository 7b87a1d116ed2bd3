package verify

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/credential"
	"postern/internal/store"
)

// The bound of memory is only as good as what an entry is thought to weigh.
func TestWeightIsWhatAnEntryTakes(t *testing.T) {
	const many = 200_000
	stored := credential.Fingerprint(credential.NewPassword())
	h := &hour{account: [1]string{"acc_06fk2n8q3d7u94h2ks0ab5c1de"}}
	m := NewMemory(1 << 40)
	before := inUse()
	weighed := uint32(0)
	for i := range many {
		k := newKnown(store.Credential{
			APIUserID: fmt.Sprintf("api_%026d", i), AccountID: h.account[0], Enabled: true,
			Passwords: []store.CredentialPassword{{ID: fmt.Sprintf("pwd_%026d", i), Stored: stored}},
		}, fmt.Sprintf("apiuser-%012d@api.localhost", i), h, nil)
		m.keep(k, 0)
		weighed = weight("", k)
	}
	took := float64(inUse()-before) / many
	t.Logf("an API user with one generated password takes %.0f bytes of memory, and is weighed %d", took, weighed)
	require.InDelta(t, took, weighed, 0.15*took)
	require.Less(t, took, 350.0)
	runtime.KeepAlive(m)
}

func inUse() uint64 {
	runtime.GC()
	runtime.GC()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return s.HeapAlloc
}
