CREATE TABLE changes (
    pair_id    VARCHAR NOT NULL,
    change_id  VARCHAR NOT NULL,
    ord        INTEGER NOT NULL,
    kind       VARCHAR NOT NULL CHECK (kind IN ('carried', 'revised', 'added', 'dropped')),
    facets     VARCHAR[] NOT NULL
        CHECK (list_has_all(['raised', 'lowered', 'tightened', 'softened', 'quantified', 'dequantified',
                             'reworded', 'moved', 'merged', 'split', 'scope_changed'], facets)),
    old_units  VARCHAR[] NOT NULL,
    new_units  VARCHAR[] NOT NULL,
    ambition   VARCHAR NOT NULL CHECK (ambition IN ('up', 'down', 'same', 'unclear')),
    certainty  VARCHAR NOT NULL CHECK (certainty IN ('certain', 'likely', 'open')),
    verdict    VARCHAR
        CHECK (verdict IN ('dropped_reported_done', 'dropped_silent', 'merged_into', 'cannot_tell')),
    evidence   STRUCT(unit VARCHAR, side VARCHAR, part VARCHAR, score DOUBLE, note VARCHAR)[] NOT NULL,
    weight     DOUBLE NOT NULL CHECK (weight BETWEEN 0 AND 1),
    commitment BOOLEAN NOT NULL,
    moves      STRUCT(old_target INTEGER, new_target INTEGER, facets VARCHAR[], ambition VARCHAR)[] NOT NULL,
    reason     VARCHAR NOT NULL,
    boilerplate BOOLEAN NOT NULL,
    own_weight DOUBLE NOT NULL CHECK (own_weight BETWEEN 0 AND 1),
    PRIMARY KEY (pair_id, change_id)
);
COMMENT ON TABLE changes IS 'What became of one or several units from one report to the next';
COMMENT ON COLUMN changes.ord IS 'Order in which the comparison gave them, from 0';
COMMENT ON COLUMN changes.evidence IS 'Units that support or nearly contradict the verdict: side old|new, part candidate|review|successor';
COMMENT ON COLUMN changes.weight IS 'Rank for the first screen, 0..1';
COMMENT ON COLUMN changes.commitment IS 'False for changes of headings and slogans';
COMMENT ON COLUMN changes.moves IS 'Targets that moved: idx in the old and in the new text''s targets, facets, ambition';
COMMENT ON COLUMN changes.boilerplate IS 'True where its wording is what many regions write in the same year; it then weighs less';
COMMENT ON COLUMN changes.own_weight IS 'Weight by what it says, before shared wording lowers it';
COMMENT ON COLUMN changes.reason IS 'One sentence: why this kind, verdict and certainty';
