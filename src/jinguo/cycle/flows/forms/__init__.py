"""The forms of approvals, rounds and chains."""
