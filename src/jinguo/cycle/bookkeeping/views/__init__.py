"""The screens of the books: one look for every ledger."""
