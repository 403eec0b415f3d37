"""What keeps an installation safe: backup and restore, the fingerprint, invariants, the first start and the server."""
