package graph_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"postern/internal/credential"
)

// placeholders stand in an expected answer where every run differs.
var placeholders = map[string]func(any) bool{
	"<any>":       func(any) bool { return true },
	"<address>":   ofText(credential.IsAddress),
	"<generated>": ofText(credential.IsGenerated),
	"<time>":      ofText(isTime),
	"<cursor>":    ofText(regexp.MustCompile(`^[A-Za-z0-9+/=]{8,}$`).MatchString),
	"<sentence>":  ofText(regexp.MustCompile(`^[A-Z].{10,298}\.$`).MatchString),
	"<id:acc>":    ofText(isID("acc")),
	"<id:usr>":    ofText(isID("usr")),
	"<id:api>":    ofText(isID("api")),
	"<id:ses>":    ofText(isID("ses")),
}

func ofText(is func(string) bool) func(any) bool {
	return func(v any) bool {
		text, ok := v.(string)
		return ok && is(text)
	}
}

func isID(prefix string) func(string) bool {
	return regexp.MustCompile(`^` + prefix + `_[0-9a-v]{26}$`).MatchString
}

func isTime(text string) bool {
	_, err := time.Parse("2006-01-02T15:04:05.000000Z", text)
	return err == nil
}

// differences lists where got is not exactly what was wanted, by path.
func differences(path string, want, got any) []string {
	if text, ok := want.(string); ok && strings.HasPrefix(text, "<") {
		if fits, known := placeholders[text]; known && fits(got) {
			return nil
		}
	}
	switch want := want.(type) {
	case map[string]any:
		if got, ok := got.(map[string]any); ok {
			return objectDifferences(path, want, got)
		}
	case []any:
		if got, ok := got.([]any); ok && len(got) == len(want) {
			var all []string
			for i := range want {
				all = append(all, differences(fmt.Sprintf("%s.%d", path, i), want[i], got[i])...)
			}
			return all
		}
	default:
		if want == got {
			return nil
		}
	}
	return []string{fmt.Sprintf("%s: want %v, got %v", path, want, got)}
}

func objectDifferences(path string, want, got map[string]any) []string {
	var all []string
	for key := range want {
		if _, there := got[key]; !there {
			all = append(all, path+"."+key+": missing")
			continue
		}
		all = append(all, differences(path+"."+key, want[key], got[key])...)
	}
	for key := range got {
		if _, wanted := want[key]; !wanted {
			all = append(all, fmt.Sprintf("%s.%s: not wanted, but is %v", path, key, got[key]))
		}
	}
	slices.Sort(all)
	return all
}
