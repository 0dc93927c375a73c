package kernel

import "hebbarium/brain/rule"

// Rule is a form of the weight change of a synapse with pre activation oi and
// post activation oj. Its steps are evaluated from left to right in float32, as the
// original code does; A·oi·oj is (A·oi)·oj.
type Rule = rule.Rule

// planes holds a rule's coefficient planes in the rule's order; the rest are nil.
type planes = [maxPlanes][]float32
