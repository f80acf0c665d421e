"""What is written on pages of consultations: replies by delegations, terms and acts by the secretariat."""
