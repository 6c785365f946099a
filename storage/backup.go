package storage

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// backupOf names the form of a backup, in its first line.
const backupOf = "mshauri record 1"

// tables lists every table of the record, those that others refer to first.
func tables() []string {
	return []string{
		"setting", "chat_group", "member", "member_alias", "membership", "posting", "settled", "not_kept",
		"early_change", "heard", "vote", "reaction", "outbox", "occurrence", "register", "reminder",
		"quiz_round", "quiz_answer", "quiz_count", "quiz_choice", "pair",
		"draft", "offer", "pause", "rota", "stockout", "unsaid",
		"digest", "membership_past", "link_change",
		"chat_import", "audit", "volume", "standing", "ruling", "poll", "theme_choice",
	}
}

// A backup is gzip of JSON lines: a backupHead, then for each table a
// backupTable and its rows as arrays, then a backupFoot.
type backupHead struct {
	Backup      string `json:"backup"`
	Schema      int    `json:"schema"`
	Fingerprint string `json:"fingerprint"`
	At          int64  `json:"at"`
}

type backupTable struct {
	Table   string   `json:"table"`
	Columns []string `json:"columns"`
}

type backupFoot struct {
	Rows int `json:"rows"`
}

// Backup writes a consistent copy of the record while it is in use: the same
// form from SQLite and from PostgreSQL, to be restored into either. link.db and
// the key are no part of it. It returns how many rows there are.
func (db *DB) Backup(ctx context.Context, to io.Writer) (rows int, err error) {
	err = db.snapshot(ctx, func(from conn) error {
		packed := gzip.NewWriter(to)
		out := json.NewEncoder(packed)
		head := backupHead{Backup: backupOf, Schema: len(db.base.UpgradeTable), At: toMillis(db.now())}
		const find = `SELECT value FROM setting WHERE name = $1`
		if err := from.QueryRowContext(ctx, db.dialect(find), settingKey).Scan(&head.Fingerprint); err != nil {
			return fmt.Errorf("the key's fingerprint: %w", translate(err))
		}
		if err := out.Encode(head); err != nil {
			return err
		}
		for _, table := range tables() {
			n, err := copyOut(ctx, from, table, out)
			if err != nil {
				return fmt.Errorf("table %s: %w", table, err)
			}
			rows += n
		}
		return errors.Join(out.Encode(backupFoot{Rows: rows}), packed.Close())
	})
	return rows, attempt(err, "back up", "the record")
}

func copyOut(ctx context.Context, from conn, table string, out *json.Encoder) (n int, err error) {
	query := "SELECT * FROM " + table // every column there is: that is what a copy is
	if table == "member" {            // a signpost comes after the row that it points to
		query += " ORDER BY CASE WHEN joined_to IS NULL THEN 0 ELSE 1 END, id"
	}
	rows, err := from.QueryContext(ctx, query)
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	if err := out.Encode(backupTable{Table: table, Columns: columns}); err != nil {
		return 0, err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return n, err
		}
		for i, value := range values {
			if bytes, ok := value.([]byte); ok {
				values[i] = string(bytes)
			}
		}
		if err := out.Encode(values); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}

// snapshot lets fn read the database as it is at one moment, while others
// go on writing.
func (db *DB) snapshot(ctx context.Context, fn func(conn) error) error {
	connection, err := db.base.RawDB.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }()
	begin := "BEGIN DEFERRED"
	if db.isPostgres() {
		begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
	}
	if _, err := connection.ExecContext(ctx, begin); err != nil {
		return err
	}
	defer func() { _, _ = connection.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") }()
	return fn(connection)
}

// Restore reads a backup into a new, empty database, and returns when the
// backup was made. The fingerprint must be that of the key in use. What was
// waiting to be sent or reacted to is not done again: nobody can know whether
// it was done after the backup. Anything but a whole, fitting backup changes
// nothing.
func (db *DB) Restore(ctx context.Context, from io.Reader, fingerprint string) (made time.Time, err error) {
	packed, err := gzip.NewReader(from)
	if err != nil {
		return made, errors.New("this is not a backup of Mshauri")
	}
	lines := bufio.NewScanner(packed)
	lines.Buffer(make([]byte, 0, 64<<10), 64<<20)
	var head backupHead
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &head) != nil || head.Backup != backupOf {
		return made, errors.New("this is not a backup of Mshauri")
	}
	switch {
	case head.Schema != len(db.base.UpgradeTable):
		return made, fmt.Errorf("this backup has schema %d and this Mshauri schema %d: restore it with the version that made it", head.Schema, len(db.base.UpgradeTable))
	case head.Fingerprint != fingerprint:
		return made, fmt.Errorf("this backup was made with another key (fingerprint %s) than the key file holds (fingerprint %s): put the right key back first", head.Fingerprint, fingerprint)
	}
	err = db.write(ctx, func(ctx context.Context) error {
		if err := db.mustBeEmpty(ctx); err != nil {
			return err
		}
		if err := db.copyIn(ctx, lines); err != nil {
			return err
		}
		return db.afterRestore(ctx)
	})
	return fromMillis(head.At), attempt(err, "restore", "the backup")
}

