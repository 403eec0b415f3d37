"""The pages of approvals, rounds of opinions and chains."""
