"""Pages of Members and of delegations, one group a file."""
