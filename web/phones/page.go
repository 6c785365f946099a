package phones

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// choose shows everybody's phones.
func (r *room) choose(w http.ResponseWriter, _ *http.Request) {
	r.write(w, "choose.html", r.crowd(r.Phones.People(), ""))
}

// open goes to the first chat of a phone.
func (r *room) open(w http.ResponseWriter, q *http.Request) {
	chats, err := r.Phones.Chats(q.PathValue("person"))
	if err != nil {
		fail(w, err)
		return
	}
	http.Redirect(w, q, "/phones/"+q.PathValue("person")+"/"+chats[0].Key, http.StatusSeeOther)
}

// show shows one chat on a phone, and what is kept of it.
func (r *room) show(w http.ResponseWriter, q *http.Request) {
	v, err := r.look(q)
	if err != nil {
		fail(w, err)
		return
	}
	r.write(w, "phone.html", v)
}

// news gives the page's script the parts of the page, if anything in them has
// changed since the version that it has.
func (r *room) news(w http.ResponseWriter, q *http.Request) {
	v, err := r.look(q)
	if err != nil {
		fail(w, err)
		return
	}
	if v.Version == q.URL.Query().Get("have") {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(struct { // a browser that has gone away needs none
		Version string `json:"version"`
		Fixed   []part `json:"fixed"`
		Rows    []part `json:"rows"`
	}{v.Version, []part{v.Tabs, v.People}, v.Rows})
}

// write sends a whole page, or an error and nothing of the page.
func (r *room) write(w http.ResponseWriter, name string, data any) {
	var out bytes.Buffer
	if err := r.templates.ExecuteTemplate(&out, name, data); err != nil {
		fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(out.Bytes()) // a browser that has gone away needs none
}
