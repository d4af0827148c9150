// Package docs holds the documents that the program itself shows.
package docs

import _ "embed" // for the rulebook

// Rules is the rulebook, in Markdown.
//
//go:embed rules.md
var Rules string
