-- v3: A facilitator may let the bot say in the group that a detail was left out

ALTER TABLE chat_group ADD COLUMN remind BOOLEAN NOT NULL DEFAULT FALSE;
