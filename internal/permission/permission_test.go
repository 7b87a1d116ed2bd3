package permission_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/fault"
	"postern/internal/permission"
)

func TestNamesAreSortedAndThereOnce(t *testing.T) {
	t.Parallel()
	names, err := permission.Read("permissions", []string{" contacts.write", "contacts.read", "", "contacts.write", "a", "v2:reports_daily-all"})
	require.NoError(t, err)
	require.Equal(t, []string{"a", "contacts.read", "contacts.write", "v2:reports_daily-all"}, names)
	require.Equal(t, names, permission.Stored(permission.Text(names)))
}

func TestWhatIsNoNameIsNamed(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"Contacts.read", "contacts read", "contacts..read", ".read", "read.", "*", "ä", "a\r\nb", "a,b", "a/b", "%20", strings.Repeat("a", 65)} {
		_, err := permission.Read("permissions", []string{"contacts.read", bad})
		require.Equal(t, "BAD_NAME", fault.Reason(err), bad)
	}
	var many []string
	for i := range permission.Most + 1 {
		many = append(many, fmt.Sprint("p", i))
	}
	_, err := permission.Read("permissions", many)
	require.Equal(t, "TOO_MANY", fault.Reason(err))
}

func TestNoneMeansNone(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"contacts.read"}, permission.Missing(nil, []string{"contacts.read"}))
	require.Equal(t, []string{"b"}, permission.Missing([]string{"a", "c"}, []string{"a", "b", "c"}))
	require.Empty(t, permission.Missing([]string{"a"}, nil))
}
