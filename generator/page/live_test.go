package page

import (
	"reflect"
	"testing"

	"manyroads/generator/article"
	"manyroads/generator/source"
)

// TestLiveKey: a block that asks for something else must never get the list of another, whatever may be asked for one day.
func TestLiveKey(t *testing.T) {
	plain := liveKey(article.Block{})
	fields := reflect.TypeFor[article.Block]()
	for i := range fields.NumField() {
		var b article.Block
		switch field := reflect.ValueOf(&b).Elem().Field(i).Addr().Interface().(type) {
		case *[]string:
			*field = []string{"a"}
		case *int:
			*field = 1
		case *source.Position: // where it stands
			continue
		default:
			t.Fatalf("the test doesn't know what %s asks for", fields.Field(i).Name)
		}
		if liveKey(b) == plain {
			t.Errorf("%s makes no difference", fields.Field(i).Name)
		}
	}
	if liveKey(article.Block{States: []string{"a b"}}) == liveKey(article.Block{States: []string{"a", "b"}}) {
		t.Error("one text and two are taken for the same")
	}
}
