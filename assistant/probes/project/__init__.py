"""A project's own files: what compose and a build are told to do. They are known only where a text shows them."""
