package fault

// Codes that the operating system tells of.
var (
	NotThere     = code("system.not-there")
	NotAllowed   = code("system.not-allowed")
	AlreadyThere = code("system.already-there")
	Interrupted  = code("system.interrupted")
)
