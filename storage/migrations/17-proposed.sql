-- v17: What a model proposed a posting is about

-- own_areas are the tagger's areas where a model's proposal stands in areas, as
-- tagged keeps them where a human's do.
ALTER TABLE posting ADD COLUMN own_areas TEXT NOT NULL DEFAULT '';
