"""How fast the program is, as ratios within one run. Must not be part of the tests: a time proves nothing on a busy machine."""
