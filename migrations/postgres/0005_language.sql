-- The language that a person chose, as a tag (BCP 47); none: that of each browser.
ALTER TABLE users ADD COLUMN language TEXT;
