package graph

import (
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// rulesWithoutSuggestions are those of the specification, none of which says
// what the schema has instead of what was asked for. Suggestions tell of the
// schema, and finding them takes time that grows with the caller's text.
// SetDisableSuggestion quietens two rules of five; the others are here.
func rulesWithoutSuggestions() *rules.Rules {
	quiet := rules.NewDefaultRules()
	for loud, instead := range map[string]core.Rule{
		rules.KnownArgumentNamesRule.Name:  rules.KnownArgumentNamesRuleWithoutSuggestions,
		rules.KnownTypeNamesRule.Name:      rules.KnownTypeNamesRuleWithoutSuggestions,
		rules.ValuesOfCorrectTypeRule.Name: rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	} {
		quiet.ReplaceRule(loud, instead.RuleFunc)
	}
	return quiet
}
