package table

// moving tells whether anything on the table moves by itself.
func (t *Table) moving() bool { return false }
