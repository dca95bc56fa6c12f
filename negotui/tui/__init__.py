"""The screen: the only folder that knows Textual. Must not reach past the services."""
