CREATE TABLE decisions (
    line        INTEGER NOT NULL PRIMARY KEY,
    decision_id VARCHAR NOT NULL UNIQUE,
    decided_at  TIMESTAMP NOT NULL,
    who         VARCHAR NOT NULL,
    about       VARCHAR NOT NULL CHECK (about IN ('link', 'verdict', 'target')),
    subject     VARCHAR[] NOT NULL CHECK (len(subject) > 0),
    value       VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL
);
COMMENT ON TABLE decisions IS 'People''s words on links, verdicts and targets; a later line outranks an earlier one';
COMMENT ON COLUMN decisions.line IS 'Place in the log, from 1';
COMMENT ON COLUMN decisions.decided_at IS 'UTC';
COMMENT ON COLUMN decisions.subject IS 'Identifiers of the changes or units it is about';
