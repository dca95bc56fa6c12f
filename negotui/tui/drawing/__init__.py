"""Draws values as content for widgets: text in inks, blocks, charts and pictures. Nothing here is a widget."""
