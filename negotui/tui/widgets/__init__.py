"""The parts of a screen. A widget draws values and posts messages; it knows no services, no screens and not the app."""
