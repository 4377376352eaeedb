"""Two texts of one report: where they agree, where they differ and how one fills the other."""
