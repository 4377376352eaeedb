CREATE VIEW v_differences AS
SELECT
    w.region, g.name AS region_name, w.year, b.witness_id AS base_witness, d.witness_id, w.witness, d.idx, d.kind,
    d.base_start, d.base_end, substr(b.text, d.base_start + 1, d.base_end - d.base_start) AS base_quote,
    d.char_start, d.char_end, substr(w.text, d.char_start + 1, d.char_end - d.char_start) AS quote,
    d.places, d.detail, b.sha256 AS base_sha256, w.sha256, w.source_url
FROM differences d
JOIN witnesses w ON w.witness_id = d.witness_id
JOIN witnesses b ON b.region = w.region AND b.year = w.year AND b.is_base
JOIN regions g ON g.slug = w.region;
COMMENT ON VIEW v_differences IS 'What the texts of one report have otherwise than its base text';
COMMENT ON COLUMN v_differences.kind IS 'misread_figure, misread_words, lost_passage, added_passage, repeated_passage, splice, furniture, spelling or punctuation';
COMMENT ON COLUMN v_differences.base_witness IS 'witness_id of the base text';
COMMENT ON COLUMN v_differences.base_quote IS 'The very characters of the base, base_start to base_end; empty where it has nothing there';
COMMENT ON COLUMN v_differences.quote IS 'The very characters of this text, char_start to char_end; empty where it has nothing there';
COMMENT ON COLUMN v_differences.places IS 'How many places the row stands for; punctuation is counted, not listed';
COMMENT ON COLUMN v_differences.detail IS 'One line of why';
