"""Our own endless characters: `character` draws one, `planes` renders it."""
