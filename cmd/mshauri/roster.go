package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

const (
	mostPlayers = 150
	mostName    = 40 // letters of a name
)

// readRoster reads who plays in a rehearsal, as a table with commas:
//
//	role, name, group, language, mentor
//	mentor, Nurse Atieno, Lari mentors, en
//	mentee, Nurse Baraka, Lari mentees, sw, Nurse Atieno
//	staff, Programme officer
//
// A line that begins with # is a remark, and so is a first line of those five
// words. The role is mentor, mentee, facilitator, supervisor or staff; the last
// two need no group. A group with a mentee in it is a mentees' group. Its
// language is en or sw, given once or the same each time; en when never given.
// A name that stands twice with the same role is one person in two groups. The
// mentor of a mentee is the name of a mentor or facilitator of the roster, on
// whichever line.
func readRoster(from io.Reader) (cast, error) {
	reader := csv.NewReader(from)
	reader.Comment, reader.FieldsPerRecord, reader.TrimLeadingSpace = '#', -1, true
	r := roster{first: make(map[*playedGroup]int), named: make(map[*player]mentorNamed)}
	for begun := false; ; begun = true {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return cast{}, fmt.Errorf("line %d of the roster: the quotation marks do not fit; leave them out", wrong.StartLine)
		}
		if err != nil {
			return cast{}, fmt.Errorf("read the roster: %w", err)
		}
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if !begun {
			fields[0] = strings.TrimPrefix(fields[0], "\ufeff") // as some spreadsheets begin a file
			if strings.EqualFold(fields[0], "role") {
				continue
			}
		}
		line, _ := reader.FieldPos(0)
		if err := r.add(line, fields); err != nil {
			return cast{}, fmt.Errorf("line %d of the roster: %w", line, err)
		}
	}
	return r.finish()
}

// roster is a roster half read.
type roster struct {
	cast
	first map[*playedGroup]int // the line that names a group first
	named map[*player]mentorNamed
}

// mentorNamed is whom a line names as a mentee's mentor.
type mentorNamed struct {
	name string
	line int
}

func (r *roster) add(line int, fields []string) error {
	if strings.Join(fields, "") == "" {
		return nil
	}
	if len(fields) < 2 || len(fields) > 5 {
		return fmt.Errorf("it has %d parts, and must have two to five: role, name, group, language, mentor", len(fields))
	}
	fields = append(fields, "", "", "")
	role := chat.Role(strings.ToLower(fields[0]))
	if role != chat.Mentor && role != chat.Mentee {
		if _, err := chat.ParseRole(string(role)); err != nil {
			return fmt.Errorf("the role is %q, and must be mentor, mentee, facilitator, supervisor or staff", fields[0])
		}
	}
	name, in := fields[1], fields[2]
	if name == "" || len([]rune(name)) > mostName {
		return fmt.Errorf("the name must have 1 to %d letters", mostName)
	}
	if in == "" && role != chat.Supervisor && role != chat.Staff {
		return fmt.Errorf("a %s needs a group", role)
	}
	who := r.person(role, name)
	if err := r.mentor(line, who, fields[4]); err != nil {
		return err
	}
	if in == "" {
		if fields[3] != "" {
			return errors.New("there is a language but no group: the language is the group's")
		}
		return nil
	}
	group, err := r.group(line, in, fields[3])
	if err != nil {
		return err
	}
	if slices.Contains(who.in, group) {
		return fmt.Errorf("this %s is in that group already", role)
	}
	if role == chat.Mentee {
		group.kind = chat.MenteesGroup
	}
	who.in = append(who.in, group)
	return nil
}

// person finds somebody, or adds them.
func (r *roster) person(role chat.Role, name string) *player {
	for _, who := range r.people {
		if who.role == role && who.name == name {
			return who
		}
	}
	who := &player{name: name, role: role}
	r.cast.add(who)
	if role != chat.Mentor && role != chat.Mentee {
		who.label = strings.ReplaceAll(who.key, "-", " ")
	}
	return who
}

// mentor notes whom a line names as somebody's mentor.
func (r *roster) mentor(line int, who *player, name string) error {
	earlier, given := r.named[who]
	switch {
	case name == "":
		return nil
	case who.role != chat.Mentee:
		return fmt.Errorf("a %s has no mentor: the fifth part is a mentee's", who.role)
	case given && earlier.name != name:
		return fmt.Errorf("the mentor is %s, and line %d gives that mentee %s", name, earlier.line, earlier.name)
	case !given:
		r.named[who] = mentorNamed{name, line}
	}
	return nil
}

// pair finds the mentors that lines name, wherever they stand.
func (r *roster) pair() error {
	for _, who := range r.people {
		named, given := r.named[who]
		if !given {
			continue
		}
		at := slices.IndexFunc(r.people, func(one *player) bool {
			return one.name == named.name && (one.role == chat.Mentor || one.role == chat.Facilitator)
		})
		if at < 0 {
			return fmt.Errorf("line %d of the roster: no line has a mentor or facilitator named %s", named.line, named.name)
		}
		who.mentor = r.people[at]
	}
	return nil
}

// group finds a group, or adds it.
func (r *roster) group(line int, name, language string) (*playedGroup, error) {
	at := slices.IndexFunc(r.groups, func(g *playedGroup) bool { return strings.EqualFold(g.name, name) })
	if at < 0 {
		at = len(r.groups)
		r.groups = append(r.groups, &playedGroup{name: name, kind: chat.MentorsGroup})
		r.first[r.groups[at]] = line
	}
	group := r.groups[at]
	if language == "" {
		return group, nil
	}
	parsed, err := chat.ParseLanguage(strings.ToLower(language))
	if err != nil {
		return nil, err
	}
	if group.language != "" && group.language != parsed {
		return nil, fmt.Errorf("the language is %s, and an earlier line gives that group %s", parsed, group.language)
	}
	group.language = parsed
	return group, nil
}

// finish checks what only the whole roster shows.
func (r *roster) finish() (cast, error) {
	if len(r.people) == 0 {
		return cast{}, errors.New("the roster has nobody in it: write a line for each person, as role, name, group, language")
	}
	if len(r.people) > mostPlayers {
		return cast{}, fmt.Errorf("the roster has %d people, and this machine plays at most %d", len(r.people), mostPlayers)
	}
	for _, group := range r.groups {
		if !slices.ContainsFunc(r.members(group), func(who *player) bool { return who.role == chat.Mentor || who.role == chat.Mentee }) {
			return cast{}, fmt.Errorf("line %d of the roster: no line puts a mentor or a mentee into that group", r.first[group])
		}
		if group.language == "" {
			group.language = chat.English
		}
	}
	if err := r.pair(); err != nil {
		return cast{}, err
	}
	return r.cast, nil
}
