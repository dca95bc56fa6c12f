"""The parts of a screen. A widget draws values and posts messages; it must not know services, screens or the app."""
