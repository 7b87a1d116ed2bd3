package graph_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"
)

// apiCase is one file below testdata: one request, who sends it, what comes
// back, and what was written. Its file's name is the sentence that it proves.
// See testdata/README.md.
type apiCase struct {
	House   string            // "filled", with the cast in it, unless "empty"
	Steps   []step            // what happens before
	Request request           `yaml:",inline"`
	Status  int               // 200 unless said otherwise
	Headers map[string]string // of the answer, those that matter
	Answer  any               // the whole body, exactly
	Writes  map[string]string // rows written, by table; left out: none
	SameFor []request         `yaml:"sameFor"` // these get the same answer, byte for byte
}

// step is a request before the one that counts, or something else that
// happens.
type step struct {
	Request   request           `yaml:",inline"`
	Repeat    int               // so many times
	Fails     bool              // is answered with errors
	Keep      map[string]string // name -> where in the answer's data
	Advance   time.Duration     // moves the clock
	ResetLink string            `yaml:"resetLink"` // prints a link for this person; keeps ${resetToken}
	Invite    string            // the owner invites Ida at this address; keeps ${invited.id} and ${invitationToken}
	SQL       string            `yaml:"sql"` // happens to the database
}

// request is one call of /graphql.
type request struct {
	As        string // see world.identify
	Basic     *basic // instead of As
	Query     string
	Operation string
	Variables map[string]any
	HTTP      arrival `yaml:"http"`
}

type basic struct{ Address, Password string }

// arrival is how a request comes in, where that matters.
type arrival struct {
	Method  string
	Path    string
	Headers map[string]string
	Body    string // instead of query and variables
	Size    int    // fills the body up with spaces
}

// loadCases reads every case below testdata, by its path.
func loadCases(t *testing.T) map[string]apiCase {
	cases := map[string]apiCase{}
	require.NoError(t, filepath.WalkDir("testdata", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".yml" {
			return err
		}
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		var c apiCase
		require.NoError(t, yaml.UnmarshalWithOptions(text, &c, yaml.Strict()), path)
		cases[caseName(path)] = c
		return nil
	}))
	return cases
}

// caseName turns testdata/signIn/a-wrong-password.yml into
// "signIn/a wrong password".
func caseName(path string) string {
	name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(path), "testdata/"), ".yml")
	return strings.ReplaceAll(name, "-", " ")
}
