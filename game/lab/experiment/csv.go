package experiment

import (
	"bufio"
	"bytes"
	"io"
)

// csvWriter writes a table as CSV by RFC 4180, with a head of column names and
// lines that end in a line feed. Where there is no value nothing stands.
type csvWriter struct {
	to   *bufio.Writer
	cols []column
	line []byte
}

func newCSV(to io.Writer, t *table) (*csvWriter, error) {
	w := &csvWriter{to: bufio.NewWriterSize(to, 1<<16), cols: t.columns}
	for i, c := range t.columns {
		if i > 0 {
			w.line = append(w.line, ',')
		}
		w.line = append(w.line, c.name...)
	}
	_, err := w.to.Write(append(w.line, '\n'))
	return w, err
}

func (w *csvWriter) put(cells []cell) error {
	w.line = w.line[:0]
	for i := range cells {
		if i > 0 {
			w.line = append(w.line, ',')
		}
		at := len(w.line)
		w.line = cells[i].text(w.cols[i].kind, w.line)
		if w.cols[i].kind == word && bytes.ContainsAny(w.line[at:], "\",\r\n") {
			quoted := bytes.ReplaceAll(w.line[at:], []byte{'"'}, []byte(`""`))
			w.line = append(append(append(w.line[:at:at], '"'), quoted...), '"')
		}
	}
	_, err := w.to.Write(append(w.line, '\n'))
	return err
}

func (w *csvWriter) close() error { return w.to.Flush() }
