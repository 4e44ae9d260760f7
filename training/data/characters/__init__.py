"""Our own endless characters: `character.sample_character` draws one, `planes.render` its pixels."""
