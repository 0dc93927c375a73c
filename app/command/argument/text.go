// Package argument reads what is given on the command line.
package argument

import (
	"fmt"
	"reflect"

	"github.com/alecthomas/kong"
)

// Texts has the parser take texts and paths byte for byte. Its own way passes each
// through JSON, which puts U+FFFD in the place of bytes that are no UTF-8: a file whose
// name was written in another encoding would not be found.
func Texts() kong.Option {
	return kong.OptionFunc(func(k *kong.Kong) error {
		if err := kong.KindMapper(reflect.String, kong.MapperFunc(func(ctx *kong.DecodeContext, target reflect.Value) error {
			text, err := popText(ctx, "string")
			if err == nil {
				target.SetString(text)
			}
			return err
		})).Apply(k); err != nil {
			return err
		}
		return kong.NamedMapper("path", kong.MapperFunc(func(ctx *kong.DecodeContext, target reflect.Value) error {
			path, err := popText(ctx, "file")
			if err != nil || path == "" && ctx.Value.HasDefault {
				return err
			}
			if path != "-" {
				path = kong.ExpandPath(path)
			}
			target.SetString(path)
			return nil
		})).Apply(k)
	})
}

// popText takes the next value, which the usage calls what.
func popText(ctx *kong.DecodeContext, what string) (string, error) {
	t, err := ctx.Scan.PopValue(what)
	if err != nil {
		return "", err
	}
	text, ok := t.Value.(string)
	if !ok {
		return "", fmt.Errorf("expected %s value, found %v", what, t.Value)
	}
	return text, nil
}
