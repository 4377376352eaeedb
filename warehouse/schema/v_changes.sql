CREATE VIEW v_changes AS
SELECT
    p.region, g.name AS region_name, g.fictional, p.old_year, p.new_year, p.gap, c.pair_id, c.change_id, c.ord,
    c.kind, c.facets, c.verdict, c.certainty, c.ambition, c.weight, c.commitment, c.boilerplate, c.reason,
    s.en AS reason_en,
    (SELECT string_agg(u.text, chr(10) ORDER BY cu.ord)
     FROM change_units cu JOIN units u ON u.witness_id = cu.witness_id AND u.unit_id = cu.unit_id
     WHERE cu.pair_id = c.pair_id AND cu.change_id = c.change_id AND cu.side = 'old') AS old_text,
    (SELECT string_agg(u.text, chr(10) ORDER BY cu.ord)
     FROM change_units cu JOIN units u ON u.witness_id = cu.witness_id AND u.unit_id = cu.unit_id
     WHERE cu.pair_id = c.pair_id AND cu.change_id = c.change_id AND cu.side = 'new') AS new_text,
    fo.role AS old_role, fn.role AS new_role, fo.section_key AS old_section, fn.section_key AS new_section,
    c.old_units, c.new_units, c.evidence, c.moves,
    p.old_witness, p.new_witness, o.source_url AS old_source_url, n.source_url AS new_source_url,
    o.sha256 AS old_sha256, n.sha256 AS new_sha256, po.origin AS old_origin, pn.origin AS new_origin,
    po.origin_start + fo.char_start - po.char_start AS old_origin_start,
    po.origin_start + least(fo.char_end, po.char_end) - po.char_start AS old_origin_end,
    pn.origin_start + fn.char_start - pn.char_start AS new_origin_start,
    pn.origin_start + least(fn.char_end, pn.char_end) - pn.char_start AS new_origin_end,
    d.value AS decided_verdict, d.who AS decided_by, d.reason AS decided_reason, d.decided_at
FROM changes c
JOIN pairs p ON p.pair_id = c.pair_id
JOIN regions g ON g.slug = p.region
LEFT JOIN units fo ON fo.witness_id = p.old_witness AND fo.unit_id = c.old_units[1]
LEFT JOIN units fn ON fn.witness_id = p.new_witness AND fn.unit_id = c.new_units[1]
ASOF JOIN pieces po ON po.witness_id = p.old_witness AND coalesce(fo.char_start, 0) >= po.char_start
ASOF JOIN pieces pn ON pn.witness_id = p.new_witness AND coalesce(fn.char_start, 0) >= pn.char_start
JOIN witnesses o ON o.region = p.region AND o.year = p.old_year AND o.witness = po.origin
JOIN witnesses n ON n.region = p.region AND n.year = p.new_year AND n.witness = pn.origin
LEFT JOIN sentences s ON s.zh = c.reason
LEFT JOIN (
    SELECT
        s.change_id, arg_max(s.value, s.line) AS value, arg_max(s.who, s.line) AS who,
        arg_max(s.reason, s.line) AS reason, arg_max(s.decided_at, s.line) AS decided_at
    FROM (SELECT unnest(subject) AS change_id, line, value, who, reason, decided_at
          FROM decisions WHERE about = 'verdict') s
    GROUP BY s.change_id
) d ON d.change_id = c.change_id;
COMMENT ON VIEW v_changes IS 'One row per change from one report to the next, with old and new text';
COMMENT ON COLUMN v_changes.old_text IS 'Cleaned texts of the old units, a line feed between; null for added';
COMMENT ON COLUMN v_changes.new_text IS 'Cleaned texts of the new units, a line feed between; null for dropped';
COMMENT ON COLUMN v_changes.old_role IS 'Role of the first old unit; old_section is its innermost section_key';
COMMENT ON COLUMN v_changes.old_origin IS 'Name of the witness whose snapshot, old_sha256, the first old unit begins in, at old_origin_start; where there is no old unit, the text begins in it';
COMMENT ON COLUMN v_changes.new_origin IS 'Likewise of the newer text; every unit: v_origins';
COMMENT ON COLUMN v_changes.weight IS 'Rank for the first screen, 0..1';
COMMENT ON COLUMN v_changes.commitment IS 'False for changes of headings and slogans';
COMMENT ON COLUMN v_changes.boilerplate IS 'True where all its units, old and new, are what many regions write in the same year; it then weighs less';
COMMENT ON COLUMN v_changes.verdict IS 'What became of an unlinked unit, as the program sees it';
COMMENT ON COLUMN v_changes.decided_verdict IS 'What a person decided last on this change; decided_by, decided_reason, decided_at go with it';
COMMENT ON COLUMN v_changes.gap IS 'Years between the two that are not held; 0 for consecutive years';
COMMENT ON COLUMN v_changes.kind IS 'carried, revised, added or dropped';
COMMENT ON COLUMN v_changes.facets IS 'What a revised change changed, several at once: raised, lowered, tightened, softened, quantified, dequantified, reworded, moved, merged, split, scope_changed';
COMMENT ON COLUMN v_changes.certainty IS 'certain, likely or open';
COMMENT ON COLUMN v_changes.ambition IS 'Whether more or less is promised, by the indicator''s polarity: up, down, same, unclear';
COMMENT ON COLUMN v_changes.reason IS 'One sentence: why this kind, verdict and certainty';
COMMENT ON COLUMN v_changes.reason_en IS 'The same in English; words of a report stay Chinese';
COMMENT ON COLUMN v_changes.evidence IS 'Units that support or nearly contradict the verdict';
COMMENT ON COLUMN v_changes.moves IS 'Targets that moved: idx in the old and in the new text''s targets';
COMMENT ON COLUMN v_changes.ord IS 'Order in which the comparison gave them, from 0';