// mustBeEmpty refuses a database in which something is kept.
func (db *DB) mustBeEmpty(ctx context.Context) error {
	for _, table := range tables() {
		var n int
		if err := db.queryRow(ctx, "SELECT COUNT(*) FROM "+table).Scan(&n); err != nil {
			return err
		}
		if n > 0 && table != "setting" {
			return errors.New("something is kept here already: restore into a new data folder or an empty database")
		}
	}
	_, err := db.exec(ctx, "DELETE FROM setting")
	return err
}

func (db *DB) copyIn(ctx context.Context, lines *bufio.Scanner) error {
	known, rows, insert := tables(), 0, ""
	for lines.Scan() {
		if line := lines.Bytes(); len(line) > 0 && line[0] == '[' {
			if insert == "" {
				return errDamaged
			}
			values, err := backupRow(line)
			if err != nil {
				return err
			}
			if _, err := db.exec(ctx, insert, values...); err != nil {
				return err
			}
			rows++
			continue
		}
		var table backupTable
		if err := json.Unmarshal(lines.Bytes(), &table); err != nil {
			return errDamaged
		}
		if table.Table == "" {
			var foot backupFoot
			if err := json.Unmarshal(lines.Bytes(), &foot); err != nil || foot.Rows != rows || len(known) > 0 {
				return errDamaged
			}
			return nil
		}
		if len(known) == 0 || known[0] != table.Table {
			return errDamaged
		}
		known = known[1:]
		var err error
		if insert, err = db.insertInto(ctx, table); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return errDamaged // there was no foot
}

var errDamaged = errors.New("the backup is damaged or cut short: use another one")

// insertInto makes the statement for a table's rows, with columns that the
// table has.
func (db *DB) insertInto(ctx context.Context, table backupTable) (string, error) {
	rows, err := db.query(ctx, "SELECT * FROM "+table.Table+" WHERE 1 = 0")
	if err != nil {
		return "", err
	}
	columns, err := rows.Columns()
	if err = errors.Join(err, rows.Close()); err != nil {
		return "", err
	}
	if strings.Join(columns, ",") != strings.Join(table.Columns, ",") {
		return "", errDamaged
	}
	places := make([]string, len(columns))
	for i := range places {
		places[i] = fmt.Sprintf("$%d", i+1)
	}
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table.Table, strings.Join(columns, ", "), strings.Join(places, ", ")), nil
}

// backupRow reads one row: whole numbers, texts, yes or no, and nothing.
func backupRow(line []byte) ([]any, error) {
	decoder := json.NewDecoder(strings.NewReader(string(line)))
	decoder.UseNumber()
	var values []any
	if err := decoder.Decode(&values); err != nil {
		return nil, errDamaged
	}
	for i, value := range values {
		if number, ok := value.(json.Number); ok {
			n, err := number.Int64()
			if err != nil {
				return nil, errDamaged
			}
			values[i] = n
		}
	}
	return values, nil
}

// afterRestore settles what must not be done twice, and lets PostgreSQL go on
// counting where the backup stopped.
func (db *DB) afterRestore(ctx context.Context) error {
	now := toMillis(db.now())
	for _, step := range []string{
		`UPDATE outbox SET dead_at = $1, reason = 'restored from a backup' WHERE sent_at = 0 AND dead_at = 0`,
		`UPDATE heard SET reacted_at = $1, choices = '' WHERE reacted_at = 0 AND dead_at = 0`,
	} {
		if _, err := db.exec(ctx, step, now); err != nil {
			return err
		}
	}
	if !db.isPostgres() {
		return nil
	}
	for table, column := range map[string]string{"member": "id", "posting": "id", "heard": "id", "outbox": "seq", "register": "number", "draft": "number", "pause": "id", "stockout": "number"} {
		count := fmt.Sprintf(`SELECT setval(pg_get_serial_sequence('%s', '%s'), COALESCE((SELECT MAX(%s) FROM %s), 0) + 1, false)`, table, column, column, table)
		if _, err := db.exec(ctx, count); err != nil {
			return err
		}
	}
	return nil
}
