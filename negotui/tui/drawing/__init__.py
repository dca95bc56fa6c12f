"""From values to content that a widget shows: text in inks, blocks, charts and pictures. Nothing here is a widget."""
