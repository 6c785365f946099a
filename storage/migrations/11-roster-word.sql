-- v11: A number that has a new phone behind it, and the word by which its holder is known again

-- changed_at is when WhatsApp said that the phone is a new one; 0 when nothing
-- waits to be confirmed. tries counts wrong words since then.
ALTER TABLE member ADD COLUMN word TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
