"""Characters of a source text: what was garbled or inserted is put right, with every offset kept."""
