"""Pages of consultations: for the public, for delegations, for the secretariat; one group a file."""
