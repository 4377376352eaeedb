CREATE TABLE line_sets (
    region    VARCHAR NOT NULL PRIMARY KEY,
    input_key VARCHAR NOT NULL
);
COMMENT ON TABLE line_sets IS 'What each region''s lines were made of, so that an unchanged region is not traced again';
COMMENT ON COLUMN line_sets.input_key IS 'Hash of the keys of all its comparisons and of its base texts';
