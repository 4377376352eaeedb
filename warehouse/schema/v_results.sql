-- Quotes are cut before the ASOF join, which keeps a copy of every column for each row: of whole texts that is gigabytes.
CREATE VIEW v_results AS
SELECT
    t.region, g.name AS region_name, t.year, t.witness_id, t.idx, t.unit_id, u.role, u.section_key,
    t.indicator, t.canonical, t.aspect, t.comparator, t.value, t.value_high, t.unit_text, t.unit_base,
    t.value_si, t.hedge, t.reference, t.headline, t.polarity,
    t.topic, t.head,
    t.char_start, t.char_end, t.value_start, t.value_end,
    t.quote,
    u.text AS sentence, u.char_start AS sentence_start,
    p.origin, p.origin_start + least(t.char_start, p.char_end) - p.char_start AS origin_start,
    p.origin_start + least(t.char_end, p.char_end) - p.char_start AS origin_end,
    o.sha256, o.source_url
FROM (
    SELECT q.*, w.region, w.year, substr(w.text, q.char_start + 1, q.char_end - q.char_start) AS quote
    FROM results q JOIN witnesses w ON w.witness_id = q.witness_id AND w.is_base
) t
JOIN regions g ON g.slug = t.region
ASOF JOIN pieces p ON p.witness_id = t.witness_id AND t.char_start >= p.char_start
JOIN witnesses o ON o.region = t.region AND o.year = t.year AND o.witness = p.origin
LEFT JOIN units u ON u.witness_id = t.witness_id AND u.unit_id = t.unit_id;
COMMENT ON VIEW v_results IS 'Figures that each report''s review part gives, with quote, sentence and source';
COMMENT ON COLUMN v_results.idx IS 'Index within the text''s list, from 0';
COMMENT ON COLUMN v_results.canonical IS 'Name of the indicator through the years';
COMMENT ON COLUMN v_results.value_si IS 'value times the scale of unit_text, in unit_base; percent stays percent';
COMMENT ON COLUMN v_results.quote IS 'The very characters of the source, char_start to char_end';
COMMENT ON COLUMN v_results.sentence IS 'Cleaned text of the unit it stands in';
COMMENT ON COLUMN v_results.origin IS 'Name of the witness whose snapshot the quote begins in, at origin_start';
COMMENT ON COLUMN v_results.origin_end IS 'Where the quote, or what of it stands in that snapshot, ends';
COMMENT ON COLUMN v_results.sentence_start IS 'First character of the unit in the base text';
COMMENT ON COLUMN v_results.sha256 IS 'Snapshot that the quote stands in';
COMMENT ON COLUMN v_results.indicator IS 'As the text says it';
COMMENT ON COLUMN v_results.aspect IS 'growth, level, share, increment, count, reduction or qualitative';
COMMENT ON COLUMN v_results.comparator IS '>=, >, ≈, <=, <, =, range, or in words: strive, sync, above_average, maintain, improve, decrease, fulfil';
COMMENT ON COLUMN v_results.value_high IS 'Upper bound of a range';
COMMENT ON COLUMN v_results.topic IS 'What the canonical indicator belongs to';
COMMENT ON COLUMN v_results.head IS 'Head noun of a name that no canonical indicator claims';
