"""Dialogs, which open over a screen and return an answer. They do not know the workspace."""
