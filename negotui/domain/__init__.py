"""What negotui speaks of: guides, negotiations, values and blocks. Pure: no I/O, no clock, standard library only."""
