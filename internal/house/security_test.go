package house_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"postern/internal/settings"
)

var (
	quoted      = regexp.MustCompile("`([^`\n]+)`")
	goTest      = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	isGoTest    = regexp.MustCompile(`^(Test|Fuzz)[A-Z]\w+$`)
	isPath      = regexp.MustCompile(`^(graph|internal|frontend|ent|scripts|docs)/[\w/.-]+\.\w+$`)
	isSentence  = regexp.MustCompile(`^(a|the|signing) .* .*`) // a browser test's name
	requirement = regexp.MustCompile(`(?m)^\| (\d+\.\d+\.\d+)`)
)

// TestTheSecurityPageNamesWhatExists: what docs/security.md names in
// backquotes as a test or a file is there.
func TestTheSecurityPageNamesWhatExists(t *testing.T) {
	page := text(t, "docs/security.md")
	tests := map[string]bool{}
	for _, s := range sources(t) {
		for _, found := range goTest.FindAllStringSubmatch(text(t, s.path), -1) {
			tests[found[1]] = true
		}
	}
	browser := browserTests(t)
	named := 0
	for _, found := range quoted.FindAllStringSubmatch(page, -1) {
		switch name := found[1]; {
		case isGoTest.MatchString(name):
			assert.True(t, tests[name], "there is no test %s", name)
			named++
		case isPath.MatchString(name):
			assert.FileExists(t, filepath.Join(root(t), name))
		case isSentence.MatchString(name):
			assert.Contains(t, browser, name, "no browser test is called so")
		}
	}
	require.Greater(t, named, 50, "this test reads the page no more")
	seen := map[string]bool{}
	for _, row := range requirement.FindAllStringSubmatch(page, -1) {
		assert.False(t, seen[row[1]], "%s is there twice", row[1])
		seen[row[1]] = true
	}
}

// TestTheSecurityPageKnowsEveryLimit with its default.
func TestTheSecurityPageKnowsEveryLimit(t *testing.T) {
	page := text(t, "docs/security.md")
	limits := reflect.TypeFor[settings.Limits]()
	for i := range limits.NumField() {
		tag := limits.Field(i).Tag
		flag := "`--limit-" + strings.ReplaceAll(strings.ToLower(tag.Get("env")), "_", "-") + "`"
		row := regexp.MustCompile(`(?m)^\|.*` + flag + `.*$`).FindString(page)
		assert.Contains(t, row, " "+tag.Get("default")+" ", flag)
	}
}

func browserTests(t *testing.T) string {
	var all strings.Builder
	require.NoError(t, filepath.WalkDir(filepath.Join(root(t), "frontend/e2e/tests"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		all.Write(content)
		return err
	}))
	return all.String()
}

func text(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root(t), path))
	require.NoError(t, err)
	return string(content)
}
