"""Files, folders and standard input become articles; what cannot be read becomes a failure that says why."""
