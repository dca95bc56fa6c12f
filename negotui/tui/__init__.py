"""The screen: the only folder that knows Textual. It reaches the file and the guides through the services alone."""
