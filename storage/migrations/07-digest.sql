-- v7: The week's digest as it was made, earlier stays in groups, and when the line was down

-- numbers is JSON, and holds only what may be told.
CREATE TABLE digest (
	week    TEXT   PRIMARY KEY,
	numbers TEXT   NOT NULL,
	made_at BIGINT NOT NULL
);

-- A stay that is over of somebody who came back.
CREATE TABLE membership_past (
	member    BIGINT NOT NULL REFERENCES member (id),
	group_id  TEXT   NOT NULL REFERENCES chat_group (id),
	joined_at BIGINT NOT NULL,
	left_at   BIGINT NOT NULL
);
CREATE INDEX membership_past_group ON membership_past (group_id);
CREATE INDEX membership_past_member ON membership_past (member);

-- One row for each change of the connection's state, and when the service was
-- last known to be running.
CREATE TABLE link_change (
	at    BIGINT NOT NULL,
	state TEXT   NOT NULL
);
CREATE INDEX link_change_at ON link_change (at);
ALTER TABLE link ADD COLUMN alive_at BIGINT NOT NULL DEFAULT 0;
