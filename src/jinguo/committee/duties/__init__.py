"""Who answers for what of the outlines: targets as goals of plans, units, implementation plans, policy papers."""
