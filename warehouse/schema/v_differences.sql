-- Quotes are cut before the ASOF join, which keeps a copy of every column for each row: of whole texts that is gigabytes.
CREATE VIEW v_differences AS
SELECT
    d.region, g.name AS region_name, d.year, d.base_witness, d.witness_id, d.witness, d.idx, d.kind,
    d.base_start, d.base_end, d.base_quote,
    d.char_start, d.char_end, d.quote,
    d.places, d.detail, s.en AS detail_en, p.origin AS base_origin,
    p.origin_start + least(d.base_start, p.char_end) - p.char_start AS base_origin_start,
    o.sha256 AS base_sha256, o.source_url AS base_source_url, d.sha256, d.source_url
FROM (
    SELECT q.*, w.region, w.year, w.witness, w.sha256, w.source_url, b.witness_id AS base_witness,
        substr(b.text, q.base_start + 1, q.base_end - q.base_start) AS base_quote,
        substr(w.text, q.char_start + 1, q.char_end - q.char_start) AS quote
    FROM differences q
    JOIN witnesses w ON w.witness_id = q.witness_id
    JOIN witnesses b ON b.region = w.region AND b.year = w.year AND b.is_base
) d
ASOF JOIN pieces p ON p.witness_id = d.base_witness AND d.base_start >= p.char_start
JOIN witnesses o ON o.region = d.region AND o.year = d.year AND o.witness = p.origin
JOIN regions g ON g.slug = d.region
LEFT JOIN sentences s ON s.zh = d.detail;
COMMENT ON VIEW v_differences IS 'What the texts of one report have otherwise than its base text';
COMMENT ON COLUMN v_differences.kind IS 'misread_figure, misread_words, lost_passage, added_passage, repeated_passage, splice, furniture, spelling or punctuation';
COMMENT ON COLUMN v_differences.base_witness IS 'witness_id of the base text';
COMMENT ON COLUMN v_differences.base_quote IS 'The very characters of the base, base_start to base_end; empty where it has nothing there';
COMMENT ON COLUMN v_differences.quote IS 'The very characters of this text, char_start to char_end; empty where it has nothing there';
COMMENT ON COLUMN v_differences.places IS 'How many places the row stands for; punctuation is counted, not listed';
COMMENT ON COLUMN v_differences.detail IS 'One line of why';
COMMENT ON COLUMN v_differences.base_origin IS 'Name of the witness whose snapshot the base''s passage begins in; base_origin_start is its place there';
COMMENT ON COLUMN v_differences.sha256 IS 'Snapshot of this text; base_sha256 that of the base''s passage';
