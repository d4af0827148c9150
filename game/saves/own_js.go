package saves

import (
	"slices"
	"strings"
	"syscall/js"
	"time"

	"entente/game/fault"
)

// database keeps names in the browser's IndexedDB, in two object stores by
// name: the bytes, and the time of their writing in ms, which a list needs
// without reading all that is kept. It is not localStorage, because Chromium
// brings that to the disk when it likes, up to minutes later, so that a browser
// that is killed loses what was saved; and because there is room for 5 MB in it.
type database struct{ db js.Value }

// The object stores, and the version of the database that has these.
const (
	texts   = "texts"
	times   = "times"
	version = 1
)

// Own is the browser's storage for the address that served the page.
func Own() (Store, error) {
	d := new(database)
	if err := d.open(); err != nil {
		return nil, err
	}
	return d, nil
}

// Beside is an error: a browser has no files.
func Beside(path string) (Store, string, error) {
	return nil, "", fault.NoFiles.New(path)
}

func (d *database) open() (err error) {
	defer caught(&err) // a browser may forbid even to look
	factory := js.Global().Get("indexedDB")
	if !factory.Truthy() {
		return fault.NoStorage
	}
	asked := factory.Call("open", "entente", version)
	upgrade := js.FuncOf(func(js.Value, []js.Value) any {
		for _, name := range []string{texts, times} {
			asked.Get("result").Call("createObjectStore", name)
		}
		return nil
	})
	defer upgrade.Release()
	asked.Set("onupgradeneeded", upgrade)
	if err := wait(asked, "onsuccess", "onerror"); err != nil {
		return err
	}
	d.db = asked.Get("result")
	return nil
}

// do makes requests of the object stores, and waits until all of them are done
// and on the disk, or none is.
func (d *database) do(mode string, ask func(texts, times js.Value)) (err error) {
	defer caught(&err)
	tx, err := d.begin(mode)
	if err != nil { // closed by the browser, as when its data were deleted
		if err := d.open(); err != nil {
			return err
		}
		if tx, err = d.begin(mode); err != nil {
			return err
		}
	}
	ask(tx.Call("objectStore", texts), tx.Call("objectStore", times))
	return wait(tx, "oncomplete", "onabort")
}

func (d *database) begin(mode string) (tx js.Value, err error) {
	defer caught(&err)
	return d.db.Call("transaction", []any{texts, times}, mode, map[string]any{"durability": "strict"}), nil
}

// Path implements Store: nobody finds files in there.
func (*database) Path(string) string { return "" }

// List implements Store.
func (d *database) List() ([]Entry, error) {
	var names, stamps js.Value // in the same order
	err := d.do("readonly", func(_, times js.Value) {
		names, stamps = times.Call("getAllKeys"), times.Call("getAll")
	})
	if err != nil {
		return nil, err
	}
	names, stamps = names.Get("result"), stamps.Get("result")
	var list []Entry
	for i := range names.Length() {
		if name := names.Index(i).String(); strings.HasSuffix(name, Suffix) {
			list = append(list, Entry{name, time.UnixMilli(int64(stamps.Index(i).Float()))})
		}
	}
	slices.SortFunc(list, latest)
	return list, nil
}

// Read implements Store.
func (d *database) Read(name string) ([]byte, error) {
	var asked js.Value
	if err := d.do("readonly", func(texts, _ js.Value) { asked = texts.Call("get", name) }); err != nil {
		return nil, err
	}
	held := asked.Get("result")
	if held.IsUndefined() {
		return nil, fault.NoSave.New(name)
	}
	b := make([]byte, held.Length())
	js.CopyBytesToGo(b, held)
	return b, nil
}

// Write implements Store.
func (d *database) Write(name string, b []byte) error {
	held := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(held, b)
	return d.do("readwrite", func(texts, times js.Value) {
		texts.Call("put", held, name)
		times.Call("put", time.Now().UnixMilli(), name)
	})
}

// Remove implements Store.
func (d *database) Remove(name string) error {
	return d.do("readwrite", func(texts, times js.Value) {
		texts.Call("delete", name)
		times.Call("delete", name)
	})
}

// wait waits for a request or a transaction. What the browser calls back must
// not wait: it waits for that.
func wait(on js.Value, good, bad string) error {
	over := make(chan bool, 1)
	tell := func(well bool) js.Func {
		return js.FuncOf(func(js.Value, []js.Value) any { over <- well; return nil })
	}
	yes, no := tell(true), tell(false)
	defer yes.Release()
	defer no.Release()
	on.Set(good, yes)
	on.Set(bad, no)
	if <-over {
		return nil
	}
	return refusal(on.Get("error"))
}

// refusal makes an error of one of the browser's.
func refusal(e js.Value) error {
	switch {
	case !e.Truthy():
		return fault.NoStorage
	case e.Get("name").String() == "QuotaExceededError":
		return fault.Full.New(js.Error{Value: e})
	}
	return js.Error{Value: e}
}

// caught makes an error of what the browser throws.
func caught(err *error) {
	switch r := recover().(type) {
	case nil:
	case js.Error:
		*err = refusal(r.Value)
	default:
		panic(r)
	}
}
