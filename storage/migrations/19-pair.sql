-- v19: Who mentors whom

CREATE TABLE pair (
	mentee BIGINT PRIMARY KEY REFERENCES member (id),
	mentor BIGINT NOT NULL REFERENCES member (id),
	since  BIGINT NOT NULL
);
CREATE INDEX pair_mentor ON pair (mentor);
