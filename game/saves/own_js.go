package saves

import (
	"slices"
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"entente/game/fault"
)

// local keeps each name as an item of the browser's localStorage, which
// answers at once: what was written when a page is reloaded is there. An item
// is the time of its writing in ms, a newline, and the text.
type local struct{ storage js.Value }

// prefix begins the keys of our items.
const prefix = "entente/"

// Own is the browser's storage for the address that served the page.
func Own() (store Store, err error) {
	defer caught(&err) // a browser may forbid even to look
	s := js.Global().Get("localStorage")
	if !s.Truthy() {
		return nil, fault.NoStorage
	}
	return local{s}, nil
}

// Beside is an error: a browser has no files.
func Beside(path string) (Store, string, error) {
	return nil, "", fault.NoFiles.New(path)
}

// Path implements Store: nobody finds files in there.
func (local) Path(string) string { return "" }

// List implements Store.
func (l local) List() (list []Entry, err error) {
	defer caught(&err)
	for i := range l.storage.Get("length").Int() {
		name, ours := strings.CutPrefix(l.storage.Call("key", i).String(), prefix)
		if !ours || !strings.HasSuffix(name, Suffix) {
			continue
		}
		stamp, _, _ := strings.Cut(l.storage.Call("getItem", prefix+name).String(), "\n")
		ms, _ := strconv.ParseInt(stamp, 10, 64) // an item that others changed is an old one
		list = append(list, Entry{name, time.UnixMilli(ms)})
	}
	slices.SortFunc(list, latest)
	return list, nil
}

// Read implements Store.
func (l local) Read(name string) (b []byte, err error) {
	defer caught(&err)
	item := l.storage.Call("getItem", prefix+name)
	if item.IsNull() {
		return nil, fault.NoSave.New(name)
	}
	_, text, _ := strings.Cut(item.String(), "\n")
	return []byte(text), nil
}

// Write implements Store. An item that does not fit leaves the old one be.
func (l local) Write(name string, b []byte) (err error) {
	defer caught(&err)
	l.storage.Call("setItem", prefix+name, strconv.FormatInt(time.Now().UnixMilli(), 10)+"\n"+string(b))
	return nil
}

// Remove implements Store.
func (l local) Remove(name string) (err error) {
	defer caught(&err)
	l.storage.Call("removeItem", prefix+name)
	return nil
}

// caught makes an error of what the browser throws.
func caught(err *error) {
	switch r := recover().(type) {
	case nil:
	case js.Error:
		*err = r
		if r.Get("name").String() == "QuotaExceededError" {
			*err = fault.Full.New(r)
		}
	default:
		panic(r)
	}
}
