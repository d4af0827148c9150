package fault

// Codes of where games and settings are kept.
var (
	NoSave         = code("store.no-save", "path")
	Full           = code("store.full", "error")
	BadName        = code("store.bad-name", "name")
	NoStorage      = code("store.no-storage")
	NoFiles        = code("store.no-files", "path")
	SettingsLine   = code("store.settings-line", "line", "error")
	NoSetting      = code("store.no-setting", "key")
	BadSetting     = code("store.bad-setting", "key", "words", "found")
	SettingBetween = code("store.setting-between", "key", "low", "high", "found")
)
