package verify_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"postern/internal/fault"
	"postern/internal/verify"
)

// basic is the header's value for what stands before the encoding.
func basic(userPass string) string { return "Basic " + encode(userPass) }

func encode(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

func TestBasicIsReadAsRFC7617Says(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ header, address, password string }{
		"plain":                       {basic("a@b:secret"), "a@b", "secret"},
		"scheme in lower case":        {"basic " + encode("a:b"), "a", "b"},
		"scheme in any case":          {"bAsIC " + encode("a:b"), "a", "b"},
		"several spaces":              {"Basic   " + encode("a:b"), "a", "b"},
		"split at the first colon":    {basic("a:b:c::"), "a", "b:c::"},
		"password empty":              {basic("a:"), "a", ""},
		"address empty":               {basic(":b"), "", "b"},
		"both empty":                  {basic(":"), "", ""},
		"UTF-8":                       {basic("ä:pässwörd 🔑"), "ä", "pässwörd 🔑"},
		"spaces are part of it":       {basic(" a : b "), " a ", " b "},
		"encoding with plus or slash": {"Basic " + encode("a:>>>???"), "a", ">>>???"},
	} {
		t.Run(name, func(t *testing.T) {
			address, password, found, err := verify.ParseBasic(http.Header{"Authorization": {c.header}})
			require.NoError(t, err)
			require.True(t, found)
			require.Equal(t, []string{c.address, c.password}, []string{address, password})
		})
	}
}

// malformed is what no credential looks like.
func malformed() map[string]string {
	table := map[string]string{
		"no value": "", "scheme alone": "Basic", "scheme and space": "Basic ", "another scheme": "Bearer " + encode("a:b"),
		"scheme with more": "Basically " + encode("a:b"), "tab for a space": "Basic\t" + encode("a:b"),
		"no base64": "Basic a:b", "URL's base64": "Basic YTo-Pz8_Pw==", "no padding": "Basic YTpiYw",
		"too much padding": "Basic YTpi==", "bits left over": "Basic YTpiYx==", "text behind": basic("a:b") + " x",
		"second part": basic("a:b") + ", " + basic("c:d"), "no colon": basic("ab"), "empty encoding": basic(""),
		"broken UTF-8": basic("a:\xff\xfe"), "half a character": basic("a:\xc3"), "space behind": basic("a:b") + " ",
	}
	for _, c := range []string{"\x00", "\t", "\n", "\r", "\x1f", "\x7f"} {
		table["control character in the password "+c] = basic("a:b" + c)
		table["control character in the address "+c] = basic(c + "a:b")
	}
	return table
}

func TestWhatIsMalformedGetsTheOneRefusal(t *testing.T) {
	t.Parallel()
	for name, header := range malformed() {
		address, password, found, err := verify.ParseBasic(http.Header{"Authorization": {header}})
		require.Equal(t, verify.Refused(), err, name)
		require.True(t, found, name)
		require.Empty(t, address+password, name)
	}
}

func TestNoHeaderIsNoCredential(t *testing.T) {
	t.Parallel()
	_, _, found, err := verify.ParseBasic(http.Header{"Proxy-Authorization": {basic("a:b")}})
	require.NoError(t, err)
	require.False(t, found)
}

func TestTwoHeadersAreAFault(t *testing.T) {
	t.Parallel()
	for _, values := range [][]string{{basic("a:b"), basic("a:b")}, {basic("a:b"), ""}, {"", "Bearer x"}} {
		_, _, _, err := verify.ParseBasic(http.Header{"Authorization": values})
		require.Equal(t, "TWO_CREDENTIALS", fault.Reason(err))
		require.Equal(t, http.StatusBadRequest, verify.Status(err))
	}
}

func FuzzParseBasic(f *testing.F) {
	for _, header := range malformed() {
		f.Add(header)
	}
	f.Add(basic("a:b:c"))
	f.Add(basic("ä:🔑"))
	f.Fuzz(func(t *testing.T, header string) {
		address, password, found, err := verify.ParseBasic(http.Header{"Authorization": {header}})
		require.True(t, found)
		if err != nil {
			require.Equal(t, verify.Refused(), err)
			require.Empty(t, address+password)
			return
		}
		require.NotContains(t, address, ":")
		require.True(t, utf8.ValidString(address+password))
		require.False(t, strings.ContainsFunc(address+password, func(r rune) bool { return r < 0x20 || r == 0x7f }))
		// The standard library is laxer, but must read the same.
		theirAddress, theirPassword, ok := (&http.Request{Header: http.Header{
			"Authorization": {"Basic " + encode(address+":"+password)},
		}}).BasicAuth()
		require.True(t, ok)
		require.Equal(t, []string{theirAddress, theirPassword}, []string{address, password})
		require.True(t, strings.EqualFold(header[:6], "Basic "))
	})
}
