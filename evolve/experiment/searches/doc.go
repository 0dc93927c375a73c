// Package searches holds the experiments that are about evolution itself: training curves,
// the rule's variants, and first weights that were evolved with the rules (figures 7, 8 and
// 9). They read finished campaigns, or run their own.
package searches
