CREATE TABLE wording_sets (
    year      INTEGER NOT NULL PRIMARY KEY,
    input_key VARCHAR NOT NULL
);
COMMENT ON TABLE wording_sets IS 'What each year''s shared wording was counted in, so that an unchanged year is not counted again';
COMMENT ON COLUMN wording_sets.input_key IS 'Hash of the keys of all base texts of the year';
