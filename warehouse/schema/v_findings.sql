CREATE VIEW v_findings AS
SELECT
    w.region, g.name AS region_name, w.year, w.witness_id, w.witness, w.is_base, f.idx, f.kind, f.severity,
    f.detail, f.char_start, f.char_end,
    substr(w.text, f.char_start + 1, f.char_end - f.char_start) AS quote,
    p.origin, p.origin_start + least(f.char_start, p.char_end) - p.char_start AS origin_start,
    o.sha256, o.source_url
FROM findings f
JOIN witnesses w ON w.witness_id = f.witness_id
ASOF JOIN pieces p ON p.witness_id = f.witness_id AND f.char_start >= p.char_start
JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
JOIN regions g ON g.slug = w.region;
COMMENT ON VIEW v_findings IS 'Faults of every text held, base or not, each with its place';
COMMENT ON COLUMN v_findings.quote IS 'The very characters of the source, char_start to char_end';
COMMENT ON COLUMN v_findings.kind IS 'repeated_passage, splice, truncated_start, truncated_end, missing_section, mojibake, lost_characters, suspect_figure, wrong_document, …';
COMMENT ON COLUMN v_findings.severity IS 'info, warning or error';
COMMENT ON COLUMN v_findings.detail IS 'One line of why';
COMMENT ON COLUMN v_findings.origin IS 'Name of the witness whose snapshot the passage begins in; origin_start is its place there';
