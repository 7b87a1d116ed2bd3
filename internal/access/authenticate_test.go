package access_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
)

// TestOnlyProofStateAndAccountTogetherLetIn goes through every standing there
// is: of all, two are let in.
func TestOnlyProofStateAndAccountTogetherLetIn(t *testing.T) {
	var let []access.Standing
	for _, proof := range []access.Proof{access.NoProof, access.Credential, access.Invitation} {
		for _, state := range []access.State{access.Unknown, access.Invited, access.Active, access.Disabled, access.Expired} {
			for _, shut := range []bool{false, true} {
				s := access.Standing{Proof: proof, State: state, AccountShut: shut}
				if access.Authenticate(s) == access.Let {
					let = append(let, s)
				}
			}
		}
	}
	require.ElementsMatch(t, []access.Standing{
		{Proof: access.Credential, State: access.Active},
		{Proof: access.Invitation, State: access.Invited},
	}, let)
	require.NotEqual(t, access.Let, access.Authenticate(access.Standing{}), "nothing known is not let in")
}

func TestAVerdictSaysWhatIsWrongFirst(t *testing.T) {
	for want, s := range map[access.Verdict]access.Standing{
		access.NotProved:       {Proof: access.NoProof, State: access.Disabled, AccountShut: true},
		access.NobodyBehind:    {Proof: access.Credential, AccountShut: true},
		access.NotInvited:      {Proof: access.Invitation, State: access.Active, AccountShut: true},
		access.NotAccepted:     {Proof: access.Credential, State: access.Invited, AccountShut: true},
		access.CallerDisabled:  {Proof: access.Credential, State: access.Disabled, AccountShut: true},
		access.CallerExpired:   {Proof: access.Credential, State: access.Expired, AccountShut: true},
		access.AccountDisabled: {Proof: access.Credential, State: access.Active, AccountShut: true},
	} {
		require.Equal(t, want, access.Authenticate(s), "%+v", s)
	}
}
