CREATE TABLE reports (
    region       VARCHAR NOT NULL,
    year         INTEGER NOT NULL,
    base_witness VARCHAR NOT NULL UNIQUE,
    PRIMARY KEY (region, year)
);
COMMENT ON TABLE reports IS 'One row per region and year that has a readable text';
COMMENT ON COLUMN reports.base_witness IS 'witness_id of the text that stands for the report';
