package table

import (
	"errors"
	"fmt"
	"slices"

	"entente/game/fault"
	"entente/game/saves"
	"entente/game/table/kit"

	"github.com/BurntSushi/toml"
)

// themeNames are the themes by their names in settings.
func themeNames() (names []string) {
	for _, th := range kit.Themes {
		names = append(names, th.Name)
	}
	return names
}

const settingsName = "settings.toml"

// unreadable is where a file of settings goes that cannot be read, when others
// are stored.
const unreadable = "settings-unreadable.toml"

// loadSettings gives the stored settings, or the usual ones: with an error if
// there are some that cannot be read.
func loadSettings(store saves.Store) (Settings, error) {
	if store == nil {
		return DefaultSettings(), nil
	}
	b, err := store.Read(settingsName)
	if errors.Is(err, saves.ErrNone) {
		return DefaultSettings(), nil
	}
	var s Settings
	if err == nil {
		s, err = readSettings(string(b))
	}
	if err != nil {
		return DefaultSettings(), fault.In.New(where(store, settingsName), err)
	}
	return s, nil
}

// readSettings reads settings as strictly as all data; what is not set is as usual.
func readSettings(text string) (Settings, error) {
	s := DefaultSettings()
	meta, err := toml.Decode(text, &s)
	if err != nil {
		var at toml.ParseError
		if errors.As(err, &at) {
			return s, fault.SettingsLine.New(at.Position.Line, at.Message)
		}
		return s, err
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return s, fault.NoSetting.New(extra[0].String())
	}
	return s, errors.Join(
		oneOf("theme", s.Theme, themeNames()), between("text", s.Text, MinText, MaxText), oneOf("speed", s.Speed, Speeds))
}

func oneOf[T comparable](key string, got T, list []T) error {
	if slices.Contains(list, got) {
		return nil
	}
	var words []string
	for _, x := range list {
		words = append(words, fmt.Sprint(x))
	}
	return fault.BadSetting.New(key, words, got)
}

func between(key string, got, low, high int) error {
	if got >= low && got <= high {
		return nil
	}
	return fault.SettingBetween.New(key, low, high, got)
}

// storeSettings stores settings. A file that could not be read is kept beside them.
func storeSettings(store saves.Store, s Settings) error {
	if store == nil {
		return nil
	}
	if old, err := store.Read(settingsName); err == nil {
		if _, bad := readSettings(string(old)); bad != nil {
			if err := store.Write(unreadable, old); err != nil {
				return err
			}
		}
	}
	b, err := toml.Marshal(s)
	if err != nil {
		return err
	}
	return store.Write(settingsName, b)
}
