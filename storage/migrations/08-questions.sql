-- v8: What a posting answers, what a human says it is about, and what cannot wait

-- answers is the posting that this one answers. Of a question, answered_at is
-- when somebody else first did, in answered_by; 0 there is a facilitator's word
-- that it is settled. listed_at and nudged_at are when the facilitator was told
-- of it. tagged keeps the tagger's areas when a human has corrected areas.
ALTER TABLE posting ADD COLUMN answers BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posting ADD COLUMN answered_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posting ADD COLUMN answered_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posting ADD COLUMN listed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posting ADD COLUMN nudged_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posting ADD COLUMN tagged TEXT NOT NULL DEFAULT '';
ALTER TABLE posting ADD COLUMN danger TEXT NOT NULL DEFAULT '';
ALTER TABLE early_change ADD COLUMN danger TEXT NOT NULL DEFAULT '';
CREATE INDEX posting_message ON posting (group_id, message);
CREATE INDEX posting_open ON posting (group_id, sent_at) WHERE question AND answered_at = 0;
