package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

const stockoutColumns = `number, group_id, vaccine, surplus, facility, since, COALESCE(reporter, 0), reported_at, asked_at, over_at`

// ReportStockout keeps a shortage or a surplus, and returns its number.
func (db *DB) ReportStockout(ctx context.Context, s chat.Stockout) (number int64, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		reporter, err := db.resolveOrNobody(ctx, s.Reporter)
		if err != nil {
			return err
		}
		const insert = `
			INSERT INTO stockout (group_id, vaccine, surplus, facility, since, reporter, reported_at, asked_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING number`
		return db.queryRow(ctx, insert, s.Group, plain(s.Vaccine), s.Surplus, plain(s.Facility.String()), toMillis(s.Since),
			reporter, db.stamp(s.Reported)).Scan(&number)
	})
	return number, attempt(err, "report a stock of", s.Vaccine)
}

// Stockout returns one report, or chat.ErrNotFound.
func (db *DB) Stockout(ctx context.Context, number int64) (chat.Stockout, error) {
	const find = `SELECT ` + stockoutColumns + ` FROM stockout WHERE number = $1`
	s, err := readStockout(db.queryRow(ctx, find, number))
	return s, attempt(err, "find stock report", number)
}

// Stockouts returns what lasted in a span of time, of all groups when group is
// empty, by when it was reported.
func (db *DB) Stockouts(ctx context.Context, group chat.GroupID, from, to time.Time) ([]chat.Stockout, error) {
	const list = `
		SELECT ` + stockoutColumns + ` FROM stockout
		WHERE reported_at < $3 AND (over_at = 0 OR over_at > $2) AND ($1 = '' OR group_id = $1) ORDER BY reported_at, number`
	rows, err := db.query(ctx, list, group, toMillis(from), toMillis(to))
	found, err := collect(rows, err, readStockout)
	return found, attempt(err, "list the stock reports of group", group)
}

// StockoutsBy returns what one person reported, in order.
func (db *DB) StockoutsBy(ctx context.Context, id chat.MemberID) ([]chat.Stockout, error) {
	id, err := db.resolve(ctx, id)
	if err != nil {
		return nil, attempt(err, "list the stock reports of member", id)
	}
	const list = `SELECT ` + stockoutColumns + ` FROM stockout WHERE reporter = $1 ORDER BY number`
	rows, err := db.query(ctx, list, id)
	found, err := collect(rows, err, readStockout)
	return found, attempt(err, "list the stock reports of member", id)
}

// StockoutsToAsk returns what is not known to be over and was reported or last
// asked about before a moment.
func (db *DB) StockoutsToAsk(ctx context.Context, before time.Time) ([]chat.Stockout, error) {
	const list = `SELECT ` + stockoutColumns + ` FROM stockout WHERE over_at = 0 AND asked_at <= $1 ORDER BY asked_at, number`
	rows, err := db.query(ctx, list, toMillis(before))
	found, err := collect(rows, err, readStockout)
	return found, attempt(err, "list the stock reports", "to ask about")
}

// AskedStockout notes that a report was asked about, or that somebody said that
// it lasts.
func (db *DB) AskedStockout(ctx context.Context, number int64, at time.Time) error {
	return db.changeStockout(ctx, `UPDATE stockout SET asked_at = $2 WHERE number = $1`, number, at)
}

// EndStockout notes that a shortage or a surplus is over.
func (db *DB) EndStockout(ctx context.Context, number int64, at time.Time) error {
	return db.changeStockout(ctx, `UPDATE stockout SET over_at = CASE WHEN over_at = 0 THEN $2 ELSE over_at END WHERE number = $1`, number, at)
}

func (db *DB) changeStockout(ctx context.Context, query string, number int64, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		_, err := db.exec(ctx, query, number, db.stamp(at))
		return err
	}), "change stock report", number)
}

func readStockout(row scannable) (s chat.Stockout, err error) {
	var facility string
	var since, reported, asked, over int64
	err = row.Scan(&s.Number, &s.Group, &s.Vaccine, &s.Surplus, &facility, &since, &s.Reporter, &reported, &asked, &over)
	s.Facility = privacy.Stored(facility)
	s.Since, s.Reported, s.Asked, s.Over = fromMillis(since), fromMillis(reported), fromMillis(asked), fromMillis(over)
	return s, err
}
