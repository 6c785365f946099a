-- v14: When the bot gets a new number, each group waits until it is in it again

ALTER TABLE chat_group ADD COLUMN awaited BOOLEAN NOT NULL DEFAULT FALSE;
