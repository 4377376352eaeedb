CREATE TABLE below_last_sets (
    witness_id VARCHAR NOT NULL PRIMARY KEY,
    input_key  VARCHAR NOT NULL
);
COMMENT ON TABLE below_last_sets IS 'What each text''s rows of below_last were made of, so that an unchanged text is not asked again';
COMMENT ON COLUMN below_last_sets.input_key IS 'Hash of the text''s own key and of the code that compares';
