package storage

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/mattn/go-sqlite3"

	"github.com/mshauri/mshauri/chat"
)

// translate gives the errors of both databases the words of chat, by code.
// What PostgreSQL says besides its code can hold values, and is left out.
func translate(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, sql.ErrNoRows) {
		return chat.ErrNotFound
	}
	var lite sqlite3.Error
	if errors.As(err, &lite) {
		switch lite.ExtendedCode {
		case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
			return fmt.Errorf("%w (sqlite %d)", chat.ErrConflict, lite.ExtendedCode)
		case sqlite3.ErrConstraintForeignKey, sqlite3.ErrConstraintNotNull:
			return fmt.Errorf("%w (sqlite %d)", chat.ErrNotFound, lite.ExtendedCode)
		}
		return err
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		switch pg.Code {
		case "23505": // unique_violation
			return fmt.Errorf("%w (postgres %s %s)", chat.ErrConflict, pg.Code, pg.ConstraintName)
		case "23503", "23502": // foreign_key_violation, not_null_violation
			return fmt.Errorf("%w (postgres %s %s)", chat.ErrNotFound, pg.Code, pg.ConstraintName)
		}
		return fmt.Errorf("postgres %s %s", pg.Code, pg.ConstraintName)
	}
	return err
}

// attempt says what was attempted and on which id.
func attempt[ID ~string | ~int64](err error, what string, id ID) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %v: %w", what, id, translate(err))
}
