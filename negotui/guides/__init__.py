"""The pages of guides and templates, read into the values of the domain."""
