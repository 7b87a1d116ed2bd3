package main

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestARowOfTheListCostsNoGoroutineAndNoContextAField(t *testing.T) {
	text, err := os.ReadFile("../generated/generated.go")
	require.NoError(t, err)
	require.NotContains(t, string(text), "MarshalSliceConcurrently(")
	function := func(name string) string {
		return regexp.MustCompile(`(?s)\nfunc \(ec \*executionContext\) ` + name + `\(ctx.*?\n}\n`).FindString(string(text))
	}
	row := function("_ApiUser")
	require.NotEmpty(t, row)
	require.NotContains(t, row, "ResolveConcurrently")
	require.NotContains(t, row, "NewDeferredGroup")
	require.Contains(t, row, "rows.NewObject(fields)")
	for _, field := range []string{"id", "email", "description", "enabled", "expiresAt", "version", "createdAt", "updatedAt"} {
		require.Regexp(t, `\{\n\treturn ec\.marshal\S+\(ctx, field\.Selections, obj\.\w+\)\n\}`, function("_ApiUser_"+field), field)
	}
}

func TestOtherCodeThanIsKnownIsRefused(t *testing.T) {
	_, err := lighten("package generated\n")
	require.Error(t, err)
}
