"""Markdown that somebody wrote, as blocks: a guide's pages and the user's notes."""
