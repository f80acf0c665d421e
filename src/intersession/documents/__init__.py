"""The register of official documents."""
