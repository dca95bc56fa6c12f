"""The app on screen: the only folder that knows Textual. It reaches the file and the guides only through the services."""
