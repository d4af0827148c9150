package table

import (
	"syscall/js"

	"entente/game/fault"
	"entente/game/replay"
	"entente/game/saves"
)

// transfers tells whether files are handed over by the table.
const transfers = true

// download gives a file to the person.
func download(name string, b []byte) {
	bytes := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(bytes, b)
	blob := js.Global().Get("Blob").New([]any{bytes}, map[string]any{"type": "application/octet-stream"})
	url := js.Global().Get("URL").Call("createObjectURL", blob)
	a := js.Global().Get("document").Call("createElement", "a")
	a.Set("href", url)
	a.Set("download", name)
	a.Call("click")
	// The browser reads the address a little later.
	var free js.Func
	free = js.FuncOf(func(js.Value, []js.Value) any {
		js.Global().Get("URL").Call("revokeObjectURL", url)
		free.Release()
		return nil
	})
	js.Global().Call("setTimeout", free, 60_000)
}

// upload lets the person choose files, which then arrive.
func upload() {
	input := js.Global().Get("document").Call("createElement", "input")
	input.Set("type", "file")
	input.Set("accept", saves.Suffix)
	input.Set("multiple", true)
	var chosen js.Func
	chosen = js.FuncOf(func(js.Value, []js.Value) any {
		files := input.Get("files")
		for i := range files.Get("length").Int() {
			receive(files.Index(i))
		}
		chosen.Release()
		return nil
	})
	input.Set("onchange", chosen)
	input.Call("click")
}

// receive reads a file of the browser's.
func receive(file js.Value) {
	name := file.Get("name").String()
	if file.Get("size").Int() > replay.MaxFile {
		go arrive(incoming{name: name, err: fault.TooLarge.New(name)})
		return
	}
	var ok, bad js.Func
	done := func(b []byte, err error) {
		ok.Release()
		bad.Release()
		go arrive(incoming{name, b, err})
	}
	ok = js.FuncOf(func(_ js.Value, args []js.Value) any {
		bytes := js.Global().Get("Uint8Array").New(args[0])
		b := make([]byte, bytes.Length())
		js.CopyBytesToGo(b, bytes)
		done(b, nil)
		return nil
	})
	bad = js.FuncOf(func(_ js.Value, args []js.Value) any {
		done(nil, fault.In.New(name, js.Error{Value: args[0]}))
		return nil
	})
	file.Call("arrayBuffer").Call("then", ok, bad)
}

// note puts the game being played into the page's address, and what the page
// was opened with out of it, so that a reload goes on with the game.
func note(game string) {
	to := js.Global().Get("location").Get("pathname").String()
	if game != "" {
		to += "#game=" + js.Global().Call("encodeURIComponent", game).String()
	}
	js.Global().Get("history").Call("replaceState", nil, "", to)
}
