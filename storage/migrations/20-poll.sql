-- v20: Polls without a right answer, and what became of them

-- One that a moderator is still shown is a draft, without a message. question
-- and options (JSON) may be a moderator's own words, scrubbed; they go with
-- their asker and with age. theme is the first day of the theme that the poll
-- chooses; 0 for any other. counts (JSON) is how many chose each option when it
-- closed.
CREATE TABLE poll (
	number    BIGINT NOT NULL PRIMARY KEY,
	group_id  TEXT   NOT NULL,
	message   TEXT   NOT NULL,
	kind      TEXT   NOT NULL,
	area      TEXT   NOT NULL,
	question  TEXT   NOT NULL,
	options   TEXT   NOT NULL,
	asker     BIGINT REFERENCES member (id),
	state     TEXT   NOT NULL,
	theme     BIGINT NOT NULL,
	made_at   BIGINT NOT NULL,
	closes    BIGINT NOT NULL,
	closed_at BIGINT NOT NULL,
	counts    TEXT   NOT NULL
);
CREATE UNIQUE INDEX poll_message ON poll (message, group_id) WHERE message <> '';
CREATE UNIQUE INDEX poll_theme ON poll (group_id, theme) WHERE theme <> 0;
CREATE INDEX poll_open ON poll (closes) WHERE state = 'open';
CREATE INDEX poll_group ON poll (group_id, made_at);
CREATE INDEX vote_at ON vote (group_id, at);

-- A theme that somebody chose for the time that begins on a day: the group by
-- its votes, or its facilitator. message told the group; empty when none did.
CREATE TABLE theme_choice (
	group_id TEXT   NOT NULL,
	theme    BIGINT NOT NULL,
	what     TEXT   NOT NULL,
	message  TEXT   NOT NULL,
	at       BIGINT NOT NULL,
	PRIMARY KEY (group_id, theme)
);
CREATE INDEX theme_choice_message ON theme_choice (message, group_id) WHERE message <> '';
