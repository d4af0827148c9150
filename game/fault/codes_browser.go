package fault

// Codes of the table in a browser.
var (
	BrowserReads    = code("browser.reads")
	BrowserWrites   = code("browser.writes")
	BrowserScenario = code("browser.scenario", "path")
	BrowserNone     = code("browser.none")
	BrowserNotBuilt = code("browser.not-built", "error")
)
