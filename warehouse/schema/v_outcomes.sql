-- Quotes are cut before the ASOF join, which keeps a copy of every column for each row: of whole texts that is gigabytes.
CREATE VIEW v_outcomes AS
SELECT
    p.region, g.name AS region_name, g.fictional, p.old_year, p.new_year, x.pair_id, x.ord,
    x.verdict, x.certainty, x.reason, s.en AS reason_en, x.value AS reported_value, x.unit_text AS reported_unit_text,
    x.unit_id, u.text AS old_text, x.target, t.indicator, t.canonical, t.aspect, t.comparator,
    t.value AS target_value, t.value_high AS target_value_high, t.unit_text AS target_unit_text, t.headline,
    t.quote AS target_quote,
    x.evidence,
    v.evidence_text,
    x.nearest, CASE fe.unit_id WHEN x.nearest THEN fe.text END AS nearest_text,
    p.old_witness, p.new_witness, ou.source_url AS old_source_url, nu.source_url AS new_source_url,
    ou.sha256 AS old_sha256, nu.sha256 AS new_sha256, po.origin AS old_origin, pn.origin AS new_origin,
    po.origin_start + u.char_start - po.char_start AS old_origin_start,
    po.origin_start + least(u.char_end, po.char_end) - po.char_start AS old_origin_end,
    pn.origin_start + fe.char_start - pn.char_start AS new_origin_start,
    pn.origin_start + least(fe.char_end, pn.char_end) - pn.char_start AS new_origin_end
FROM outcomes x
JOIN pairs p ON p.pair_id = x.pair_id
JOIN regions g ON g.slug = p.region
LEFT JOIN units u ON u.witness_id = p.old_witness AND u.unit_id = x.unit_id
LEFT JOIN units fe ON fe.witness_id = p.new_witness AND fe.unit_id = coalesce(x.evidence[1], x.nearest)
ASOF JOIN pieces po ON po.witness_id = p.old_witness AND coalesce(u.char_start, 0) >= po.char_start
ASOF JOIN pieces pn ON pn.witness_id = p.new_witness AND coalesce(fe.char_start, 0) >= pn.char_start
JOIN witnesses ou ON ou.region = p.region AND ou.year = p.old_year AND ou.witness = po.origin
JOIN witnesses nu ON nu.region = p.region AND nu.year = p.new_year AND nu.witness = pn.origin
LEFT JOIN sentences s ON s.zh = x.reason
LEFT JOIN (
    SELECT q.pair_id, q.ord, string_agg(e.text, chr(10) ORDER BY e.ord) AS evidence_text
    FROM (SELECT pair_id, ord, unnest(evidence) AS unit_id FROM outcomes) q
    JOIN pairs ep ON ep.pair_id = q.pair_id
    JOIN units e ON e.witness_id = ep.new_witness AND e.unit_id = q.unit_id
    GROUP BY q.pair_id, q.ord
) v ON v.pair_id = x.pair_id AND v.ord = x.ord
LEFT JOIN (
    SELECT q.*, substr(o.text, q.char_start + 1, q.char_end - q.char_start) AS quote
    FROM targets q JOIN witnesses o ON o.witness_id = q.witness_id
) t ON t.witness_id = p.old_witness AND t.idx = x.target;
COMMENT ON VIEW v_outcomes IS 'What the later report says became of earlier targets and commitments';
COMMENT ON COLUMN v_outcomes.target IS 'idx in the older text''s targets; null for a commitment without one';
COMMENT ON COLUMN v_outcomes.reported_value IS 'Figure that the later review part gives, in reported_unit_text';
COMMENT ON COLUMN v_outcomes.target_quote IS 'The very characters of the older source';
COMMENT ON COLUMN v_outcomes.evidence IS 'unit_ids of the newer text; evidence_text holds their cleaned texts';
COMMENT ON COLUMN v_outcomes.nearest IS 'Of what is not reported: unit_id of the review sentence that may speak of it all the same; a person should check it';
COMMENT ON COLUMN v_outcomes.nearest_text IS 'Cleaned text of that sentence';
COMMENT ON COLUMN v_outcomes.verdict IS 'met, exceeded, missed, partly, reported_unquantified, not_reported or cannot_tell';
COMMENT ON COLUMN v_outcomes.certainty IS 'certain, likely or open';
COMMENT ON COLUMN v_outcomes.old_text IS 'Cleaned text of the older unit that promised it';
COMMENT ON COLUMN v_outcomes.old_origin IS 'Name of the witness whose snapshot, old_sha256, the older unit begins in, at old_origin_start, and ends in, at old_origin_end, unless it runs on in the next';
COMMENT ON COLUMN v_outcomes.new_origin IS 'Likewise of the first unit of the evidence, or of nearest; where there is neither, the newer text begins in it';
