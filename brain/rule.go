package brain

import "hebbarium/brain/rule"

// Rule is the form of the weight change Δw that a synapse undergoes after each
// step; package rule holds the table of all of them.
type Rule = rule.Rule

// Rules returns every rule, in order, Static last.
func Rules() []Rule { return rule.All() }

// ParseRule is the inverse of Rule.String; "static" may be capitalised.
func ParseRule(s string) (Rule, error) { return rule.Parse(s) }
