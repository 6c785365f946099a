-- v5: Quiz rounds, answers and their counts, what a member chose about quizzes, and which postings are answers

-- Times are as in the record. One row for each time that a group's timetable
-- gives, or a moderator asks for (due): with the group it is the key, so that
-- no time is dealt with twice. item is empty until it is chosen.
CREATE TABLE quiz_round (
	number         BIGINT  PRIMARY KEY,
	group_id       TEXT    NOT NULL REFERENCES chat_group (id),
	due            BIGINT  NOT NULL,
	state          TEXT    NOT NULL,
	item           TEXT    NOT NULL,
	area           TEXT    NOT NULL,
	seed           BIGINT  NOT NULL,
	language       TEXT    NOT NULL,
	poll           BOOLEAN NOT NULL,
	message        TEXT    NOT NULL,
	opens          BIGINT  NOT NULL,
	closes         BIGINT  NOT NULL,
	grace          BIGINT  NOT NULL,
	opened_at      BIGINT  NOT NULL,
	closed_at      BIGINT  NOT NULL,
	explained_at   BIGINT  NOT NULL,
	dropped_at     BIGINT  NOT NULL,
	drop_cause     TEXT    NOT NULL,
	moved          TEXT    NOT NULL,
	why            TEXT    NOT NULL,
	reach          INTEGER NOT NULL,
	weak_right     INTEGER NOT NULL,
	weak_answered  INTEGER NOT NULL,
	UNIQUE (group_id, due)
);
CREATE INDEX quiz_round_live ON quiz_round (group_id) WHERE state IN ('planned', 'open', 'closed');
CREATE INDEX quiz_round_message ON quiz_round (message) WHERE message <> '';

-- The answer of a person that counts, until it is folded into quiz_count.
CREATE TABLE quiz_answer (
	round   BIGINT  NOT NULL REFERENCES quiz_round (number),
	member  BIGINT  NOT NULL REFERENCES member (id),
	message TEXT    NOT NULL,
	at      BIGINT  NOT NULL,
	given   TEXT    NOT NULL,
	place   INTEGER NOT NULL,
	verdict TEXT    NOT NULL,
	slip    TEXT    NOT NULL,
	PRIMARY KEY (round, member)
);
CREATE INDEX quiz_answer_member ON quiz_answer (member);

-- What is left of answers when nobody is to be known by them any more.
CREATE TABLE quiz_count (
	round   BIGINT  NOT NULL REFERENCES quiz_round (number),
	verdict TEXT    NOT NULL,
	slip    TEXT    NOT NULL,
	count   INTEGER NOT NULL,
	PRIMARY KEY (round, verdict, slip)
);

-- When a member said so; 0 is never, or taken back.
CREATE TABLE quiz_choice (
	member    BIGINT PRIMARY KEY REFERENCES member (id),
	off_at    BIGINT NOT NULL DEFAULT 0,
	shared_at BIGINT NOT NULL DEFAULT 0,
	nudged_at BIGINT NOT NULL DEFAULT 0
);

-- The round that a posting answers. Such a posting is activity and counts
-- among no postings; 0 is an ordinary one.
ALTER TABLE posting ADD COLUMN quiz_round BIGINT NOT NULL DEFAULT 0;
CREATE INDEX posting_quiz_round ON posting (quiz_round) WHERE quiz_round <> 0;
