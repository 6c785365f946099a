package phones

import (
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
)

const (
	mostLetters = 4096    // in one message
	mostUpload  = 8 << 20 // bytes of a form with a picture
	mostOptions = 12      // of a poll
)

// errTyped is a form that a person can put right; its words are shown.
type errTyped string

func (e errTyped) Error() string { return string(e) }

// do lets the person whose phone it is do what a form says.
func (r *room) do(w http.ResponseWriter, q *http.Request) {
	person, where := q.PathValue("person"), q.PathValue("chat")
	act, err := readAct(w, q)
	if err == nil {
		err = r.Phones.Do(q.Context(), person, where, act)
	}
	var typed errTyped
	switch {
	case errors.As(err, &typed):
		http.Error(w, string(typed), http.StatusBadRequest)
	case err != nil:
		fail(w, err)
	case q.Header.Get("X-Phones") != "": // the page's script, which stays where it is
		w.WriteHeader(http.StatusNoContent)
	default:
		http.Redirect(w, q, "/phones/"+person+"/"+where, http.StatusSeeOther)
	}
}

// readAct reads a form.
func readAct(w http.ResponseWriter, q *http.Request) (Act, error) {
	q.Body = http.MaxBytesReader(w, q.Body, mostUpload)
	if err := q.ParseMultipartForm(mostUpload); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return Act{}, errTyped("The form is too large or was cut short.")
	}
	act := Act{
		Deed: Deed(q.PathValue("deed")), Target: chat.MessageID(q.PostFormValue("message")),
		Text: strings.TrimSpace(strings.ReplaceAll(q.PostFormValue("text"), "\r\n", "\n")), Emoji: q.PostFormValue("emoji"),
	}
	if utf8.RuneCountInString(act.Text) > mostLetters {
		return Act{}, errTyped(fmt.Sprintf("A message has at most %d letters.", mostLetters))
	}
	switch act.Deed {
	case Say, Edit:
		if act.Text == "" {
			return Act{}, errTyped("There is nothing to send: write something first.")
		}
	case Delete:
	case React:
		if utf8.RuneCountInString(act.Emoji) > 8 {
			return Act{}, errTyped("A reaction is one emoji.")
		}
	case Vote:
		act.Options = q.PostForm["option"]
	case AskPoll:
		return readPoll(act, q)
	case Picture:
		var err error
		act.JPEG, err = readPicture(q.MultipartForm)
		return act, err
	default:
		return Act{}, chat.ErrNotFound
	}
	return act, nil
}

func readPoll(act Act, q *http.Request) (Act, error) {
	for line := range strings.Lines(q.PostFormValue("options")) {
		if line = strings.TrimSpace(line); line != "" {
			act.Options = append(act.Options, line)
		}
	}
	if act.Text == "" || len(act.Options) < 2 || len(act.Options) > mostOptions {
		return Act{}, errTyped(fmt.Sprintf("A poll needs a question and 2 to %d answers, each on a line of its own.", mostOptions))
	}
	if q.PostFormValue("one") != "" {
		act.Limit = 1
	}
	return act, nil
}

func readPicture(form *multipart.Form) ([]byte, error) {
	if form == nil || len(form.File["picture"]) == 0 || form.File["picture"][0].Size == 0 {
		return nil, nil // the phone draws one
	}
	file, err := form.File["picture"][0].Open()
	if err != nil {
		return nil, fmt.Errorf("open the picture: %w", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	return shrink(file)
}
