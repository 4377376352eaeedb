CREATE TABLE sentences (
    zh VARCHAR NOT NULL PRIMARY KEY,
    en VARCHAR NOT NULL
);
COMMENT ON TABLE sentences IS 'What the program says in reasons and details, in both languages; a person''s own words have no row';
COMMENT ON COLUMN sentences.zh IS 'Chinese, as it stands in the other tables';
COMMENT ON COLUMN sentences.en IS 'English; words of reports stay as they are';
