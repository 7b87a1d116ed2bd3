package credential

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"postern/internal/fault"
	"postern/internal/input"
)

// reasons lists what was found wrong, and fails on a fault that a form couldn't
// show at its field.
func reasons(t rapid.TB, err error) []string {
	t.Helper()
	var found []string
	for _, f := range fault.All(err) {
		if f.Kind != fault.Invalid || f.Field != "password" || !strings.HasSuffix(f.Message, ".") {
			t.Errorf("not a fault of the field: %+v", f)
		}
		found = append(found, f.Reason)
	}
	if err != nil && found == nil {
		t.Errorf("not a fault: %v", err)
	}
	return found
}

func wantReasons(t *testing.T, err error, want string) {
	t.Helper()
	if got := reasons(t, err); !slices.Equal(got, strings.Fields(want)) {
		t.Errorf("found %v, want [%s]", got, want)
	}
}

var acme = APIUserContext{Address: "apiuser-k3v9x2m7q4t1@api.localhost", AccountName: "Acme Corp"}

func TestAPIUserPasswords(t *testing.T) {
	for name, c := range map[string]struct{ password, want string }{
		"eight with a digit":              {"gravel7k", ""},
		"eight with a symbol":             {"gravel-k", ""},
		"eight with a space":              {"gravel k", ""},
		"eight with an emoji":             {"gravelk🪨", ""},
		"eight letters of another script": {"гравийкм", "NEEDS_DIGIT_OR_SYMBOL"},
		"a digit of another script":       {"гравийк٣", ""},
		"a Roman numeral":                 {"gravelkⅧ", ""},
		"a spelt-out accent is a letter":  {"gravelke\u0301", "NEEDS_DIGIT_OR_SYMBOL"},
		"an invisible joiner is nothing":  {"gravel\u200dkm", "NEEDS_DIGIT_OR_SYMBOL"},
		"seven characters":                {"gravel7", "TOO_SHORT"},
		"eight bytes are not eight":       {"ééé7ö", "TOO_SHORT"},
		"short and repeated is short":     {"g7g7g7", "TOO_SHORT"},
		"seven letters":                   {"gravelk", "TOO_SHORT NEEDS_DIGIT_OR_SYMBOL"},
		"empty":                           {"", "REQUIRED"},
		"256 bytes":                       {strings.Repeat("gravel7k", 31) + "basalt-9", ""},
		"257 bytes":                       {strings.Repeat("gravel7k", 31) + "basalt-9x", "TOO_LONG"},
		"not UTF-8":                       {"gravel7k\xff", "BAD_CHARACTER"},
		"NUL":                             {"gravel7k\x00", "BAD_CHARACTER"},
		"a line break at the end":         {"gravel7k\n", "BAD_CHARACTER"},
		"DEL":                             {"gravel7k\x7f", "BAD_CHARACTER"},
		"a C1 control":                    {"gravel7k\u0085", "BAD_CHARACTER"},
		"the word":                        {"my-PassWord-is", "CONTAINS_PASSWORD_WORD"},
		"the address":                     {"x" + acme.Address, "CONTAINS_ADDRESS"},
		"its random part in capitals":     {"K3V9X2M7Q4T1!", "CONTAINS_ADDRESS"},
		"the account's name":              {"9 acme CORP 9", "CONTAINS_ACCOUNT_NAME"},
		"the name run together":           {"9acmeCorp9", "CONTAINS_ACCOUNT_NAME"},
		"the name with something between": {"acme-corp9", "CONTAINS_ACCOUNT_NAME"},
		"a word of the name":              {"acme-gravel9", ""},
		"a common one":                    {"1qaz2wsx", "TOO_COMMON"},
		"a common one in capitals":        {"1Q2W3E4R5T", "TOO_COMMON"},
		"digits in order":                 {"87654321", "TOO_COMMON"},
		"digits round the end":            {"67890123", "TOO_COMMON"},
		"two stretches":                   {"1234qwer", "TOO_COMMON"},
		"one character":                   {"--------", "TOO_COMMON"},
		"one character of four bytes":     {"🪨🪨🪨🪨🪨🪨🪨🪨", "TOO_COMMON"},
		"a short one repeated":            {"g7g7g7g7g", "TOO_COMMON"},
		"everything at once": {"acme corp password " + acme.Address,
			"CONTAINS_PASSWORD_WORD CONTAINS_ADDRESS CONTAINS_ACCOUNT_NAME"},
		"the word twice": {"passwordpassword",
			"NEEDS_DIGIT_OR_SYMBOL CONTAINS_PASSWORD_WORD"},
	} {
		t.Run(name, func(t *testing.T) { wantReasons(t, CheckAPIUserPassword(c.password, acme), c.want) })
	}
}

func TestShortAccountNamesAndNoContextForbidNothing(t *testing.T) {
	for _, about := range []APIUserContext{{}, {AccountName: "abc"}, {AccountName: " a b "}, {Address: "@", AccountName: "----x"}} {
		wantReasons(t, CheckAPIUserPassword("a b abc-gravel-7", about), "")
	}
	wantReasons(t, CheckAPIUserPassword("gravel-ÉTÉS", APIUserContext{AccountName: "e\u0301te\u0301s"}), "CONTAINS_ACCOUNT_NAME")
	wantReasons(t, CheckAPIUserPassword("gravel7-****", APIUserContext{AccountName: "****"}), "CONTAINS_ACCOUNT_NAME")
}

func TestGeneratedPasswordsSkipTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyGenerated().Draw(t, "password")
		about := APIUserContext{Address: "apiuser-" + p[5:17] + "@api.localhost", AccountName: p[:10]}
		if got := reasons(t, CheckAPIUserPassword(p, about)); got != nil {
			t.Fatalf("%s: %v", p, got)
		}
	})
}

var owner = UserContext{Email: "firstname.qlastnameq@example.com", Name: "Firstname Qlastnameq", AccountName: "Acme Corp"}

func TestPeoplesPasswords(t *testing.T) {
	for name, c := range map[string]struct{ password, want string }{
		"four words":                        {"correct horse battery staple", ""},
		"four words run together":           {"correcthorsebatterystaple", ""},
		"letters only":                      {"gravelquietmornings", ""},
		"fifteen random characters":         {"tqXbnmWzgRkvHpd", ""},
		"another script":                    {"тихоеутрогравий", ""},
		"fourteen":                          {"tqXbnmWzgRkvHp", "TOO_SHORT"},
		"fifteen bytes are not fifteen":     {"тихоеутро", "TOO_SHORT"},
		"empty":                             {"", "REQUIRED"},
		"256 bytes":                         {strings.Repeat("gravelquietmornin", 15) + "g", ""},
		"257 bytes":                         {strings.Repeat("gravelquietmornin", 15) + "gs", "TOO_LONG"},
		"a tab":                             {"gravel quiet\tmornings", "BAD_CHARACTER"},
		"not UTF-8":                         {"gravelquietmornings\xc3", "BAD_CHARACTER"},
		"a program's":                       {NewPassword(), "NOT_ISSUED"},
		"one character":                     {"aaaaaaaaaaaaaaa", "TOO_COMMON"},
		"one character but the last":        {"aaaaaaaaaaaaaaaaaaaaaaa1", "TOO_COMMON"},
		"digits in order":                   {"123456789012345", "TOO_COMMON"},
		"a word twice":                      {"passwordpassword", "TOO_COMMON"},
		"keyboard rows":                     {"qwertyuiopasdfg", "TOO_COMMON"},
		"keyboard rows backwards":           {"poiuytrewqlkjhgf", "TOO_COMMON"},
		"keyboard columns":                  {"1qaz2wsx3edc4rfv", "TOO_COMMON"},
		"rows of a French keyboard":         {"azertyuiopqsdfghjklm", "TOO_COMMON"},
		"a word and digits":                 {"Password1234567", "TOO_COMMON"},
		"a listed one":                      {"12345678900987654321", "TOO_COMMON"},
		"one long word":                     {"Telecommunications", "TOO_COMMON"},
		"two words":                         {"internationalchampionship", "TOO_COMMON"},
		"a short one over and over":         {"x7#kQ9!x7#kQ9!x7#k", "TOO_COMMON"},
		"a stretch repeated, and a digit":   {"abcabcabcabcabc1", "TOO_COMMON"},
		"a word twice, and digits":          {"monkeymonkey1234", "TOO_COMMON"},
		"a long one twice":                  {"tqXbnmWzgRkvHpdtqXbnmWzgRkvHpd", ""},
		"the email address":                 {"Firstname.Qlastnameq@Example.com1", "TOO_COMMON"},
		"first name and last":               {"firstnameqlastnameq", "TOO_COMMON"},
		"the product and the person":        {"PosternQlastnameq", "TOO_COMMON"},
		"the name inside something longer":  {"qlastnameq drinks quiet gravel", ""},
		"the account's name in a long text": {"Acme Corp drinks gravel", ""},
	} {
		t.Run(name, func(t *testing.T) { wantReasons(t, CheckUserPassword(c.password, owner), c.want) })
	}
}

func TestNoPolicyEverPanicsOrLetsTheFixedRulesSlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-c1-4 é]{0,300}`),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		password, other := text.Draw(t, "password"), text.Draw(t, "context")
		api := reasons(t, CheckAPIUserPassword(password, APIUserContext{other, other}))
		person := reasons(t, CheckUserPassword(password, UserContext{other, other, other}))
		bad := password == "" || len(password) > 256 || strings.ToValidUTF8(password, "") != password ||
			strings.ContainsFunc(password, unicode.IsControl)
		if bad && (len(api) != 1 || len(person) != 1) {
			t.Fatalf("%q: %v, %v", password, api, person)
		}
		if n := len([]rune(password)); n < 8 && api == nil || n < 15 && person == nil {
			t.Fatalf("%q is too short, yet passes", password)
		}
	})
}

func TestTheCommonListIsThereAndFolded(t *testing.T) {
	list := common()
	if len(list.words) < 90_000 || list.longest > 32 || !list.has("trustno1") {
		t.Errorf("%d words, the longest of %d bytes", len(list.words), list.longest)
	}
	for word := range list.words {
		if input.Fold(word) != word {
			t.Errorf("%q is not folded", word)
		}
	}
}

func TestRandomPasswordsAreNotCalledCommon(t *testing.T) {
	for range 2000 {
		if p := randomText(base62, MinUserPassword); guessable(p, MinUserPassword, userBudget, owner.words()) {
			t.Errorf("%q", p)
		}
	}
}

func BenchmarkWorstPasswords(b *testing.B) {
	common()
	for name, p := range map[string]string{
		"one character": strings.Repeat("a", 256),
		"two":           strings.Repeat("ab", 128),
		"a track":       strings.Repeat("1234567890", 25) + "xyz",
		"words":         strings.Repeat("internationalchampion", 12),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				guessable(p, MinUserPassword, userBudget, owner.words())
				cheapest(p, owner.words())
			}
		})
	}
}
