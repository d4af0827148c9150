package experiment

import (
	"io"
	"strconv"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"entente/game"
)

// rowGroup is how many rows are kept in memory until they are written.
const rowGroup = 1 << 15

// parquetWriter writes a table as Parquet: typed columns in their order, each
// described in the file's metadata under its name, compressed by zstd.
type parquetWriter struct {
	to   *parquet.GenericWriter[any]
	cols []column
	rows [1]parquet.Row
	n    int
}

// ordered are the columns of a table as a Parquet group, which would sort them
// by name.
type ordered struct {
	parquet.Group
	fields []parquet.Field
}

// Fields implements parquet.Node.
func (o *ordered) Fields() []parquet.Field { return o.fields }

func newParquet(to io.Writer, t *table, describe func(string, any) string) *parquetWriter {
	group := parquet.Group{}
	for _, c := range t.columns {
		var n parquet.Node
		switch c.kind {
		case whole64:
			n = parquet.Int(64)
		case whole32:
			n = parquet.Int(32)
		case fraction:
			n = parquet.Leaf(parquet.DoubleType)
		case word:
			n = parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
		}
		if c.optional {
			n = parquet.Optional(n)
		}
		group[c.name] = n
	}
	byName := map[string]parquet.Field{}
	for _, f := range group.Fields() {
		byName[f.Name()] = f
	}
	root := &ordered{Group: group}
	options := []parquet.WriterOption{
		parquet.CreatedBy("entente", strconv.Itoa(game.EngineVersion), ""),
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedFastest, Concurrency: 1}),
	}
	for _, c := range t.columns {
		root.fields = append(root.fields, byName[c.name])
		if describe != nil {
			options = append(options, parquet.KeyValueMetadata("column."+c.name, describe(c.name, c.of)))
		}
	}
	options = append(options, parquet.NewSchema(t.name, root))
	return &parquetWriter{to: parquet.NewGenericWriter[any](to, options...), cols: t.columns}
}

func (w *parquetWriter) put(cells []cell) error {
	row := w.rows[0][:0]
	for i := range cells {
		c, defined := &cells[i], 0
		if w.cols[i].optional {
			defined = 1
		}
		var v parquet.Value
		switch {
		case c.none:
			defined = 0
		case w.cols[i].kind == whole64:
			v = parquet.Int64Value(c.n)
		case w.cols[i].kind == whole32:
			v = parquet.Int32Value(int32(c.n))
		case w.cols[i].kind == fraction:
			v = parquet.DoubleValue(c.x)
		default:
			v = parquet.ByteArrayValue([]byte(c.s))
		}
		row = append(row, v.Level(0, defined, i))
	}
	w.rows[0] = row
	if _, err := w.to.WriteRows(w.rows[:]); err != nil {
		return err
	}
	if w.n++; w.n%rowGroup == 0 {
		return w.to.Flush()
	}
	return nil
}

func (w *parquetWriter) close() error { return w.to.Close() }
