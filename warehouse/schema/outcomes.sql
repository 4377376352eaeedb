CREATE TABLE outcomes (
    pair_id   VARCHAR NOT NULL,
    ord       INTEGER NOT NULL,
    unit_id   VARCHAR NOT NULL,
    target    INTEGER,
    verdict   VARCHAR NOT NULL
        CHECK (verdict IN ('met', 'exceeded', 'missed', 'partly', 'reported_unquantified', 'not_reported',
                           'cannot_tell')),
    evidence  VARCHAR[] NOT NULL,
    value     DOUBLE,
    unit_text VARCHAR,
    certainty VARCHAR NOT NULL CHECK (certainty IN ('certain', 'likely', 'open')),
    reason    VARCHAR NOT NULL,
    nearest   VARCHAR,
    PRIMARY KEY (pair_id, ord)
);
COMMENT ON TABLE outcomes IS 'What the later review part says of earlier targets and commitments';
COMMENT ON COLUMN outcomes.unit_id IS 'Unit of the older text';
COMMENT ON COLUMN outcomes.target IS 'idx in the older text''s targets; null for a commitment without one';
COMMENT ON COLUMN outcomes.evidence IS 'unit_ids of the newer text';
COMMENT ON COLUMN outcomes.nearest IS 'Of what is not reported: unit_id of the review sentence that may speak of it all the same';
