package fault_test

import (
	"errors"
	"fmt"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/fault"
)

func TestFaultsAreFoundWithinOtherErrors(t *testing.T) {
	one := fault.OnField("name", "REQUIRED", "Enter a name.")
	for name, err := range map[string]error{
		"alone":             one,
		"wrapped":           fmt.Errorf("create: %w", one),
		"joined by errors":  errors.Join(errors.New("disk"), one),
		"in a list":         fault.Join(one),
		"in a wrapped list": fmt.Errorf("create: %w", fault.Join(one)),
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, []*fault.Fault{one}, fault.All(err))
			require.True(t, fault.Is(err, fault.Invalid))
			require.False(t, fault.Is(err, fault.Conflict))
			require.Equal(t, "REQUIRED", fault.Reason(err))
		})
	}
}

func TestWhatIsNoFaultIsNotForTheCaller(t *testing.T) {
	for _, err := range []error{nil, errors.New("UNIQUE constraint failed: users.email_key")} {
		require.Empty(t, fault.All(err))
		require.Empty(t, fault.Reason(err))
		require.False(t, fault.Is(err, fault.Internal))
	}
}

func TestNoFaultsJoinToNoError(t *testing.T) {
	require.NoError(t, fault.Join())
	require.NoError(t, fault.Join(nil, nil))
	require.NoError(t, fault.Merge())
	require.NoError(t, fault.Merge(nil, fault.Join(nil)))
}

func TestEachFaultyFieldKeepsItsFault(t *testing.T) {
	name, password := fault.OnField("name", "REQUIRED", "Enter a name."), fault.OnField("password", "TOO_SHORT", "Use more.")
	err := fault.Merge(fault.Join(nil, name), nil, fmt.Errorf("policy: %w", password))
	require.Equal(t, []*fault.Fault{name, password}, fault.All(err))
	require.EqualError(t, err, "Enter a name. Use more.")
	require.True(t, fault.Is(fault.Merge(name, fault.StaleVersion()), fault.Conflict), "any of them counts")
}

func TestAnErrorThatIsNoFaultHidesTheFaultsBesideIt(t *testing.T) {
	broken := errors.New("disk")
	err := fault.Merge(fault.OnField("name", "REQUIRED", "Enter a name."), broken)
	require.Equal(t, broken, err)
	require.Empty(t, fault.All(err))
}

func TestTheStandingFaultsAreFitToBeShown(t *testing.T) {
	calm := regexp.MustCompile(`^[A-Z][^!]*\.$`)
	for _, f := range []*fault.Fault{
		fault.SignIn(), fault.OwnerOnly(), fault.NoSuchObject(), fault.StaleVersion(), fault.Busy(),
	} {
		t.Run(f.Reason, func(t *testing.T) {
			require.Regexp(t, calm, f.Message)
			require.NotRegexp(t, regexp.MustCompile(`(?i)please|oops|sorry`), f.Message)
			require.Regexp(t, regexp.MustCompile(`^[A-Z_]+$`), f.Reason)
			require.Equal(t, f.Message, f.Error())
		})
	}
	require.Positive(t, fault.Busy().RetryAfter)
}

func TestFaultsAreMadeAnewSoThatNobodyChangesAnothers(t *testing.T) {
	fault.SignIn().Field = "email"
	require.Empty(t, fault.SignIn().Field)
}
