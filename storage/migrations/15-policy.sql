-- v15: Documents of the programme's own, and what its reviewers said of passages

-- passages is a pack as text. by_label and confirmed_by are the programme's
-- words for staff.
CREATE TABLE volume (
	name         TEXT   PRIMARY KEY,
	title        TEXT   NOT NULL,
	origin       TEXT   NOT NULL,
	sum          TEXT   NOT NULL UNIQUE,
	replaces     TEXT   NOT NULL,
	valid_from   TEXT   NOT NULL,
	passages     TEXT   NOT NULL,
	by_label     TEXT   NOT NULL,
	made_at      BIGINT NOT NULL,
	confirmed_by TEXT   NOT NULL DEFAULT '',
	office       TEXT   NOT NULL DEFAULT '',
	confirmed_at BIGINT NOT NULL DEFAULT 0,
	ended_at     BIGINT NOT NULL DEFAULT 0
);

-- The latest word on a passage. superseded_by holds ids with a space between.
CREATE TABLE standing (
	passage       TEXT   PRIMARY KEY,
	state         TEXT   NOT NULL,
	office        TEXT   NOT NULL,
	date          TEXT   NOT NULL,
	superseded_by TEXT   NOT NULL,
	by_label      TEXT   NOT NULL,
	at            BIGINT NOT NULL
);
