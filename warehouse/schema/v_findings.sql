-- Quotes are cut before the ASOF join, which keeps a copy of every column for each row: of whole texts that is gigabytes.
CREATE VIEW v_findings AS
SELECT
    f.region, g.name AS region_name, f.year, f.witness_id, f.witness, f.is_base, f.idx, f.kind, f.severity,
    f.detail, s.en AS detail_en, f.char_start, f.char_end,
    f.quote,
    p.origin, p.origin_start + least(f.char_start, p.char_end) - p.char_start AS origin_start,
    o.sha256, o.source_url
FROM (
    SELECT q.*, w.region, w.year, w.witness, w.is_base,
        substr(w.text, q.char_start + 1, q.char_end - q.char_start) AS quote
    FROM findings q JOIN witnesses w ON w.witness_id = q.witness_id
) f
ASOF JOIN pieces p ON p.witness_id = f.witness_id AND f.char_start >= p.char_start
JOIN witnesses o ON o.region = f.region AND o.year = f.year AND o.witness = p.origin
JOIN regions g ON g.slug = f.region
LEFT JOIN sentences s ON s.zh = f.detail;
COMMENT ON VIEW v_findings IS 'Faults of every text held, base or not, each with its place';
COMMENT ON COLUMN v_findings.quote IS 'The very characters of the source, char_start to char_end';
COMMENT ON COLUMN v_findings.kind IS 'repeated_passage, splice, truncated_start, truncated_end, missing_section, mojibake, lost_characters, suspect_figure, wrong_document, …';
COMMENT ON COLUMN v_findings.severity IS 'info, warning or error';
COMMENT ON COLUMN v_findings.detail IS 'One line of why';
COMMENT ON COLUMN v_findings.origin IS 'Name of the witness whose snapshot the passage begins in; origin_start is its place there';
