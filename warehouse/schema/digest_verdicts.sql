CREATE TABLE digest_verdicts (
    target_witness VARCHAR NOT NULL,
    target         INTEGER NOT NULL,
    witness_id     VARCHAR NOT NULL,
    line           INTEGER NOT NULL,
    verdict        VARCHAR NOT NULL CHECK (verdict IN ('met', 'exceeded', 'missed')),
    PRIMARY KEY (target_witness, target, witness_id, line)
);
COMMENT ON TABLE digest_verdicts IS 'What the figure of a digest says of a target, by the rules that judge the figures of review parts';
COMMENT ON COLUMN digest_verdicts.target IS 'idx in the report''s targets, or line of the digest that holds the target';
COMMENT ON COLUMN digest_verdicts.line IS 'Line of the digest that holds the outcome';
