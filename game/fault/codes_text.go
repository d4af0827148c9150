package fault

// Codes of files of texts.
var (
	NoTexts         = code("text.no-texts", "language", "names")
	NoLanguage      = code("text.no-language", "error")
	TextKind        = code("text.kind", "found")
	TextInList      = code("text.in-list", "found")
	TextListEmpty   = code("text.list-empty")
	TextNoPlural    = code("text.no-plural")
	TextWanted      = code("text.wanted")
	TextOtherPlural = code("text.other-plural")
	TextLacksPlural = code("text.lacks-plural")
	TextUnasked     = code("text.unasked")
	TextEmpty       = code("text.empty")
	TextVariants    = code("text.variants", "n")
	TextNoHole      = code("text.no-hole", "hole", "hint")
	TextFormless    = code("text.formless", "hole", "form")
	TextLacksForm   = code("text.lacks-form", "hole", "key")
	TextUnpaired    = code("text.unpaired", "rest")
	TextBadHole     = code("text.bad-hole", "hole")
)
