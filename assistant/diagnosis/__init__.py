"""The use cases that look: a case, gathering facts, a survey of the host, triage."""
