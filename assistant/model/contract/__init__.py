"""The JSON that other programs read, as structs. Keys are added freely and never renamed."""
