"""Whether the document says what a council needs to know of it."""
