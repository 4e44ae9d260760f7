"""The window's texts in other languages: .ts for translators, .qm for Qt, and what makes them."""
