package graph_test

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// names are what a case can say as ${name}: who and what is in the database,
// and what its steps have kept.
type names map[string]any

func (w *world) names(t *testing.T) names {
	n := names{"password": testdb.Password}
	for key, caller := range map[string]string{"owner": "owner", "standard": "standard", "otherOwner": "other-owner"} {
		if u := w.person(t, caller); u != nil {
			n[key+".id"], n[key+".email"], n[key+".accountId"] = u.ID, u.Email, u.AccountID
		}
	}
	if u := w.cast.APIUser; u != nil {
		n["apiUser.id"], n["apiUser.email"], n["apiUser.password"] = u.ID, u.Email, w.cast.APIUserPassword
	}
	return n
}

var named = regexp.MustCompile(`\$\{[A-Za-z.]+\}`)

// fill replaces every ${name} in a value of any shape, by way of its JSON. A
// text that is nothing but a name becomes what the name stands for, a number
// for example.
func fill[T any](t *testing.T, n names, value T) T {
	text, err := json.Marshal(value)
	require.NoError(t, err)
	var tree any
	require.NoError(t, json.Unmarshal(text, &tree))
	text, err = json.Marshal(n.in(t, tree))
	require.NoError(t, err)
	var filled T
	require.NoError(t, json.Unmarshal(text, &filled))
	return filled
}

func (n names) in(t *testing.T, tree any) any {
	switch tree := tree.(type) {
	case map[string]any:
		for key := range tree {
			tree[key] = n.in(t, tree[key])
		}
	case []any:
		for i := range tree {
			tree[i] = n.in(t, tree[i])
		}
	case string:
		return n.inText(t, tree)
	}
	return tree
}

func (n names) inText(t *testing.T, text string) any {
	if whole := named.FindString(text); whole != "" && whole == text {
		return n.get(t, text)
	}
	return named.ReplaceAllStringFunc(text, func(name string) string {
		value, isText := n.get(t, name).(string)
		require.True(t, isText, "%s is no text", name)
		return value
	})
}

func (n names) get(t *testing.T, name string) any {
	value, known := n[name[len("${"):len(name)-len("}")]]
	require.True(t, known, "the case knows no %s", name)
	return value
}

// follow goes down a tree along a path of keys and indexes with dots between.
func follow(t *testing.T, tree any, path string) any {
	for part := range strings.SplitSeq(path, ".") {
		switch at := tree.(type) {
		case map[string]any:
			require.Contains(t, at, part)
			tree = at[part]
		case []any:
			i, err := strconv.Atoi(part)
			require.NoError(t, err)
			require.Less(t, i, len(at))
			tree = at[i]
		default:
			require.FailNow(t, "there is no "+path)
		}
	}
	return tree
}
