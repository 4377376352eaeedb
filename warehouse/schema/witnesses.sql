-- Packed, a quote of ten characters would unpack the texts of two thousand reports; a tenth of the file is the price.
CREATE TABLE witnesses (
    witness_id       VARCHAR NOT NULL PRIMARY KEY,
    region           VARCHAR NOT NULL,
    year             INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    witness          VARCHAR NOT NULL,
    sha256           VARCHAR NOT NULL CHECK (length(sha256) = 64),
    source_url       VARCHAR,
    accessed_on      VARCHAR,
    captured_at      TIMESTAMP,
    encoding         VARCHAR,
    kind             VARCHAR,
    trust            VARCHAR CHECK (trust IN ('official', 'press', 'other', 'given', 'refused')),
    is_base          BOOLEAN NOT NULL,
    input_key        VARCHAR NOT NULL,
    status           VARCHAR NOT NULL CHECK (status IN ('read', 'unread')),
    reason           VARCHAR,
    title            VARCHAR,
    session          VARCHAR,
    delivered_on     VARCHAR,
    speaker          VARCHAR,
    speaker_title    VARCHAR,
    published_on     VARCHAR,
    length           INTEGER CHECK (length >= 0),
    lengths          INTEGER[],
    coverage_verdict VARCHAR CHECK (coverage_verdict IN ('full', 'partial', 'digest', 'not_a_report')),
    coverage         JSON,
    text             VARCHAR USING COMPRESSION uncompressed,
    CHECK ((status = 'read') = (text IS NOT NULL)),
    CHECK ((status = 'read') = (coverage_verdict IS NOT NULL)),
    CHECK ((status = 'unread') = (reason IS NOT NULL)),
    CHECK (status = 'read' OR NOT is_base)
);
COMMENT ON TABLE witnesses IS 'Texts of reports, each read out of one snapshot';
COMMENT ON COLUMN witnesses.witness_id IS '<region>-<year>/<witness>';
COMMENT ON COLUMN witnesses.witness IS 'Name of this text among those of the same report';
COMMENT ON COLUMN witnesses.sha256 IS 'Snapshot that the text was read out of; of a collated text, which has none, the hash of its UTF-8';
COMMENT ON COLUMN witnesses.kind IS 'digest for a table of figures, which has no units; else null';
COMMENT ON COLUMN witnesses.trust IS 'Whose word its page is: official, press, other, or given by a person without an address; of a collated text the weakest';
COMMENT ON COLUMN witnesses.accessed_on IS 'ISO 8601 date on which the page was read: that of fetching, or the day that the person who gave the text named; null where nobody said';
COMMENT ON COLUMN witnesses.captured_at IS 'When the archive got the bytes, UTC; of a given file the time of adding';
COMMENT ON COLUMN witnesses.is_base IS 'True for the one text that stands for its report';
COMMENT ON COLUMN witnesses.input_key IS 'Hash of bytes, place and reader version: unchanged key, unchanged reading';
COMMENT ON COLUMN witnesses.reason IS 'Why an unread text could not be read';
COMMENT ON COLUMN witnesses.delivered_on IS 'ISO 8601 date on which the report was read out';
COMMENT ON COLUMN witnesses.speaker_title IS 'The speaker''s office as it is written';
COMMENT ON COLUMN witnesses.published_on IS 'ISO 8601 date on which the page says that it was put out';
COMMENT ON COLUMN witnesses.length IS 'Unicode characters of text';
COMMENT ON COLUMN witnesses.lengths IS 'Characters of its units in all, of the review, of goals and tasks; null for a text that is not the base, or not whole by itself';
COMMENT ON COLUMN witnesses.coverage IS 'Certificate: verdict, roles, sections, missing, reasons';
COMMENT ON COLUMN witnesses.text IS 'The decoded source itself; every char_start and char_end counts in it';
