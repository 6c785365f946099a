-- v0 -> v1: What we send stays sendable over a restart, and the store knows which world it belongs to
CREATE TABLE mshauri_meta (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
);

CREATE TABLE mshauri_sent (
	id         TEXT PRIMARY KEY,
	chat       TEXT NOT NULL,
	message    BLOB NOT NULL,
	kept_at    BIGINT NOT NULL,
	settled_at BIGINT,
	refusals   INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX mshauri_sent_kept_at ON mshauri_sent (kept_at);
