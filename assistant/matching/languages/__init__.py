"""What programs print in other languages, put into English before it is matched."""
