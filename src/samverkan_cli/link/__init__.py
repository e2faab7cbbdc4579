"""Models to a Project: every reference resolved, in both directions; sealed."""
