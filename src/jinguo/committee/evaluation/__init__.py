"""评估: text goals judged on evidence, reported values checked at their source, mid-term and final evaluation."""
