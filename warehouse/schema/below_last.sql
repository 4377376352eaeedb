CREATE TABLE below_last (
    witness_id VARCHAR NOT NULL,
    target     INTEGER NOT NULL,
    told_by    VARCHAR NOT NULL,
    value      DOUBLE NOT NULL,
    unit_text  VARCHAR NOT NULL,
    reason     VARCHAR NOT NULL,
    PRIMARY KEY (witness_id, target)
);
COMMENT ON TABLE below_last IS 'Targets that promise less than the same report says was reached the year before';
COMMENT ON COLUMN below_last.target IS 'idx in the text''s targets';
COMMENT ON COLUMN below_last.told_by IS 'unit_id of the review part that tells last year''s result, value in unit_text';
COMMENT ON COLUMN below_last.reason IS 'The arithmetic in one sentence';
