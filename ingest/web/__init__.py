"""How a site is asked: addresses, robots, turns, memory, the log of visits; no connection is opened here."""
