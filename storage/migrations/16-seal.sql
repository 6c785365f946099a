-- v16: Answers, their counts and private messages are sealed under the key

-- What could be read without the key is dropped, since a migration has no key
-- to seal it with: answers and counts of the rounds before this. Postings that
-- were answers lose their words, private messages theirs once they were sent;
-- those that wait go as they are.

DROP TABLE quiz_answer;
DROP TABLE quiz_count;

-- The answer of a person that counts, until it is folded into quiz_count. That
-- somebody answered is to be read; what, and whether it was right, is not.
CREATE TABLE quiz_answer (
	round   BIGINT NOT NULL REFERENCES quiz_round (number),
	member  BIGINT NOT NULL REFERENCES member (id),
	message TEXT   NOT NULL,
	at      BIGINT NOT NULL,
	sealed  TEXT   NOT NULL,
	PRIMARY KEY (round, member)
);
CREATE INDEX quiz_answer_member ON quiz_answer (member);

-- What is left of answers when nobody is to be known by them any more. It is
-- sealed too: where all were right, a count tells of everybody.
CREATE TABLE quiz_count (
	round  BIGINT PRIMARY KEY REFERENCES quiz_round (number),
	sealed TEXT   NOT NULL
);

-- How the weaker quarter did, which may be one person.
ALTER TABLE quiz_round DROP COLUMN weak_right;
ALTER TABLE quiz_round DROP COLUMN weak_answered;
ALTER TABLE quiz_round ADD COLUMN weaker TEXT NOT NULL DEFAULT '';

UPDATE posting SET text = '', options = '', findings = '', command = '' WHERE quiz_round <> 0;
UPDATE outbox SET body = '', quoted_text = '' WHERE to_member IS NOT NULL AND sent_at <> 0;
UPDATE heard SET choices = '' WHERE reacted_at <> 0 OR dead_at <> 0;
UPDATE vote SET choices = '' WHERE EXISTS (
	SELECT 1 FROM quiz_round r WHERE r.message = vote.poll AND r.message <> '' AND r.group_id = vote.group_id);
