-- v18: What a notice to a group is about, and what was left unsaid, since the group had heard enough

ALTER TABLE outbox ADD COLUMN unasked TEXT NOT NULL DEFAULT '';

CREATE TABLE unsaid (
	group_id TEXT   NOT NULL,
	about    TEXT   NOT NULL,
	at       BIGINT NOT NULL
);
CREATE INDEX unsaid_group ON unsaid (group_id, at);
