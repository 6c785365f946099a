-- v12: The first Jambo shows a person round, and later ones open the menu

ALTER TABLE member ADD COLUMN welcomed_at BIGINT NOT NULL DEFAULT 0;
UPDATE member SET welcomed_at = wrote_first_at;
