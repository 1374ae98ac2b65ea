"""One function for each thing that people do: (session, actor, ...) -> result."""
